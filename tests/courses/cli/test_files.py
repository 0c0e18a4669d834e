import os
from pathlib import Path

import pytest

from advocert_courses.cli.commands import WriteError
from advocert_courses.cli.files import write_all


def test_every_file_is_written_with_its_size(tmp_path: Path):
    assert write_all({tmp_path / "a": b"12", tmp_path / "deep/b": b"3"}) == {
        tmp_path / "a": 2,
        tmp_path / "deep/b": 1,
    }


def test_a_file_that_cannot_be_staged_leaves_the_others_as_they_were(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(WriteError):
        write_all({tmp_path / "a": b"new", tmp_path / "file/b": b"x"})
    assert (tmp_path / "a").read_bytes() == b"old"


def test_no_temporary_file_stays_behind(tmp_path: Path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError):
        write_all({tmp_path / "a": b"new", tmp_path / "folder": b"x"})
    assert not list(tmp_path.glob(".*"))


def test_a_result_may_be_read_by_everybody(tmp_path: Path):
    write_all({tmp_path / "a": b""})
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644


def test_a_reader_of_the_old_file_keeps_it_whole(tmp_path: Path):
    """A rename puts a new file in place; the one that somebody has open is not written over."""
    (tmp_path / "a").write_bytes(b"old")
    with (tmp_path / "a").open("rb") as reader:
        write_all({tmp_path / "a": b"new"})
        assert os.fstat(reader.fileno()).st_ino != (tmp_path / "a").stat().st_ino
        assert reader.read() == b"old"
