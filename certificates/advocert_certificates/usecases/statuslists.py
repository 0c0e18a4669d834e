"""Status lists: signed documents that say which certificates were taken back.

The bits are read from the certificates themselves, so list and records cannot disagree. A document is stale
when something was taken back since (`revision`) or when half of its time is over; a stale one is signed again
before anybody gets it, so an answer is right even when no worker runs.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q

from advocert_certificates.credentials.keys import SigningKey
from advocert_certificates.credentials.signing import sign_document
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.errors import InstallationError, NotReadyError, StatusListNotFoundError
from advocert_certificates.domain.statuslist import StatusBits, build_status_document
from advocert_certificates.models import Credential, StatusList
from advocert_certificates.usecases.addresses import issuer_did, status_list_url
from advocert_certificates.usecases.identity import key_ring

_logger = logging.getLogger(__name__)
LIFETIME = timedelta(hours=24)
_RENEW_BEFORE = LIFETIME / 2


def get_status_list(ref: str, *, now: datetime) -> dict[str, Any]:
    """Return the signed list, never older than the last revocation.

    Raises:
        StatusListNotFoundError: no list has this name.
        NotReadyError: it must be signed and there is no key.
    """
    found = StatusList.objects.filter(ref=ref).first()
    if found is None:
        raise StatusListNotFoundError(ref)
    if not _stale(found, now):
        return dict(found.document)
    try:
        return _publish(found, key_ring().active, now)
    except (CredentialError, InstallationError) as error:
        raise NotReadyError(str(error)) from error


def refresh_status_lists(now: datetime) -> tuple[int, tuple[str, ...]]:
    """Sign the stale lists again; return how many, and sentences about what hindered it."""
    stale = list(_stale_lists(now))
    if not stale:
        return 0, ()
    try:
        key = key_ring().active
        for row in stale:
            _publish(row, key, now)
    except (CredentialError, InstallationError) as error:
        return 0, (f"The status list cannot be signed. {error}",)
    return len(stale), ()


def mark_taken_back(credential: Credential, now: datetime) -> None:
    """Set the bit of a certificate, for ever, in the caller's transaction."""
    Credential.objects.filter(pk=credential.pk, revoked_at=None).update(revoked_at=now)
    StatusList.objects.filter(pk=credential.status_list_id).update(revision=F("revision") + 1)


def _stale_lists(now: datetime) -> Iterable[StatusList]:
    old = Q(valid_until__isnull=True) | Q(valid_until__lt=now + _RENEW_BEFORE)
    return StatusList.objects.filter(old | ~Q(document_revision=F("revision")))


def _stale(row: StatusList, now: datetime) -> bool:
    if row.document is None or row.valid_until is None:
        return True
    return row.document_revision != row.revision or row.valid_until < now + _RENEW_BEFORE


def _publish(row: StatusList, key: SigningKey, now: datetime) -> dict[str, Any]:
    # The revision was read before the bits: the document may know more than its revision says, never less.
    bits = StatusBits(row.size)
    revoked = Credential.objects.filter(status_list=row, revoked_at__isnull=False)
    for index in revoked.values_list("status_index", flat=True):
        bits.set(index)
    until = now + LIFETIME
    unsigned = build_status_document(status_list_url(row.ref), issuer_did(), bits.encode(), now, until)
    document = sign_document(unsigned, key, now)
    # Never over a newer one: two workers may sign at the same moment.
    StatusList.objects.filter(pk=row.pk, document_revision__lte=row.revision).update(
        document=document, document_revision=row.revision, valid_until=until
    )
    return document
