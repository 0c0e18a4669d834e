"""A certificate's row: its number, its place in a status list, its snapshot. Signing comes later."""

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from advocert_certificates.domain.credential_errors import StatusFullError
from advocert_certificates.domain.statuslist import MINIMUM_SIZE
from advocert_certificates.models import Certification, Credential, StatusList
from advocert_certificates.usecases.statusbits import decoys_of

# Crockford base32: no I, L, O, U, so a number can be read aloud and typed from paper.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = 8
# Eight random places in a row are taken once in 256 issues when a list is half full: full enough to close.
_TRIES = 8


def new_number() -> str:
    """Return a random number such as 7KQ2-M9XD; 40 bits, so it cannot be guessed from another."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
    return f"{letters[:4]}-{letters[4:]}"


def normal_number(text: str) -> str:
    """Return a typed number as it is stored, or an empty text when it cannot be one.

    Capitals, no spaces, and 0 and 1 for the letters that look so.
    """
    letters = "".join(text.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))
    if len(letters) != _LETTERS or not set(letters) <= set(_ALPHABET):
        return ""
    return f"{letters[:4]}-{letters[4:]}"


def issue_credential(
    certification: Certification,
    snapshot: dict[str, Any],
    now: datetime,
    *,
    uuid: UUID | None = None,
    supersedes: Credential | None = None,
) -> Credential:
    """Write the row of a new, unsigned certificate at a random free place of the open status list.

    The database keeps places and numbers unique; whoever loses a race for one draws again.

    Raises:
        StatusFullError: neither the open list nor a new one had a free place.
    """
    for _ in range(2):
        status_list = _open_list(now)
        for _ in range(_TRIES):
            link = {"uuid": uuid or uuid4(), "supersedes": supersedes}
            credential = _try_place(certification, snapshot, status_list, now, link)
            if credential is not None:
                return credential
        StatusList.objects.filter(pk=status_list.pk).update(full=True)
    raise StatusFullError(status_list.size)


def _try_place(
    certification: Certification,
    snapshot: dict[str, Any],
    status_list: StatusList,
    now: datetime,
    link: dict[str, Any],
) -> Credential | None:
    try:
        with transaction.atomic():
            return Credential.objects.create(
                **link,
                number=new_number(),
                certification=certification,
                snapshot=snapshot,
                issued_at=now,
                status_list=status_list,
                status_index=_draw(status_list),
                valid_from=certification.valid_from,
                valid_until=certification.valid_until,
                chain=certification.credentials.count() + 1,
            )
    except IntegrityError:
        return None


def _draw(status_list: StatusList) -> int:
    """Return a random place that is no decoy."""
    while (place := secrets.randbelow(status_list.size)) in decoys_of(status_list):
        pass
    return place


def _open_list(now: datetime) -> StatusList:
    existing = StatusList.objects.filter(full=False, ref__startswith=f"{now.year}-").order_by("id").first()
    if existing is not None:
        return existing
    count = StatusList.objects.filter(ref__startswith=f"{now.year}-").count()
    opened, _ = StatusList.objects.get_or_create(
        ref=f"{now.year}-{count + 1}", defaults={"size": MINIMUM_SIZE}
    )
    return opened
