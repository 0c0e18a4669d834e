"""The issuer's name: `did:web`, its document and its published keys (did:web method specification, 3).

The document holds one `verificationMethod` per published key; `assertionMethod` lists strings only, because
some validators read each entry as a string. A key that signs no more stays published until its last
credential has run out; a compromised key is left out, and everything it signed fails from then on.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from advocert_certificates.domain.credential_errors import BaseUrlError
from advocert_certificates.domain.multikey import encode_ed25519

_BASE_URL = re.compile(r"https?://([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::(\d{1,5}))?", re.ASCII)
_CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]


@dataclass(frozen=True)
class PublicKey:
    """A key as it is published: `key_id` is the fragment (`ed-2026-1`), `raw` the 32 bytes of Ed25519."""

    key_id: str
    raw: bytes

    @property
    def multikey(self) -> str:
        """The key as Multikey text."""
        return encode_ed25519(self.raw)


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
    methods = [
        {
            "id": f"{did}#{key.key_id}",
            "type": "Multikey",
            "controller": did,
            "publicKeyMultibase": key.multikey,
        }
        for key in keys
    ]
    return {
        "@context": list(_CONTEXTS),
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
