"""A learner with the browser's tools: forging, replaying, racing, reading along. Nothing is gained by it."""

import json
from typing import Any

import pytest
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import STUDIO_PREVIEW, Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import kinds_text

HANDLERS = ["begin", "show", "overview", "clock", "answer", "flag", "unclear", "submit", "allow", "reopen"]


# --- what is forged is refused, and changes nothing ---


@pytest.mark.parametrize(
    "forged",
    [
        {"question": 5},
        {"question": 0},
        {"question": -1},
        {"question": "1; drop"},
        {"question": True},
        {"question": None},
        {"question": 1, "option": 3},
        {"question": 1, "option": -1},
        {"question": 1, "option": "0x1"},
        {"question": 1, "option": [0, 1, 2]},
        {"question": 1, "option": 10**12},
        {"question": 1, "option": {"right": True}},
    ],
)
def test_a_place_that_was_not_on_the_screen_is_refused(sitting: Sitting, forged: dict[str, Any]):
    sitting.begin()
    before = sitting.platform.state(EXAM)
    assert sitting.post("answer", **forged).status == 400
    assert sitting.platform.state(EXAM) == before


@pytest.mark.parametrize("body", ["[]", '"text"', "7", "null", "{}", '{"attempt": 7}', '{"attempt": "x"}'])
@pytest.mark.parametrize("handler", HANDLERS[1:])
def test_any_body_gets_an_answer_and_writes_nothing(sitting: Sitting, handler: str, body: str):
    sitting.begin()
    before = sitting.platform.state(EXAM)
    assert sitting.platform.call(EXAM, handler, body).status in {200, 400, 403}
    assert sitting.platform.state(EXAM) == before


def test_an_item_of_the_bank_cannot_be_asked_for_by_its_id(sitting: Sitting):
    sitting.begin()
    reply = sitting.post("show", question="FND-Q-100", item="FND-Q-100")
    assert reply.status == 400
    assert "FND-Q" not in reply.text


def test_fields_that_nobody_asked_for_change_nothing(sitting: Sitting, ear: Ear):
    sitting.begin()
    sitting.post("answer", question=1, option=0, seconds=1, correct=True, passed=True, deadline="2099-01-01")
    sitting.post("submit", confirmed=True, correct=4, passed=True, percent=400, seconds=1, score=1.0)
    body = ear.body("exam.finished")
    assert (body["passed"], body["percent"]) == (False, 100)


@pytest.mark.parametrize("field", ["pick-0", "order"])
def test_the_fields_of_another_kind_are_no_answer(sitting: Sitting, field: str):
    sitting.begin()
    sitting.post("answer", question=1, **{field: "yes"})
    assert sitting.platform.state(EXAM)["open"]["answers"] == [None] * 4


@pytest.mark.parametrize("order", ["0,1", "0,1,1", "0,1,2,3", "a,b,c", ",,", "2,1,0,", "9" * 40, "-1,0,1"])
def test_a_forged_order_is_refused(platform: Platform, order: str):
    platform.author(EXAM, "advocert_quiz", kinds_text())
    sitting = Sitting(platform)
    sitting.begin()
    number = next(n for n in (1, 2, 3) if "Zqorder" in sitting.show(n))
    assert sitting.post("answer", question=number, order=order).status == 400


# --- time is the server's ---


def test_an_answer_after_the_end_hands_in_what_was_saved(sitting: Sitting, ear: Ear):
    sitting.begin()
    place = sitting.place(1, right=True)
    sitting.platform.clock.move(minutes=4, seconds=16)
    html = sitting.stage(sitting.post("answer", question=1, option=place))
    assert "came too late" in html
    assert ear.body("exam.finished")["correct"] == 0


def test_an_answer_on_its_way_at_the_end_still_counts(sitting: Sitting):
    sitting.begin()
    place = sitting.place(1, right=True)
    sitting.platform.clock.move(minutes=4, seconds=14)
    assert sitting.post("answer", question=1, option=place).json["regions"]["saved"]


def test_nothing_can_be_changed_after_handing_in(sitting: Sitting):
    sitting.take(right=0)
    closed = sitting.platform.state(EXAM)
    for handler in ("answer", "flag", "unclear", "submit"):
        sitting.post(handler, question=1, option=0, on="yes", note="x", confirmed=True)
    assert sitting.platform.state(EXAM) == closed


