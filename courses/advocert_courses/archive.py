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

from advocert_courses.errors import ArchiveReadError, ArchiveUnsafeError

_FOLDER = "course/"
# 1980-01-01: the earliest time that every archive tool accepts without a remark.
_TIME = 315_532_800
# RFC 1952, 2.3: magic, deflate, no flags, no time, no extra flags, unknown system.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_RECORD = 512
_LONGEST_NAME = 99
# POSIX.1-1988, 10.1.1: mode, owner and group; the time; type, link, magic, version, names, device, prefix.
_OWNER = b"0000644\0" + b"0000000\0" * 2
_MTIME = b"%011o\0" % _TIME
_BACK = b"0" + bytes(100) + b"ustar\00000" + bytes(32) * 2 + bytes(16) + bytes(155) + bytes(12)
_BACK_SUM = sum(_BACK)
MAX_UNPACKED = 256 * 1024 * 1024
MAX_MEMBERS = 50_000
# RFC 1951, 3.2.4: LEN of a stored block is 16 bits wide.
_BLOCK = 65_535


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """Return the `.tar.gz` of these files; keys are paths inside the course with forward slashes."""
    return _gzip(_tar(files))


def read_archive(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive by path inside the course, whoever compressed it. Nothing is unpacked to disk.

    Raises:
        ArchiveReadError: the bytes are not a course archive.
        ArchiveUnsafeError: it holds what no course holds: links, devices, ways out, far too much.
    """
    try:
        # Decompressed whole first: tarfile stops at the end mark and would not see that the rest is cut off.
        with tarfile.open(fileobj=io.BytesIO(_decompress(data)), mode="r:") as tar:
            return dict(_members(tar))
    except (tarfile.TarError, OSError, EOFError, zlib.error, ValueError) as error:
        raise ArchiveReadError from error


def is_inside(path: str) -> bool:
    """Say whether a relative path with forward slashes stays below its folder on every system.

    >>> is_inside("clauses/DISC-1.md"), is_inside("../DISC-1.md"), is_inside("C:/DISC-1.md")
    (True, False, False)
    """
    parts = path.split("/")
    return bool(path) and not any(
        part in {"", ".", ".."} or "\\" in part or ":" in part or "\0" in part for part in parts
    )


def _decompress(data: bytes) -> bytes:
    """Decompress up to a limit: a megabyte of deflate can unfold to a gigabyte."""
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        whole = file.read(MAX_UNPACKED + 1)
    if len(whole) > MAX_UNPACKED:
        raise ArchiveUnsafeError("it", f"unfolds to more than {MAX_UNPACKED // 1024 // 1024} MB")
    return whole


def _members(tar: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for member in tar:
        name = member.name.removeprefix(_FOLDER)
        if member.isdir():
            continue
        _refuse_unsafe(member, name, seen)
        seen.add(name)
        handle = tar.extractfile(member)
        if handle is not None:
            yield name, handle.read()


def _refuse_unsafe(member: tarfile.TarInfo, name: str, seen: set[str]) -> None:
    if not member.isreg() or member.issparse():
        raise ArchiveUnsafeError(name, "is a link or a device, not a file")
    if not is_inside(name):
        raise ArchiveUnsafeError(name, "leads out of the archive")
    if name in seen:
        raise ArchiveUnsafeError(name, "is in it twice")
    if len(seen) >= MAX_MEMBERS:
        raise ArchiveUnsafeError(name, f"is file number {MAX_MEMBERS + 1:,}")


def _tar(files: Mapping[str, bytes]) -> bytes:
    parts: list[bytes] = []
    for path in sorted(files):
        data = files[path]
        parts += [_header(_FOLDER + path, len(data)), data, bytes(-len(data) % _RECORD)]
    whole = sum(map(len, parts)) + 2 * _RECORD
    # POSIX.1-1988, 10.1.1: two records of zeros, padded to a block of twenty.
    return b"".join([*parts, bytes(2 * _RECORD + -whole % (20 * _RECORD))])


def _header(name: str, size: int) -> bytes:
    """Return the header of one file; a short name of plain letters, as nearly all are, needs no TarInfo."""
    plain = name.encode("ascii", "replace")
    if len(plain) > _LONGEST_NAME or b"?" in plain:
        return _odd_header(name, size)
    front = plain.ljust(100, b"\0") + _OWNER + b"%011o\0" % size + _MTIME
    unsigned = sum(front) + 8 * ord(" ") + _BACK_SUM
    return front + b"%06o\0 " % unsigned + _BACK


def _odd_header(name: str, size: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o644, _TIME
    try:
        return member.tobuf(tarfile.USTAR_FORMAT, "utf-8", "surrogateescape")
    except ValueError as error:
        raise ArchiveUnsafeError(name, "is too long a path for an archive") from error


def _gzip(data: bytes) -> bytes:
    trailer = struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)
    return _GZIP_HEADER + b"".join(_stored_blocks(data)) + trailer


def _stored_blocks(data: bytes) -> Iterator[bytes]:
    """RFC 1951, 3.2.3 and 3.2.4: a final bit, type 00, padding, LEN, its complement, the bytes."""
    for start in range(0, max(len(data), 1), _BLOCK):
        chunk = data[start : start + _BLOCK]
        is_last = start + _BLOCK >= len(data)
        yield struct.pack("<BHH", is_last, len(chunk), len(chunk) ^ 0xFFFF) + chunk
