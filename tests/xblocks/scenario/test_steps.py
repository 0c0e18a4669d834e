"""Writing, taking back, being shown, being drilled: what each keeps and what it leaves alone."""

import json
import re
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

import pytest
from tests.support.strict_runtime import ADA, BEN, Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.scenario.channels import CHANNELS, channel_text
from tests.xblocks.scenario.talk import NAME, Talk

GOOD = "I work at Acme, so weigh this. How far is the bedroom from the box?"
FIT = "Our R4 may do for two walls, but I have not tried it in your flat."


@pytest.fixture
def talk(platform: Platform) -> Talk:
    platform.author(NAME, "advocert_scenario", channel_text())
    return Talk(platform)


def written(talk: Talk, text: str) -> Talk:
    talk.post("choose", {"attempt": talk.attempt, "step": talk.step, "choice": "w", "text": text})
    return talk


def passed(talk: Talk) -> Talk:
    talk.begin()
    return written(written(talk, GOOD), FIT)


def practice(talk: Talk) -> Talk:
    """A third run within a day is practice."""
    passed(talk)
    passed(talk)
    talk.begin()
    return talk


@pytest.mark.parametrize("skin", CHANNELS)
def test_one_markup_serves_every_channel(platform: Platform, skin: str) -> None:
    platform.author(NAME, "advocert_scenario", channel_text(skin))
    talk = Talk(platform)
    talk.begin()
    assert (f'data-skin="{skin}"' in talk.html, "Zqask" in talk.html) == (True, True)


def test_a_post_shows_when_it_came_its_stars_and_its_headline(talk: Talk) -> None:
    talk.begin()
    assert all(part in talk.html for part in ("09:12", "2 of 5 stars", ">Frozen again. </b>", "Zqreact"))


def test_what_somebody_feels_by_now_is_told(talk: Talk) -> None:
    talk.begin()
    written(talk, GOOD)
    assert "Now: relieved" in re.sub(r"<[^>]*>", "", talk.html)


def test_a_written_reply_is_shown_as_it_was_typed(talk: Talk) -> None:
    talk.begin()
    written(talk, "I work at Acme & <b>love</b> {who}. Is it far?")
    assert "I work at Acme &amp; &lt;b&gt;love&lt;/b&gt; {who}. Is it far?" in talk.html


def test_no_check_reaches_the_browser_before_the_end(talk: Talk) -> None:
    talk.begin()
    written(talk, GOOD)
    hidden = (
        "Zqtell",
        "Zqasks",
        "Zqavoid",
        "Zqprivate",
        "Zqstrong",
        "Zqweak",
        "discloses",
        "nothing comes close,",
    )
    assert [word for word in hidden if word in talk.html] == []


def test_a_reply_that_meets_every_check_passes(talk: Talk, ear: Ear) -> None:
    passed(talk)
    assert (ear.body("scenario.finished")["passed"], talk.platform.grade(NAME)) == (True, (1.0, 1.0))


def test_nobody_is_told_what_somebody_wrote(talk: Talk, ear: Ear) -> None:
    passed(talk)
    assert "weigh" not in ear.heard[0].body


def test_the_debrief_explains_the_checks_beside_the_models(talk: Talk) -> None:
    talk.begin()
    written(talk, "I work at Acme. Look at the reviews, they are fine.")
    written(talk, FIT)
    talk.post("look_back")
    assert all(
        part in talk.html for part in ("Zqasks", "Zqstrong", "Zqweak", "Not yet", "It cost 2 in empathy.")
    )


@pytest.mark.parametrize(
    ("text", "reason"), [("", "reply-empty"), (" ?! ", "reply-empty"), ("a " * 400, "reply-too-long")]
)
def test_a_reply_that_cannot_be_taken_says_why_and_changes_nothing(
    talk: Talk, text: str, reason: str
) -> None:
    talk.begin()
    before = talk.platform.state(NAME)
    written(talk, text)
    assert (talk.reply.json["reason"], talk.platform.state(NAME) == before) == (reason, True)


def test_a_reply_is_one_write_and_survives_a_closed_laptop(talk: Talk) -> None:
    talk.begin()
    written(talk, GOOD)
    page = Talk(talk.platform).page
    assert (talk.platform.store.writes, GOOD in page, "Welcome back" in page) == (2, True, True)


def test_in_practice_the_last_reply_can_be_taken_back(talk: Talk) -> None:
    practice(talk).choose("Get the Acme R9")
    talk.post("take_back", {"attempt": talk.attempt, "step": talk.step})
    assert (talk.step, "Zqtwo" in talk.html, talk.reply.json["announce"]) == (
        "0", False, "Taken back, as if it never happened.",
    )  # fmt: skip


