"""What signs: one small interface, and the two kinds of private key that we read from PEM.

Whatever keeps a key where nobody can read it (a key service, a hardware module) implements `Signer` and is
named in the setting ADVOCERT_SIGNER. No function here puts a private key into a text, a log or an error.
"""

from dataclasses import dataclass, field
from typing import Protocol

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from advocert_certificates.domain.credential_errors import KeyUnreadableError
from advocert_certificates.domain.did import ED25519, P256, PublicKey

_ECDSA = ECDSA(hashes.SHA256())
_COORDINATE = 32  # bytes of one number of P-256
_RAW = (serialization.Encoding.Raw, serialization.PublicFormat.Raw)
_PRIVATE = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
_PUBLIC = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


class Signer(Protocol):
    """A key that signs. `sign` returns 64 bytes: Ed25519 (RFC 8032), or r and s of ES256 (RFC 7518, 3.4)."""

    @property
    def key_id(self) -> str:
        """The name of the key: the fragment in the DID document."""

    @property
    def public(self) -> PublicKey:
        """The key as it is published."""

    def sign(self, message: bytes) -> bytes:
        """Return the signature over the message."""


@dataclass(frozen=True)
class SigningKey:
    """A private Ed25519 key and its name. Printing it shows the name only."""

    key_id: str
    _private: Ed25519PrivateKey = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """The key as it is published."""
        return PublicKey(self.key_id, self._private.public_key().public_bytes(*_RAW))

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the Ed25519 signature (RFC 8032)."""
        return self._private.sign(message)


@dataclass(frozen=True)
class TokenKey:
    """A private P-256 key and its name; it signs credentials in the form VC-JWT."""

    key_id: str
    _private: EllipticCurvePrivateKey = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """The key as it is published."""
        return PublicKey(self.key_id, _coordinates(self._private.public_key()), P256)

    def sign(self, message: bytes) -> bytes:
        """Return r and s, 32 bytes each (RFC 7518, 3.4)."""
        r, s = decode_dss_signature(self._private.sign(message, _ECDSA))
        return r.to_bytes(_COORDINATE, "big") + s.to_bytes(_COORDINATE, "big")


def make_private(kind: str) -> tuple[bytes, bytes]:
    """Return a new key pair as PEM, private (PKCS8) and public."""
    private = generate_private_key(SECP256R1()) if kind == P256 else Ed25519PrivateKey.generate()
    return private.private_bytes(*_PRIVATE), private.public_key().public_bytes(*_PUBLIC)


def public_half(pem: bytes, name: str) -> bytes:
    """Return the public key of a private one, both as PEM.

    Raises:
        KeyUnreadableError: the PEM is no private key without password.
    """
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise KeyUnreadableError(name) from None
    return key.public_key().public_bytes(*_PUBLIC)


def read_private(pem: bytes, key_id: str, name: str) -> SigningKey | TokenKey:
    """Return the key in the PEM; `name` is the file or variable for the error.

    Raises:
        KeyUnreadableError: neither Ed25519 nor P-256, or with a password.
    """
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        # Without the cause: nothing of the file may reach a log.
        raise KeyUnreadableError(name) from None
    if isinstance(key, Ed25519PrivateKey):
        return SigningKey(key_id, key)
    if isinstance(key, EllipticCurvePrivateKey) and isinstance(key.curve, SECP256R1):
        return TokenKey(key_id, key)
    raise KeyUnreadableError(name)


def read_public(pem: bytes, key_id: str, name: str) -> PublicKey:
    """Return the public key in the PEM.

    Raises:
        KeyUnreadableError: neither Ed25519 nor P-256.
    """
    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyUnreadableError(name) from error
    if isinstance(key, Ed25519PublicKey):
        return PublicKey(key_id, key.public_bytes(*_RAW), ED25519)
    if isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP256R1):
        return PublicKey(key_id, _coordinates(key), P256)
    raise KeyUnreadableError(name)


def _coordinates(key: EllipticCurvePublicKey) -> bytes:
    numbers = key.public_numbers()
    return numbers.x.to_bytes(_COORDINATE, "big") + numbers.y.to_bytes(_COORDINATE, "big")
