"""The keys of an installation: in files, in the environment or elsewhere, never in a database or by default.

A folder holds `ed-2026-1.pem` (private, PKCS8, mode 0600) and `ed-2026-1.pub.pem` (public) per key: `ed` for
credentials and lists (Ed25519), `es` for VC-JWT (P-256). Of each kind the newest private key whose time has
come signs; every public key is published. So:

* rotate: make another key (`generate_key`). It is published at once and signs an hour later, when no verifier
  has the older document of keys any more. What the old one signed stays valid;
* retire (`retire_key`): the private file goes, the public one keeps its credentials valid;
* compromise (`withdraw_key`): both go. Everything that the key signed fails from then on.

A key in the environment (`ADVOCERT_SIGNING_KEY`, PEM; its name in `ADVOCERT_SIGNING_KEY_ID`) or an external
signer signs instead of the newest of the folder. When it is replaced, put its public half into the folder.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from advocert_certificates.credentials.signers import (
    Signer,
    SigningKey,
    TokenKey,
    make_private,
    public_half,
    read_private,
    read_public,
)
from advocert_certificates.domain.credential_errors import (
    EncodingError,
    KeyInUseError,
    KeyMismatchError,
    KeyNotFoundError,
    KeyUnreadableError,
    NoKeyError,
)
from advocert_certificates.domain.did import ED25519, P256, PublicKey
from advocert_certificates.domain.instants import format_instant, parse_instant

__all__ = [
    "OVERLAP",
    "KeyRing",
    "SigningKey",
    "check_published",
    "describe_keys",
    "generate_key",
    "has_key",
    "load_keys",
    "retire_key",
    "withdraw_key",
]

# Longer than any verifier keeps our document of keys (did.json says five minutes).
OVERLAP = timedelta(hours=1)
_PREFIXES = {ED25519: "ed", P256: "es"}
_FILE = re.compile(r"(ed|es)-(\d{4})-(\d+)(\.pub\.pem|\.pem|\.withdrawn)", re.ASCII)
_PUBLIC, _PRIVATE, _WITHDRAWN = ".pub.pem", ".pem", ".withdrawn"
_STARTS = re.compile(r"Signs from (\S+)\n", re.ASCII)
_ENVIRONMENT_ID = "ed-env-1"


@dataclass(frozen=True)
class KeyRing:
    """The key that signs, all keys that are published, and the one that signs VC-JWT if there is one."""

    active: Signer
    published: tuple[PublicKey, ...]
    token: Signer | None = None


def generate_key(
    directory: Path, now: datetime, *, kind: str = ED25519, starts: datetime | None = None
) -> SigningKey | TokenKey:
    """Make `ed-YYYY-N` (or `es-YYYY-N`) in the folder, N counting on from the keys of that year; return it.

    It signs from `starts` on: at once unless given. The folder is made if it is missing. The private file is
    never readable by others, not even for a moment.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    prefix = _PREFIXES[kind]
    same_year = [file for file in _files(directory) if file.prefix == prefix and file.year == now.year]
    key_id = f"{prefix}-{now.year}-{max((file.number for file in same_year), default=0) + 1}"
    private, public = make_private(kind)
    begins = f"Signs from {format_instant(starts or now)}\n".encode()
    _write_new(directory / f"{key_id}{_PRIVATE}", begins + private, 0o600)
    _write_new(directory / f"{key_id}{_PUBLIC}", public, 0o644)
    return read_private(private, key_id, key_id)


def has_key(directory: Path, kind: str) -> bool:
    """Tell whether the folder has a private key of the kind."""
    files = _files(directory) if directory.is_dir() else []
    return any(file.prefix == _PREFIXES[kind] and file.end == _PRIVATE for file in files)


def describe_keys(directory: Path, now: datetime) -> list[tuple[str, str]]:
    """Return each key of the folder, oldest first, and in words what it does.

    Raises:
        KeyUseError: as `load_keys`.
    """
    ring = load_keys(directory, {}, now=now)
    signing = {ring.active.key_id, ring.token.key_id if ring.token else ""}
    ends: dict[str, set[str]] = {}
    for file in _files(directory):
        ends.setdefault(file.key_id, set()).add(file.end)
    return [(key_id, _words(ends[key_id], signs=key_id in signing)) for key_id in ends]


def _words(ends: set[str], *, signs: bool) -> str:
    if _WITHDRAWN in ends:
        return "withdrawn, not published, nothing it signed is valid"
    if signs:
        return "signs, published"
    return "published, could sign" if _PRIVATE in ends else "retired, published"


def retire_key(directory: Path, key_id: str, now: datetime) -> None:
    """Delete the private half; what the key signed stays valid.

    Raises:
        KeyNotFoundError: the folder has no such private key.
        KeyInUseError: it is the one that signs.
    """
    private = directory / f"{key_id}{_PRIVATE}"
    if not private.is_file():
        raise KeyNotFoundError(key_id)
    ring = load_keys(directory, {}, now=now)
    if key_id in {ring.active.key_id, ring.token.key_id if ring.token else ""}:
        raise KeyInUseError(key_id)
    public = directory / f"{key_id}{_PUBLIC}"
    if not public.is_file():
        _write_new(public, public_half(private.read_bytes(), private.name), 0o644)
    private.unlink()


