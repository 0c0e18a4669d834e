import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.content import change, write_content

from advocert_courses.archive import read_archive
from advocert_courses.cli import main


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An author's folder: the content where `advocert` looks for it."""
    write_content(tmp_path / "courses/content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_build_writes_the_archive_and_the_programme_beside_it(here: Path):
    assert main(["build"]) == 0
    assert sorted(path.name for path in (here / "build").iterdir()) == ["FND.tar.gz", "programme.json"]


def test_build_says_what_it_wrote(capsys: pytest.CaptureFixture[str]):
    main(["build"])
    assert capsys.readouterr().out.startswith("Wrote build/FND.tar.gz (")


def test_the_archive_holds_the_course(here: Path):
    main(["build"])
    assert "course.xml" in read_archive((here / "build/FND.tar.gz").read_bytes())


def test_the_programme_is_the_compiled_one(here: Path):
    main(["build"])
    assert json.loads((here / "build/programme.json").read_text())["ref"] == "ACME"


def test_the_output_can_be_named(here: Path):
    main(["build", "-o", "out/course.tar.gz"])
    assert sorted(path.name for path in (here / "out").iterdir()) == ["course.tar.gz", "programme.json"]


def test_two_builds_of_one_content_are_the_same_bytes(here: Path):
    main(["build", "-o", "one/x.tar.gz"])
    main(["build", "courses/content", "-o", "two/x.tar.gz"])
    assert (here / "one/x.tar.gz").read_bytes() == (here / "two/x.tar.gz").read_bytes()


def test_an_unchanged_folder_is_not_built_again(capsys: pytest.CaptureFixture[str]):
    main(["build"])
    main(["build"])
    assert "Nothing has changed" in capsys.readouterr().err


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"x")])
def test_a_result_that_was_lost_or_changed_is_built_again(here: Path, damage):
    main(["build"])
    expected = (here / "build/FND.tar.gz").read_bytes()
    damage(here / "build/FND.tar.gz")
    main(["build"])
    assert (here / "build/FND.tar.gz").read_bytes() == expected


def test_one_changed_file_builds_what_a_first_build_would(here: Path):
    main(["build"])
    change(here / "courses/content", "fnd/scenarios/FND-01.md", "saves the thread", "reads the thread")
    main(["build"])
    main(["build", "--no-cache", "-o", "fresh/FND.tar.gz"])
    assert (here / "build/FND.tar.gz").read_bytes() == (here / "fresh/FND.tar.gz").read_bytes()


def test_content_for_practice_alone_needs_no_programme(here: Path):
    (here / "courses/content/programme.yaml").unlink()
    assert main(["build"]) == 0
    assert [path.name for path in (here / "build").iterdir()] == ["FND.tar.gz"]


def test_a_mistake_is_reported_by_file_and_line_with_what_to_do(
    here: Path, capsys: pytest.CaptureFixture[str]
):
    change(here / "courses/content", "fnd/scenarios/FND-01.md", "(#n2)", "(#nowhere)")
    assert main(["build"]) == 1
    assert capsys.readouterr().err.startswith("courses/content/fnd/scenarios/FND-01.md:22: ")


def test_a_mistake_leaves_the_last_good_build_where_it_is(here: Path):
    main(["build"])
    before = (here / "build/FND.tar.gz").read_bytes()
    change(here / "courses/content", "fnd/scenarios/FND-01.md", "(#n2)", "(#nowhere)")
    main(["build"])
    assert (here / "build/FND.tar.gz").read_bytes() == before


def test_a_failed_build_leaves_nothing_behind(here: Path):
    (here / "build/programme.json").mkdir(parents=True)
    assert main(["build"]) == 2
    assert not [path.name for path in (here / "build").iterdir() if path.name.startswith(".")]


def test_a_place_that_cannot_be_written_gets_one_sentence(here: Path, capsys: pytest.CaptureFixture[str]):
    (here / "file").write_text("")
    assert main(["build", "-o", "file/x.tar.gz"]) == 2
    assert "Name another place with -o." in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "lint"])
def test_a_folder_without_content_gets_one_sentence(command: str, capsys: pytest.CaptureFixture[str]):
    assert main([command, "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_lint_is_content_with_good_content():
    assert main(["lint"]) == 0


def test_lint_prints_every_mistake(here: Path, capsys: pytest.CaptureFixture[str]):
    change(here / "courses/content", "fnd/scenarios/FND-01.md", "(#n2)", "(#nowhere)")
    change(here / "courses/content", "clauses/DISC-1.md", "version: 1", "version: one")
    assert main(["lint"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.rpartition("/")[2].split(":")[0] for line in lines] == ["DISC-1.md", "FND-01.md"]


def test_lint_follows_names_across_files(here: Path, capsys: pytest.CaptureFixture[str]):
    change(here / "courses/content", "programme.yaml", "exam: FND-EXAM", "exam: FND-EXAMEN")
    assert main(["lint"]) == 1
    assert "courses/content/programme.yaml:18: " in capsys.readouterr().out


def test_without_a_folder_of_its_own_the_installed_content_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    main(["lint"])
    assert main(["build"]) == 0


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]):
    assert main([]) == 2
    assert "build" in capsys.readouterr().err


def test_an_unknown_command_is_refused():
    with pytest.raises(SystemExit, match="2"):
        main(["bild"])


def test_the_installed_command_runs(here: Path):
    command = [Path(sys.executable).parent / "advocert", "build"]
    assert subprocess.run(command, cwd=here, check=False, env={**os.environ, "LC_ALL": "C"}).returncode == 0
