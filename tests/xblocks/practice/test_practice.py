"""Practice: what is asked when, what it keeps, what it tells."""

import re

from tests.support.practising import NAME, answer, asked, learn, page, play, right_place, show
from tests.support.strict_runtime import ADA, Platform
from tests.support.strict_store import EVERYWHERE
from tests.xblocks.samples import lesson_text

LESSON = "FND-L01"


# --- when what is asked ---


def test_before_the_first_lesson_it_says_how_cards_come(site: Platform) -> None:
    html = page(site)
    assert "Your cards come with your first lesson" in html
    assert 'href="/courses/course-v1:Acme+FND+2026/jump_to_id/FND-L01"' in html


def test_finishing_a_lesson_opens_its_cards(site: Platform) -> None:
    """Through the lesson's own block: the two meet in the learner's shared field."""
    site.author(LESSON, "advocert_lesson", lesson_text((), recall=False))
    site.post(LESSON, "finish")
    assert "Nothing to do today. Next: Friday." in page(site)


def test_a_lesson_that_was_finished_twice_keeps_its_first_day(site: Platform) -> None:
    site.author(LESSON, "advocert_lesson", lesson_text((), recall=False))
    site.post(LESSON, "finish")
    site.clock.move(days=9)
    site.author(LESSON, "advocert_lesson", lesson_text((), recall=False).replace("kindly", "friendly"))
    site.post(LESSON, "finish")
    assert site.store.learner_row(EVERYWHERE, ADA.id)["advocert_learned"] == {LESSON: "2026-11-24"}


def test_on_the_first_checkpoint_a_round_is_due(deck: Platform) -> None:
    deck.clock.move(days=3)
    html = page(deck)
    assert "Three cards today, about two minutes" in html
    assert "Day 3 after the last lesson" in html


def test_only_cards_of_finished_parts_are_asked(site: Platform) -> None:
    learn(site, LESSON)
    site.clock.move(days=3)
    play(site)
    assert sorted(site.state(NAME)["memories"]) == ["FND-D-011", "FND-Q-901"]


def test_a_round_ends_with_the_next_day(deck: Platform) -> None:
    deck.clock.move(days=3)
    assert "That is all. Next: tomorrow." in play(deck).json["regions"]["stage"]


def test_what_is_due_and_did_not_fit_comes_tomorrow(deck: Platform) -> None:
    deck.clock.move(days=3)
    play(deck)
    deck.clock.move(days=1)
    assert "One card today" in page(deck)


def test_a_card_that_had_gone_is_shown_once_more(deck: Platform) -> None:
    deck.clock.move(days=3)
    answer(deck, 1), answer(deck, 3), answer(deck, 3)
    assert "Once more, the one you missed" in page(deck)
    assert "That is all." in answer(deck, 3).json["regions"]["stage"]


def test_missing_months_costs_nothing(deck: Platform) -> None:
    deck.clock.move(days=200)
    html = page(deck)
    assert "Three cards today" in html
    assert "Day 180 after the last lesson" in html


def test_practising_more_is_always_possible(deck: Platform) -> None:
    stage = deck.post(NAME, "more").json["regions"]["stage"]
    assert "Card 1 of 3" in stage


def test_an_extra_round_begins_with_what_was_not_seen_today(deck: Platform) -> None:
    deck.clock.move(days=3)
    play(deck)
    seen = set(deck.state(NAME)["round"]["answered"])
    deck.post(NAME, "more")
    assert set(deck.state(NAME)["round"]["refs"]) - seen


def test_pressing_more_twice_begins_one_round(deck: Platform) -> None:
    first = deck.post(NAME, "more").json["regions"]
    assert deck.post(NAME, "more").json["regions"] == first


def test_the_order_of_options_differs_from_day_to_day(deck: Platform) -> None:
    seen = set()
    for _ in range(12):
        deck.clock.move(days=1)
        while not asked(page(deck)).startswith("FND-Q"):
            deck.post(NAME, "more")
            answer(deck)
        seen.add(right_place(page(deck)))
    assert len(seen) > 1


# --- what is on the screen ---


def test_the_reply_is_not_on_the_page_before_it_is_asked_for(deck: Platform) -> None:
    deck.clock.move(days=3)
    assert "Zq" not in page(deck)


def test_a_strong_reply_comes_with_its_reason_and_a_weaker_one(deck: Platform) -> None:
    deck.clock.move(days=3)
    while asked(page(deck)) != "FND-D-011":
        answer(deck)
        deck.post(NAME, "more")
    text = show(deck, "FND-D-011").text
    assert ("Zqstrong" in text, "Zqwhy" in text, "Zqweak" in text) == (True, True, True)


def test_each_grade_says_when_the_card_comes_back(deck: Platform) -> None:
    deck.clock.move(days=3)
    while not asked(page(deck)).startswith("FND-D"):
        answer(deck)
    stage = show(deck, asked(page(deck))).json["regions"]["stage"]
    assert re.findall(r'class="small">([^<]*)</span></button>', stage) == [
        "back tomorrow",
        "back in nine days",
        "back in 14 days",
    ]


def question_on_screen(deck: Platform) -> str:
    deck.clock.move(days=3)
    for _ in range(8):
        html = page(deck)
        if asked(html).startswith("FND-Q"):
            return html
        deck.post(NAME, "more") if not asked(html) else answer(deck)
    raise AssertionError("the question comes")


def test_a_wrong_answer_can_only_come_again(deck: Platform) -> None:
    html = question_on_screen(deck)
    stage = show(deck, "FND-Q-901", option=(right_place(html) + 1) % 3).json["regions"]["stage"]
    assert re.findall(r'data-key="(\d)"', stage) == ["1"]
    assert "Zqright901" in stage


def test_a_right_answer_was_hard_or_good(deck: Platform) -> None:
    html = question_on_screen(deck)
    stage = show(deck, "FND-Q-901", option=right_place(html)).json["regions"]["stage"]
    assert re.findall(r'data-key="(\d)"', stage) == ["2", "3"]
    assert "Zqwrong" not in stage


def test_an_authors_markup_stays_text(deck: Platform) -> None:
    deck.post(NAME, "more")
    while asked(page(deck)) != "FND-D-011":
        answer(deck)
        deck.post(NAME, "more")
    assert "&lt;b&gt;its&lt;/b&gt;" in page(deck)


def test_memory_is_seen_growing(deck: Platform) -> None:
    deck.clock.move(days=3)
    growth = play(deck).json["regions"]["growth"]
    assert re.search(r"two days at first, (\w+) days now", growth)


def test_a_picture_is_also_words(deck: Platform) -> None:
    deck.clock.move(days=3)
    play(deck)
    tracks = re.findall(r'<div class="track" aria-hidden="true">', page(deck))
    assert len(tracks) == page(deck).count("two days at first") == 2


def test_while_a_card_is_open_nothing_else_asks_for_attention(deck: Platform) -> None:
    deck.clock.move(days=3)
    assert "How long you remember it" not in page(deck)
