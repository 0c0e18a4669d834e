"""A file is front matter and a body; its size has limits; its hash is that of the canonical text."""

import pytest
from tests.support.content import CLAUSE, LESSON
from tests.support.reading import changed, complaints, findings

from advocert_courses.parsing import parse_text
from advocert_courses.text import sha256_hex


def test_a_file_without_front_matter_is_told_how_to_begin():
    assert complaints("# Hello") == [
        "a.md:1: The file does not begin with front matter. Begin the file with ---, the keys, and ---."
    ]


def test_front_matter_without_an_end_is_reported():
    assert complaints("---\nid: X")[0].startswith("a.md:1: The front matter that begins here has no end.")


@pytest.mark.parametrize("text", ["", "\n\n", "---", "---\n---", "---\n---\n---"])
def test_next_to_nothing_is_no_component(text):
    assert findings(text)


def test_an_unknown_type_is_reported_with_the_likely_one():
    assert complaints(changed(LESSON, "type: lesson", "type: lessen")) == [
        'a.md:3: There is no component of type "lessen". Did you mean "lesson"?'
    ]


def test_a_file_without_a_type_is_reported():
    assert 'The key "type" is missing' in complaints(changed(LESSON, "type: lesson\n", ""))[0]


def test_yaml_mistakes_have_the_line_of_the_file():
    assert [(one.rule, one.line) for one in findings(changed(LESSON, "minutes: 5", "minutes: [5"))] == [
        ("E002", 7)
    ]


@pytest.mark.parametrize(
    "body", ["word " * 60_000, "\n".join(["word"] * 9_000), "x" * 9_000], ids=["bytes", "lines", "line"]
)
def test_a_file_that_is_too_large_is_refused(body):
    assert "E007" in {one.rule for one in findings(CLAUSE + body)}


def test_the_hash_does_not_depend_on_line_ends():
    assert parse_text(CLAUSE.replace("\n", "\r\n"), "a").sha256 == sha256_hex(CLAUSE)


def test_one_letter_changes_the_hash():
    assert parse_text(CLAUSE.replace("praise", "Praise"), "a").sha256 != sha256_hex(CLAUSE)


def test_the_origin_knows_nested_lines():
    assert parse_text(LESSON, "a").origin.line("clauses/0") == 6


def test_the_origin_of_an_unknown_key_is_the_nearest_above():
    assert parse_text(LESSON, "a").origin.line("clauses/7/x") == 6
