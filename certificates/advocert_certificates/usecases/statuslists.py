"""Status lists: signed documents that say which certificates were taken back.

The bits are read from the certificates themselves, so list and records cannot disagree. A document is stale
when something was taken back since (`revision`), when half of its time is over, or when another key signs by
now; a stale one is signed again before anybody gets it, so an answer is right even when no worker runs.
"""

import json
import logging
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from advocert_certificates.credentials.issuing import StatusPublisher
from advocert_certificates.credentials.signers import Signer
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.errors import StatusListNotFoundError
from advocert_certificates.domain.installation_errors import InstallationError, NotReadyError
from advocert_certificates.models import StatusList
from advocert_certificates.usecases.addresses import issuer_did, status_list_url
from advocert_certificates.usecases.identity import key_ring
from advocert_certificates.usecases.staticfiles import write_static_files
from advocert_certificates.usecases.statusbits import bits_of

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
    return document_of(found, now)


def document_of(found: StatusList, now: datetime) -> dict[str, Any]:
    """Return the signed document of a list that was read, never older than the last revocation.

    Raises:
        NotReadyError: it must be signed and there is no key.
    """
    key, problem = _key(now)
    if found.document is not None and not _stale(found, key, now):
        return dict(found.document)
    if key is None:
        raise NotReadyError(problem)
    try:
        return _publish(found, key, now)
    except (CredentialError, InstallationError) as error:
        raise NotReadyError(str(error)) from error


def refresh_status_lists(now: datetime) -> tuple[int, tuple[str, ...]]:
    """Sign the stale lists again; return how many, and sentences about what hindered it."""
    key, problem = _key(now)
    stale = [row for row in StatusList.objects.order_by("id") if _stale(row, key, now)]
    if key is None:
        return (0, (f"The status list cannot be signed. {problem}",)) if stale else (0, write_static_files())
    try:
        for row in stale:
            _publish(row, key, now)
    except (CredentialError, InstallationError) as error:
        return 0, (f"The status list cannot be signed. {error}",)
    return len(stale), write_static_files()


def _key(now: datetime) -> tuple[Signer | None, str]:
    """Return the key that signs, or None and why there is none."""
    try:
        return key_ring(now).active, ""
    except CredentialError as error:
        return None, str(error)


def _stale(row: StatusList, key: Signer | None, now: datetime) -> bool:
    if row.document is None or row.valid_until is None or row.document_revision != row.revision:
        return True
    # After a key was rotated or withdrawn: a list by a key that nobody believes any more would make every
    # certificate fail.
    method = str(row.document["proof"][0]["verificationMethod"])
    return row.valid_until < now + _RENEW_BEFORE or (
        key is not None and not method.endswith(f"#{key.key_id}")
    )


def _publish(row: StatusList, key: Signer, now: datetime) -> dict[str, Any]:
    # The revision was read before the bits: the document may know more than its revision says, never less.
    bits, lock = bits_of(row, now)
    until = now + LIFETIME
    with lock:
        text = _publisher(status_list_url(row.ref), issuer_did()).publish(bits, key, now, until)
    document: dict[str, Any] = json.loads(text)
    # Never over a newer one: two workers may sign at the same moment.
    StatusList.objects.filter(pk=row.pk, document_revision__lte=row.revision).update(
        document=document, document_revision=row.revision, valid_until=until
    )
    return document


@lru_cache(maxsize=16)
def _publisher(list_url: str, did: str) -> StatusPublisher:
    return StatusPublisher(list_url, did)
