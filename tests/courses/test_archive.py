import gzip
import hashlib
import io
import subprocess
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_courses.archive import read_archive, write_archive
from advocert_courses.errors import ArchiveReadError, ArchiveUnsafeError

FILES = {"course.xml": b"<course/>\n", "vertical/a.xml": "Grüße\n".encode(), "empty.txt": b""}
names = st.text("abcxyz0-_", min_size=1, max_size=20)
trees = st.dictionaries(names, st.binary(max_size=300), max_size=6)


@given(trees)
def test_what_is_written_is_what_is_read(files: dict[str, bytes]):
    assert read_archive(write_archive(files)) == files


@given(trees)
def test_the_order_of_the_files_does_not_matter(files: dict[str, bytes]):
    assert write_archive(dict(reversed(files.items()))) == write_archive(files)


def test_the_bytes_are_the_same_on_every_machine():
    """Neither the clock nor the user nor the compressor that Python was built with may enter."""
    digest = hashlib.sha256(write_archive(FILES)).hexdigest()
    assert digest == "5e4fdbfdf1bf8e499f0365c6566bedfa3f2654003b8c529713bec7a1711c7436"


@pytest.mark.parametrize("size", [65_534, 65_535, 65_536, 200_000])
def test_files_longer_than_a_stored_block_are_whole(size: int):
    files = {"long": bytes(range(256)) * (size // 256 + 1)}
    assert read_archive(write_archive(files)) == files


def test_a_decompressor_that_we_did_not_write_reads_it():
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(write_archive(FILES)))) as tar:
        assert tar.getnames() == ["course/course.xml", "course/empty.txt", "course/vertical/a.xml"]


def test_the_archiver_of_the_system_unpacks_it(tmp_path: Path):
    (tmp_path / "c.tar.gz").write_bytes(write_archive(FILES))
    subprocess.run(["tar", "xzf", "c.tar.gz"], cwd=tmp_path, check=True)
    assert (tmp_path / "course/vertical/a.xml").read_bytes() == FILES["vertical/a.xml"]


def test_an_archive_that_studio_compressed_is_read():
    plain = gzip.decompress(write_archive(FILES))
    assert read_archive(gzip.compress(plain)) == FILES


@pytest.mark.parametrize(
    "data", [b"", b"not an archive", write_archive(FILES)[:-40], b"\x1f\x8b\x08" + b"x" * 40]
)
def test_anything_else_is_refused_in_one_sentence(data: bytes):
    with pytest.raises(ArchiveReadError):
        read_archive(data)


def packed(member: tarfile.TarInfo, data: bytes = b"") -> bytes:
    """An archive of another hand with one member."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        member.size = len(data)
        tar.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "../../.bashrc",
        "course/../../x",
        "/etc/passwd",
        "course//etc/passwd",
        "C:/Windows/x",
        "course/a\\..\\b",
        "course/./a",
    ],
)
def test_a_path_that_leads_out_is_refused(name: str):
    with pytest.raises(ArchiveUnsafeError, match="leads out"):
        read_archive(packed(tarfile.TarInfo(name), b"x"))


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
)
def test_links_and_devices_are_refused(kind: bytes):
    member = tarfile.TarInfo("course/x")
    member.type, member.linkname = kind, "/etc/passwd"
    with pytest.raises(ArchiveUnsafeError, match="link or a device"):
        read_archive(packed(member))


def test_a_bomb_is_refused_before_it_unfolds():
    bomb = gzip.compress(bytes(1024 * 1024) * 300, compresslevel=1)
    with pytest.raises(ArchiveUnsafeError, match="unfolds"):
        read_archive(bomb)


def test_a_file_that_is_there_twice_is_refused():
    """Two readers could take two different ones."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for _ in range(2):
            tar.addfile(tarfile.TarInfo("course/course.xml"))
    with pytest.raises(ArchiveUnsafeError, match="twice"):
        read_archive(buffer.getvalue())


def test_folders_of_another_hand_are_passed_over():
    member = tarfile.TarInfo("course/chapter")
    member.type = tarfile.DIRTYPE
    assert read_archive(packed(member)) == {}


@pytest.mark.parametrize("name", ["a" * 99, "a" * 100, f"{'b' * 120}/{'a' * 90}", "f\u00fcr.xml"])
def test_unusual_names_survive(name: str):
    assert read_archive(write_archive({name: b"x"})) == {name: b"x"}


def test_a_path_that_no_archive_can_hold_is_refused():
    with pytest.raises(ArchiveUnsafeError, match="too long"):
        write_archive({"a" * 300: b""})
