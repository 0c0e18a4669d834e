"""A learner with the browser's tools: what is sent by hand gains nothing, and tells nobody anything."""

import json
from typing import Any

import pytest
from tests.support.practising import NAME, asked, page, play, show
from tests.support.strict_runtime import ADA, BEN, Platform
from tests.xblocks.conftest import Ear
from webob import Request


@pytest.fixture
def due(deck: Platform) -> Platform:
    deck.clock.move(days=3)
    return deck


def race(site: Platform, handler: str, *bodies: dict[str, Any]) -> list[int]:
    """Send requests at one moment: each has read the state before any of them has written it."""
    blocks = [site.block(NAME) for _ in bodies]
    for block in blocks:
        assert isinstance(block.advocert_state, dict)
    return [
        block.runtime.handle(
            block, handler, Request.blank("/", method="POST", body=json.dumps(body).encode())
        ).status_code
        for block, body in zip(blocks, bodies, strict=True)
    ]


@pytest.mark.parametrize("handler", ["show", "grade", "more"])
def test_nobody_acts_without_an_account(due: Platform, ear: Ear, handler: str) -> None:
    """The platform serves anonymous POST through handler_noauth."""
    reply = due.post(NAME, handler, {"card": asked(page(due)), "grade": 3}, user=None)
    assert (reply.status, due.store.writes, "Zq" in reply.text) == (401, 0, False)


@pytest.mark.parametrize("handler", ["show", "grade", "more"])
def test_a_get_changes_and_tells_nothing(due: Platform, handler: str) -> None:
    reply = due.call(NAME, handler, "", method="GET")
    assert (reply.status, due.store.writes, "Zq" in reply.text) == (405, 0, False)


@pytest.mark.parametrize("card", ["FND-D-999", "", "FND-Q-101", 7, None, ["FND-D-011"], {"a": 1}, "x" * 500])
def test_a_forged_card_is_refused(due: Platform, card: Any) -> None:
    reply = due.post(NAME, "show", {"card": card})
    assert (reply.status in {400, 409}, due.store.writes, "Zq" in reply.text) == (True, 0, False)


def test_a_card_of_later_shows_nothing_now(due: Platform) -> None:
    """Skipping ahead through the deck to read the model replies."""
    now = asked(page(due))
    others = {"FND-Q-901", "FND-D-011", "FND-D-012", "FND-D-013"} - {now}
    replies = [due.post(NAME, "show", {"card": card, "option": 0}) for card in others]
    assert [(one.status, "Zq" in one.text) for one in replies] == [(409, False)] * 3


def test_a_grade_without_having_looked_is_refused(due: Platform) -> None:
    reply = due.post(NAME, "grade", {"card": asked(page(due)), "grade": 3})
    assert (reply.status, due.store.writes) == (409, 0)


@pytest.mark.parametrize("grade", [0, 4, 5, -1, "good", None, 2.5, True, 10**12, [3]])
def test_a_grade_that_no_button_gives_is_refused(due: Platform, grade: Any) -> None:
    card = asked(page(due))
    show(due, card, option=0)
    reply = due.post(NAME, "grade", {"card": card, "grade": grade})
    assert (reply.status, due.state(NAME)["memories"]) == (400, {})


def test_a_wrong_answer_cannot_be_called_good(due: Platform) -> None:
    for _ in range(4):
        card = asked(page(due))
        if card == "FND-Q-901":
            break
        show(due, card)
        due.post(NAME, "grade", {"card": card, "grade": 3})
        if not asked(page(due)):
            due.post(NAME, "more")
    statuses = set()
    for option in range(3):
        due.post(NAME, "show", {"card": "FND-Q-901", "option": option})
        statuses.add(due.state(NAME)["shown"][1])
    assert len(statuses) == 1, "the first answer stays"


@pytest.mark.parametrize("option", [3, -1, "two", None, True, 10**12])
def test_an_option_that_was_not_shown_is_refused(deck: Platform, option: Any) -> None:
    deck.post(NAME, "more")
    while asked(page(deck)) != "FND-Q-901":
        card = asked(page(deck))
        show(deck, card)
        deck.post(NAME, "grade", {"card": card, "grade": 3})
        if not asked(page(deck)):
            deck.post(NAME, "more")
    assert show(deck, "FND-Q-901", option=option).status == 400


def test_a_replayed_grade_counts_once(due: Platform) -> None:
    card = asked(page(due))
    show(due, card, option=0)
    grades = [due.post(NAME, "grade", {"card": card, "grade": grade}).status for grade in (2, 2, 1, 3)]
    assert grades.count(200) == 1


def test_racing_grades_leave_what_one_of_them_would(due: Platform) -> None:
    card = asked(page(due))
    while card.startswith("FND-Q"):
        show(due, card, option=0)
        for grade in (1, 2):
            due.post(NAME, "grade", {"card": card, "grade": grade})
        card = asked(page(due))
    show(due, card)
    race(due, "grade", *[{"card": card, "grade": 3}] * 50)
    stored = due.state(NAME)
    assert (stored["round"]["answered"].count(card), len(stored["memories"][card])) == (1, 4)


def test_racing_through_the_last_card_tells_one_fact(due: Platform, ear: Ear) -> None:
    """The inbox is unique on person and key, so a repeat of the same key is no second fact."""
    for _ in range(9):
        card = asked(page(due))
        show(due, card, option=0)
        bodies = [{"card": card, "grade": grade} for grade in (1, 2, 3)] * 4
        race(due, "grade", *bodies)
        if not asked(page(due)):
            break
    assert len({one.fact_key for one in ear.heard}) == 1


def test_a_day_counts_once(due: Platform, ear: Ear) -> None:
    play(due)
    due.post(NAME, "more")
    play(due)
    assert len({one.fact_key for one in ear.heard}) == 1


def test_a_clock_that_was_set_back_breaks_nothing(due: Platform) -> None:
    play(due)
    due.clock.move(days=-2)
    due.post(NAME, "more")
    play(due)
    assert due.state(NAME)["memories"]


def test_nobody_practises_for_somebody_else(due: Platform) -> None:
    """A user id in the body is ignored: the caller is who the platform says."""
    due.post(NAME, "show", {"card": asked(page(due)), "option": 0, "user_id": BEN.id})
    assert (due.state(NAME, BEN), bool(due.state(NAME, ADA))) == ({}, True)


@pytest.mark.parametrize("body", ["", "[]", "null", '"x"', "{", '{"card": "\\u0000"}'])
def test_a_body_of_another_kind_is_a_refusal(due: Platform, body: str) -> None:
    reply = due.call(NAME, "show", body)
    assert (reply.status in {400, 409}, due.store.writes) == (True, 0)
