"""After the last line: what happened, dimension by dimension, and one's own path beside the strongest one.

The numbers and sentences come from the rules (`courses.debrief`); this module only gives them a face.
"""

from collections.abc import Mapping

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_courses.scoring import OWN_MARK
from advocert_xblocks._scenario import drill, texts
from advocert_xblocks._scenario.forms import press, problem
from advocert_xblocks._scenario.intro import why
from advocert_xblocks._scenario.moments import moment
from advocert_xblocks._scenario.people import Cast
from advocert_xblocks._scenario.state import MAX_NOTE, Attempt, ScenarioState
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.said import said
from advocert_xblocks._shared.words import Words

FULL = 100
TWICE = 2


def looking_back(
    words: Words, cast: Cast, state: ScenarioState, attempt: Attempt, upcoming: courses.NextVariant
) -> SafeString:
    """Return the stage after a run."""
    told = courses.debrief(cast.scenario, attempt.run)
    return el(
        "div.stack.stack-xl",
        el(
            "div.stack",
            el(
                "div.stack.stack-s",
                el("p.eyebrow", words(texts.DEBRIEF)),
                el("h3", said(words, told.headline), data_focus="debrief"),
            ),
            _verdict(words, told, counted=attempt.counts),
        ),
        _dimensions(words, told),
        _paths(words, cast, told, attempt),
        el("div", questions(words, cast.persona, state.notes), data_region="notes"),
        el("div.noprint", _again(words, cast.scenario, state, upcoming)),
        el("div.noprint", drill.offer(words, cast.scenario, state.known(cast.scenario))),
    )


def questions(words: Words, persona: str, notes: Mapping[str, str], kept: str = "") -> SafeString:
    """Return the three questions for oneself, with the answers that were kept."""
    asked = {
        "felt": words(texts.QUESTION_FELT, name=persona),
        "keep": words(texts.QUESTION_KEEP),
        "next": words(texts.QUESTION_NEXT),
    }
    return el(
        "form.card.stack",
        el("h4", words(texts.QUESTIONS)),
        el("p.soft", words(texts.QUESTIONS_PRIVATE)),
        [_question(name, text, notes.get(name, "")) for name, text in asked.items()],
        problem(),
        el("div.row.actions", el("button.btn.btn-second", words(texts.KEEP), data_busy=words(texts.KEEPING))),
        el("p.small.soft", icon("check"), f" {kept}") if kept else None,
        data_action="keep_notes",
    )


def _question(name: str, text: str, value: str) -> SafeString:
    field = f"note-{name}"
    # HTML drops the first line break of a textarea; a leading one of ours keeps the learner's.
    area = el("textarea.input", f"\n{value}", id=field, name=name, rows="3", maxlength=MAX_NOTE, dir="auto")
    return el("div.field", el("label", text, for_=field), area)


def _verdict(words: Words, told: courses.Debrief, *, counted: bool) -> SafeString:
    tone, sign = ("div.note.good", "check") if told.result.passed else ("div.note.warn", "clock")
    stake = words(texts.COUNTED if counted else texts.WAS_PRACTICE)
    return el(tone, icon(sign), el("p", el("b", said(words, told.summary)), " ", stake))


def _dimensions(words: Words, told: courses.Debrief) -> SafeString:
    names = list(told.result.dimensions)
    title = words.many(texts.WAYS, len(names))
    hint = None
    if any(one.needs_own_mark for one in told.result.dimensions.values()):
        hint = el("p.small.soft", words(texts.NEED_HINT, mark=OWN_MARK))
    rows = el("ul.dims.card", [_dimension(words, told, name) for name in names])
    return el("section.stack", el("h4", title), rows, hint)


def _dimension(words: Words, told: courses.Debrief, name: str) -> SafeString:
    one = told.result.dimensions[name]
    weight = _weight(words, one.weight)
    return el(
        "li",
        el("div", el("h5.h-small", said(words, told.labels[name])), el("p.small.soft", weight)),
        el(
            "div.stack.stack-s",
            el("p", said(words, told.sentences[name])),
            _meter(words, words(texts.METER_YOU), one.percent, needs=one.needs_own_mark),
            _meter(words, words(texts.METER_BEST), FULL, tone=".best"),
        ),
    )


def _weight(words: Words, weight: int) -> str:
    if weight == TWICE:
        return words(texts.WEIGHT_TWICE)
    return words.many(texts.WEIGHT, weight, count=words.count(weight))


def _meter(words: Words, name: str, percent: int, *, needs: bool = False, tone: str = "") -> SafeString:
    mark = None
    if needs:
        title = words(texts.METER_NEEDS, mark=OWN_MARK)
        mark = el("span.need", el("span.sr", title), style=f"--need:{OWN_MARK}%")
    fill = el("span.fill", style=f"--v:{percent}%")
    return el(f"div.meter{tone}", el("span", name), el("span.bar", fill, mark), el("b.num", str(percent)))


def _paths(words: Words, cast: Cast, told: courses.Debrief, attempt: Attempt) -> SafeString:
    moments = [
        moment(words, one, place + 1, cast.tongue, drill.took(words, attempt, place))
        for place, one in enumerate(told.moments)
    ]
    return el("section.stack.stack-l", el("h4", words(texts.PATHS)), el("ol.stack.stack-l.moments", moments))


def _again(
    words: Words, scenario: courses.Scenario, state: ScenarioState, upcoming: courses.NextVariant
) -> SafeString:
    is_new = upcoming.reason is courses.Why.UNSEEN
    stake = words(texts.NEXT_COUNTS if upcoming.counts else texts.NEXT_PRACTICE)
    label = words(texts.AGAIN_NEW if is_new else texts.AGAIN)
    reason = el("p.small.soft", stake, " ", why(words, scenario, state, upcoming))
    kind = "btn-second" if state.passed else "btn-main"
    return press("begin", label, words(texts.STARTING), reason, kind=kind)
