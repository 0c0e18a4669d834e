"""Open Badges 3.0, 5.3.1: a PNG carries its credential in one uncompressed `iTXt` chunk `openbadgecredential`.

Only the chunks are walked through, the picture itself is never unpacked: a picture of a billion pixels costs as
much as a small one.
"""

import struct
import zlib
from collections.abc import Iterator

from advocert_certificates.credentials.carriers.inflate import inflate
from advocert_certificates.domain.carrier_errors import (
    BakedTwiceError,
    BrokenPictureError,
    NothingBakedError,
    OldBadgeError,
)

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"openbadgecredential"
_OLD_KEYWORD = b"openbadges"
_TEXTS = {b"iTXt", b"tEXt", b"zTXt"}
_MOST_CHUNKS = 10_000
_TEXT_LIMIT = 4_000_000


def bake_png(picture: bytes, credential: str) -> bytes:
    """Return the picture with the credential (JSON or a compact JWS) in it; one that is there is replaced.

    Raises:
        BrokenPictureError: the bytes are no PNG.
    """
    kept = [
        chunk
        for kind, data, chunk in _chunks(picture)
        if not (kind in _TEXTS and _keyword(data) in {KEYWORD, _OLD_KEYWORD})
    ]
    header, *others = kept
    # keyword NUL, compression flag and method 0, no language, no translated keyword (PNG, 11.3.3.4)
    text = KEYWORD + b"\0\0\0\0\0" + credential.encode()
    return SIGNATURE + header + _chunk(b"iTXt", text) + b"".join(others)


def unbake_png(picture: bytes) -> str:
    """Return the credential text inside a PNG.

    Raises:
        NothingBakedError: there is none.
        BakedTwiceError: there are several.
        OldBadgeError: there is an Open Badge 1 or 2 instead.
        BrokenPictureError: no PNG, or damaged.
        UnpackedTooLargeError: the text is packed and far too long.
    """
    baked = [data for kind, data, _ in _chunks(picture) if kind == b"iTXt" and _keyword(data) == KEYWORD]
    if len(baked) > 1:
        raise BakedTwiceError
    if baked:
        return _text(baked[0])
    if any(kind in _TEXTS and _keyword(data) == _OLD_KEYWORD for kind, data, _ in _chunks(picture)):
        raise OldBadgeError
    raise NothingBakedError


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield (kind, data, whole chunk) up to IEND; what follows it is no part of the picture."""
    if not picture.startswith(SIGNATURE) or picture[len(SIGNATURE) + 4 : len(SIGNATURE) + 8] != b"IHDR":
        raise BrokenPictureError
    place = len(SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        if place + 12 > len(picture):
            raise BrokenPictureError
        (length,) = struct.unpack_from(">I", picture, place)
        end = place + 12 + length
        chunk = picture[place:end]
        if end > len(picture) or zlib.crc32(chunk[4:-4]) != int.from_bytes(chunk[-4:]):
            raise BrokenPictureError
        yield chunk[4:8], chunk[8:-4], chunk
        if chunk[4:8] == b"IEND":
            return
        place = end
    raise BrokenPictureError


def _keyword(data: bytes) -> bytes:
    return data.partition(b"\0")[0]


def _text(data: bytes) -> str:
    """Return the text of an iTXt chunk. Ours are never packed; one that is packed is read all the same."""
    head, separator, rest = data.partition(b"\0")
    packed, method, tail = rest[:1], rest[1:2], rest[2:]
    parts = tail.split(b"\0", 2)
    if not (head and separator and packed in {b"\0", b"\1"} and method == b"\0" and len(parts) == 3):  # noqa: PLR2004 - language, translated keyword, text
        raise BrokenPictureError
    text = inflate(parts[2], _TEXT_LIMIT) if packed == b"\1" else parts[2]
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise BrokenPictureError from error


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
