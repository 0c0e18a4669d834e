"""A content folder that somebody packed as .zip or .tar.gz, read in memory and within bounds.

A file of kilobytes can unfold to gigabytes, and a name can lead out of any folder: sizes are counted while it unfolds, and
nothing touches the disk.

Files are taken from the folder that holds `programme.yaml`, wherever it lies in the archive; what is beside it, hidden or no
content is left alone, as in a folder on disk.
"""

import gzip
import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator

from advocert_courses.archive import is_inside
from advocert_courses.errors import PackedContentError
from advocert_courses.tree import MAX_DEPTH, MAX_FILE, SUFFIXES, is_passed_over

# The whole shipped content is 0.3 MB in 60 files.
MAX_PACKED = 4 * 1024 * 1024
MAX_UNPACKED = 32 * 1024 * 1024
MAX_MEMBERS = 5_000
# Also of an empty one.
_ZIP, _GZIP = (b"PK\x03\x04", b"PK\x05\x06"), b"\x1f\x8b"
_PROGRAMME = "programme.yaml"
_ENCRYPTED = 0x1
_KEPT_PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What these libraries raise on bytes that are no archive; a chain of long names makes tarfile call itself.
_BROKEN = (tarfile.TarError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError)
_BROKEN_TOO = (NotImplementedError, RuntimeError, KeyError, IndexError)
Files = list[tuple[str, bytes]]


def is_packed(data: bytes) -> bool:
    """Say whether these bytes begin as an archive does."""
    return data.startswith((*_ZIP, _GZIP))


def read_packed(data: bytes) -> Files:
    """Return the content files of an archive with their paths below the folder of the programme, sorted.

    Raises:
        PackedContentError: it is no such archive, or holds what no content folder holds.
    """
    if len(data) > MAX_PACKED:
        raise PackedContentError(f"it has more than {MAX_PACKED // 1024 // 1024} MB")
    try:
        files = dict(_zip(data) if data.startswith(_ZIP) else _tar(data))
    except (*_BROKEN, *_BROKEN_TOO) as error:
        raise PackedContentError("it is broken, or no .zip or .tar.gz") from error
    return _below_programme(files)


def _zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        _check_count(len(members))
        room, seen = MAX_UNPACKED, set[str]()
        for member in members:
            if member.is_dir():
                continue
            kind = stat.S_IFMT(member.external_attr >> 16)
            _check(member.filename, seen, is_file=kind in {0, stat.S_IFREG})
            if member.flag_bits & _ENCRYPTED or member.compress_type not in _KEPT_PLAIN:
                raise PackedContentError(f"{_shown(member.filename)} is encrypted, or packed in an odd way")
            if not _is_content(member.filename):
                continue
            with archive.open(member) as file:
                content = file.read(min(MAX_FILE, room) + 1)
            room -= len(content)
            _check_size(member.filename, content, room)
            yield member.filename, content


def _tar(data: bytes) -> Iterator[tuple[str, bytes]]:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
        whole = file.read(MAX_UNPACKED + 1)
    if len(whole) > MAX_UNPACKED:
        raise PackedContentError(f"it unfolds to more than {MAX_UNPACKED // 1024 // 1024} MB")
    with tarfile.open(fileobj=io.BytesIO(whole), mode="r:") as archive:
        seen = set[str]()
        for count, member in enumerate(archive, 1):
            _check_count(count)
            name = member.name.removeprefix("./")
            if member.isdir():
                continue
            _check(name, seen, is_file=member.isreg() and not member.issparse())
            if not _is_content(name):
                continue
            if member.size > MAX_FILE:
                raise PackedContentError(f"{_shown(name)} has more than {MAX_FILE // 1024 // 1024} MB")
            opened = archive.extractfile(member)
            yield name, opened.read() if opened is not None else b""


def _check_count(members: int) -> None:
    if members > MAX_MEMBERS:
        raise PackedContentError(f"it holds more than {MAX_MEMBERS:,} files")


def _check(name: str, seen: set[str], *, is_file: bool) -> None:
    if not is_file:
        raise PackedContentError(f"{_shown(name)} is a link or a device, not a file")
    if not is_inside(name):
        raise PackedContentError(f"{_shown(name)} leads out of the folder")
    if name in seen:
        raise PackedContentError(f"{_shown(name)} is in it twice")
    seen.add(name)


def _check_size(name: str, content: bytes, room: int) -> None:
    if len(content) > MAX_FILE or room < 0:
        raise PackedContentError(f"{_shown(name)} unfolds to too much")


def _is_content(name: str) -> bool:
    return name.endswith(SUFFIXES) and not any(is_passed_over(part) for part in name.split("/"))


def _below_programme(files: dict[str, bytes]) -> Files:
    """Return the files of the folder of the programme, which is the one that lies highest."""
    found = sorted(
        (name for name in files if name.split("/")[-1] == _PROGRAMME), key=lambda one: one.count("/")
    )
    if not found:
        raise PackedContentError("it holds no programme.yaml")
    if len(found) > 1 and found[0].count("/") == found[1].count("/"):
        raise PackedContentError(f"it holds two programmes, {_shown(found[0])} and {_shown(found[1])}")
    top = found[0].removesuffix(_PROGRAMME)
    below = [(name.removeprefix(top), data) for name, data in files.items() if name.startswith(top)]
    return sorted((name, data) for name, data in below if name.count("/") <= MAX_DEPTH)


def _shown(name: str) -> str:
    return '"' + name[:80].encode("ascii", "backslashreplace").decode() + '"'
