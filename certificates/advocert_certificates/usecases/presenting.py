"""What a file is worth that somebody hands in: taken out of its carrier, checked, and forgotten.

Nothing is stored and nothing is fetched. A file that is not exactly what we signed tells nothing about anybody: no
name, no dates, not even a number, because whoever changed one word may have changed them all.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from advocert_certificates.credentials.carriers.finding import Found, find_credential
from advocert_certificates.credentials.verifying import verify
from advocert_certificates.data import CheckView, PresentedCheck, PublicVerification
from advocert_certificates.domain.carrier_errors import CarrierError
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.errors import AdvocertError, InstallationError
from advocert_certificates.domain.reading import read_json
from advocert_certificates.domain.refusals import ExpiredError, RevokedError
from advocert_certificates.domain.verification import Verification
from advocert_certificates.usecases.addresses import issuer_did, status_list_url
from advocert_certificates.usecases.identity import get_did_document
from advocert_certificates.usecases.statuslists import get_status_list
from advocert_certificates.usecases.verifying import get_verification

_FOREIGN = (
    "Another organisation issued this file, so only its issuer can say whether it counts. Check it there."
)


def check_presented(data: bytes, *, now: datetime) -> PresentedCheck:
    """Return what to say about the bytes of a file or a pasted text.

    `state` of the answer is that of the certificate when the file is exactly what we signed; else `tampered`,
    `foreign` or `unreadable`, and then nothing of the file is repeated.
    """
    try:
        found = find_credential(data)
    except CarrierError as error:
        return PresentedCheck("", error.reason, str(error), PublicVerification("unreadable"))
    return _check_found(found, now)


def _check_found(found: Found, now: datetime) -> PresentedCheck:
    carrier = found.carrier.value
    if found.is_jwt:
        return PresentedCheck(carrier, "foreign", _FOREIGN, PublicVerification("foreign"))
    try:
        document = read_json(found.text.encode())
    except CredentialError as error:
        return PresentedCheck(carrier, "file_broken", str(error), PublicVerification("unreadable"))
    if not _names_us(document):
        return PresentedCheck(carrier, "foreign", _FOREIGN, PublicVerification("foreign"))
    result = _judge(document, now)
    checks = tuple(CheckView(check.name, check.detail, check.outcome.value) for check in result.checks)
    if not result.valid and not isinstance(result.error, ExpiredError | RevokedError):
        return PresentedCheck(
            carrier, result.reason or "", result.message, PublicVerification("tampered", checks=checks)
        )
    return PresentedCheck(carrier, result.reason or "", result.message, _answer(document, checks, now))


def _names_us(document: dict[str, Any]) -> bool:
    issuer = document.get("issuer")
    named = issuer.get("id") if isinstance(issuer, dict) else issuer
    try:
        return bool(named == issuer_did())
    except AdvocertError:
        return False


def _judge(document: dict[str, Any], now: datetime) -> Verification:
    did: dict[str, Any] | None = None
    status: dict[str, Any] | None = None
    try:
        did = get_did_document()
        status = _list_of(document, now)
    except InstallationError:
        pass  # What cannot be asked is unknown, and the check says so.
    return verify(document, did_document=did, status_document=status, now=now)


def _list_of(document: dict[str, Any], now: datetime) -> dict[str, Any] | None:
    """Return our list that the document names; None for an address that is none of our lists."""
    entry = document.get("credentialStatus")
    address = entry.get("statusListCredential") if isinstance(entry, dict) else None
    ref = str(address).rpartition("/")[2]
    if address != status_list_url(ref) or "\0" in ref:
        return None
    try:
        return get_status_list(ref, now=now)
    except AdvocertError:
        return None


def _answer(document: dict[str, Any], checks: tuple[CheckView, ...], now: datetime) -> PublicVerification:
    """Return what our records say about a document that is certainly ours; the checks are those of the file."""
    try:
        uuid = UUID(str(document["id"]).rpartition("/")[2])
    except ValueError:
        return PublicVerification("unknown", checks=checks)
    known = get_verification(uuid, now=now)
    return PublicVerification(**{**vars(known), "checks": checks})
