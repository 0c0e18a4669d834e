"""A warning can be answered in its file, with a reason; a mistake cannot."""

from pathlib import Path

import pytest
from tests.support.content import change, write_content

from advocert_courses.lint import lint_tree
from advocert_courses.tree import read_tree

SCENARIO = "fnd/scenarios/FND-01.md"
LONG = (
    '["I work at Acme, so take it with salt, and with whatever else you like to take things with at home."]'
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_content(tmp_path / "content")
    change(root, SCENARIO, '["I work at Acme, so take it with salt."](#n2)', f"{LONG}(#n2)")
    return root


def rules(root: Path) -> list[str]:
    return [one.rule for one in lint_tree(read_tree(root))]


def answer(root: Path, line: str) -> None:
    change(root, SCENARIO, "pass: 80", f"answered:\n  {line}\npass: 80")


def test_a_warning_without_an_answer_is_shown(root: Path):
    assert rules(root) == ["W201"]


@pytest.mark.parametrize("key", ["W201", "W201 n1"])
def test_an_answered_warning_is_not_shown(root: Path, key: str):
    answer(root, f"{key}: It quotes the clause.")
    assert rules(root) == []


def test_an_answer_for_one_place_covers_no_other(root: Path):
    answer(root, "W201 n9: It quotes the clause.")
    assert rules(root) == ["W701", "W201"]


def test_an_answer_needs_a_reason(root: Path):
    answer(root, 'W201: ""')
    assert "E003" in rules(root)


def test_a_mistake_cannot_be_answered(root: Path):
    change(root, SCENARIO, "pass: 80", "answered:\n  E207: No time.\npass: 80")
    assert "E701" in rules(root)


def test_an_unknown_rule_is_named(root: Path):
    answer(root, "W999: why")
    assert 'There is no rule "W999"' in str(lint_tree(read_tree(root))[0])


def test_an_answer_to_nothing_is_a_remark_at_its_line(root: Path):
    answer(root, "W202: Short enough.")
    (remark,) = [one for one in lint_tree(read_tree(root)) if one.rule == "W701"]
    assert (root / SCENARIO).read_text().split("\n")[remark.line - 1].strip().startswith("W202")
