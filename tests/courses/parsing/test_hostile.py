"""No text brings the parser down, and no short text keeps it busy."""

import contextlib
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.support.content import files

from advocert_courses.errors import SourceErrors
from advocert_courses.lint import lint_component
from advocert_courses.parsing import parse_course, parse_programme, parse_text

ANY_TEXT = st.text(st.characters(codec=None))
BITS = [
    "[",
    "](#",
    "`",
    "> ",
    "- ",
    "---\n",
    "## ",
    "### ",
    "\n\n",
    "    ",
    "&a ",
    "*a",
    "!!x",
    "{",
    "}",
    ": ",
]
BITS += [
    "'",
    '"',
    " :: ",
    "<b>",
    "> [!EXAMPLE weak]\n",
    "> [!TRY ",
    "\x00",
    "\x85",
    "\u2028",
    "|\n",
    "\t",
    "null",
]
# (file, place, bit, how often, length of what is cut out)
DAMAGE = st.tuples(
    st.sampled_from(sorted(files())),
    st.floats(0, 1),
    st.sampled_from(BITS),
    st.sampled_from([1, 1, 3, 40]),
    st.integers(0, 80),
)
PATIENCE = 0.5


def parser_of(path: str):
    return {"programme.yaml": parse_programme, "fnd/course.yaml": parse_course}.get(path, parse_text)


@given(ANY_TEXT)
def test_any_text_is_read_or_refused(text):
    for parse in (parse_text, parse_course, parse_programme):
        with contextlib.suppress(SourceErrors):
            parse(text, "a")


@given(st.sampled_from(["clause", "lesson", "scenario", "bank", "exam", "deck"]), ANY_TEXT)
def test_any_body_is_read_or_refused(kind, body):
    with contextlib.suppress(SourceErrors):
        parse_text(f"---\nid: X\ntype: {kind}\n---\n{body}", "a")


@settings(max_examples=300, deadline=None)
@given(DAMAGE)
@example(("fnd/course.yaml", 0.96875, " :: ", 1, 22))
def test_a_damaged_file_is_read_or_refused_with_true_lines(damage):
    path, where, bit, times, cut = damage
    text = files()[path]
    place = int(where * len(text))
    text = text[:place] + bit * times + text[place + cut :]
    try:
        component = parser_of(path)(text, path)
        found = [] if parser_of(path) is not parse_text else lint_component(component)
    except SourceErrors as error:
        found = list(error.findings)
    assert all(1 <= one.line <= text.count("\n") + 1 for one in found)


@pytest.mark.parametrize("bit", BITS)
@pytest.mark.parametrize("kind", ["clause", "lesson", "scenario", "bank", "exam", "deck"])
def test_two_kilobytes_of_a_mark_cost_little(kind, bit):
    start = time.process_time()
    for text in (
        f"---\ntype: {kind}\n---\n{bit * 2_000}"[:2_000],
        f"---\ntype: {kind}\nx: {bit * 2_000}"[:2_000],
    ):
        with contextlib.suppress(SourceErrors):
            parse_text(text, "a")
    assert time.process_time() - start < PATIENCE
