"""Is this certificate valid now? One plain answer, with one reason if it is no.

Pure: the DID document, the status list and the time are handed in, nothing is fetched. What is not at hand is
unknown, and unknown is not valid. When several things are wrong the reason is the gravest: first whether the
file can be trusted at all, then whether it was taken back, then its dates, then what is unknown. Only
credentials of our own profile; a foreign one is refused as such, not judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from advocert_certificates.domain import refusals
from advocert_certificates.domain.credential_errors import EncodingError, StatusIndexError, StatusSizeError
from advocert_certificates.domain.day_text import DayText
from advocert_certificates.domain.instants import parse_instant
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.proving import SignatureCheck, Signed, check_signature, read_signed
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.domain.statuslist import decoded
from advocert_certificates.domain.vocabulary import CREDENTIAL, STATUS_CREDENTIAL

# Clocks differ; a document that begins within this time counts as begun. The end of a validity gets no such
# gift.
CLOCK_SKEW = timedelta(seconds=300)


class Outcome(StrEnum):
    """How one check ended; `SKIPPED` means that it would tell nothing."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Check:
    """One line of the check-list, in words for anybody."""

    name: str
    detail: str
    outcome: Outcome


@dataclass(frozen=True)
class Verification:
    """The answer. `reason` and `message` are empty when valid; `issuer_name` only when the signature fits."""

    valid: bool
    reason: str | None
    message: str
    checks: tuple[Check, ...]
    issuer_name: str = ""
    error: RefusedError | None = None


def verify(
    document: Mapping[str, Any],
    *,
    did_document: Mapping[str, Any] | None,
    status_document: Mapping[str, Any] | None,
    now: datetime,
    fits: SignatureCheck,
) -> Verification:
    """Judge a credential of our profile at `now` (aware). Never raises for what the documents hold."""
    try:
        signed = read_signed(document, CREDENTIAL, did_document)
    except RefusedError as error:
        return _refused(error, _checks_without_signer(error))
    try:
        check_signature(signed, fits)
    except RefusedError as error:
        return _refused(error, _checks_of_changed(signed, error))
    return _judge(signed, did_document, status_document, now, fits)


def _judge(
    signed: Signed,
    did_document: Mapping[str, Any] | None,
    status_document: Mapping[str, Any] | None,
    now: datetime,
    fits: SignatureCheck,
) -> Verification:
    """Judge what is certainly the issuer's word: its dates and its place in the list."""
    issuer = str(signed.document["issuer"]["name"])
    dates, dates_error = _check_dates(signed, now)
    status, status_error = _check_status(signed, issuer, did_document, status_document, now, fits)
    checks = (*_checks_of_signed(issuer), dates, status)
    error = _gravest(status_error, dates_error)
    if error:
        return _refused(error, checks, issuer)
    return Verification(valid=True, reason=None, message="", checks=checks, issuer_name=issuer)


def _gravest(status: RefusedError | None, dates: RefusedError | None) -> RefusedError | None:
    if isinstance(status, refusals.RevokedError):
        return status
    return dates or status


def _refused(error: RefusedError, checks: tuple[Check, ...], issuer: str = "") -> Verification:
    return Verification(False, error.reason, str(error), checks, issuer, error)  # noqa: FBT003 - the answer itself


def _checks_without_signer(error: RefusedError) -> tuple[Check, ...]:
    skipped = Phrase("Not looked at: it is not known who speaks here.")
    return (
        Check(Phrase("Signed by its issuer"), str(error), Outcome.FAILED),
        Check(Phrase("Unchanged since it was signed"), skipped, Outcome.SKIPPED),
        Check(Phrase("Within its dates"), skipped, Outcome.SKIPPED),
        Check(Phrase("Not taken back"), skipped, Outcome.SKIPPED),
    )


def _checks_of_changed(signed: Signed, error: RefusedError) -> tuple[Check, ...]:
    """Show nothing of a changed file but the address of the issuer, which the DID document confirms."""
    host = signed.issuer_did.split(":")[2].replace("%3A", ":")
    skipped = Phrase("Not looked at: this stands in the part that was changed.")
    return (
        Check(
            Phrase("Names {host} as its issuer", host=host),
            Phrase("The key is one that this issuer publishes."),
            Outcome.PASSED,
        ),
        Check(Phrase("Unchanged since it was signed"), str(error), Outcome.FAILED),
        Check(Phrase("Within its dates"), skipped, Outcome.SKIPPED),
        Check(Phrase("Not taken back"), skipped, Outcome.SKIPPED),
    )


