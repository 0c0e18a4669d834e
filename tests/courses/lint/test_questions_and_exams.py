"""What the lint says about questions, exams and what an outcome lacks."""

from pathlib import Path

import pytest
from tests.courses.parsing.test_bank import KINDS
from tests.support.content import bank_text, change, write_content
from tests.support.reading import changed

from advocert_courses.lint import lint_component, lint_tree
from advocert_courses.parsing import parse_text
from advocert_courses.tree import read_tree

BANK, EXAM = "fnd/bank/FND-BANK-1.md", "fnd/exam/FND-EXAM.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path)


def said(text: str) -> list[tuple[str, int]]:
    """Rule and line of each finding about a bank alone."""
    return [(one.rule, one.line) for one in lint_component(parse_text(text, "a.md"))]


def rules(content: Path) -> list[str]:
    return [one.rule for one in lint_tree(read_tree(content))]


def test_questions_of_every_kind_can_be_clean():
    assert said(KINDS) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ("- [x] What you tried", "- [ ] What you tried", "E301", 7),
        ("- [ ] Your staff", "- [x] Your staff", "E301", 7),
        ("- [ ] The price in spring :: Prices have an owner.\n", "", "E302", 7),
        ("3) Say where help is :: Then the way,\n   and only then.\n", "", "E302", 15),
        ("- [ ] Ask me what you like. :: An offer that you can keep.\n", "", "E302", 23),
        ("- [ ] We tested", "- [x] We tested", "E301", 23),
        (" :: Feeling first.", "", "E303", 18),
        ("2. Say who you are", "2. Say that you see why", "E306", 19),
        ("`mark`", "`mark` `recall`", "E309", 23),
    ],
)
def test_what_is_wrong_with_a_question_of_a_kind(old, new, rule, line):
    assert (rule, line) in said(changed(KINDS, old, new))


def test_two_keys_too_few_say_how_many_to_mark():
    found = lint_component(parse_text(changed(KINDS, "- [x] What you", "- [ ] What you"), "a.md"))
    assert [str(one) for one in found] == [
        "a.md:7: In FND-Q-201 one option is marked as right. Mark exactly 2 options with [x]."
    ]


def test_the_small_programme_is_clean(content: Path):
    assert rules(content) == []


def test_a_bank_for_two_attempts_is_too_small(content: Path):
    (content / BANK).write_text(bank_text(44))
    assert rules(content) == ["E304"]


def test_a_level_without_questions_is_named(content: Path):
    change(content, EXAM, "attempts: 3", "levels: {apply: 14, analyse: 1}\nattempts: 3")
    found = lint_tree(read_tree(content))
    assert [(one.rule, one.line) for one in found] == [("E304", 7)]
    assert 'Three attempts need 3 questions for the level "analyse"' in found[0].message


def test_an_exam_of_fourteen_questions_is_too_short(content: Path):
    change(content, EXAM, "FND-1: 15", "FND-1: 14")
    assert rules(content) == ["E305"]


def test_a_practice_round_may_be_short_and_repeat(content: Path):
    change(content, EXAM, "FND-1: 15", "FND-1: 20")
    change(content, EXAM, "cut: angoff", "purpose: practice")
    assert rules(content) == []


def test_an_estimate_without_a_panel_is_refused(content: Path):
    change(content, BANK, "`angoff 0.75 provisional`", "`angoff 0.75`")
    assert rules(content) == ["E308"]


def test_an_estimate_of_a_named_panel_is_taken(content: Path):
    change(content, BANK, "`angoff 0.75 provisional`", "`angoff 0.75`")
    change(content, EXAM, "cut: angoff", "panel: Panel of March 2027")
    assert rules(content) == []
