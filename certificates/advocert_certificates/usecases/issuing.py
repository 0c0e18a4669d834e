"""A certificate's row: its number, its place in a status list, its snapshot. Signing comes later."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import F

from advocert_certificates.domain.credential_errors import StatusFullError
from advocert_certificates.domain.statuslist import MINIMUM_SIZE
from advocert_certificates.models import Certification, Credential, StatusList
from advocert_certificates.usecases.statusbits import decoys_of
from advocert_certificates.usecases.tables import chunks, create_all

# Crockford base32: no I, L, O, U, so a number can be read aloud and typed from paper.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = 8
# Eight random places in a row are taken once in 256 issues when a list is half full: full enough to close.
_TRIES = 8
_LISTS = 2


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


def draft_credential(
    certification: Certification,
    snapshot: dict[str, Any],
    now: datetime,
    *,
    uuid: UUID | None = None,
    supersedes: Credential | None = None,
) -> Credential:
    """Return a new certificate that has no number and no place yet."""
    return Credential(
        uuid=uuid or uuid4(),
        certification=certification,
        snapshot=snapshot,
        issued_at=now,
        valid_from=certification.valid_from,
        valid_until=certification.valid_until,
        chain=supersedes.chain + 1 if supersedes else 1,
        supersedes=supersedes,
    )


def place_credentials(drafted: Sequence[Credential], now: datetime) -> None:
    """Write certificates at random free places of the open status list, all or none.

    The database keeps places and numbers unique; whoever loses a race for one draws again.

    Raises:
        StatusFullError: neither the open list nor a new one had a free place.
    """
    waiting = list(drafted)
    for _ in range(_LISTS):
        if not waiting:
            return
        status_list = _open_list(now)
        for _ in range(_TRIES):
            waiting = _try_places(waiting, status_list)
            if not waiting:
                return
        StatusList.objects.filter(pk=status_list.pk).update(full=True)
    raise StatusFullError(status_list.size)


def mark_taken_back(credentials: Sequence[Credential], now: datetime) -> None:
    """Set the bits of certificates, for ever, in the caller's transaction."""
    for part in chunks(credentials):
        Credential.objects.filter(pk__in=[one.pk for one in part], revoked_at=None).update(revoked_at=now)
    for pk in sorted({one.status_list_id for one in credentials}):
        # The signed list is stale from now on.
        StatusList.objects.filter(pk=pk).update(revision=F("revision") + 1)


def _try_places(waiting: list[Credential], status_list: StatusList) -> list[Credential]:
    """Draw a place for each and write those whose place was free; return the others."""
    drawn = {_draw(status_list): credential for credential in waiting}
    taken = set()
    if len(waiting) > 1:  # one alone simply tries
        places = Credential.objects.filter(status_list=status_list, status_index__in=drawn)
        taken = set(places.values_list("status_index", flat=True))
    free = {place: credential for place, credential in drawn.items() if place not in taken}
    for place, credential in free.items():
        credential.number, credential.status_list, credential.status_index = new_number(), status_list, place
    try:
        with transaction.atomic():
            create_all(Credential, list(free.values()), with_ids=True)
    except IntegrityError:
        for credential in free.values():
            credential.pk = None  # as if it had never been written
        return waiting
    written = {credential.uuid for credential in free.values()}
    return [credential for credential in waiting if credential.uuid not in written]


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
