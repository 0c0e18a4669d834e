"""What the lint says about the lessons that a bank names."""

from pathlib import Path

import pytest
from tests.support.content import change, write_content

from advocert_courses.lint import lint_tree
from advocert_courses.tree import read_tree

BANK, COURSE = "fnd/bank/FND-BANK-1.md", "fnd/course.yaml"
NAMED = "taught_in: {FND-L01: Say that you work here}\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path)


def said(content: Path) -> list[str]:
    return [
        f"{one.rule} {one.message} {one.fix}" for one in lint_tree(read_tree(content)) if one.file == BANK
    ]


def test_a_bank_of_an_exam_that_names_no_lesson_is_told_which_teach_it(content: Path):
    change(content, BANK, NAMED, "")
    (found,) = said(content)
    assert found.startswith("W305")
    assert "taught_in: {FND-L01: Say that you work here}" in found


def test_a_bank_of_a_practice_round_need_not(content: Path):
    change(content, BANK, NAMED, "")
    change(content, "fnd/exam/FND-EXAM.md", "type: exam\n", "type: exam\npurpose: practice\n")
    assert said(content) == []


def test_a_lesson_that_is_not_there_stops_a_build_and_a_near_one_is_offered(content: Path):
    change(content, BANK, "FND-L01:", "FND-L11:")
    assert [one[:4] for one in said(content)] == ["E101"]
    assert "FND-L01" in said(content)[0]


def test_a_title_that_moved_on_is_told(content: Path):
    change(content, BANK, "FND-L01: Say that you work here", "FND-L01: Say it")
    assert [one[:4] for one in said(content)] == ["W421"]


def test_a_lesson_outside_the_course_of_the_exam_stops_a_build(content: Path):
    unit = "      - {id: fnd-u02, title: Say that you work here, component: FND-L01}\n"
    change(content, COURSE, unit, "")
    assert [one[:4] for one in said(content)] == ["E310"]


def test_a_mark_that_the_bank_does_not_name_is_refused(content: Path):
    change(content, BANK, "### FND-Q-101 ", "### FND-Q-101 `in FND-L02` ")
    assert [one[:4] for one in said(content)] == ["E101"]