def withdraw_key(directory: Path, key_id: str) -> None:
    """Take a key out of use and out of the published document: everything it signed fails from now on.

    A mark stays, so that its number is never given again.

    Raises:
        KeyNotFoundError: the folder has no such key.
    """
    halves = [path for end in (_PRIVATE, _PUBLIC) if (path := directory / f"{key_id}{end}").is_file()]
    if not halves:
        raise KeyNotFoundError(key_id)
    (directory / f"{key_id}{_WITHDRAWN}").touch()
    for path in halves:
        path.unlink()


def load_keys(
    directory: Path | None = None,
    environ: Mapping[str, str] | None = None,
    *,
    external: Iterable[Signer] = (),
    now: datetime | None = None,
) -> KeyRing:
    """Read the folder and the environment (`os.environ` unless given), and take external signers.

    `now` decides which keys have begun to sign; without it the newest signs.

    Raises:
        NoKeyError: nothing that could sign a credential.
        KeyUnreadableError: a file or the variable is no key.
        KeyMismatchError: the public file beside a private one belongs to another key.
    """
    folder = directory if directory and directory.is_dir() else None
    private = _private_keys(folder) if folder else []
    published = _published(folder) if folder else {}
    given = [*external, *_from_environment(os.environ if environ is None else environ)]
    for key in (*(key for _, key in private), *given):
        if published.setdefault(key.key_id, key.public) != key.public:
            raise KeyMismatchError(key.key_id)
    active = _signing(ED25519, given, private, now)
    if active is None:
        raise NoKeyError
    in_order = tuple(published[key_id] for key_id in sorted(published))
    return KeyRing(active, in_order, _signing(P256, given, private, now))


def check_published(ring: KeyRing, did_document: Mapping[str, Any]) -> None:
    """Start-up check: the DID document that the world sees must hold the public half of each key that signs.

    Raises:
        KeyMismatchError: it does not.
    """
    issuer = str(did_document.get("id"))
    methods = did_document.get("verificationMethod", ())
    for signer in (ring.active, *([ring.token] if ring.token else [])):
        method = signer.public.method(issuer)
        if method not in methods or method["id"] not in did_document.get("assertionMethod", ()):
            raise KeyMismatchError(signer.key_id)


@dataclass(frozen=True, order=True)
class _KeyFile:
    """A file of the folder; sorted by age."""

    year: int
    number: int
    prefix: str
    end: str
    path: Path

    @property
    def key_id(self) -> str:
        return f"{self.prefix}-{self.year}-{self.number}"


def _files(directory: Path) -> list[_KeyFile]:
    """Return what looks like a key of ours, oldest first."""
    found = []
    for path in directory.iterdir():
        match = _FILE.fullmatch(path.name)
        if match:
            found.append(_KeyFile(int(match[2]), int(match[3]), match[1], match[4], path))
    return sorted(found)


def _private_keys(directory: Path) -> list[tuple[datetime | None, Signer]]:
    """Return when each private key of the folder begins to sign, and the key; oldest first."""
    keys: list[tuple[datetime | None, Signer]] = []
    for file in _files(directory):
        if file.end == _PRIVATE:
            pem, name = file.path.read_bytes(), file.path.name
            key = read_private(pem, file.key_id, name)
            if _PREFIXES[key.public.kind] != file.prefix:
                raise KeyUnreadableError(name)
            keys.append((_starts(pem, name), key))
    return keys


def _starts(pem: bytes, name: str) -> datetime | None:
    match = _STARTS.match(pem.decode("ascii", "replace"))
    try:
        return parse_instant(match[1]) if match else None
    except EncodingError as error:
        raise KeyUnreadableError(name) from error


def _published(directory: Path) -> dict[str, PublicKey]:
    """Return the public files of the folder by the name of the key; a key from elsewhere may have any name."""
    keys = {}
    for path in sorted(directory.glob(f"*{_PUBLIC}")):
        key_id = path.name.removesuffix(_PUBLIC)
        keys[key_id] = read_public(path.read_bytes(), key_id, path.name)
    return keys


def _signing(
    kind: str, given: list[Signer], private: list[tuple[datetime | None, Signer]], now: datetime | None
) -> Signer | None:
    """Return the key of the kind that signs: one given, else the newest that has begun, else the oldest."""
    for signer in given:
        if signer.public.kind == kind:
            return signer
    keys = [(starts, key) for starts, key in private if key.public.kind == kind]
    begun = [key for starts, key in keys if now is None or starts is None or starts <= now]
    return begun[-1] if begun else (keys[0][1] if keys else None)


def _from_environment(environ: Mapping[str, str]) -> list[Signer]:
    pem = environ.get("ADVOCERT_SIGNING_KEY", "")
    if not pem.strip():
        return []
    # Some process managers cannot carry line breaks in a variable.
    text = pem.replace("\\n", "\n").encode()
    key_id = environ.get("ADVOCERT_SIGNING_KEY_ID") or _ENVIRONMENT_ID
    key = read_private(text, key_id, "ADVOCERT_SIGNING_KEY")
    if not isinstance(key, SigningKey):
        raise KeyUnreadableError("ADVOCERT_SIGNING_KEY")
    return [key]


def _write_new(path: Path, content: bytes, mode: int) -> None:
    # O_EXCL: two commands at the same moment never share a name.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
