"""What is remembered changes nothing but the time it takes."""

import pickle
from pathlib import Path

import pytest
from tests.support.content import change, write_content

from advocert_courses.desk import Kept, load, read_desk
from advocert_courses.lint import lint_tree
from advocert_courses.olx.course import build_course
from advocert_courses.tree import read_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


MISTAKES = [
    ("fnd/scenarios/FND-01.md", "(#n2)", "(#nowhere)"),
    ("fnd/lessons/FND-L01.md", "FND-Q-901", "FND-Q-999"),
    ("clauses/DISC-1.md", "version: 1", "version: 2"),
    ("fnd/bank/FND-BANK-1.md", "[x]", "[ ]"),
    ("programme.yaml", "exam: FND-EXAM", "exam: FND-EXAMEN"),
]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_findings_are_those_of_a_first_reading(root: Path, mistake: tuple[str, str, str]):
    kept: Kept = {}
    read_desk(root, kept)
    change(root, *mistake)
    expected = lint_tree(read_tree(root))
    assert [list(read_desk(root, memory).findings) for memory in (kept, {})] == [expected, expected]


def test_a_mended_file_is_read_again(root: Path):
    kept: Kept = {}
    change(root, "clauses/DISC-1.md", "version: 1", "version: one")
    assert read_desk(root, kept).mistakes
    change(root, "clauses/DISC-1.md", "version: one", "version: 1")
    assert not read_desk(root, kept).mistakes


def test_the_course_is_the_one_of_a_first_reading(root: Path):
    kept: Kept = {}
    read_desk(root, kept)
    assert build_course(read_desk(root, kept).tree, "FND") == build_course(read_tree(root), "FND")


def test_line_ends_of_another_system_are_remembered_as_the_same_text(root: Path):
    path = root / "clauses/DISC-1.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    kept: Kept = {}
    assert [read_desk(root, kept).tree.texts for _ in range(2)] == [read_tree(root).texts] * 2


def test_a_removed_file_is_forgotten(root: Path):
    kept: Kept = {}
    read_desk(root, kept)
    (root / "fnd/exam/FND-EXAM.md").unlink()
    read_desk(root, kept)
    assert "fnd/exam/FND-EXAM.md" not in kept


def test_damaged_memory_is_worked_out_again(root: Path):
    kept: Kept = {}
    expected = read_desk(root, kept)
    for path, (digest, blob) in kept.items():
        kept[path] = (digest, blob[:-3])
    assert read_desk(root, kept) == expected


class _Hostile:
    def __init__(self, call: object, *args: object) -> None:
        self.call, self.args = call, args

    def __reduce__(self) -> object:
        return self.call, self.args


@pytest.mark.parametrize("call", [print, Path, read_tree, __import__])
def test_a_pickle_that_would_call_something_is_refused(call: object):
    with pytest.raises(pickle.UnpicklingError):
        load(pickle.dumps(_Hostile(call, "x")))


def test_a_translation_is_compared_with_the_whole_of_its_source(root: Path):
    text = (root / "fnd/scenarios/FND-01.md").read_text()
    sha256 = read_tree(root).scenarios["FND-01"].sha256
    folder = root / "fnd/i18n/de"
    folder.mkdir(parents=True)
    told = f"type: scenario\ntranslation: {{language: de, source: {sha256}}}"
    (folder / "FND-01.md").write_text(text.replace("type: scenario", told))
    kept: Kept = {}
    assert [read_desk(root, kept).findings for _ in range(2)] == [(), ()]
