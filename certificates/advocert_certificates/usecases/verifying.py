"""What everybody may know about a certificate, by its uuid or its printed number."""

from datetime import datetime
from typing import Any
from uuid import UUID

from advocert_certificates.credentials.verifying import verify
from advocert_certificates.data import CheckView, PublicVerification
from advocert_certificates.domain.installation_errors import InstallationError
from advocert_certificates.domain.lifecycle import Standing
from advocert_certificates.domain.refusals import ExpiredError, RevokedError
from advocert_certificates.domain.verification import Verification
from advocert_certificates.models import Credential
from advocert_certificates.usecases.evaluation import standing_of
from advocert_certificates.usecases.identity import get_did_document
from advocert_certificates.usecases.issuing import normal_number
from advocert_certificates.usecases.statuslists import document_of

_STATES = {
    Standing.CERTIFIED: "valid",
    Standing.EXPIRING: "valid",
    Standing.GRACE: "grace",
    Standing.EXPIRED: "expired",
    Standing.SUSPENDED: "suspended",
    Standing.REVOKED: "revoked",
    Standing.LEARNING: "unknown",
}


def get_verification(uuid_or_number: UUID | str, *, now: datetime) -> PublicVerification:
    """Return whether a certificate counts, for what and until when. Unknown is an answer, not an error.

    The stored document is checked like a stranger's: signature, dates, list. When that fails for another
    reason than its end, the state is `invalid` and nothing of it is shown.
    """
    row = _find(uuid_or_number)
    if row is None:
        return PublicVerification("unknown")
    state = "revoked" if row.revoked_at else _STATES[standing_of(row.certification, now)]
    if row.document is None:
        return _public(row, "pending" if state == "valid" else state, ())
    result = _check(row, now)
    checks = tuple(CheckView(check.name, check.detail, check.outcome.value) for check in result.checks)
    if not result.valid and not isinstance(result.error, ExpiredError | RevokedError):
        return PublicVerification("invalid", checks=checks)
    return _public(row, state, checks)


def _find(uuid_or_number: UUID | str) -> Credential | None:
    rows = Credential.objects.select_related("certification", "status_list")
    if isinstance(uuid_or_number, UUID):
        return rows.filter(uuid=uuid_or_number).first()
    # PostgreSQL refuses a NUL in any text; no number of ours has one.
    text = uuid_or_number.replace("\0", "").strip()
    try:
        return rows.filter(uuid=UUID(text)).first()
    except ValueError:
        number = normal_number(text)
        return rows.filter(number=number).first() if number else None


def _check(row: Credential, now: datetime) -> Verification:
    did: dict[str, Any] | None = None
    status: dict[str, Any] | None = None
    try:
        did = get_did_document()
        status = document_of(row.status_list, now)
    except InstallationError:
        pass  # What cannot be asked is unknown, and the check says so.
    return verify(row.document, did_document=did, status_document=status, now=now)


def _public(row: Credential, state: str, checks: tuple[CheckView, ...]) -> PublicVerification:
    said = row.snapshot
    ended = row.revoked_at if state == "revoked" else row.certification.grace_until
    return PublicVerification(
        state=state,
        uuid=row.uuid,
        number=row.number,
        holder_name=said["holder_name"],
        title=said["title"],
        summary=said["summary"],
        areas=tuple(said["areas"]),
        jurisdictions=tuple(said["jurisdictions"]),
        may=tuple(said["may"]),
        may_not=tuple(said["may_not"]),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        ended_on=ended if state in {"revoked", "expired"} else None,
        issuer_name=said["organisation_name"],
        issuer_url=said["organisation_url"],
        checks=checks,
    )
