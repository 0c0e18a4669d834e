"""Ed25519 public keys as Multikey text (W3C Controlled Identifiers 1.0, 2.2.2; multicodec ed25519-pub)."""

from functools import lru_cache

from advocert_certificates.domain import base58
from advocert_certificates.domain.credential_errors import EncodingError

_ED25519_PUB = b"\xed\x01"
_LENGTH = 32


def encode_ed25519(public_key: bytes) -> str:
    """Return `z6Mk…` for the 32 raw bytes of an Ed25519 public key."""
    if len(public_key) != _LENGTH:
        raise EncodingError(f"An Ed25519 public key has 32 bytes, not {len(public_key)}. Pass the raw key.")
    return "z" + base58.encode(_ED25519_PUB + public_key)


@lru_cache(maxsize=256)
def decode_ed25519(multikey: str) -> bytes:
    """Return the 32 raw bytes of a Multikey text.

    Raises:
        EncodingError: the text is no base58btc multibase, or no Ed25519 key.
    """
    if not multikey.startswith("z"):
        raise EncodingError("A Multikey must start with z (base58btc). Publish the key in that form.")
    raw = base58.decode(multikey[1:])
    if not raw.startswith(_ED25519_PUB) or len(raw) != len(_ED25519_PUB) + _LENGTH:
        raise EncodingError("This Multikey is not an Ed25519 key. Publish the Ed25519 key that signs.")
    return raw[len(_ED25519_PUB) :]
