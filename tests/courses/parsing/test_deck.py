"""A deck: cards under the lesson that opens them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.reading import changed, complaints

from advocert_courses.models import Deck, Post, PracticeMoment, Recall
from advocert_courses.parsing import parse_text

HEAD = """---
id: FND-DECK
type: deck
title: Three minutes
checkpoints: [3, 24]
cards_a_day: 4
review_by: 2030-01-01
---
"""
DECK = f"""{HEAD}Say it *before* you look.

## After FND-L01: Say that you work here

> [!RECALL FND-Q-901]

### FND-D-011
It is Sunday evening.

Lena, next door: "Is the R9 worth it?"

> [!EXAMPLE weak]
> "Best ever!"

> [!EXAMPLE strong]
> "I work at Acme. How large is your flat?"
>
> Why: The tie first.

## After FND-01: A neighbour asks
> [!RECALL FND-Q-902]
"""


def deck(text: str = DECK) -> Deck:
    parsed = parse_text(text, "a.md")
    assert isinstance(parsed, Deck)
    return parsed


def test_cards_stand_under_what_opens_them():
    assert [(part.after, len(part.cards)) for part in deck().parts] == [("FND-L01", 2), ("FND-01", 1)]


def test_a_part_carries_the_title_that_learners_know():
    assert deck().parts[0].title == "Say that you work here"


def test_a_question_is_a_card():
    assert deck().parts[0].cards[0] == Recall("FND-Q-901")


def test_a_moment_is_narration_and_what_somebody_says():
    moment = deck().parts[0].cards[1]
    assert isinstance(moment, PracticeMoment)
    assert moment.posts == (
        Post(None, "It is Sunday evening."),
        Post("Lena, next door", "Is the R9 worth it?"),
    )


def test_a_moment_has_a_model_reply_with_its_reason():
    moment = deck().parts[0].cards[1]
    assert isinstance(moment, PracticeMoment)
    assert (moment.strong.why_html, moment.weak and moment.weak.why_html) == ("<p>The tie first.</p>", None)


def test_the_intro_stands_before_the_first_part():
    assert deck().intro_html == "<p>Say it <em>before</em> you look.</p>"


def test_the_rhythm_is_the_authors():
    assert (deck().checkpoints, deck().cards_a_day) == ((3, 24), 4)


def test_without_a_rhythm_it_is_that_of_the_programme():
    text = changed(changed(DECK, "checkpoints: [3, 24]\n", ""), "cards_a_day: 4\n", "")
    assert (deck(text).checkpoints, deck(text).cards_a_day) == ((3, 24, 90, 180), 5)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("[3, 24]", "[24, 3]", "checkpoints", "each later than the one before"),
        ("[3, 24]", "[3, 900]", "checkpoints", "a whole number from 1 to 400"),
        ("## After FND-L01: Say", "## FND-L01 Say", "## FND-L01", "opens no part and no moment"),
        ("### FND-D-011", "### a b", "### a b", "opens no part and no moment"),
        ("> [!RECALL FND-Q-901]", "Stray words.", "Stray words.", "belongs to no moment"),
        ("> [!RECALL FND-Q-901]", "> [!RECALL]", "> [!RECALL]", "RECALL stands alone with one id."),
        ("> [!RECALL FND-Q-901]", "> [!CLAUSE X-1]", "> [!CLAUSE", "A deck has no directive"),
        ("> [!RECALL FND-Q-902]", "> [!RECALL FND-Q-901]", "> [!RECALL FND-Q-901]", "stands on line"),
        ("## After FND-01:", "## After FND-L01:", "## After FND-L01: A", "There is a part after FND-L01 already"),
        ("> [!EXAMPLE strong]", "> [!EXAMPLE weak]", "> [!EXAMPLE weak]", "has a weak example already"),
        ("> [!RECALL FND-Q-902]", "", "## After FND-01:", "Nothing is asked after FND-01."),
        ('Lena, next door: "Is the R9 worth it?"', "x" * 1001, "xxx", "more than 1,000 characters"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_by_its_line(old: str, new: str, line: str, said: str):
    text = changed(DECK, old, new)
    number = text[: text.rindex(line)].count("\n") + 1
    assert any(one.startswith(f"a.md:{number}: ") and said in one for one in complaints(text))


def test_a_moment_without_a_model_reply_is_refused():
    text = DECK.replace("> [!EXAMPLE strong]", "> Somebody", 1)
    assert any("The moment FND-D-011 has no model reply." in one for one in complaints(text))


def test_a_deck_without_cards_is_refused():
    assert "The deck has no card." in complaints(HEAD + "Only words.\n")[0]


def test_a_colon_in_narration_names_nobody():
    moment = deck(changed(DECK, "It is Sunday evening.", "It is late: everybody sleeps.")).parts[0].cards[1]
    assert isinstance(moment, PracticeMoment)
    assert moment.posts[0].speaker is None


@given(st.text(alphabet='#> [!]ABCELMPRX-aq1:\n"', max_size=200))
def test_no_body_breaks_the_reader(body: str):
    """Whatever stands there, it is a deck or a list of complaints."""
    text = HEAD + "## After FND-L01: A\n" + body
    found = complaints(text)
    assert found or deck(text).parts
