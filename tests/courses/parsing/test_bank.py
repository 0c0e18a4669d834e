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
        ("FND-Q-102", "FND-Q-101", "E102", "stands on line 9 already"),
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
    assert complaints(text)[0].startswith("a.md:9: The question FND-Q-101 asks nothing.")


def test_an_empty_bank_is_refused():
    assert "The bank has no question." in complaints(TEXT[: TEXT.index("###")])[0]


KINDS = """---
id: FND-BANK-1
type: bank
outcome: FND-1
review_by: 2030-01-01
---
### FND-Q-201 `apply` `pick two` `angoff 0.6 provisional`
Which two belong into the post?

- [x] That you work at Acme :: Readers can weigh it.
- [ ] Your staff number :: Nobody needs it.
- [x] What you tried yourself :: That is what you know.
- [ ] The price in spring :: Prices have an owner.

### FND-Q-202 `understand` `order` `angoff 0.7 provisional`
Somebody is angry in public. What comes first, what next?

1. Say that you see why :: Feeling first.
2. Say who you are :: Then the hat you wear.
3) Say where help is :: Then the way,
   and only then.

### FND-Q-203 `analyse` `mark` `angoff 0.5 provisional`
Which sentence breaks a rule?

- [ ] We tested it in my kitchen. :: You were there.
- [x] We will lower the price in spring. :: That is a promise.
- [ ] Ask me what you like. :: An offer that you can keep.
"""


def test_a_question_without_a_mark_has_one_right_option():
    assert bank(TEXT).items[0].kind == "single"


def test_each_kind_has_its_mark():
    assert [item.kind for item in bank(KINDS).items] == ["pick two", "order", "mark"]


def test_the_kind_stands_beside_level_and_estimate():
    item = bank(KINDS).items[0]
    assert (item.level, item.angoff) == ("apply", 0.6)


def test_steps_keep_the_order_of_the_file_and_none_is_the_key():
    steps = bank(KINDS).items[1].options
    assert [(step.html, step.correct) for step in steps] == [
        ("Say that you see why", False),
        ("Say who you are", False),
        ("Say where help is", False),
    ]


def test_a_step_may_run_over_several_lines():
    assert bank(KINDS).items[1].options[2].explanation_html == "Then the way, and only then."


def test_a_number_in_the_text_of_another_question_stays_text():
    text = changed(KINDS, "Which sentence breaks a rule?", "1. Read.\n2. Decide.\n\nWhich breaks a rule?")
    assert len(bank(text).items[2].options) == 3


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("`pick two`", "`pick too`", 7, 'Did you mean "pick two"?'),
        ("1. Say that", "- [x] Say that", 18, "asks for an order"),
        ("`pick two`", "`pick two` `order`", 7, '"order" is not understood'),
    ],
)
def test_what_is_wrong_with_a_kind_is_reported(old, new, line, words):
    found = findings(changed(KINDS, old, new))
    assert [one.line for one in found if words in str(one)][:1] == [line]


@pytest.mark.parametrize("start", ["\u2013 [x]", "\u2022 [x]", "-[x]", "[x]", "- []"])
def test_an_option_from_a_word_processor_is_no_part_of_the_question(start):
    text = TEXT.replace("- [x]", start, 1)
    assert ("E010", line_of(text, start)) in [(one.rule, one.line) for one in findings(text)]
