"""Who signed a document of our profile, and is it unchanged: what credential and list have in common.

It takes nothing from the document before it knows which profile position it reads; it reads the key from the
DID document, never from the name of the key. One proof, one purpose, one suite (CREDENTIALS rules S1, S5,
S6). This module knows no cryptography: the signature check is handed in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from advocert_certificates.domain import refusals
from advocert_certificates.domain.credential_errors import EncodingError, ProfileError, UnknownMemberError
from advocert_certificates.domain.multikey import decode_ed25519
from advocert_certificates.domain.proof import CRYPTOSUITE, decode_proof_value, signing_input
from advocert_certificates.domain.rules import check_rules
from advocert_certificates.domain.text import check_form
from advocert_certificates.domain.vocabulary import Form, Kind

# (raw public key, signature, message) -> whether the signature fits
SignatureCheck = Callable[[bytes, bytes, bytes], bool]
_PROOF_MEMBERS = {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"}


@dataclass(frozen=True)
class Signed:
    """A document whose issuer and key are known, ready to be compared with its signature."""

    document: dict[str, Any]
    issuer_did: str
    options: dict[str, str]
    signature: bytes
    public_key: bytes


def read_signed(document: Mapping[str, Any], kind: Kind, did_document: Mapping[str, Any] | None) -> Signed:
    """Read proof, issuer and key, without judging the signature.

    Raises:
        RefusedError: its class says which of them is not as it must be.
    """
    _check_kind(document, kind)
    proof = _only_proof(document)
    issuer = _issuer_of(document)
    method = proof["verificationMethod"]
    if did_document is None:
        raise refusals.IssuerUnknownError(issuer)
    if did_document.get("id") != issuer or not method.startswith(f"{issuer}#"):
        raise refusals.WrongIssuerError(f"{issuer}, {method}, {did_document.get('id')}")
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    try:
        signature = decode_proof_value(proof["proofValue"])
    except EncodingError as error:
        raise refusals.ProofShapeError(str(error)) from error
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    return Signed(unsigned, issuer, options, signature, _published_key(did_document, method, issuer))


def check_signature(signed: Signed, fits: SignatureCheck) -> None:
    """Compile the document again from its profile positions and compare it with the signature.

    Raises:
        ForeignMemberError: a member that our profile does not have.
        NotOurProfileError: another shape.
        ChangedError: the signature does not fit.
    """
    try:
        message = signing_input(signed.document, signed.options)
        check_rules(signed.document)
    except UnknownMemberError as error:
        raise refusals.ForeignMemberError(str(error)) from error
    except ProfileError as error:
        raise refusals.NotOurProfileError(str(error)) from error
    if not fits(signed.public_key, signed.signature, message):
        raise refusals.ChangedError


def _check_kind(document: Mapping[str, Any], kind: Kind) -> None:
    contexts = document.get("@context")
    if document.get("type") != list(kind.types) or not isinstance(contexts, list):
        raise refusals.NotOurProfileError("type or @context")
    expected = list(kind.contexts)
    if contexts == expected:
        return
    if all(context in contexts for context in expected):
        raise refusals.ExtraContextError(str(contexts))
    raise refusals.NotOurProfileError("@context")


def _only_proof(document: Mapping[str, Any]) -> dict[str, str]:
    proofs = document.get("proof")
    if proofs is None or proofs == []:
        raise refusals.NoProofError
    if not isinstance(proofs, list) or not isinstance(proofs[0], dict):
        raise refusals.ProofShapeError("proof is no list of objects")
    if len(proofs) > 1:
        raise refusals.SecondProofError
    proof: dict[str, str] = proofs[0]
    if proof.get("type") != "DataIntegrityProof" or proof.get("cryptosuite") != CRYPTOSUITE:
        raise refusals.WrongSuiteError(str(proof.get("cryptosuite")))
    if proof.get("proofPurpose") != "assertionMethod":
        raise refusals.WrongPurposeError(str(proof.get("proofPurpose")))
    if set(proof) != _PROOF_MEMBERS or not all(type(value) is str for value in proof.values()):
        raise refusals.ProofShapeError("members of the proof")
    _check_proof_forms(proof)
    return proof


def _check_proof_forms(proof: Mapping[str, str]) -> None:
    try:
        check_form(Form.INSTANT, proof["created"], "created")
        did, _, fragment = proof["verificationMethod"].partition("#")
        check_form(Form.DID, did, "verificationMethod")
        check_form(Form.HTTP, f"https://key/#{fragment}", "verificationMethod")
    except ProfileError as error:
        raise refusals.ProofShapeError(str(error)) from error


def _issuer_of(document: Mapping[str, Any]) -> str:
    issuer = document.get("issuer")
    did = issuer.get("id") if isinstance(issuer, dict) else issuer
    if not isinstance(did, str):
        raise refusals.NotOurProfileError("issuer")
    return did


def _published_key(did_document: Mapping[str, Any], method: str, issuer: str) -> bytes:
    published = _entries(did_document, "verificationMethod")
    found = [entry for entry in published if isinstance(entry, dict) and entry.get("id") == method]
    if len(found) != 1 or found[0].get("controller") != issuer or found[0].get("type") != "Multikey":
        raise refusals.KeyNotPublishedError(method)
    if method not in _entries(did_document, "assertionMethod"):
        raise refusals.KeyWithdrawnError(method)
    try:
        return decode_ed25519(str(found[0].get("publicKeyMultibase")))
    except EncodingError as error:
        raise refusals.KeyNotPublishedError(str(error)) from error


def _entries(did_document: Mapping[str, Any], name: str) -> list[Any]:
    entries = did_document.get(name)
    return entries if isinstance(entries, list) else []
