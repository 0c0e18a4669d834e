"""A checkpoint: the size and root of the log at a moment, signed (C2SP tlog-checkpoint and signed-note).

```
advocert.example/advocert/log        origin
1234                                 number of entries
wbGqwo...=                           root, base64

— advocert.example/advocert/log 5f0a...=   key id (4 bytes) and Ed25519 signature
```
Any tool of that family reads it. The key id is SHA-256(name, LF, 0x01, public key), its first four bytes.
"""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from advocert_certificates.domain.ledger_errors import CheckpointFormError

_ED25519 = b"\x01"
_HASH, _SIGNATURE, _KEY_ID = 32, 64, 4


@dataclass(frozen=True)
class Checkpoint:
    """How many entries the log of this origin had, and their root."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The text that is signed, with its last newline."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


def key_id(origin: str, public_key: bytes) -> bytes:
    """Return the four bytes by which a signature names its key."""
    return sha256(origin.encode() + b"\n" + _ED25519 + public_key).digest()[:_KEY_ID]


def verifier_key(origin: str, public_key: bytes) -> str:
    """Return the key as one line that tools of this family take: NAME+HEX+BASE64."""
    named = b64encode(_ED25519 + public_key).decode()
    return f"{origin}+{key_id(origin, public_key).hex()}+{named}"


def sign_checkpoint(checkpoint: Checkpoint, public_key: bytes, sign: Callable[[bytes], bytes]) -> str:
    """Return the signed note. `sign` makes an Ed25519 signature of the bytes it gets."""
    signature = key_id(checkpoint.origin, public_key) + sign(checkpoint.text.encode())
    return f"{checkpoint.text}\n\u2014 {checkpoint.origin} {b64encode(signature).decode()}\n"


def read_checkpoint(note: str) -> Checkpoint:
    """Return what a note says, whoever signed it.

    Raises:
        CheckpointFormError: it is no checkpoint.
    """
    text, divider, _ = note.partition("\n\n")
    lines = text.split("\n")
    if not divider or len(lines) < 3 or not lines[1].isascii() or not lines[1].isdigit():  # noqa: PLR2004 - origin, size, root
        raise CheckpointFormError
    try:
        root = b64decode(lines[2], validate=True)
    except (binascii.Error, ValueError) as error:
        raise CheckpointFormError from error
    if len(root) != _HASH or not lines[0]:
        raise CheckpointFormError
    return Checkpoint(lines[0], int(lines[1]), root)


def signatures_of(note: str) -> list[tuple[str, bytes, bytes]]:
    """Return (name, key id, signature) of every signature line that has the form of Ed25519."""
    _, _, tail = note.partition("\n\n")
    found = []
    for line in tail.splitlines():
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014":  # noqa: PLR2004 - dash, name, signature
            continue
        try:
            raw = b64decode(parts[2], validate=True)
        except (binascii.Error, ValueError):
            continue
        if len(raw) == _KEY_ID + _SIGNATURE:
            found.append((parts[1], raw[:_KEY_ID], raw[_KEY_ID:]))
    return found
