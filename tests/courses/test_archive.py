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
from advocert_courses.errors import ArchiveReadError

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
