"""The pure verification cores with real signature checks, and the one door in front of them.

Own-profile credentials take the compiled path, everything else the general one. What an issuer that we know to
issue our profile only has signed is never judged by the general path: there a member more is a forgery.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from advocert_certificates.credentials.contexts import context
from advocert_certificates.domain import refusals, verification
from advocert_certificates.domain.did import ED25519, P256, RSA, PublicKey
from advocert_certificates.domain.foreign import refused, verify_foreign
from advocert_certificates.domain.presented import Sources, Tools, issuer_of
from advocert_certificates.domain.rdf import Reference
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.domain.tokens import verify_token
from advocert_certificates.domain.verification import Verification
from advocert_certificates.domain.vocabulary import CREDENTIAL, CREDENTIAL_CONTEXTS

_SHA256 = hashes.SHA256()
_COORDINATE = 32
# With these the document may still be a good one of another kind.
_NOT_OURS = (
    refusals.NotOurProfileError,
    refusals.ForeignMemberError,
    refusals.ExtraContextError,
    refusals.ProofShapeError,
    refusals.SecondProofError,
    refusals.WrongSuiteError,
    refusals.KeyNotPublishedError,
    refusals.StatusListForgedError,
)


def verify(
    document: Mapping[str, Any],
    *,
    did_document: Mapping[str, Any] | None,
    status_document: Mapping[str, Any] | None,
    now: datetime,
) -> Verification:
    """Judge a credential of our profile at `now`; see `domain.verification.verify`. Fetches nothing."""
    return verification.verify(
        document, did_document=did_document, status_document=status_document, now=now, fits=signature_fits
    )


def verify_presented(
    text: str, document: Mapping[str, Any] | None, sources: Sources, *, now: datetime, our_did: str = ""
) -> Verification:
    """Judge whatever is presented: `document` when the text is JSON, else the text is a token.

    `our_did` is an issuer that issues our profile only.
    """
    if document is None:
        return verify_token(text, sources, TOOLS, now)
    try:
        issuer = issuer_of(document)
        if looks_like_ours(document) or issuer == our_did:
            answer = _by_profile(document, issuer, sources, now)
            if issuer == our_did or not isinstance(answer.error, _NOT_OURS):
                return answer
        return verify_foreign(document, sources, TOOLS, now)
    except RefusedError as error:
        return refused(error)


def looks_like_ours(document: Mapping[str, Any]) -> bool:
    """Tell whether a document names types and contexts of our profile."""
    return document.get("type") == list(CREDENTIAL.types) and document.get("@context") == list(
        CREDENTIAL_CONTEXTS
    )


def signature_fits(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether an Ed25519 signature fits (RFC 8032, 5.1.7)."""
    return key_fits(PublicKey("", public_key, ED25519), signature, message)


@lru_cache(maxsize=1_024)
def key_fits(key: PublicKey, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature fits a key of any kind that we read.

    The answer never changes, so it is kept: the list of an issuer stands behind each of its certificates.
    """
    try:
        _CHECKS[key.kind](key.raw, signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _by_profile(document: Mapping[str, Any], issuer: str, sources: Sources, now: datetime) -> Verification:
    entry = document.get("credentialStatus")
    address = entry.get("statusListCredential") if isinstance(entry, dict) else None
    published = sources.did_document(issuer)
    # Without an issuer nothing else of the document is believed, so nothing it names is looked up.
    listed = sources.status_list(address) if published is not None and isinstance(address, str) else None
    return verify(document, did_document=published, status_document=listed, now=now)


def _check_ed25519(raw: bytes, signature: bytes, message: bytes) -> None:
    Ed25519PublicKey.from_public_bytes(raw).verify(signature, message)


def _check_p256(raw: bytes, signature: bytes, message: bytes) -> None:
    if len(signature) != 2 * _COORDINATE:
        raise ValueError
    point = raw if len(raw) == _COORDINATE + 1 else b"\x04" + raw
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    r, s = (int.from_bytes(half, "big") for half in (signature[:_COORDINATE], signature[_COORDINATE:]))
    key.verify(encode_dss_signature(r, s), message, ec.ECDSA(_SHA256))


def _check_rsa(raw: bytes, signature: bytes, message: bytes) -> None:
    numbers = rsa.RSAPublicNumbers(int.from_bytes(raw[:4], "big"), int.from_bytes(raw[4:], "big"))
    numbers.public_key().verify(signature, message, PKCS1v15(), _SHA256)


def _reference(nquads: str) -> str:
    """Canonicalize by pyoxigraph, where it is installed; asked only when hashes tie."""
    import pyoxigraph  # an extra: issuing and nearly all checks never need it

    dataset = pyoxigraph.Dataset(pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad} .\n" for quad in dataset))


def _reference_at_hand() -> Reference | None:
    return _reference if find_spec("pyoxigraph") else None


_CHECKS = {ED25519: _check_ed25519, P256: _check_p256, RSA: _check_rsa}
TOOLS = Tools(context, key_fits, _reference_at_hand())
