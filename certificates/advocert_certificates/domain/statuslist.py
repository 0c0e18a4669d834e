"""Bitstring Status List v1.0: one bit per credential, most significant bit first, at least 131,072 of them.

The list is kept as deflate segments of 2 KiB that are joined into one ordinary gzip member, so that one more
bit costs one segment and not the whole list: each segment is padded to whole base64 letters and keeps its own
text, and the checksum of the whole follows from the change of one segment. A bit once set is never cleared:
there is no method for it.
"""

import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, Self

from advocert_certificates.domain.credential_errors import (
    EncodingError,
    StatusIndexError,
    StatusSizeError,
)
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.vocabulary import STATUS_LIST_CONTEXTS

MINIMUM_SIZE = 131_072
# 16 million entries. A larger list is refused before it is unpacked, so that a small file cannot fill the
# memory.
MAXIMUM_SIZE = 2**24
_SEGMENT = 2048  # shorter ones make a larger list, longer ones cost more per change
_EMPTY_BLOCK = b"\x00\x00\x00\xff\xff"  # a stored deflate block without content (RFC 1951, 3.2.4)
# No name, no time: the same bits give the same bytes. The empty block makes it whole base64 letters.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" + _EMPTY_BLOCK
_LAST_BLOCK = b"\x03\x00"  # an empty final deflate block


class StatusBits:
    """The bits of one list. `data` are bytes as `raw` returned them; without it every bit is clear."""

    def __init__(self, size: int = MINIMUM_SIZE, data: bytes = b"") -> None:
        if size % 8 or not MINIMUM_SIZE <= size <= MAXIMUM_SIZE or (data and len(data) * 8 != size):
            raise StatusSizeError(size)
        self.size = size
        self._bytes = bytearray(data) if data else bytearray(size // 8)
        count = -(-len(self._bytes) // _SEGMENT)
        self._texts = [""] * count
        self._changed = set(range(count))
        self._checksums = [0] * count
        self._checksum: int | None = None  # of the whole, once everything has been packed

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
        self._changed.add((index >> 3) // _SEGMENT)

    @property
    def count(self) -> int:
        """How many bits are set."""
        return int.from_bytes(self._bytes, "big").bit_count()

    def encode(self) -> str:
        """Return the `encodedList`; only segments that changed are compressed again."""
        for number in self._changed:
            self._pack(number)
        self._changed.clear()
        if self._checksum is None:
            self._checksum = zlib.crc32(self._bytes)
        trailer = self._checksum.to_bytes(4, "little") + len(self._bytes).to_bytes(4, "little")
        return "".join([_HEADER_TEXT, *self._texts, _letters(_LAST_BLOCK + trailer)])

    def _pack(self, number: int) -> None:
        end = min((number + 1) * _SEGMENT, len(self._bytes))
        segment = bytes(self._bytes[number * _SEGMENT : end])
        self._texts[number] = _letters(_whole_letters(_deflate(segment)))
        checksum = zlib.crc32(segment)
        if self._checksum is not None:
            change = checksum ^ self._checksums[number]
            self._checksum ^= _multiply(change, _zeros(len(self._bytes) - end))
        self._checksums[number] = checksum

    def _check(self, index: int) -> None:
        if not 0 <= index < self.size:
            raise StatusIndexError(index, self.size)


@lru_cache(maxsize=8)
def decoded(encoded: str) -> StatusBits:
    """Return the bits of an `encodedList`, only to be read: a list stands behind many certificates.

    Raises:
        EncodingError, StatusSizeError: as `StatusBits.decode`.
    """
    return StatusBits.decode(encoded)


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


def _letters(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _whole_letters(packed: bytes) -> bytes:
    """Pad with empty blocks until three bytes make four letters and nothing is left over."""
    return packed + _EMPTY_BLOCK * (len(packed) % 3)  # 5 is 2 modulo 3


_HEADER_TEXT = "u" + _letters(_GZIP_HEADER)

# CRC-32 is linear: when one segment changes, the checksum of the whole changes by the change of the segment's,
# moved over the bytes behind it. Moving is a multiplication modulo this polynomial (RFC 1952, 8; bit-reversed).
_POLYNOMIAL = 0xEDB88320


def _multiply(one: int, other: int) -> int:
    """Return the product modulo the polynomial; the highest bit is the constant term."""
    product, place = 0, 1 << 31
    while one:
        if one & place:
            product ^= other
            one ^= place
        place >>= 1
        other = (other >> 1) ^ _POLYNOMIAL if other & 1 else other >> 1
    return product


@cache
def _zeros(count: int) -> int:
    """Return the factor by which `count` zero bytes behind a text move its checksum."""
    factor, square = 1 << 31, 1 << 23  # x to the 0, x to the 8
    while count:
        if count & 1:
            factor = _multiply(factor, square)
        square = _multiply(square, square)
        count >>= 1
    return factor


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
