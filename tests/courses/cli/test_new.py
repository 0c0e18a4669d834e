"""`advocert new` begins files that are sound in shape; what is left to write is said line by line."""

import re
from pathlib import Path

import pytest

from advocert_courses.cli import main
from advocert_courses.lint import lint_tree
from advocert_courses.tree import read_tree

EVERYTHING = [
    ("course", "FND"),
    ("scenario", "FND-02"),
    ("lesson", "FND-L01"),
    ("bank", "FND-BANK-1"),
    ("clause", "DISC-1"),
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rules(root: Path = Path()) -> set[str]:
    return {one.rule for one in lint_tree(read_tree(root))}


@pytest.mark.parametrize("count", range(1, len(EVERYTHING) + 1))
def test_only_words_are_left_to_write(count: int):
    for kind, ref in EVERYTHING[:count]:
        assert main(["new", kind, ref]) == 0
    assert rules() == {"E702"}


def test_once_the_words_are_written_it_builds():
    for kind, ref in EVERYTHING:
        main(["new", kind, ref])
    for path in [*Path().rglob("*.md"), *Path().rglob("*.yaml")]:
        path.write_text(path.read_text().replace("TODO", "Now"))
    assert rules() == set()
    assert main(["build"]) == 0


def test_each_todo_is_told_with_its_line(capsys: pytest.CaptureFixture[str]):
    main(["new", "course", "FND"])
    told = re.findall(r"FND-01\.md:(\d+): ", capsys.readouterr().out)
    lines = Path("fnd/scenarios/FND-01.md").read_text().split("\n")
    assert [int(one) for one in told] == [number for number, line in enumerate(lines, 1) if "TODO" in line]


def test_a_new_part_stands_in_the_course():
    main(["new", "course", "FND"])
    main(["new", "scenario", "FND-02"])
    units = read_tree(Path()).courses["FND"].chapters[0].units
    assert [(unit.id, unit.component) for unit in units] == [("fnd-u01", "FND-01"), ("fnd-u02", "FND-02")]


def test_a_course_that_ends_otherwise_is_left_alone_and_one_is_told(capsys: pytest.CaptureFixture[str]):
    main(["new", "course", "FND"])
    path = Path("fnd/course.yaml")
    path.write_text(path.read_text() + "# the end\n")
    before = path.read_text()
    main(["new", "lesson", "FND-L01"])
    assert path.read_text() == before
    assert "add a unit with component: FND-L01" in capsys.readouterr().out


def test_nothing_is_ever_overwritten(capsys: pytest.CaptureFixture[str]):
    main(["new", "scenario", "FND-01"])
    path = Path("fnd/scenarios/FND-01.md")
    path.write_text(path.read_text().replace("TODO what happens", "What happens"))
    before = path.read_text()
    assert main(["new", "scenario", "FND-01"]) == 2
    assert path.read_text() == before
    assert "there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "ref"),
    [
        ("scenario", "FND-1"),
        ("lesson", "FND-01"),
        ("bank", "../x"),
        ("clause", "disc"),
        ("course", "fnd"),
        ("scenario", "../../x"),
    ],
)
def test_an_id_of_another_form_is_refused_with_an_example(here: Path, kind: str, ref: str, capsys):
    assert main(["new", kind, ref]) == 2
    assert "Write it like" in capsys.readouterr().err
    assert list(here.iterdir()) == []


def test_a_translation_begins_as_its_source_and_knows_it():
    main(["new", "course", "FND"])
    assert main(["new", "translation", "FND-01", "--language", "de"]) == 0
    assert rules() == {"E702"}
    assert ("FND-01", "de") in read_tree(Path()).overlays


@pytest.mark.parametrize(("ref", "language"), [("FND-99", "de"), ("FND-01", ""), ("FND-01", "../x")])
def test_a_translation_of_nothing_or_into_nothing_is_refused(ref: str, language: str):
    main(["new", "course", "FND"])
    assert main(["new", "translation", ref, "--language", language]) == 2
