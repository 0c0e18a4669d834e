"""YAML is read as texts with lines; what could be dangerous or surprising in it is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_courses.parsing.report import Report
from advocert_courses.parsing.yaml_text import Mapping, Scalar, read_yaml


def read(text: str) -> tuple[Mapping | None, list[tuple[str, int]]]:
    report = Report("a.yaml")
    return read_yaml(text, report), [(one.rule, one.line) for one in report.findings]


@pytest.mark.parametrize("word", ["NO", "yes", "2026.10", "0x10", "1e3", "2027-05-01", "12:30:45"])
def test_a_value_stays_the_text_that_was_written(word):
    mapping, _ = read(f"key: {word}")
    assert mapping is not None
    assert mapping.entries["key"] == Scalar(word, 1, plain=True)


def test_every_key_knows_its_line():
    mapping, _ = read("one: 1\n\n# a remark\ntwo:\n  three: 3\n")
    assert mapping is not None
    assert (mapping.lines, mapping.entries["two"].lines) == ({"one": 1, "two": 4}, {"three": 5})


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a: 1\nb: [1, 2", "E002", 2),
        ("- a\n- b", "E002", 1),
        ("just words", "E002", 1),
        ("", "E002", 1),
        ("a: 1\n? [x]\n: 2", "E002", 2),
        ("a: 1\n---\nb: 2", "E002", 2),
        ("a: 1\nb: !!python/object/apply:os.system [ls]", "E002", 2),
        ("a: 1\nb: !x y", "E002", 2),
        ("a: &x 1\nb: *x", "E007", 1),
        ("a: 1\nb: *x", "E007", 2),
        ("a: 1\nb: 2\na: 3", "E006", 3),
        ("a: 1\nb: " + "[" * 20 + "]" * 20, "E007", 2),
        ("a: [" + "x, " * 25_000 + "x]", "E007", 1),
        ("a: \x01", "E002", 1),
    ],
)
def test_bad_yaml_is_refused_at_its_line(text, rule, line):
    assert (rule, line) in read(text)[1]


def test_a_page_of_aliases_is_not_unfolded():
    bomb = "a: &a [x, x]\n" + "\n".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert read(bomb)[0] is None


def test_lines_count_as_in_an_editor_whatever_yaml_takes_for_a_line_end():
    mapping, _ = read("a: one\u2028two\u0085three\nb: 2")
    assert mapping is not None
    assert mapping.lines["b"] == 2


@given(st.text(st.one_of(st.sampled_from("{}[]:,-?&*!|>'\"%@`#\n \tab1"), st.characters(codec="utf-8"))))
def test_no_text_breaks_the_reader(text):
    mapping, found = read(text)
    assert mapping is not None or found
