"""Bitstring Status List v1.0: one bit per credential, most significant bit first, at least 131,072 of them.

The list is kept as deflate segments of 1 KiB that are joined into one ordinary gzip member, so that one more
bit costs one segment and not the whole list. A bit once set is never cleared: there is no method for it.
"""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Container
from datetime import datetime
from random import Random
from typing import Any, Self

from advocert_certificates.domain.credential_errors import (
    EncodingError,
    StatusFullError,
    StatusIndexError,
    StatusSizeError,
)
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.vocabulary import STATUS_LIST_CONTEXTS

MINIMUM_SIZE = 131_072
# 16 million entries. A larger list is refused before it is unpacked, so that a small file cannot fill the
# memory.
MAXIMUM_SIZE = 2**24
_SEGMENT = 1024
_GZIP_HEADER = (
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # no name, no time: the same bits give the same bytes
)
_LAST_BLOCK = b"\x03\x00"  # an empty final deflate block


class StatusBits:
    """The bits of one list. `data` are bytes as `raw` returned them; without it every bit is clear."""

    def __init__(self, size: int = MINIMUM_SIZE, data: bytes = b"") -> None:
        if size % 8 or not MINIMUM_SIZE <= size <= MAXIMUM_SIZE or (data and len(data) * 8 != size):
            raise StatusSizeError(size)
        self.size = size
        self._bytes = bytearray(data) if data else bytearray(size // 8)
        self._segments: list[bytes] = [b""] * -(-len(self._bytes) // _SEGMENT)

    @classmethod
    def decode(cls, encoded: str) -> Self:
        """Return the bits of an `encodedList` (multibase `u`, gzip).

        Raises:
            EncodingError: no multibase `u`, no gzip, or larger than `MAXIMUM_SIZE`.
            StatusSizeError: fewer than `MINIMUM_SIZE` entries.
        """
        data = _unpack(encoded)
        return cls(len(data) * 8, data)

    @property
    def raw(self) -> bytes:
        """The bit string, to be stored."""
        return bytes(self._bytes)

    def get(self, index: int) -> bool:
        """Tell whether the bit is set; index 0 is the left-most bit of the first byte (BSL v1.0, 3.2)."""
        self._check(index)
        return bool(self._bytes[index >> 3] & (0x80 >> (index & 7)))

    def set(self, index: int) -> None:
        """Set the bit, for ever."""
        self._check(index)
        self._bytes[index >> 3] |= 0x80 >> (index & 7)
        self._segments[(index >> 3) // _SEGMENT] = b""

    def encode(self) -> str:
        """Return the `encodedList`; only segments that changed are compressed again."""
        for number, segment in enumerate(self._segments):
            if not segment:
                self._segments[number] = _deflate(
                    bytes(self._bytes[number * _SEGMENT : (number + 1) * _SEGMENT])
                )
        trailer = zlib.crc32(self._bytes).to_bytes(4, "little") + len(self._bytes).to_bytes(4, "little")
        packed = b"".join([_GZIP_HEADER, *self._segments, _LAST_BLOCK, trailer])
        return "u" + urlsafe_b64encode(packed).decode().rstrip("=")

    def _check(self, index: int) -> None:
        if not 0 <= index < self.size:
            raise StatusIndexError(index, self.size)


def choose_index(taken: Container[int], count: int, size: int, random: Random) -> int:
    """Return a free index at random; an order would tell who was certified after whom.

    `count` is the number of taken ones. In production `random` is a `SystemRandom`.

    Raises:
        StatusFullError: none is free.
    """
    if count >= size:
        raise StatusFullError(size)
    for _ in range(64):
        index = random.randrange(size)
        if index not in taken:
            return index
    # Nearly full: look at all of them once instead of guessing on.
    free = [index for index in range(size) if index not in taken]
    if not free:
        raise StatusFullError(size)
    return random.choice(free)


def build_status_document(
    list_id: str, issuer_did: str, encoded: str, valid_from: datetime, valid_until: datetime
) -> dict[str, Any]:
    """Return the unsigned status list credential; it is signed by `sign_document` like any other document."""
    return {
        "@context": list(STATUS_LIST_CONTEXTS),
        "id": list_id,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_did,
        "validFrom": format_instant(valid_from),
        "validUntil": format_instant(valid_until),
        "credentialSubject": {
            "id": f"{list_id}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encoded,
        },
    }


def _deflate(segment: bytes) -> bytes:
    # Bits at random repeat only zeros: run lengths alone pack them best, fifteen times faster than level 9,
    # and in little memory, whose clearing would otherwise cost more than the packing.
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, 5, zlib.Z_RLE)
    # A full flush ends on a byte and forgets what came before, so that segments can be joined in any state.
    return packer.compress(segment) + packer.flush(zlib.Z_FULL_FLUSH)


def _unpack(encoded: str) -> bytes:
    if not encoded.startswith("u"):
        raise EncodingError("The list is no base64url multibase. Get it again from its issuer.")
    text = encoded[1:]
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        data = unpacker.decompress(urlsafe_b64decode(text + "=" * (-len(text) % 4)), MAXIMUM_SIZE // 8)
    except (ValueError, zlib.error) as error:
        raise EncodingError("The list cannot be unpacked. Get it again from its issuer.") from error
    if not unpacker.eof or unpacker.unused_data:
        raise EncodingError(
            "The list is cut off, too long, or more than one list. Get it again from its issuer."
        )
    return data