def _checks_of_signed(issuer: str) -> tuple[Check, Check]:
    return (
        Check(
            Phrase("Signed by {issuer}", issuer=issuer),
            Phrase("The signature fits the published key of {issuer}.", issuer=issuer),
            Outcome.PASSED,
        ),
        Check(
            Phrase("Unchanged since it was signed"),
            Phrase("Every word is the one that was signed."),
            Outcome.PASSED,
        ),
    )


def _check_dates(signed: Signed, now: datetime) -> tuple[Check, RefusedError | None]:
    begins = parse_instant(signed.document["validFrom"])
    ends = parse_instant(signed.document["validUntil"])
    error: RefusedError | None = None
    if begins > now + CLOCK_SKEW:
        error = refusals.NotYetValidError()
    elif ends <= now:
        error = refusals.ExpiredError()
    detail = Phrase(
        "{begin}, {end}.", begin=begin_text(begins, now if error else begins), end=end_text(ends, now)
    )
    return Check(Phrase("Within its dates"), detail, Outcome.FAILED if error else Outcome.PASSED), error


def begin_text(begins: datetime, now: datetime) -> Phrase:
    """Return when it begins, or began."""
    if begins > now:
        return Phrase("Begins {day}", day=DayText(begins))
    return Phrase("Began {day}", day=DayText(begins))


def end_text(ends: datetime, now: datetime) -> Phrase:
    """Return when it ends, or ended."""
    if ends <= now:
        return Phrase("ended {day}", day=DayText(ends))
    return Phrase("ends {day}", day=DayText(ends))


def _check_status(
    signed: Signed,
    issuer: str,
    did_document: Mapping[str, Any] | None,
    status_document: Mapping[str, Any] | None,
    now: datetime,
    fits: SignatureCheck,
) -> tuple[Check, RefusedError | None]:
    name = Phrase("Not taken back")
    if status_document is None:
        unknown = refusals.StatusUnknownError()
        return Check(name, str(unknown), Outcome.SKIPPED), unknown
    try:
        of = _read_status(signed, did_document, status_document, now, fits)
    except refusals.RevokedError as error:
        return Check(name, Phrase("It is on the list of {issuer}.", issuer=issuer), Outcome.FAILED), error
    except RefusedError as error:
        return Check(name, str(error), Outcome.FAILED), error
    return Check(
        name,
        Phrase(
            "List of {day}, {time:%H:%M} UTC, signed by {issuer}.", day=DayText(of), time=of, issuer=issuer
        ),
        Outcome.PASSED,
    ), None


def _read_status(
    signed: Signed,
    did_document: Mapping[str, Any] | None,
    status_document: Mapping[str, Any],
    now: datetime,
    fits: SignatureCheck,
) -> datetime:
    """Return the time of the list that says the certificate still counts."""
    entry = signed.document["credentialStatus"]
    try:
        listed = read_signed(status_document, STATUS_CREDENTIAL, did_document)
        check_signature(listed, fits)
    except refusals.WrongIssuerError as error:
        raise refusals.StatusListIssuerError(error.detail) from error
    except RefusedError as error:
        raise refusals.StatusListForgedError(f"{error.reason}: {error.detail}") from error
    if listed.document["id"] != entry["statusListCredential"]:
        raise refusals.StatusListOtherError(listed.document["id"])
    of = parse_instant(listed.document["validFrom"])
    if of > now + CLOCK_SKEW:
        raise refusals.StatusListEarlyError
    if parse_instant(listed.document["validUntil"]) <= now:
        raise refusals.StatusListOutdatedError
    if _bit(listed.document["credentialSubject"]["encodedList"], int(entry["statusListIndex"])):
        raise refusals.RevokedError
    return of


def _bit(encoded: str, index: int) -> bool:
    try:
        return decoded(encoded).get(index)
    except StatusIndexError as error:
        raise refusals.StatusIndexOutsideError(str(error)) from error
    except (EncodingError, StatusSizeError) as error:
        raise refusals.StatusListBrokenError(str(error)) from error
