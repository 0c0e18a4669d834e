"""A conversation below an interface in another language: every word says which one it is in (WCAG 3.1.2)."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override
from tests.support.strict_runtime import Platform
from tests.support.tongues import Bracketed, misspoken
from tests.xblocks.scenario.channels import CHANNELS, channel_text
from tests.xblocks.scenario.talk import NAME, Talk

STAGES = ("before", "solved", "begun", "answered", "to write", "ended", "looked back")


def stages(platform: Platform, skin: str) -> Iterator[str]:
    """Play to the end; the markup of each stage comes out."""
    platform.author(NAME, "advocert_scenario", channel_text(skin))
    platform.services["i18n"] = Bracketed()
    talk = Talk(platform)
    yield talk.page
    talk.post("watch", {"step": 0})
    yield talk.html
    talk.begin()
    yield talk.html
    talk.choose("Get the Acme R9")
    yield talk.html
    talk.choose("Fair point")
    yield talk.html
    said = {
        "attempt": talk.attempt,
        "step": talk.step,
        "choice": "w",
        "text": "We will refund you, I promise.",
    }
    talk.post("choose", said)
    yield talk.html
    talk.post("look_back")
    yield talk.html


@pytest.mark.parametrize("skin", CHANNELS)
def test_no_word_is_said_in_the_voice_of_another_language(platform: Platform, skin: str) -> None:
    with override("de"):
        found = zip(STAGES, map(misspoken, stages(platform, skin)), strict=True)
        assert {stage: wrong for stage, wrong in found if wrong} == {}


def test_what_is_announced_is_read_in_the_language_of_the_course(platform: Platform) -> None:
    platform.author(NAME, "advocert_scenario", channel_text())
    with override("de"):
        talk = Talk(platform).play("Get the Acme R9")
    assert 'data-tongue="en"' in talk.html


def test_nothing_is_marked_where_course_and_interface_speak_alike(platform: Platform) -> None:
    platform.author(NAME, "advocert_scenario", channel_text())
    talk = Talk(platform).play("Get the Acme R9")
    assert " lang=" not in talk.html
