"""`eddsa-rdfc-2022` proofs without the key (W3C Data Integrity EdDSA Cryptosuites v1.0, 3.2).

The signature covers SHA-256 of the canonical proof options, followed by SHA-256 of the canonical document; it
is written as base58btc multibase. Signing and verifying both start from `signing_input`.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from advocert_certificates.domain import base58
from advocert_certificates.domain.credential_errors import EncodingError
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.nquads import canonical_nquads

CRYPTOSUITE = "eddsa-rdfc-2022"
_SIGNATURE_LENGTH = 64
_SECURITY = "https://w3id.org/security#"
_PROOF_NQUADS = (
    '_:c14n0 <http://purl.org/dc/terms/created> "%s"^^<http://www.w3.org/2001/XMLSchema#dateTime> .\n'
    f"_:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{_SECURITY}DataIntegrityProof> .\n"
    f'_:c14n0 <{_SECURITY}cryptosuite> "{CRYPTOSUITE}"^^<{_SECURITY}cryptosuiteString> .\n'
    f"_:c14n0 <{_SECURITY}proofPurpose> <{_SECURITY}assertionMethod> .\n"
    f"_:c14n0 <{_SECURITY}verificationMethod> <%s> .\n"
)


def proof_options(verification_method: str, created: datetime) -> dict[str, str]:
    """Return the proof without its value."""
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": CRYPTOSUITE,
        "created": format_instant(created),
        "verificationMethod": verification_method,
        "proofPurpose": "assertionMethod",
    }


def proof_nquads(options: Mapping[str, str]) -> bytes:
    """Return the canonical N-Quads of proof options; their values have been checked before."""
    return (_PROOF_NQUADS % (options["created"], options["verificationMethod"])).encode()


def signing_input(document: Mapping[str, Any], options: Mapping[str, str]) -> bytes:
    """Return the 64 bytes that are signed for a document without `proof`.

    Raises:
        ProfileError: the document is not of our profile.
    """
    return sha256(proof_nquads(options)).digest() + sha256(canonical_nquads(document)).digest()


def encode_proof_value(signature: bytes) -> str:
    """Return the signature as `z…`."""
    return "z" + base58.encode(signature)


@lru_cache(maxsize=256)
def decode_proof_value(text: str) -> bytes:
    """Return the 64 bytes of a `proofValue`.

    Raises:
        EncodingError: another multibase, or not 64 bytes.
    """
    signature = base58.decode(text[1:]) if text.startswith("z") else b""
    if len(signature) != _SIGNATURE_LENGTH:
        raise EncodingError("This is no Ed25519 signature in base58btc. Copy the file again.")
    return signature
