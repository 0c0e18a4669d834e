"""A short hostile text costs little or is refused."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocert_courses.errors import MarkdownRefusedError
from advocert_courses.html import render_html

SIZE = 2_000
# The goal is 50 ms (PERFORMANCE, P15); the rest is for a busy machine and the tracing of coverage.
PATIENCE = 0.5
HOSTILE = [
    "[",
    "![",
    "[](",
    "[a](",
    "[a](<",
    "- ",
    "1. ",
    "> ",
    "> - ",
    ">",
    "*",
    "*a",
    "**a*",
    "_",
    "`",
    "``a`",
    "==a",
]
HOSTILE += [
    "|-|\n",
    "|a|\n|-|\n",
    "-\n",
    "- a\n",
    "a\n===\n",
    "<",
    "&",
    "\\",
    "a\n\n",
    "    ",
    "\t",
    "# -\n",
    "\x03> - ",
]


def cost(text: str) -> float:
    start = time.process_time()
    with contextlib.suppress(MarkdownRefusedError):
        render_html(text)
    return time.process_time() - start


@pytest.mark.parametrize("seed", HOSTILE)
def test_a_repeated_mark_costs_little(seed):
    assert cost((seed * SIZE)[:SIZE]) < PATIENCE


@pytest.mark.parametrize("seed", HOSTILE)
def test_a_repeated_mark_between_blank_lines_costs_little(seed):
    assert cost(((seed + "\n\n") * SIZE)[:SIZE]) < PATIENCE


@settings(max_examples=50, deadline=None)
@given(st.text(st.sampled_from("[](){}<>*_`#|-+.=~!&\\\n \t>1a"), min_size=1, max_size=6))
def test_no_repeated_pattern_costs_much(seed):
    assert cost((seed * SIZE)[:SIZE]) < PATIENCE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("word\n" * 6_401, "characters"),
        ("[a " * 41 + "b" * 1_000, "brackets"),
        ("`a " * 81 + "b" * 1_000, "backticks"),
        ("- " * 9 + "a", "deep"),
        (" " * 33 + "a", "deep"),
        ("*=" * 100, "punctuation"),
        ("- a\n" * 60, "list marks"),
        ("a\n\n" * 90, "blank lines"),
    ],
)
def test_a_text_over_a_limit_is_refused_with_its_reason(text, reason):
    with pytest.raises(MarkdownRefusedError, match=reason):
        render_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://a.example) " * 40,
        "- " * 8 + "a",
        "- One short thing.\n" * 100,
        "A paragraph of a usual length that says something.\n\n" * 200,
        "| Do | Ask first |\n|---|---|\n" + "| Share a piece | Answer the press |\n" * 60,
    ],
)
def test_what_people_write_is_not_refused(text):
    assert render_html(text)
