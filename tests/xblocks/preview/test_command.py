"""`advocert preview` says in one sentence why it cannot begin, and ends quietly."""

import argparse
import threading
from argparse import Namespace
from pathlib import Path

import pytest

from advocert_xblocks._preview.command import PreviewCommand, _serve, _until_interrupted
from advocert_xblocks._preview.server import serve
from advocert_xblocks._preview.workspace import Workspace


def run(content: Path | None, port: int | None = 0) -> int:
    return PreviewCommand().run(Namespace(content=content, port=port))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert run(tmp_path / "nowhere") == 2
    assert "nowhere is no folder" in capsys.readouterr().err


def test_a_folder_without_a_course_says_how_to_begin(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(None) == 2
    assert "advocert new course FND" in capsys.readouterr().err


@pytest.mark.parametrize("port", [-1, 99_999])
def test_a_port_that_does_not_exist_is_named(root: Path, port: int, capsys: pytest.CaptureFixture[str]):
    assert run(root, port) == 2
    assert f"Port {port} cannot be used" in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(root: Path, space: Workspace, capsys: pytest.CaptureFixture[str]):
    server = serve(space, 0)
    try:
        assert run(root, server.server_port) == 2
    finally:
        server.server_close()
    assert "cannot be used" in capsys.readouterr().err


def test_a_second_preview_takes_another_port_without_being_told(space: Workspace):
    parser = argparse.ArgumentParser()
    PreviewCommand().configure(parser)
    port = parser.parse_args([]).port
    first, second = _serve(space, port), _serve(space, port)
    try:
        assert first.server_port != second.server_port
    finally:
        first.server_close()
        second.server_close()


def test_ctrl_c_ends_it_well(capsys: pytest.CaptureFixture[str]):
    watched = threading.Event()

    def interrupted() -> None:
        assert watched.wait(30)
        raise KeyboardInterrupt

    assert _until_interrupted(interrupted, lambda _stop: watched.set()) == 0
    assert "The preview has ended." in capsys.readouterr().err
