"""A drill: practice against the clock, and what silence leads to."""

import pytest
from tests.support.strict_runtime import Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.scenario.moves import FIT, GOOD, chat, passed, written
from tests.xblocks.scenario.talk import NAME, Talk


@pytest.fixture
def talk(platform: Platform) -> Talk:
    return chat(platform)


def test_there_is_no_drill_before_the_first_run(talk: Talk) -> None:
    assert ("Start the drill" in talk.page, talk.begin(pace=1).status) == (False, 400)


def test_a_drill_is_practice_with_people_that_were_met(talk: Talk, ear: Ear) -> None:
    met = "Tara" if "Tara" in passed(talk).html else "Priya"
    talk.begin(pace="1")
    assert (met in talk.html, "45 seconds for this decision" in talk.html) == (True, True)
    written(written(talk, GOOD), FIT)
    assert (len(ear.heard), len(talk.platform.state(NAME)["history"])) == (1, 1)


def test_the_debrief_of_a_drill_tells_how_long_each_decision_took(talk: Talk) -> None:
    passed(talk)
    talk.begin(pace=1)
    talk.platform.clock.move(seconds=12)
    written(talk, GOOD)
    talk.platform.clock.move(seconds=60)
    written(talk, FIT)
    talk.post("look_back")
    assert (
        "Decided in 12 seconds." in talk.html,
        "Decided after 60 seconds; there were 45." in talk.html,
    ) == (True, True)


def test_when_time_is_over_silence_is_taken(talk: Talk) -> None:
    passed(talk)
    talk.begin(pace=1)
    talk.platform.clock.move(seconds=45)
    talk.post("choose", {"attempt": talk.attempt, "step": talk.step, "late": True})
    assert "Zqthree" in talk.html


def test_the_debrief_calls_no_silence_a_decision(talk: Talk) -> None:
    passed(talk)
    talk.begin(pace=1)
    talk.platform.clock.move(seconds=45)
    talk.post("choose", {"attempt": talk.attempt, "step": talk.step, "late": True})
    written(talk, GOOD)
    page = talk.page
    assert ("All 45 seconds ran out." in page, "Decided in 45 seconds" in page) == (True, False)


def test_the_browser_cannot_say_that_time_is_over(talk: Talk) -> None:
    passed(talk)
    talk.begin(pace=1)
    talk.platform.clock.move(seconds=44)
    assert talk.post("choose", {"attempt": talk.attempt, "step": talk.step, "late": True}).status == 400


def test_outside_a_drill_there_is_no_silence_to_take(talk: Talk) -> None:
    talk.begin()
    talk.platform.clock.move(hours=1)
    assert talk.post("choose", {"attempt": talk.attempt, "step": talk.step, "late": True}).status == 400


def test_who_needs_longer_may_have_ten_times_as_long(talk: Talk) -> None:
    passed(talk)
    talk.begin(pace=10)
    assert talk.platform.state(NAME)["attempt"]["pace"] == 450
