"""Writing, taking back and being shown: what each keeps and what it leaves alone."""

import json
import re

import pytest
from tests.support.strict_runtime import ADA, Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.scenario.channels import CHANNELS, channel_text
from tests.xblocks.scenario.moves import FIT, GOOD, chat, passed, practice, written
from tests.xblocks.scenario.talk import NAME, Talk


@pytest.fixture
def talk(platform: Platform) -> Talk:
    return chat(platform)


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
