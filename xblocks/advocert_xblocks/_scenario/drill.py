"""The clock of a drill: chosen by the learner, as long as they need, hidden when they like, and always practice.

Time is kept on the server. WCAG 2.2.1 asks for a way to have ten times as long: it is one of the choices.
"""

from datetime import datetime

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import texts
from advocert_xblocks._scenario.forms import press
from advocert_xblocks._scenario.state import Attempt
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.words import Words

PACES = (1, 2, 10)
MINUTE = 60
# The answer is on its way for a moment; nobody loses a decision to the network.
GRACE = 2


def seconds_of(scenario: courses.Scenario, pace: int) -> int:
    """Return the seconds for one decision at a pace, 0 when the pace is none of those offered."""
    return scenario.drill * pace if scenario.drill and pace in PACES else 0


def is_late(attempt: Attempt, now: datetime) -> bool:
    """Say whether the time of the present decision is over."""
    return bool(attempt.pace) and attempt.waited(now) >= attempt.pace


def overdue(attempt: Attempt) -> frozenset[int]:
    """Return the decisions, from 0 on, on which the clock ran out."""
    late = (place for place, seconds in enumerate(attempt.seconds) if seconds >= attempt.pace)
    return frozenset(late) if attempt.pace else frozenset()


def offer(words: Words, scenario: courses.Scenario, variant_id: str | None) -> SafeString | None:
    """Return the way into a drill; there is none before a variant was seen, because it would give one away."""
    if not scenario.drill or variant_id is None:
        return None
    options = [_pace(words, scenario.drill, pace) for pace in PACES]
    choice = el(
        "div.field",
        el("label", words(texts.DRILL_PACE), for_="pace"),
        el("select.input", options, id="pace", name="pace"),
    )
    return el(
        "section.card.sunk.stack.stack-s",
        el("h4", icon("clock"), " ", words(texts.DRILL_TITLE)),
        el("p.small.soft", words(texts.DRILL_HINT)),
        press("begin", words(texts.DRILL_START), words(texts.STARTING), choice, kind="btn-second"),
    )


def clock(words: Words, attempt: Attempt, now: datetime, *, silent: bool = False) -> SafeString | None:
    """Return the clock of the present decision; `silent`: something happens when its time is over."""
    if not attempt.pace:
        return None
    left = max(attempt.pace - attempt.waited(now), 0)
    return el(
        "div.row.clock",
        icon("clock"),
        el(
            "span.num",
            words.many(texts.CLOCK_START, left, seconds=left),
            data_clock=left,
            data_text=words(texts.CLOCK, seconds="{n}"),
        ),
        el(
            "button.btn.btn-text",
            words(texts.CLOCK_HIDE),
            type="button",
            hidden=True,
            data_script=True,
            data_hide=words(texts.CLOCK_SHOW),
        ),
        el("span", hidden=True, data_silent=True) if silent else None,
        data_over=words(texts.CLOCK_OVER_SILENT if silent else texts.CLOCK_OVER),
    )


def took(words: Words, attempt: Attempt, place: int) -> SafeString | None:
    """Return how long the decision at this place took, in a drill."""
    if not attempt.pace or place >= len(attempt.seconds):
        return None
    seconds = attempt.seconds[place]
    if attempt.pace <= seconds <= attempt.pace + GRACE:
        # The clock took it, or somebody in the last moment: either way nobody decided at leisure.
        told = words.many(texts.TOOK_ALL, attempt.pace, seconds=attempt.pace)
    elif seconds < attempt.pace:
        told = words.many(texts.TOOK, seconds, seconds=seconds)
    else:
        told = words.many(texts.TOOK_LATE, seconds, seconds=seconds, pace=attempt.pace)
    return el("p.small.soft", icon("clock"), " ", told)


def _pace(words: Words, seconds: int, pace: int) -> SafeString:
    time = seconds * pace
    if time % MINUTE or time <= MINUTE:
        return el("option", words.many(texts.DRILL_SECONDS, time, seconds=time), value=pace)
    return el("option", words.many(texts.DRILL_MINUTES, time // MINUTE, minutes=time // MINUTE), value=pace)
