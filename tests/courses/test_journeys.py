"""How to get to a moment: the run that is found is one that a learner could play."""

import pytest
from hypothesis import given
from tests.support.conversations import conversation, conversations, play

from advocert_courses.graph import explore
from advocert_courses.journeys import run_to
from advocert_courses.models import Scenario
from advocert_courses.parsing import parse_text
from advocert_courses.play import start_run, walk
from advocert_courses.reference.samples import SCENARIO
from advocert_courses.reply_checks import KINDS, judge
from advocert_courses.sample_replies import sample_replies

CHECKS = {
    "discloses": ("discloses: Acme", "I work at Acme. Is it far?"),
    "asks": ("asks", "I work at Acme. Is it far?"),
    "says": ("says: manual", "It stands in the manual. Look there."),
    "avoids": ("avoids: junk", "It is a fine one."),
    "no-private-data": ("no-private-data", "It is a fine one."),
    "no-promise": ("no-promise", "I shall ask."),
    "personal": ("personal", "Every single word of these is mine."),
    "words": ("words: 2-9", "It is a fine one."),
    "calm": ("calm", "It is a fine one."),
}


def every() -> Scenario:
    parsed = parse_text(SCENARIO, "a.md")
    assert isinstance(parsed, Scenario)
    return parsed


def met(scenario: Scenario, node: str) -> bool:
    run = run_to(scenario, start_run(scenario, scenario.variants[0].id, 0, "x"), node)
    if run is None:
        return False
    last = walk(scenario, run).arrivals[-1]
    return last.situation.node == node or node in [ref for ref, _ in last.passed]


@pytest.mark.parametrize("node", ["ask", "flat", "turn", "doubt", "end"])
def test_every_moment_is_found_whatever_leads_to_it(node: str):
    assert met(every(), node)


@given(conversations(conditions=True))
def test_what_can_be_reached_is_found_and_nothing_else(scenario: Scenario):
    atlas = explore(scenario)
    going_on = [step.arrival for steps in atlas.steps.values() for step in steps if not step.choice.critical]
    shown = {situation.node for situation in atlas.distances}
    shown |= {ref for arrival in (atlas.first, *going_on) for ref, _ in arrival.passed}
    assert {ref for ref in scenario.nodes if met(scenario, ref)} == shown


def test_a_moment_that_needs_a_second_visit_is_found():
    """What is remembered on a detour opens the choice that leads there."""
    talk = conversation(
        {
            "a": [("detour", "b", 1), ("open", "c", 2, True, None, "told")],
            "b": [("back", "a", 1, True, None, "", ("told",))],
            "c": [],
        }
    )
    assert met(talk, "c")


def test_the_run_is_the_shortest():
    talk = conversation(
        {"a": [("long", "b", 2, True), ("short", "c", 0)], "b": [("on", "c", 2, True)], "c": []}
    )
    assert run_to(talk, start_run(talk, "a", 1, "x"), "c")["path"] == play(talk, "short")["path"]


def test_every_kind_of_check_is_tried():
    assert set(CHECKS) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(CHECKS))
def test_some_reply_misses_a_check_and_some_reply_meets_it(kind: str):
    code, strong = CHECKS[kind]
    begin, end = SCENARIO.index("  - `discloses"), SCENARIO.index("  > Strong")
    text = f"{SCENARIO[:begin]}  - `{code}` `empathy 2` :: Why.\n{SCENARIO[end:]}".replace(
        '> Strong: "I work at Acme, so weigh this. Is the bedroom far from the router?"',
        f'> Strong: "{strong}"',
    ).replace("*remember asked*", "")
    parsed = parse_text(text, "a.md")
    assert isinstance(parsed, Scenario)
    writing = parsed.nodes["flat"].writing
    assert writing is not None
    verdicts = {judge(writing, reply, {})[0].met for reply in sample_replies(writing, {})}
    assert verdicts == {True, False}
