"""The conversation shown solved: one moment at a time, with the strongest line and why it is."""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import texts
from advocert_xblocks._scenario.forms import press
from advocert_xblocks._scenario.people import Cast, persona_card
from advocert_xblocks._scenario.quoting import quoted
from advocert_xblocks._scenario.thread import Thread, typing
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.words import Words


def replay(words: Words, scenario: courses.Scenario, step: int, skin: str = "") -> SafeString:
    """Return the stage of the solved variant after so many of its decisions; `skin`: where its style lies."""
    moments = courses.worked_moments(scenario)
    step = min(step, len(moments))
    cast = Cast.of(words, scenario, scenario.worked or "")
    view = courses.run_view(scenario, courses.worked_run(scenario, step))
    thread = Thread(words, cast, view, _seen(scenario, step), skin)
    number = words(texts.WORKED_STEP, number=min(step + 1, len(moments)), all=len(moments))
    return el(
        "div.stack.stack-l",
        el(
            "div.row",
            el("span.badge.company", icon("eye"), words(texts.WORKED)),
            el("span.small.soft", number),
        ),
        persona_card(words, cast, thread.mood),
        thread.scene(),
        el("div", _next(words, cast, moments, step), data_after=True),
        typing(words),
    )


def offer(words: Words, scenario: courses.Scenario) -> SafeString | None:
    """Return the way into the solved variant, where there is one."""
    if not scenario.worked:
        return None
    moments = len(courses.worked_moments(scenario))
    hint = el("p.small.soft", words.many(texts.WORKED_HINT, moments, count=words.count(moments)))
    label = words(texts.WORKED_OFFER)
    return press("watch", label, words(texts.LOADING), hint, kind="btn-second", values={"step": 0})


def _seen(scenario: courses.Scenario, step: int) -> int:
    """Return how many posts stood there at the step before; at the first, only the first post stands."""
    if not step:
        return 1
    return len(courses.run_view(scenario, courses.worked_run(scenario, step - 1)).posts)


def _next(words: Words, cast: Cast, moments: tuple[courses.Moment, ...], step: int) -> SafeString:
    if step == len(moments):
        over = el("p", words(texts.WORKED_END))
        start = press("begin", words(texts.START), words(texts.STARTING))
        return el("div.stack", over, start, _leave(words))
    moment = moments[step]
    title = words(texts.WORKED_LINE if moment.best_said else texts.WORKED_DEED)
    label = words(texts.WORKED_NEXT if moment.best_said else texts.WORKED_DO)
    tongue = cast.tongue
    line = quoted(words, moment.best, tongue) if moment.best_said else el("span", moment.best, **tongue)
    shown = el(
        "div.card.stack.stack-s",
        el("h4", title),
        el("p.bub.best", line),
        el("p", el("b", words(texts.WORKED_WHY), ": "), el("span", moment.best_consequence, **tongue)),
    )
    go_on = press("watch", label, words(texts.LOADING), values={"step": step + 1})
    return el("div.stack", shown, go_on, _leave(words))


def _leave(words: Words) -> SafeString:
    return press("look_back", words(texts.WORKED_BACK), words(texts.LOADING), kind="btn-text")
