"""What the verify page says about a file that somebody hands in.

Nothing is stored. A file that is not exactly what its issuer signed tells nothing about anybody: no name, no dates,
not even a number, because whoever changed one word may have changed them all. And a file of another organisation,
however well signed, is not shown as if we vouched for it: anybody can call itself Acme.
"""

from dataclasses import replace
from datetime import datetime
from urllib.parse import unquote

from django.utils.translation import gettext_noop

from advocert_certificates.credentials.fetching import Fetcher
from advocert_certificates.data import PresentedCheck, PresentedVerification, PublicVerification
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.usecases.presenting import verify_document
from advocert_certificates.usecases.verifying import get_verification

_ENDED = {"", "expired", "revoked"}
# With these nobody can say whether the file is good; with all others somebody made it other than its issuer did.
_CANNOT_JUDGE = {
    "address_refused",
    "address_silent",
    "did_method",
    "foreign_shape",
    "issuer_unknown",
    "not_our_profile",
    "status_type",
    "unknown_context",
    "unsupported_suite",
    "wrong_suite",
}
_ELSEWHERE = gettext_noop(
    "It is as {host} signed it, and {host} has not taken it back. Whether you trust {host} is for you to decide; "
    "we know nothing about it."
)
_NOT_ELSEWHERE = gettext_noop(
    "Another organisation issued this file, so only its issuer can say whether it counts. Check it there. {why}"
)


def check_presented(data: bytes, *, now: datetime, fetcher: Fetcher | None = None) -> PresentedCheck:
    """Return what to say about the bytes of a file or a pasted text.

    `state` of the answer is that of the certificate when the file is exactly what we signed; else `tampered`,
    `elsewhere`, `foreign` or `unreadable`, and then nothing of the file is repeated but the host of its issuer.
    `fetcher` replaces the one that asks public addresses for the keys of others.
    """
    answer = verify_document(data, now=now, fetcher=fetcher)
    if not answer.carrier:
        return _check(answer, "unreadable")
    if answer.ours and answer.uuid is not None and answer.reason in _ENDED:
        known = get_verification(answer.uuid, now=now)
        return replace(_check(answer, ""), verification=replace(known, checks=answer.checks))
    if answer.issuer_name and not answer.ours:
        return _elsewhere(answer)
    if answer.reason in _CANNOT_JUDGE or (answer.issuer_name and answer.reason.startswith("status_")):
        return _check(answer, "foreign")
    return _check(answer, "tampered")


def _check(answer: PresentedVerification, state: str) -> PresentedCheck:
    return PresentedCheck(
        answer.carrier, answer.reason, answer.message, PublicVerification(state, checks=answer.checks)
    )


def _elsewhere(answer: PresentedVerification) -> PresentedCheck:
    """Say who signed it by the address that proves it, never by the name that the file gives itself."""
    if not answer.valid:
        return replace(_check(answer, "foreign"), message=Phrase(_NOT_ELSEWHERE, why=Phrase(answer.message)))
    parts = answer.issuer_id.split(":")
    host = unquote(parts[2]) if answer.issuer_id.startswith("did:web:") else answer.issuer_id
    return replace(_check(answer, "elsewhere"), message=Phrase(_ELSEWHERE, host=host))
