"""What a beginner gets wrong in front matter is named in a sentence of ours, on the line where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_courses.parsing.report import Report
from advocert_courses.parsing.yaml_text import read_yaml

# (what was typed, the line, words of the sentence)
SLIPS = {
    "a colon in a value": ("id: x\ntitle: One: two\n", 2, "second colon"),
    "curly quotes around it": ("title: \u201eOne: two\u201c\n", 1, "second colon"),
    "no colon": ("title\nid: x\n", 1, "without a colon"),
    "no space after the colon": ("title:x\nid: y\n", 1, "without a colon and a space"),
    "a key further in": ("a: b\n c: d\n", 2, "further in"),
    "a tab": ("people:\n\t- a\n", 2, "tab"),
    "a quote that stays open": ('a: 1\ntitle: "A\nid: x\n', 2, "never closed"),
    "a list that stays open": ("a: [x, y\nb: c\n", 1, "A list opens"),
    "a brace that stays open": ("a: {x: 1\nb: c\n", 1, "A brace {"),
    "quotes inside quotes": ("title: 'it's'\n", 1, "belongs to no key"),
    "an entry further out": ("a:\n  - b\n - c\n", 3, "belongs to no key"),
    "a sign in front": ("title: @home\n", 1, "such as @"),
    "emphasis": ("title: *home*\n", 1, "* or &"),
    "a backslash": ('title: "C:\\dir"\n', 1, "backslash"),
    "a comma in front": ("a: ,x\n", 1, "a comma or a closing bracket"),
    "a list beside its key": ("a: - b\n", 1, "beside its key"),
    "what nobody sees": ("a: 1\nb: x\x07\n", 2, "nobody can see"),
}


def found(text: str) -> list[tuple[int, str]]:
    report = Report("a.md")
    read_yaml(text, report)
    return [(one.line, one.message) for one in report.findings]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_on_its_line(slip):
    text, line, words = SLIPS[slip]
    ((where, message),) = found(text)
    assert (where, words in message) == (line, True)


@given(st.text("[]{}:'\"-&*!|>%@`,?\\# \t\n.ab", max_size=60))
def test_no_word_of_the_reader_is_shown_whatever_is_typed(text):
    """Its words are English inside any sentence; ours are patterns, which a page says in the language of its reader."""
    told = " ".join(message for _, message in found(text))
    assert "did not find" not in told
    assert "not allowed in this context" not in told
    assert all(line <= max(1, text.count("\n") + 1) for line, _ in found(text))
