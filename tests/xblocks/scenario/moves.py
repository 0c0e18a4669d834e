"""Whole conversations in one word: two written replies, a run that passes, a run that is practice."""

from tests.support.strict_runtime import Platform
from tests.xblocks.scenario.channels import channel_text
from tests.xblocks.scenario.talk import NAME, Talk

GOOD = "I work at Acme, so weigh this. How far is the bedroom from the box?"
FIT = "Our R4 may do for two walls, but I have not tried it in your flat."


def chat(platform: Platform) -> Talk:
    """The conversation that these moves are for."""
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
