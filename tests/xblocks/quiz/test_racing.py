"""Racing, replaying and borrowing gain nothing: one attempt, one fact, one grade.

Twice: with the table of the platform, and in a runtime without rows, where a mark in the cache has to do.
"""

import json

import pytest
from django.core.cache import cache
from tests.support.sittings import EXAM, Sitting, stale
from tests.support.strict_runtime import ADA, BEN
from tests.xblocks.conftest import Ear


@pytest.fixture(autouse=True, params=["rows", "no rows"])
def guard(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the runtime offers to hold."""
    if request.param == "no rows":
        monkeypatch.setattr("advocert_xblocks._shared.holding.rows_of", lambda _block: None)
    return request.param


# --- racing ---


def test_fifty_parallel_beginnings_draw_the_same_questions(sitting: Sitting):
    forms = set()
    for call in stale(sitting.platform, 50):
        call("begin")
        forms.add(json.dumps(sitting.platform.state(EXAM)["open"]["form"]))
    assert len(forms) == 1


def test_fifty_parallel_submits_are_one_attempt_one_fact_and_one_grade(sitting: Sitting, ear: Ear):
    sitting.begin()
    sitting.answer(1)
    for call in stale(sitting.platform, 50):
        call("submit", attempt=sitting.attempt, confirmed=True)
    assert len(sitting.platform.row(EXAM)["advocert_closed"]["attempts"]) == 1
    assert ear.kinds == ["exam.finished"]


def test_an_answer_under_way_cannot_bring_an_attempt_back(sitting: Sitting):
    """It read the open attempt before the hand-in, whose reasons were shown, and writes after it."""
    sitting.begin()
    (late,) = stale(sitting.platform, 1)
    sitting.hand_in()
    late("answer", attempt=sitting.attempt, question=1, option=0)
    assert sitting.platform.state(EXAM)["open"] is None


@pytest.mark.parametrize("handler", ["flag", "unclear"])
def test_nor_can_any_other_write(sitting: Sitting, handler: str):
    sitting.begin()
    (late,) = stale(sitting.platform, 1)
    sitting.hand_in()
    late(handler, attempt=sitting.attempt, question=1, on="yes", note="x")
    assert sitting.platform.state(EXAM)["open"] is None


def test_a_beginning_under_way_cannot_begin_the_same_try_again(sitting: Sitting):
    (late,) = stale(sitting.platform, 1)
    sitting.begin()
    sitting.hand_in()
    late("begin")
    assert sitting.platform.state(EXAM)["open"] is None
    assert len(sitting.platform.row(EXAM)["advocert_closed"]["attempts"]) == 1


def test_without_rows_and_without_a_shared_cache_an_attempt_stays_closed(sitting: Sitting, guard: str):
    """The late answer writes the open attempt back; its seat is among the closed ones, so it is nothing."""
    sitting.begin()
    (late,) = stale(sitting.platform, 1)
    sitting.hand_in()
    cache.clear()
    late("answer", attempt=sitting.attempt, question=1, option=0)
    assert "You needed 3" in sitting.stage(sitting.hand_in())


def test_a_hand_in_that_could_not_be_recorded_can_be_tried_again(sitting: Sitting, ear: Ear):
    sitting.begin()
    ear.fails = True
    assert sitting.hand_in().status == 503
    ear.fails = False
    assert "You needed 3" in sitting.stage(sitting.hand_in())


# --- replaying and borrowing ---


def test_an_old_attempt_cannot_be_replayed_into_a_new_one(sitting: Sitting):
    sitting.take(right=0)
    old = sitting.attempt
    sitting.platform.clock.move(hours=24)
    sitting.begin()
    before = sitting.platform.state(EXAM)
    sitting.platform.post(EXAM, "answer", {"attempt": old, "question": 1, "option": 0})
    assert sitting.platform.state(EXAM) == before


def test_a_colleagues_attempt_is_of_no_use(sitting: Sitting):
    sitting.begin()
    other = Sitting(sitting.platform, BEN, attempt=sitting.attempt)
    assert "Question" not in other.stage(other.post("show", question=1)).replace("Questions", "")


def test_two_learners_draw_different_forms(sitting: Sitting):
    sitting.begin()
    other = Sitting(sitting.platform, BEN)
    other.begin()
    forms = [json.dumps(sitting.platform.state(EXAM, user)["open"]["form"]) for user in (ADA, BEN)]
    assert forms[0] != forms[1]
