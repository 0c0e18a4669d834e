"""What anybody presents as a credential: how it is judged apart from its signature.

The signature comes first (`foreign` for embedded proofs, `tokens` for JWT). Here stands what holds for both: who
the issuer is, the dates, and every entry about being taken back. Pure: documents come from `Sources`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from advocert_certificates.domain import foreign_refusals, refusals
from advocert_certificates.domain.credential_errors import EncodingError, StatusIndexError, StatusSizeError
from advocert_certificates.domain.did import PublicKey
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.rdf import Reference
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.domain.statuslist import decoded
from advocert_certificates.domain.verification import (
    CLOCK_SKEW,
    Check,
    Outcome,
    Verification,
    begin_text,
    end_text,
)

_PURPOSES: dict[str, type[RefusedError]] = {
    "revocation": refusals.RevokedError,
    "suspension": foreign_refusals.SuspendedError,
}


class Sources(Protocol):
    """Where documents come from: files, our own records, or the network. None: not at hand."""

    def did_document(self, did: str) -> Mapping[str, Any] | None:
        """Return the DID document; may raise a RefusedError."""

    def status_list(self, address: str) -> Mapping[str, Any] | None:
        """Return the status list credential of this address; may raise a RefusedError."""


@dataclass(frozen=True)
class Tools:
    """What the pure core needs from outside: pinned contexts, signature checks, a reference for tied hashes."""

    context: Callable[[str], Mapping[str, Any] | None]
    fits: Callable[[PublicKey, bytes, bytes], bool]
    reference: Reference | None = None


# (document, sources, tools, now) -> the issuer's DID, or a RefusedError: nobody has signed this as it is
Authenticate = Callable[[Mapping[str, Any], Sources, Tools, datetime], str]


def judge(
    credential: Mapping[str, Any],
    issuer: str,
    sources: Sources,
    tools: Tools,
    now: datetime,
    list_of: Authenticate,
) -> Verification:
    """Judge what is certainly the issuer's word; `list_of` authenticates a status list."""
    host = issuer_label(issuer)
    dates, dates_error = _dates(credential, now)
    status, status_error = _status(credential, issuer, sources, tools, now, list_of)
    checks = (
        Check(
            Phrase("Signed by {host}", host=host),
            Phrase(
                "The signature fits the published key of {host}. Whether you trust this issuer is for you to decide.",
                host=host,
            ),
            Outcome.PASSED,
        ),
        Check(
            Phrase("Unchanged since it was signed"),
            Phrase("Every word is the one that was signed."),
            Outcome.PASSED,
        ),
        dates,
        status,
    )
    taken_back = isinstance(status_error, refusals.RevokedError)
    error = status_error if taken_back else dates_error or status_error
    return Verification(
        valid=error is None,
        reason=error.reason if error else None,
        message=str(error) if error else "",
        checks=checks,
        issuer_name=host,
        error=error,
    )


def issuer_label(did: str) -> str:
    """Return what a person can recognise of a DID: the host of a did:web, else the DID, cut."""
    parts = did.split(":")
    if parts[:2] == ["did", "web"] and len(parts) > 2:  # noqa: PLR2004 - did, web, host
        return parts[2].replace("%3A", ":")
    return did[:60]


def issuer_of(credential: Mapping[str, Any]) -> str:
    """Return the issuer's id.

    Raises:
        ForeignShapeError: there is none.
    """
    issuer = credential.get("issuer")
    did = issuer.get("id") if isinstance(issuer, dict) else issuer
    if type(did) is not str:
        raise foreign_refusals.ForeignShapeError("issuer")
    return did


def instant(credential: Mapping[str, Any], name: str) -> datetime | None:
    """Return a date of the credential, aware, or None when it has none.

    Raises:
        ForeignShapeError: no date, or one without zone.
    """
    text = credential.get(name)
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise foreign_refusals.ForeignShapeError(name) from error
    if moment.tzinfo is None:
        raise foreign_refusals.ForeignShapeError(name)
    return moment


def check_shape(credential: Mapping[str, Any]) -> None:
    """Check the members that decide about validity (VC Data Model 2.0, 4).

    Raises:
        ForeignShapeError: one is missing or of another form.
    """
    types = credential.get("type")
    if type(types) is not list or "VerifiableCredential" not in types:
        raise foreign_refusals.ForeignShapeError("type")
    if not isinstance(credential.get("credentialSubject"), dict | list):
        raise foreign_refusals.ForeignShapeError("credentialSubject")
    if "id" in credential and type(credential["id"]) is not str:
        raise foreign_refusals.ForeignShapeError("id")
    issuer_of(credential)
    begins, ends = instant(credential, "validFrom"), instant(credential, "validUntil")
    if begins and ends and ends < begins:
        raise foreign_refusals.ForeignShapeError("validUntil")


