"""Unpacking what strangers packed: never more than was asked for."""

import zlib

from advocert_certificates.domain.carrier_errors import BrokenPictureError, UnpackedTooLargeError


def inflate(packed: bytes, limit: int) -> bytes:
    """Return what a zlib stream holds; bytes after its end are ignored.

    Raises:
        BrokenPictureError: no zlib stream, or one that ends too early.
        UnpackedTooLargeError: it holds more than `limit` bytes; no more than that was ever in memory.
    """
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(packed, limit + 1)
    except zlib.error as error:
        raise BrokenPictureError from error
    if len(unpacked) > limit:
        raise UnpackedTooLargeError
    if not unpacker.eof:
        raise BrokenPictureError
    return unpacked
