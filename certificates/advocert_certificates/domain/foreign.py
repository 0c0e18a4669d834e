"""Credentials of others with embedded proofs, by the general way: JSON-LD, RDFC-1.0, every proof checked.

What other verifiers can be fooled into is refused (CREDENTIALS rules S1 to S6): unknown or inline contexts,
names that no context explains, dates or status that stand where nobody looks, a second proof that does not fit,
a key that the issuer does not publish for assertions.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from advocert_certificates.domain import foreign_refusals, refusals
from advocert_certificates.domain.contexts import Context, compile_contexts
from advocert_certificates.domain.credential_errors import (
    EncodingError,
    MissingTermError,
    ProfileError,
    RepeatedIdError,
    TiedHashError,
)
from advocert_certificates.domain.did import ED25519, P256
from advocert_certificates.domain.didkeys import assertion_key
from advocert_certificates.domain.linked import inside, statements_of
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.presented import (
    Sources,
    Tools,
    check_shape,
    instant,
    issuer_of,
    judge,
    status_entries,
)
from advocert_certificates.domain.proof import decode_proof_value
from advocert_certificates.domain.rdf import canonical
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.domain.verification import Check, Outcome, Verification
from advocert_certificates.domain.vocabulary import CREDENTIALS_V2

_SUITES = {"eddsa-rdfc-2022": ED25519, "ecdsa-rdfc-2019": P256}
_PROOF_MEMBERS = {
    "id", "type", "cryptosuite", "created", "expires", "verificationMethod", "proofPurpose", "proofValue",
    "domain", "challenge", "nonce",
}  # fmt: skip
_VC = "https://www.w3.org/2018/credentials#"
_POLICY = {
    f"{_VC}{name}": name
    for name in ("issuer", "validFrom", "validUntil", "credentialStatus", "credentialSubject")
}


def verify_foreign(
    document: Mapping[str, Any], sources: Sources, tools: Tools, now: datetime
) -> Verification:
    """Judge a credential of any issuer at `now` (aware). Never raises for what the documents hold."""
    try:
        check_shape(document)
        issuer = authenticate(document, sources, tools, now)
        return judge(document, issuer, sources, tools, now, authenticate)
    except RefusedError as error:
        return refused(error)


def authenticate(document: Mapping[str, Any], sources: Sources, tools: Tools, now: datetime) -> str:
    """Return the issuer's DID if every proof shows that it signed exactly this.

    Raises:
        RefusedError: its class says why not.
    """
    context = _context(document, tools)
    proofs = document.get("proof")
    proofs = proofs if type(proofs) is list else [proofs] if proofs is not None else []
    if not proofs:
        raise refusals.NoProofError
    issuer = issuer_of(document)
    digest = sha256(_canonical_document(document, context, tools)).digest()
    published = sources.did_document(issuer)
    if published is None:
        raise refusals.IssuerUnknownError(issuer)
    for proof in proofs:
        _check_proof(proof, issuer, published, digest, context, tools, now)
    return issuer


def refused(error: RefusedError) -> Verification:
    """Return the answer about a document that nobody has signed as it is: nothing of it is shown."""
    skipped = Phrase("Not looked at: it is not known whose words these are.")
    first = Check(Phrase("Signed by its issuer and unchanged"), str(error), Outcome.FAILED)
    rest = tuple(Check(name, skipped, Outcome.SKIPPED) for name in ("Within its dates", "Not taken back"))
    return Verification(
        valid=False, reason=error.reason, message=str(error), checks=(first, *rest), error=error
    )


def _context(document: Mapping[str, Any], tools: Tools) -> Context:
    contexts = document.get("@context")
    contexts = contexts if type(contexts) is list else [contexts]
    if not all(type(one) is str for one in contexts) or contexts[:1] != [CREDENTIALS_V2]:
        raise foreign_refusals.UnknownContextError(str(contexts)[:200])
    unknown = [one for one in contexts if tools.context(one) is None]
    if unknown:
        raise foreign_refusals.UnknownContextError(unknown[0])
    return _compiled(tuple(contexts), tools.context)


@lru_cache(maxsize=32)
def _compiled(addresses: tuple[str, ...], load: Callable[[str], Any]) -> Context:
    return compile_contexts(addresses, load)


def _canonical_document(document: Mapping[str, Any], context: Context, tools: Tools) -> bytes:
    unsigned = {name: value for name, value in document.items() if name not in {"@context", "proof"}}
    single = {entry.get("id") for entry in status_entries(document)} | {document.get("id")}
    _nothing_hidden(unsigned, context)
    return _canonical(unsigned, context, tools, frozenset(one for one in single if type(one) is str))


def _nothing_hidden(unsigned: Mapping[str, Any], context: Context) -> None:
    """Refuse a member that means dates, status or issuer under another name than the one we read."""
    try:
        terms = inside(unsigned, context, "")[0].terms
    except ProfileError as error:
        raise foreign_refusals.UnknownTermError(str(error)) from error
    for name in unsigned:
        iri = terms[name].iri if name in terms else name
        if _POLICY.get(iri, name) != name:
            raise foreign_refusals.HiddenPolicyError(name)


def _canonical(
    node: Mapping[str, Any], context: Context, tools: Tools, single: frozenset[str] = frozenset()
) -> bytes:
    try:
        return canonical(statements_of(node, context, ids=single), tools.reference)
    except MissingTermError as error:
        raise foreign_refusals.UnknownTermError(str(error)) from error
    except RepeatedIdError as error:
        raise foreign_refusals.HiddenPolicyError(str(error)) from error
    except TiedHashError as error:
        raise foreign_refusals.UnsupportedSuiteError(str(error)) from error
    except (ProfileError, UnicodeEncodeError) as error:
        raise foreign_refusals.ForeignShapeError(str(error)) from error


def _check_proof(
    proof: Any,
    issuer: str,
    published: Mapping[str, Any],
    digest: bytes,
    context: Context,
    tools: Tools,
    now: datetime,
) -> None:
    if type(proof) is not dict or not all(type(value) is str for value in proof.values()):
        raise refusals.ProofShapeError("the proof is no object of texts")
    kind = _SUITES.get(proof.get("cryptosuite", "")) if proof.get("type") == "DataIntegrityProof" else None
    if kind is None or not proof.keys() <= _PROOF_MEMBERS:
        raise foreign_refusals.UnsupportedSuiteError(f"{proof.get('type')} {proof.get('cryptosuite')}")
    if proof.get("proofPurpose") != "assertionMethod":
        raise refusals.WrongPurposeError(str(proof.get("proofPurpose")))
    instant(proof, "created")
    expires = instant(proof, "expires")
    if expires and expires <= now:
        raise foreign_refusals.ProofExpiredError
    key = assertion_key(published, str(proof.get("verificationMethod")), issuer)
    try:
        signature = decode_proof_value(str(proof.get("proofValue")))
    except EncodingError as error:
        raise refusals.ProofShapeError(str(error)) from error
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    message = sha256(_canonical(options, context, tools)).digest() + digest
    if key.kind != kind or not tools.fits(key, signature, message):
        raise refusals.ChangedError
