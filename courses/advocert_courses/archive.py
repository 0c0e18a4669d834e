"""The course archive: the same files give the same bytes on every machine.

Two things make ordinary archives differ although their content is the same, and both are pinned here:

* The tar headers (POSIX.1-1988 ustar) carry names, numbers and times of the machine. Ours hold none: no
  owner, mode 0644, one fixed time, members sorted by name.
* The deflate stream depends on the compressor (zlib and its faster replacements choose other matches, and
  Python is built with either). Ours holds stored blocks only (RFC 1951, 3.2.4), inside a gzip member
  without name and time (RFC 1952, 2.3). A course is text of a few hundred kilobytes; being comparable is
  worth more than being small.

The members sit under one folder `course/`, as in Studio's own exports.
"""

import gzip
import io
import struct
import tarfile
import zlib
from collections.abc import Iterator, Mapping

from advocert_courses.errors import ArchiveReadError

_FOLDER = "course/"
# 1980-01-01: the earliest time that every archive tool accepts without a remark.
_TIME = 315_532_800
# RFC 1952, 2.3: magic, deflate, no flags, no time, no extra flags, unknown system.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
# RFC 1951, 3.2.4: LEN of a stored block is 16 bits wide.
_BLOCK = 65_535


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """Return the `.tar.gz` of these files; keys are paths inside the course with forward slashes."""
    return _gzip(_tar(files))


def read_archive(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive by path inside the course, whoever compressed it.

    Raises:
        ArchiveReadError: the bytes are not a course archive.
    """
    try:
        # Decompressed whole first: tarfile stops at the end mark and would not see that the rest is cut off.
        with tarfile.open(fileobj=io.BytesIO(gzip.decompress(data)), mode="r:") as tar:
            return dict(_members(tar))
    except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
        raise ArchiveReadError from error


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in tar.getmembers():
        handle = tar.extractfile(member)
        if handle is not None:
            yield member.name.removeprefix(_FOLDER), handle.read()


def _tar(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path in sorted(files):
            member = tarfile.TarInfo(_FOLDER + path)
            member.size = len(files[path])
            member.mode = 0o644
            member.mtime = _TIME
            tar.addfile(member, io.BytesIO(files[path]))
    return buffer.getvalue()


def _gzip(data: bytes) -> bytes:
    trailer = struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return _GZIP_HEADER + b"".join(_stored_blocks(data)) + trailer


def _stored_blocks(data: bytes) -> Iterator[bytes]:
    """RFC 1951, 3.2.3 and 3.2.4: a final bit, type 00, padding, LEN, its complement, the bytes."""
    for start in range(0, max(len(data), 1), _BLOCK):
        chunk = data[start : start + _BLOCK]
        is_last = start + _BLOCK >= len(data)
        yield struct.pack("<BHH", is_last, len(chunk), len(chunk) ^ 0xFFFF) + chunk
