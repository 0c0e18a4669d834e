"""Signing keys: made by one command, kept in files or the environment, never in a database or by default.

A folder holds `ed-2026-1.pem` (private, PKCS8, mode 0600) and `ed-2026-1.pub.pem` (public) per key. The
newest private key signs; every public key is published. So:

* rotate: make another key. The old one stays published and its credentials stay valid;
* retire: delete the private file. The public one keeps its credentials valid;
* compromise: delete both. Everything that the key signed fails from then on.

A key in the environment (`ADVOCERT_SIGNING_KEY`, PEM; its name in `ADVOCERT_SIGNING_KEY_ID`) signs instead of
the newest of the folder. No function here puts a private key into a text, a log or an error.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from advocert_certificates.domain.credential_errors import KeyMismatchError, KeyUnreadableError, NoKeyError
from advocert_certificates.domain.did import PublicKey

_PRIVATE = re.compile(r"ed-(\d{4})-(\d+)\.pem", re.ASCII)
_PUBLIC_SUFFIX = ".pub.pem"
_ENVIRONMENT_ID = "ed-env-1"


@dataclass(frozen=True)
class SigningKey:
    """A private key and its name. Printing it shows the name only."""

    key_id: str
    _private: Ed25519PrivateKey = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """The key as it is published."""
        return PublicKey(self.key_id, _raw(self._private.public_key()))

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the Ed25519 signature (RFC 8032)."""
        return self._private.sign(message)


@dataclass(frozen=True)
class KeyRing:
    """The key that signs and all keys that are published, the signing one among them."""

    active: SigningKey
    published: tuple[PublicKey, ...]


def generate_key(directory: Path, now: datetime) -> SigningKey:
    """Make `ed-YYYY-N` in the folder, N counting on from the keys of that year, and return it.

    The folder is made if it is missing. The private file is never readable by others, not even for a moment.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    numbers = [number for year, number, _ in _private_files(directory, public=True) if year == now.year]
    key_id = f"ed-{now.year}-{max(numbers, default=0) + 1}"
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write_new(directory / f"{key_id}.pem", pem, 0o600)
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    _write_new(directory / f"{key_id}{_PUBLIC_SUFFIX}", public, 0o644)
    return SigningKey(key_id, private)


def load_keys(directory: Path | None = None, environ: Mapping[str, str] | None = None) -> KeyRing:
    """Read the folder and the environment (`os.environ` unless given).

    Raises:
        NoKeyError: nothing that could sign.
        KeyUnreadableError: a file or the variable is no Ed25519 key.
        KeyMismatchError: the public file beside a private one belongs to another key.
    """
    environ = os.environ if environ is None else environ
    published = _published(directory) if directory else {}
    active = _from_environment(environ) or (_newest(directory) if directory else None)
    if active is None:
        raise NoKeyError
    if published.setdefault(active.key_id, active.public) != active.public:
        raise KeyMismatchError(active.key_id)
    return KeyRing(active, tuple(published[key_id] for key_id in sorted(published)))


def check_published(ring: KeyRing, did_document: Mapping[str, Any]) -> None:
    """Start-up check: the DID document that the world sees must hold the public half of the key that signs.

    Raises:
        KeyMismatchError: it does not.
    """
    multikeys = {
        method.get("id"): method.get("publicKeyMultibase")
        for method in did_document.get("verificationMethod", ())
    }
    method_id = f"{did_document.get('id')}#{ring.active.key_id}"
    listed = method_id in did_document.get("assertionMethod", ())
    if not listed or multikeys.get(method_id) != ring.active.public.multikey:
        raise KeyMismatchError(ring.active.key_id)


def _write_new(path: Path, content: bytes, mode: int) -> None:
    # O_EXCL: two commands at the same moment never share a name.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


def _private_files(directory: Path, *, public: bool = False) -> list[tuple[int, int, Path]]:
    """Return (year, number, file) of the keys, oldest first; with `public` also of retired ones."""
    found = []
    for path in directory.iterdir():
        name = path.name.replace(_PUBLIC_SUFFIX, ".pem") if public else path.name
        match = _PRIVATE.fullmatch(name)
        if match:
            found.append((int(match[1]), int(match[2]), path))
    return sorted(found)


def _newest(directory: Path) -> SigningKey | None:
    files = _private_files(directory) if directory.is_dir() else []
    if not files:
        return None
    path = files[-1][2]
    return SigningKey(path.stem, _private(path.read_bytes(), path.name))


def _published(directory: Path) -> dict[str, PublicKey]:
    """Return the keys of the folder by name; a private file without public one publishes too."""
    if not directory.is_dir():
        return {}
    keys = {}
    for path in sorted(directory.glob(f"*{_PUBLIC_SUFFIX}")):
        key_id = path.name.removesuffix(_PUBLIC_SUFFIX)
        keys[key_id] = PublicKey(key_id, _public(path.read_bytes(), path.name))
    for _, _, path in _private_files(directory):
        own = SigningKey(path.stem, _private(path.read_bytes(), path.name)).public
        if keys.setdefault(path.stem, own) != own:
            raise KeyMismatchError(path.stem)
    return keys


def _from_environment(environ: Mapping[str, str]) -> SigningKey | None:
    pem = environ.get("ADVOCERT_SIGNING_KEY", "")
    if not pem.strip():
        return None
    # Some process managers cannot carry line breaks in a variable.
    text = pem.replace("\\n", "\n").encode()
    return SigningKey(
        environ.get("ADVOCERT_SIGNING_KEY_ID") or _ENVIRONMENT_ID, _private(text, "ADVOCERT_SIGNING_KEY")
    )


def _private(pem: bytes, name: str) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        # Without the cause: nothing of the file may reach a log.
        raise KeyUnreadableError(name) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadableError(name)
    return key


def _public(pem: bytes, name: str) -> bytes:
    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise KeyUnreadableError(name) from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyUnreadableError(name)
    return _raw(key)


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