def test_a_broken_connection_cannot_be_claimed_beyond_what_the_server_saw(sitting: Sitting):
    """Nothing was saved for 60 seconds, so 60 is the most that can have been lost."""
    sitting.begin()
    sitting.platform.clock.move(seconds=60)
    sitting.post("show", question=1, away=100_000)
    assert sitting.platform.state(EXAM)["open"]["paused"] == 60


def test_the_same_silence_cannot_be_claimed_twice(sitting: Sitting):
    sitting.begin()
    sitting.platform.clock.move(seconds=60)
    for _ in range(5):
        sitting.post("show", question=1, away=60)
    assert sitting.platform.state(EXAM)["open"]["paused"] == 60


def test_all_breaks_together_give_back_ten_minutes_at_most(sitting: Sitting):
    sitting.begin()
    for _ in range(20):
        sitting.platform.clock.move(seconds=200)
        sitting.post("clock", away=200)
    assert sitting.platform.clock.now.minute != 0
    closed = sitting.platform.row(EXAM)["advocert_closed"]["attempts"]
    assert [one["paused"] for one in closed] == [600]


@pytest.mark.parametrize("away", [-5, "-5", "long", 1.5, [60], "1e9", 10**15])
def test_a_forged_break_is_refused(sitting: Sitting, away: Any):
    sitting.begin()
    sitting.platform.clock.move(seconds=60)
    assert sitting.post("show", question=1, away=away).status == 400
    assert sitting.platform.state(EXAM)["open"]["paused"] == 0


# --- who may call ---


@pytest.mark.parametrize("handler", HANDLERS)
def test_an_anonymous_caller_is_refused_everywhere(sitting: Sitting, handler: str):
    reply = sitting.platform.post(EXAM, handler, {"attempt": "x", "question": 1}, user=None)
    assert reply.status == 401
    assert "Zq" not in reply.text


@pytest.mark.parametrize("handler", HANDLERS)
def test_get_changes_and_shows_nothing(sitting: Sitting, handler: str):
    sitting.begin()
    before = sitting.platform.state(EXAM)
    reply = sitting.platform.call(EXAM, handler, "", method="GET", user=None)
    assert reply.status == 405
    assert sitting.platform.state(EXAM) == before


def test_somebody_in_another_ones_place_has_no_exam(sitting: Sitting):
    assert sitting.platform.post(EXAM, "begin", masquerade=True).status in {200, 403}
    assert sitting.platform.grades == {}
    assert sitting.platform.state(EXAM) == {}


def test_studios_preview_tells_nobody(sitting: Sitting, ear: Ear):
    preview = {"mode": STUDIO_PREVIEW}
    begun = sitting.platform.post(EXAM, "begin", **preview)
    attempt = begun.text.split('name=\\"attempt\\" value=\\"')[1][:32]
    sitting.platform.post(EXAM, "submit", {"attempt": attempt, "confirmed": True}, **preview)
    assert ear.heard == []
    assert sitting.platform.grades == {}


# --- reading along ---


def test_until_the_end_no_answer_holds_a_key_or_a_reason(sitting: Sitting):
    sent = [sitting.view(), sitting.begin().text]
    for question in range(1, 5):
        sent += [
            sitting.show(question),
            sitting.answer(question).text,
            sitting.answer(question, go="yes").text,
        ]
        sent += [sitting.post("flag", question=question, on="yes").text]
    sent += [sitting.post("overview").text, sitting.post("clock").text, sitting.view()]
    assert not [text for text in sent if "Zq" in text or "FND-Q" in text or "correct" in text]


def test_a_right_and_a_wrong_answer_look_the_same(sitting: Sitting):
    sitting.begin()
    right = sitting.answer(1, right=True).json
    wrong = sitting.answer(1, right=False).json
    assert right == wrong


def test_the_reasons_of_questions_that_were_not_drawn_never_leave(sitting: Sitting):
    html = sitting.stage(sitting.take(right=0))
    drawn = sitting.platform.row(EXAM)["advocert_closed"]["attempts"][0]["form"]
    told = {number for number in range(100, 300) if f"Zqright{number}" in html}
    assert told == {int(ref[-3:]) for ref in drawn}


def test_search_apps_and_strangers_get_the_title_at_most(sitting: Sitting):
    block = sitting.platform.block(EXAM)
    texts = [json.dumps(block.index_dictionary()), json.dumps(block.student_view_data())]
    texts.append(sitting.platform.render(EXAM, "public_view", user=None).content)
    assert not [text for text in texts if "Zq" in text or "belongs in the post" in text]
