"""Checking whatever somebody hands in: a file or a text that may hold a credential of anybody.

Our own are checked against our own records, without any network. For those of others did.json and the status
list are fetched, from public addresses only.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from advocert_certificates.credentials.fetching import Fetcher
from advocert_certificates.credentials.presented import Presented, open_presented
from advocert_certificates.credentials.sources import FetchedSources, GivenSources
from advocert_certificates.credentials.verifying import verify_presented
from advocert_certificates.data import CheckView, PresentedVerification
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.errors import StatusListNotFoundError
from advocert_certificates.domain.installation_errors import InstallationError
from advocert_certificates.domain.presented import instant, issuer_of
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.domain.verification import Verification
from advocert_certificates.usecases.addresses import base_url, issuer_did, status_list_url
from advocert_certificates.usecases.identity import get_did_document
from advocert_certificates.usecases.statuslists import get_status_list
from advocert_certificates.usecases.verifying import get_verification


def verify_document(
    presented: bytes | str, *, now: datetime, fetcher: Fetcher | None = None
) -> PresentedVerification:
    """Return whether a presented document counts. Whatever it holds, the answer is an answer and no error.

    `presented`: JSON, a compact JWT, or the bytes of a file that carries one of them. `fetcher` replaces the one
    that asks public addresses.
    """
    data = presented.encode("utf-8", "replace") if isinstance(presented, str) else presented
    try:
        found = open_presented(data)
    except CredentialError as error:
        return PresentedVerification(
            valid=False, reason=str(getattr(error, "reason", "unreadable")), message=str(error), checks=()
        )
    our_did = _our_did()
    sources = _Sources(our_did, now, FetchedSources(GivenSources(), fetcher or Fetcher()))
    answer = verify_presented(found.text, found.document, sources, now=now, our_did=our_did)
    return _view(found, answer, our_did, now)


class _Sources:
    """Our own documents from our own records, those of others from the network."""

    def __init__(self, our_did: str, now: datetime, others: FetchedSources) -> None:
        self._our_did = our_did
        self._now = now
        self._others = others

    def did_document(self, did: str) -> Mapping[str, Any] | None:
        if did != self._our_did:
            return self._others.did_document(did)
        try:
            return get_did_document()
        except InstallationError:
            return None

    def status_list(self, address: str) -> Mapping[str, Any] | None:
        ref = address.removeprefix(status_list_url(""))
        if not self._our_did or ref == address:
            return self._others.status_list(address)
        try:
            return get_status_list(ref, now=self._now)
        except (InstallationError, StatusListNotFoundError):
            return None


def _our_did() -> str:
    try:
        return issuer_did()
    except (CredentialError, InstallationError):
        return ""


def _view(found: Presented, answer: Verification, our_did: str, now: datetime) -> PresentedVerification:
    checks = tuple(CheckView(check.name, check.detail, check.outcome.value) for check in answer.checks)
    said = found.credential if answer.issuer_name else None  # only what is certainly the issuer's word
    about = _said(said) if said is not None else {}
    if said is not None and about["issuer_id"] == our_did:
        about |= _recorded(said, now)
    return PresentedVerification(
        valid=answer.valid,
        reason=answer.reason or "",
        message=answer.message,
        checks=checks,
        carrier=found.carrier,
        issuer_name=answer.issuer_name,
        **about,
    )


def _said(credential: Mapping[str, Any]) -> dict[str, Any]:
    subject = credential.get("credentialSubject")
    subject = subject if isinstance(subject, dict) else {}
    achievement = subject.get("achievement")
    title = achievement.get("name") if isinstance(achievement, dict) else credential.get("name")
    return {
        "issuer_id": issuer_of(credential),
        "title": title if isinstance(title, str) else "",
        "holder_name": _holder(subject),
        "valid_from": _date(credential, "validFrom"),
        "valid_until": _date(credential, "validUntil"),
    }


def _recorded(credential: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """Return what our records say about a credential of ours; one that they do not know has no page."""
    text = str(credential.get("id")).removeprefix(f"{base_url()}/advocert/credentials/")
    recorded = get_verification(text, now=now)
    return {"ours": True, "uuid": recorded.uuid, "state": recorded.state}


def _holder(subject: Mapping[str, Any]) -> str:
    identities = subject.get("identifier")
    for identity in identities if isinstance(identities, list) else ():
        if (
            isinstance(identity, dict)
            and identity.get("identityType") == "name"
            and identity.get("hashed") is False
        ):
            return str(identity.get("identityHash", ""))
    name = subject.get("name")
    return name if isinstance(name, str) else ""


def _date(credential: Mapping[str, Any], name: str) -> datetime | None:
    try:
        return instant(credential, name)
    except RefusedError:
        return None
