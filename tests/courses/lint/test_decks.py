"""A deck asks what was taught, and nothing that an exam still asks."""

from pathlib import Path

import pytest
from tests.support.content import change, write_content

from advocert_courses.lint import lint_tree
from advocert_courses.tree import read_tree

PATH = "fnd/deck/FND-DECK.md"
DECK = """---
id: FND-DECK
type: deck
title: Three minutes
review_by: 2030-01-01
---
## After FND-L01: Say that you work here

> [!RECALL FND-Q-901]

### FND-D-011
Lena: "Is it worth it?"

> [!EXAMPLE strong]
> "I work at Acme."
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_content(tmp_path / "content")
    (root / "fnd/deck").mkdir()
    (root / PATH).write_text(DECK)
    return root


def said(root: Path) -> list[tuple[str, str]]:
    return [(one.rule, str(one)) for one in lint_tree(read_tree(root)) if one.file == PATH]


def test_a_good_deck_is_quiet(root: Path):
    assert said(root) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "sentence"),
    [
        ("FND-L01:", "FND-L99:", "E101", f'{PATH}:7: There is no lesson or conversation "FND-L99".'),
        ("FND-Q-901", "FND-Q-999", "E101", f'{PATH}:9: There is no question "FND-Q-999".'),
        ("FND-Q-901", "FND-Q-101", "E421", f"{PATH}:9: FND-Q-101 may be drawn in an exam."),
        ("here\n", "here now\n", "W421", f'{PATH}:7: FND-L01 is called "Say that you work here" now.'),
        ("> [!RECALL FND-Q-901]\n", "", "W422", f"{PATH}:7: FND-L01 asks FND-Q-901, and the deck never asks it"),
        ("id: FND-DECK", "id: FND-CARDS", "E103", f'{PATH}:2: "FND-CARDS" does not look like the id of a deck.'),
        ("### FND-D-011", "### FND-X", "E103", f'{PATH}:11: "FND-X" does not look like the id of a moment.'),
    ],
)  # fmt: skip
def test_each_mistake_is_named_by_its_line(root: Path, old: str, new: str, rule: str, sentence: str):
    change(root, PATH, old, new)
    assert any(one == rule and text.startswith(sentence) for one, text in said(root))


def test_a_unit_may_show_a_deck(root: Path):
    unit = "component: certificate}\n"
    change(
        root, "fnd/course.yaml", unit, f"{unit}      - {{id: fnd-u05, title: Keep it, component: FND-DECK}}\n"
    )
    assert [one for one in lint_tree(read_tree(root)) if one.is_error] == []