def test_after_taking_back_the_same_step_can_be_taken_again(talk: Talk) -> None:
    practice(talk).choose("Get the Acme R9")
    talk.post("take_back", {"attempt": talk.attempt, "step": talk.step})
    talk.choose("I work at Acme, so")
    assert "Zqone" in talk.html


def test_what_was_sent_in_a_run_that_counts_stays_sent(talk: Talk) -> None:
    talk.begin()
    talk.choose("Get the Acme R9")
    assert "Take back" not in talk.html
    before = talk.platform.state(NAME)
    talk.post("take_back", {"attempt": talk.attempt, "step": talk.step})
    assert (talk.reply.json["reason"], talk.platform.state(NAME) == before) == ("cannot-take-back", True)


def test_the_solved_variant_is_shown_moment_by_moment_and_nothing_is_kept(talk: Talk) -> None:
    stages = []
    for step in range(3):
        talk.post("watch", {"step": step})
        stages.append(["Olek" in talk.html, "Zqneed" in talk.html, "Zqthanks" in talk.html])
    assert (stages, talk.platform.state(NAME)) == (
        [[True, False, False], [True, True, False], [True, True, True]],
        {},
    )


def test_a_step_beyond_the_solved_path_shows_its_end(talk: Talk) -> None:
    talk.post("watch", {"step": 999})
    assert "Now it is your turn" in talk.html


def test_the_solved_variant_is_never_played(talk: Talk) -> None:
    for _ in range(4):
        passed(talk)
        assert "Olek" not in talk.page


def test_a_conversation_without_a_solved_variant_has_none_to_watch(platform: Platform) -> None:
    platform.author(NAME, "advocert_scenario", channel_text().replace("worked: hidden-w\n", ""))
    assert (platform.post(NAME, "watch", {"step": 0}).status, "See it solved" in Talk(platform).page) == (
        400,
        False,
    )


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


@dataclass
class Entry:
    """What the platform hands to a report: one learner's state of one block."""

    username: str
    state: dict[str, Any] = field(default_factory=dict)


def report(talk: Talk, limit: int | None = None) -> list[Any]:
    entries = [Entry("ada", {"advocert_state": talk.platform.state(NAME)}), Entry("ben")]
    return list(talk.platform.block(NAME, None).generate_report_data(iter(entries), limit))


def test_a_report_has_a_line_per_counting_run_and_no_words(talk: Talk) -> None:
    practice(talk)
    written(written(talk, GOOD), FIT)
    assert report(talk) == [
        ("ada", {"Run": 1, "Score": 100, "Passed": "yes"}),
        ("ada", {"Run": 2, "Score": 100, "Passed": "yes"}),
    ]


def test_a_report_keeps_the_order_of_its_columns(talk: Talk) -> None:
    """The platform sorts the columns of anything but an ordered dictionary by the alphabet."""
    passed(talk)
    assert {type(line) for _, line in report(talk)} == {OrderedDict}


def test_a_report_keeps_to_its_limit(talk: Talk) -> None:
    practice(talk)
    assert len(report(talk, 1)) == 1


def test_a_rescore_publishes_what_is_kept(talk: Talk) -> None:
    passed(talk)
    talk.platform.grades.clear()
    talk.platform.block(NAME).rescore(only_if_higher=False)
    assert talk.platform.grade(NAME) == (1.0, 1.0)


def test_nothing_can_be_rescored_before_a_run_counts(talk: Talk) -> None:
    with pytest.raises(ValueError, match="no run of this learner counts yet"):
        talk.platform.block(NAME, BEN).rescore(only_if_higher=False)


def test_an_override_by_staff_rewrites_nothing(talk: Talk) -> None:
    passed(talk)
    block = talk.platform.block(NAME)
    block.set_score(block.get_score()._replace(raw_earned=0.0))
    assert talk.platform.block(NAME).get_score().raw_earned == 1.0


def test_state_of_an_older_version_is_read(talk: Talk) -> None:
    """Attempts that were started before drills and turns existed go on."""
    talk.begin()
    state = talk.platform.state(NAME)
    for name in ("turn", "pace", "since", "seconds"):
        del state["attempt"][name]
    state["attempt"]["run"]["v"] = 1
    key = str(talk.platform.block(NAME).usage_key)
    talk.platform.store.write_learner_row(key, ADA.id, {"advocert_state": json.loads(json.dumps(state))})
    talk.choose("I work at Acme, so")
    assert "Zqone" in talk.html


def test_state_stays_small_after_many_long_runs(talk: Talk) -> None:
    for _ in range(40):
        talk.begin()
        written(talk, GOOD + " x" * 250)
        written(talk, FIT + " y" * 250)
    assert len(json.dumps(talk.platform.state(NAME))) < 16 * 1024
