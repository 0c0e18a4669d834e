"""A bank: questions with their marks, three options, and a reason for each."""

import pytest
from tests.support.content import bank_text
from tests.support.reading import changed, complaints, findings, line_of

from advocert_courses.models import Bank, Option
from advocert_courses.parsing import parse_text

TEXT = bank_text(2)
HEADING = "### FND-Q-101 `apply` `angoff 0.75 provisional`"


def bank(text: str) -> Bank:
    parsed = parse_text(text, "a.md")
    assert isinstance(parsed, Bank)
    return parsed


def test_a_question_is_read_with_its_marks():
    item = bank(TEXT).items[0]
    assert (item.ref, item.level, item.angoff, item.provisional, item.recall, item.outcome) == (
        "FND-Q-101",
        "apply",
        0.75,
        True,
        False,
        "FND-1",
    )


def test_an_estimate_of_a_panel_is_not_provisional():
    assert bank(changed(TEXT, " provisional", "")).items[0].provisional is False


def test_a_recall_question_needs_no_estimate():
    item = bank(changed(TEXT, HEADING, "### FND-Q-101 `apply` `recall`")).items[0]
    assert (item.recall, item.angoff) == (True, 0.0)


def test_a_question_may_have_several_paragraphs():
    text = changed(TEXT, "You share launch video 101", "It is *Monday*.\n\nYou share launch video 101")
    assert bank(text).items[0].stem_html.startswith("<p>It is <em>Monday</em>.</p>\n<p>You share")


def test_an_option_has_its_reason():
    key = next(option for option in bank(TEXT).items[0].options if option.correct)
    assert key == Option(
        html="A plain word that you work there today",
        correct=True,
        explanation_html="It stands where the praise is.",
    )


def test_an_option_may_run_over_several_lines():
    text = changed(TEXT, "A plain word that", "A plain\n      word that")
    assert bank(text).items == bank(TEXT).items


def test_options_know_their_line():
    option = next(option for option in bank(TEXT).items[0].options if option.correct)
    assert option.line == line_of(TEXT, "- [x]")


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ("`apply` ", "", "E003", "names no level"),
        ("`apply`", "`aply`", "E005", 'Did you mean "apply"?'),
        ("`angoff 0.75 provisional`", "", "E003", "has no estimate"),
        ("angoff 0.75", "angoff 75", "E005", "not understood"),
        ("angoff 0.75", "angoff 1.2", "E005", "not understood"),
        ("FND-Q-101 `", "FND-Q-101 really `", "E010", "Only the id and its marks"),
        ("FND-Q-102", "FND-Q-101", "E102", "stands on line 8 already"),
        ("### FND-Q-101", "### ../Q", "E103", "is no id of a question"),
        ("### FND-Q-101", "Stray.\n\n### FND-Q-101", "E010", "before the first question"),
        ("### FND-Q-102", "Stray.\n\n### FND-Q-102", "E010", "belongs to none of them"),
        ("A plain word that you work there today ", "", "E007", "An option has"),
    ],
)
def test_what_is_wrong_with_a_question_is_reported(old, new, rule, words):
    found = findings(changed(TEXT, old, new))
    assert [one.rule for one in found if words in str(one)][:1] == [rule]


def test_a_question_that_asks_nothing_is_reported():
    text = changed(TEXT, "You share launch video 101 and want to praise it. What belongs in the post?", "")
    assert complaints(text)[0].startswith("a.md:8: The question FND-Q-101 asks nothing.")


def test_an_empty_bank_is_refused():
    assert "The bank has no question." in complaints(TEXT[: TEXT.index("###")])[0]
