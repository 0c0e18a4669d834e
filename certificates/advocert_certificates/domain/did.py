"""The issuer's name: `did:web`, its document and its published keys (did:web method specification, 3).

The document holds one `verificationMethod` per published key; `assertionMethod` lists strings only, because
some validators read each entry as a string. A key that signs no more stays published until its last
credential has run out; a compromised key is left out, and everything it signed fails from then on.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from advocert_certificates.domain.credential_errors import BaseUrlError
from advocert_certificates.domain.multikey import encode_ed25519

_BASE_URL = re.compile(r"https?://([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::(\d{1,5}))?", re.ASCII)
_CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]
_JWK_CONTEXT = "https://w3id.org/security/jwk/v1"
# The kinds of keys: for embedded proofs, for VC-JWT, and one that only others use.
ED25519, P256, RSA = "ed25519", "p256", "rsa"


@dataclass(frozen=True)
class PublicKey:
    """A key as it is published.

    `key_id` is the fragment (`ed-2026-1`); `raw` the 32 bytes of Ed25519, x and y of P-256 (or the 33 bytes of
    its compressed form), or the exponent in 4 bytes and the modulus of RSA.
    """

    key_id: str
    raw: bytes
    kind: str = ED25519

    @property
    def multikey(self) -> str:
        """The Ed25519 key as Multikey text."""
        return encode_ed25519(self.raw)

    @property
    def jwk(self) -> dict[str, str]:
        """The P-256 key as JSON Web Key (RFC 7518, 6.2)."""
        x, y = (urlsafe_b64encode(half).decode().rstrip("=") for half in (self.raw[:32], self.raw[32:]))
        return {"kty": "EC", "crv": "P-256", "x": x, "y": y, "alg": "ES256", "use": "sig"}

    def method(self, did: str) -> dict[str, Any]:
        """Return the `verificationMethod` that publishes the key."""
        named = {"id": f"{did}#{self.key_id}", "controller": did}
        if self.kind == P256:
            return {**named, "type": "JsonWebKey", "publicKeyJwk": self.jwk}
        return {**named, "type": "Multikey", "publicKeyMultibase": self.multikey}


def did_from_base_url(base: str) -> str:
    """Return `did:web:HOST:advocert` for the public address; a port becomes `%3A`.

    Raises:
        BaseUrlError: the address has a path, a query, user information or no host.
    """
    match = _BASE_URL.fullmatch(base)
    if match is None:
        raise BaseUrlError(base)
    host, port = match.groups()
    return f"did:web:{host.lower()}{'%3A' + port if port else ''}:advocert"


def did_document(did: str, keys: Iterable[PublicKey]) -> dict[str, Any]:
    """Return the DID document that publishes the keys for assertions."""
    published = list(keys)
    methods = [key.method(did) for key in published]
    has_jwk = any(key.kind == P256 for key in published)
    return {
        "@context": [*_CONTEXTS, *([_JWK_CONTEXT] if has_jwk else [])],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
