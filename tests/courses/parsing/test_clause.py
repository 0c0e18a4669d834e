"""A clause is what people sign: the whole canonical file."""

from datetime import date

import pytest
from tests.support.content import CLAUSE
from tests.support.reading import changed, complaints

from advocert_courses.models import Change
from advocert_courses.parsing import parse_text
from advocert_courses.text import canonical


def test_the_signed_text_is_the_whole_file():
    assert parse_text("\r\n" + CLAUSE, "a").text == canonical(CLAUSE)


def test_the_body_is_what_is_shown():
    body = parse_text(CLAUSE, "a").body
    assert body == "When you praise what we sell, say in the post itself that you work here."


def test_dates_are_dates():
    assert parse_text(CLAUSE, "a").review_by == date(2030, 1, 1)


def test_a_change_says_what_is_new():
    text = changed(CLAUSE, "owner:", 'change: {kind: material, summary: "Now covers stories."}\nowner:')
    assert parse_text(text, "a").change == Change("material", "Now covers stories.")


def test_an_unknown_kind_of_change_is_refused():
    text = changed(CLAUSE, "owner:", "change: {kind: materiel, summary: x}\nowner:")
    (said,) = complaints(text)
    assert said.startswith(
        'a.md:12: "change/kind" is "materiel", which is none of editorial, minor, material.'
    )


def test_an_empty_clause_cannot_be_signed():
    assert "The clause has no text." in complaints(CLAUSE[: CLAUSE.index("When")])[0]


def test_a_clause_that_no_page_could_show_is_refused_when_read():
    assert "brackets" in complaints(CLAUSE + "[a " * 60 + "word " * 100)[0]


@pytest.mark.parametrize(
    ("change", "holds_from"),
    [
        ("", 4),
        ("change: {kind: material, summary: x}\n", 4),
        ("change: {kind: minor, summary: x}\n", 3),
        ("change: {kind: editorial, summary: x, holds_from: 2}\n", 2),
    ],
)
def test_a_version_says_which_signatures_still_hold(change: str, holds_from: int):
    """A version that does not say what changed asks everybody again."""
    text = changed(changed(CLAUSE, "version: 1", "version: 4"), "owner:", f"{change}owner:")
    assert parse_text(text, "a").holds_from == holds_from


@pytest.mark.parametrize(
    "change", ["{kind: material, summary: x, holds_from: 1}", "{kind: minor, summary: x, holds_from: 4}"]
)
def test_a_claim_that_contradicts_the_change_is_refused(change: str):
    text = changed(changed(CLAUSE, "version: 1", "version: 4"), "owner:", f"change: {change}\nowner:")
    assert '"change/holds_from" is' in complaints(text)[0]