def status_entries(credential: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return every entry about being taken back; all of them count (CREDENTIALS rule S4).

    Raises:
        ForeignShapeError: an entry is no object.
    """
    entries = credential.get("credentialStatus", [])
    entries = entries if type(entries) is list else [entries]
    if not all(type(entry) is dict for entry in entries):
        raise foreign_refusals.ForeignShapeError("credentialStatus")
    return entries


def _dates(credential: Mapping[str, Any], now: datetime) -> tuple[Check, RefusedError | None]:
    begins, ends = instant(credential, "validFrom"), instant(credential, "validUntil")
    error: RefusedError | None = None
    if begins and begins > now + CLOCK_SKEW:
        error = refusals.NotYetValidError()
    elif ends and ends <= now:
        error = refusals.ExpiredError()
    begin = begin_text(begins, now) if begins else Phrase("No beginning")
    end = end_text(ends, now) if ends else Phrase("has no end")
    return Check(
        Phrase("Within its dates"),
        Phrase("{begin}, {end}.", begin=begin, end=end),
        Outcome.FAILED if error else Outcome.PASSED,
    ), error


def _status(
    credential: Mapping[str, Any],
    issuer: str,
    sources: Sources,
    tools: Tools,
    now: datetime,
    list_of: Authenticate,
) -> tuple[Check, RefusedError | None]:
    name, host = Phrase("Not taken back"), issuer_label(issuer)
    try:
        entries = status_entries(credential)
        for entry in entries:
            _read_entry(entry, issuer, sources, tools, now, list_of)
    except refusals.RevokedError as error:
        return Check(name, Phrase("It is on the list of {host}.", host=host), Outcome.FAILED), error
    except refusals.StatusUnknownError as error:
        return Check(name, str(error), Outcome.SKIPPED), error
    except RefusedError as error:
        return Check(name, str(error), Outcome.FAILED), error
    if not entries:
        return Check(
            name, Phrase("{host} keeps no list for this certificate.", host=host), Outcome.SKIPPED
        ), None
    return Check(name, Phrase("It is not on the list of {host}.", host=host), Outcome.PASSED), None


def _read_entry(
    entry: Mapping[str, Any],
    issuer: str,
    sources: Sources,
    tools: Tools,
    now: datetime,
    list_of: Authenticate,
) -> None:
    purpose, address, index = (
        entry.get(key) for key in ("statusPurpose", "statusListCredential", "statusListIndex")
    )
    known = entry.get("type") in ("BitstringStatusListEntry", ["BitstringStatusListEntry"])
    if not known or purpose not in _PURPOSES or entry.get("statusSize", 1) != 1:
        raise foreign_refusals.StatusTypeError(f"{entry.get('type')} {purpose}")
    if type(address) is not str or type(index) is not str or not index.isdecimal() or not index.isascii():
        raise foreign_refusals.ForeignShapeError("credentialStatus")
    listed = sources.status_list(address)
    if listed is None:
        raise refusals.StatusUnknownError(address)
    try:
        check_shape(listed)
        signer = list_of(listed, sources, tools, now)
    except RefusedError as error:
        raise refusals.StatusListForgedError(f"{error.reason}: {error.detail}") from error
    if signer != issuer:
        raise refusals.StatusListIssuerError(signer)
    subject = _list_subject(listed, address, str(purpose), now)
    if _bit(subject.get("encodedList"), int(index[:10])):
        raise _PURPOSES[str(purpose)]


def _list_subject(listed: Mapping[str, Any], address: str, purpose: str, now: datetime) -> Mapping[str, Any]:
    subject = listed["credentialSubject"]
    purposes = subject.get("statusPurpose") if isinstance(subject, dict) else None
    fits = "BitstringStatusListCredential" in listed["type"] and (
        purpose in purposes if isinstance(purposes, list) else purpose == purposes
    )
    if listed.get("id") != address or not fits:
        raise refusals.StatusListOtherError(str(listed.get("id")))
    begins, ends = instant(listed, "validFrom"), instant(listed, "validUntil")
    if begins and begins > now + CLOCK_SKEW:
        raise refusals.StatusListEarlyError
    if ends and ends <= now:
        raise refusals.StatusListOutdatedError
    return dict(subject)


def _bit(encoded: object, index: int) -> bool:
    try:
        return decoded(str(encoded)).get(index)
    except StatusIndexError as error:
        raise refusals.StatusIndexOutsideError(str(error)) from error
    except (EncodingError, StatusSizeError) as error:
        raise refusals.StatusListBrokenError(str(error)) from error
