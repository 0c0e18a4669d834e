"""Picking two, putting in order, marking a sentence: on the screen, saved, graded, explained."""

from typing import Any

import pytest
from lxml import html as lxml_html
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import kinds_text

WORDS = {"pick": "Zqpick", "order": "Zqorder", "mark": "Zqmark"}
STEPS = ("First", "Second", "Third")


@pytest.fixture
def kinds(platform: Platform) -> Sitting:
    platform.author(EXAM, "advocert_quiz", kinds_text())
    sitting = Sitting(platform)
    sitting.begin()
    return sitting


def number_of(kinds: Sitting, kind: str) -> int:
    return next(number for number in (1, 2, 3) if WORDS[kind] in kinds.show(number))


def steps(markup: str) -> list[str]:
    """The first words of the steps, as they stand on the screen."""
    page = lxml_html.fromstring(markup)
    return [one.text_content().split()[0] for one in page.xpath("//li[contains(@class, 'step')]")]


def right_order(markup: str) -> str:
    """The places on the screen in the right order, as the page's script would send them."""
    shown = steps(markup)
    return ",".join(str(shown.index(word)) for word in STEPS)


def good_picks(kinds: Sitting, number: int) -> dict[str, str]:
    options = kinds.options(number)
    return {f"pick-{place}": "on" for place, text in enumerate(options) if text.startswith("Good")}


def good_option(kinds: Sitting, number: int) -> dict[str, Any]:
    options = kinds.options(number)
    return {"option": next(place for place, text in enumerate(options) if text.startswith("Good"))}


def answer_all(kinds: Sitting) -> None:
    pick, order, mark = (number_of(kinds, kind) for kind in WORDS)
    kinds.post("answer", question=pick, **good_picks(kinds, pick))
    kinds.post("answer", question=order, order=right_order(kinds.show(order)))
    kinds.post("answer", question=mark, **good_option(kinds, mark))


def test_every_kind_can_be_answered_right(kinds: Sitting):
    answer_all(kinds)
    assert "3 of 3" in kinds.stage(kinds.hand_in())


def test_two_picks_come_back_checked(kinds: Sitting):
    number = number_of(kinds, "pick")
    kinds.post("answer", question=number, **good_picks(kinds, number))
    markup = kinds.show(number)
    assert markup.count("checked") == 2
    assert "2 of 2 picked" in markup


@pytest.mark.parametrize("picks", [{"pick-0": "on"}, {"pick-0": "on", "pick-1": "on", "pick-2": "on"}])
def test_another_number_of_picks_is_refused_in_words(kinds: Sitting, picks: dict[str, str]):
    reply = kinds.post("answer", question=number_of(kinds, "pick"), go="yes", **picks)
    assert (reply.status, reply.json["reason"]) == (400, "incomplete-answer")
    assert "Pick exactly two" in reply.json["error"]


def test_no_pick_leaves_the_question_open_and_goes_on(kinds: Sitting):
    assert kinds.post("answer", question=number_of(kinds, "pick"), go="yes").status == 200
    assert kinds.platform.state(EXAM)["open"]["answers"] == [None] * 3


def test_steps_do_not_stand_in_the_right_order_at_first(kinds: Sitting):
    assert steps(kinds.show(number_of(kinds, "order"))) != list(STEPS)


def test_steps_come_back_in_the_learners_order(kinds: Sitting):
    number = number_of(kinds, "order")
    kinds.post("answer", question=number, order=right_order(kinds.show(number)))
    assert steps(kinds.show(number)) == list(STEPS)


def test_each_step_says_what_its_buttons_move(kinds: Sitting):
    assert 'aria-label="Move up: Second say who you are"' in kinds.show(number_of(kinds, "order"))


def test_the_sentences_of_a_text_stand_in_their_order(kinds: Sitting):
    options = kinds.options(number_of(kinds, "mark"))
    assert [text.split()[0] for text in options] == ["We", "Good:", "Ask"]


def test_the_reasons_of_each_kind_come_after_the_attempt(kinds: Sitting):
    answer_all(kinds)
    html = kinds.stage(kinds.hand_in())
    assert {f"Zqwhy{number}" for number in range(10) if f"Zqwhy{number}" in html} == {
        "Zqwhy1", "Zqwhy3", "Zqwhy5", "Zqwhy6", "Zqwhy7", "Zqwhy9",
    }  # fmt: skip


def test_a_wrong_order_is_shown_beside_the_right_one(kinds: Sitting):
    number = number_of(kinds, "order")
    kinds.post("answer", question=number, order="0,1,2")
    html = kinds.stage(kinds.hand_in())
    assert html.index("Your order") < html.index("The right order")


def test_item_analysis_gets_order_shown_answer_and_seconds(kinds: Sitting, ear: Ear):
    number = number_of(kinds, "order")
    kinds.platform.clock.move(seconds=40)
    kinds.post("answer", question=number, order=right_order(kinds.show(number)))
    kinds.hand_in()
    responses = {one[0]: one[1:] for one in ear.body("exam.finished")["responses"]}
    shown, chosen, seconds, is_right = responses["FND-Q-702"]
    assert (sorted(shown), chosen, seconds, is_right) == ([0, 1, 2], [0, 1, 2], 40, True)
    assert responses["FND-Q-701"][1:] == [None, 0, False]


# --- practice: the same questions, the reasons at once, nothing counts ---


@pytest.fixture
def practice(platform: Platform) -> Sitting:
    platform.author(EXAM, "advocert_quiz", kinds_text("practice"))
    sitting = Sitting(platform)
    sitting.begin()
    return sitting


def test_practice_says_at_once_what_is_right_and_why(practice: Sitting):
    number = number_of(practice, "mark")
    html = practice.stage(practice.post("answer", question=number, option=0, go="yes"))
    assert "Zqwhy8" in html
    assert "Zqwhy9" in html


def test_practice_tells_nothing_about_questions_without_an_answer(practice: Sitting):
    assert not [number for number in (1, 2, 3) if "Zqwhy" in practice.show(number)]


def test_the_first_answer_of_practice_stays(practice: Sitting):
    number = number_of(practice, "mark")
    practice.post("answer", question=number, option=0, go="yes")
    before = practice.platform.state(EXAM)
    practice.post("answer", question=number, option=1, go="yes")
    assert practice.platform.state(EXAM) == before


def test_practice_has_no_clock_and_never_ends_by_itself(practice: Sitting):
    practice.platform.clock.move(days=30)
    html = practice.show(1)
    assert "Question 1 of 3" in html
    assert "min left" not in html


def test_practice_is_told_to_nobody_and_gives_no_grade(practice: Sitting, ear: Ear):
    answer_all(practice)
    assert "3 of 3 right." in practice.stage(practice.hand_in())
    assert ear.heard == []
    assert practice.platform.grades == {}
    assert list(practice.platform.completions.values()) == [1.0]


def test_practice_begins_anew_as_often_as_one_likes(practice: Sitting):
    for _ in range(30):
        practice.hand_in()
        assert "Question 1 of 3" in practice.stage(practice.begin())
