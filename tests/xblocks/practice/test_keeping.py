"""What practice keeps and tells, and to whom it says nothing."""

import json

from tests.support.practising import NAME, asked, learn, page, play, show
from tests.support.strict_runtime import BEN, STUDIO_PREVIEW, Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import deck_text

# --- what it keeps and tells ---

LESSON = "FND-L01"


def test_a_view_writes_nothing(deck: Platform) -> None:
    deck.clock.move(days=3)
    page(deck)
    assert deck.store.writes == 0


def test_a_step_is_one_write(deck: Platform) -> None:
    deck.clock.move(days=3)
    card = asked(page(deck))
    show(deck, card, option=0)
    assert deck.store.writes == 1


def test_a_closed_laptop_finds_the_card_as_it_was(deck: Platform) -> None:
    deck.clock.move(days=3)
    card = asked(page(deck))
    shown = show(deck, card, option=0).json["regions"]["stage"]
    assert shown.split("<h4")[1].split("</h4")[0] in page(deck)


def test_a_round_is_told_once_it_is_over(deck: Platform, ear: Ear) -> None:
    deck.clock.move(days=3)
    play(deck)
    told = ear.heard[0]
    assert (ear.kinds, told.ref, told.fact_key) == (
        ["recall.finished"], NAME, "recall.finished/FND-DECK/2026-11-27",
    )  # fmt: skip


def test_it_says_that_it_was_done_and_not_how_it_went(deck: Platform, ear: Ear) -> None:
    deck.clock.move(days=3)
    play(deck)
    body = ear.body("recall.finished")
    assert {**body, "sha256": ""} == {"deck": NAME, "cards": 3, "day": 3, "sha256": ""}


def test_a_round_that_nobody_asked_for_stands_for_no_checkpoint(deck: Platform, ear: Ear) -> None:
    deck.post(NAME, "more")
    play(deck)
    assert ear.body("recall.finished")["day"] is None


def test_of_missed_checkpoints_only_the_newest_counts(deck: Platform, ear: Ear) -> None:
    deck.clock.move(days=100)
    play(deck)
    deck.clock.move(days=1)
    play(deck)
    assert [json.loads(one.body)["day"] for one in ear.heard] == [90, None]


def test_the_rhythm_begins_when_everything_is_finished(site: Platform, ear: Ear) -> None:
    learn(site, LESSON)
    site.clock.move(days=3)
    play(site)
    learn(site, "FND-01")
    site.clock.move(days=3)
    play(site)
    assert [json.loads(one.body)["day"] for one in ear.heard] == [None, 3]


def test_an_answer_is_kept_when_the_service_is_away(deck: Platform, ear: Ear) -> None:
    """Practice must not depend on it; the checkpoint stays due until it could be told."""
    deck.clock.move(days=3)
    ear.fails = True
    assert "That is all." in play(deck).json["regions"]["stage"]
    ear.fails = False
    deck.clock.move(days=1)
    play(deck)
    assert ear.body("recall.finished")["day"] == 3


def test_practice_is_no_part_of_grade_or_completion(deck: Platform) -> None:
    deck.clock.move(days=3)
    play(deck)
    assert (deck.grades, deck.completions) == ({}, {})


def test_the_state_stays_small(deck: Platform) -> None:
    for _ in range(40):
        deck.clock.move(days=5)
        if asked(page(deck)):
            play(deck)
    assert len(str(deck.state(NAME))) < 700


def test_a_card_that_left_the_deck_is_forgotten(deck: Platform) -> None:
    deck.clock.move(days=3)
    play(deck)
    deck.author(NAME, "advocert_practice", deck_text().replace("FND-D-012", "FND-D-014"))
    deck.post(NAME, "more")
    assert "FND-D-012" not in str(deck.state(NAME))


def test_colleagues_have_their_own_cards(deck: Platform) -> None:
    assert "Your cards come with your first lesson" in page(deck, user=BEN)


def test_a_visitor_is_asked_to_sign_in(deck: Platform) -> None:
    html = page(deck, user=None)
    assert "Sign in to take part" in html
    assert "<form" not in html


def test_search_finds_titles_and_no_card(deck: Platform) -> None:
    text = deck.block(NAME).index_dictionary()["content"]["advocert_text"]
    assert "A neighbour asks" in text
    assert "Lena" not in text


def test_the_studio_preview_tells_nothing(deck: Platform, ear: Ear) -> None:
    deck.post(NAME, "more", mode=STUDIO_PREVIEW)
    assert ear.heard == []
