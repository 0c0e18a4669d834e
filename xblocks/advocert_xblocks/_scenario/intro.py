"""Before the first line: who it is about, and whether this run counts, and why."""

from datetime import datetime

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import drill, replay, texts
from advocert_xblocks._scenario.forms import press
from advocert_xblocks._scenario.people import Cast, persona_card
from advocert_xblocks._scenario.state import ScenarioState
from advocert_xblocks._scenario.thread import standing
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.words import Words


def intro(
    words: Words,
    scenario: courses.Scenario,
    state: ScenarioState,
    upcoming: courses.NextVariant,
    note: str = "",
) -> SafeString:
    """Return the stage before a run."""
    cast = Cast.of(words, scenario, upcoming.variant_id)
    return el(
        "div.stack.stack-l",
        el("p.note", note, data_focus="note") if note else None,
        _passed(words) if state.passed else None,
        persona_card(words, cast),
        el("div.stack.stack-s", _stakes(words, scenario, state, upcoming)),
        press("begin", words(texts.START), words(texts.STARTING)),
        replay.offer(words, scenario),
        drill.offer(words, scenario, state.known(scenario)),
    )


def why(words: Words, scenario: courses.Scenario, state: ScenarioState, upcoming: courses.NextVariant) -> str:
    """Return why the next run counts or does not, with the moment at which that changes."""
    match upcoming.reason:
        case courses.Why.UNSEEN:
            return words(texts.UNSEEN)
        case courses.Why.RESTED:
            return words(texts.RESTED)
    return _resting(words, courses.counting_opens_at(scenario, state.history))


def _resting(words: Words, opens_at: datetime | None) -> str:
    if opens_at is None:
        return words(texts.RESTING_SOON)
    return words(texts.RESTING, moment=words.day_and_time(opens_at))


def _stakes(
    words: Words, scenario: courses.Scenario, state: ScenarioState, upcoming: courses.NextVariant
) -> list[SafeString]:
    if upcoming.counts:
        cost = words(texts.COUNTS_COST, mark=scenario.pass_mark)
    else:
        cost = words(texts.PRACTICE_COST)
    reason = why(words, scenario, state, upcoming)
    return [el("div", standing(words, counts=upcoming.counts)), el("p", reason), el("p.small.soft", cost)]


def _passed(words: Words) -> SafeString:
    return el("div.note.good", icon("check"), el("p", words(texts.HAS_PASSED)))
