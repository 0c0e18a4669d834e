"""One moment looked back at: what the learner did beside what was strongest, and what was seen in their words."""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import texts
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.said import said
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words


def moment(
    words: Words, one: courses.Moment, number: int, tongue: Tongue, took: SafeString | None = None
) -> SafeString:
    """Return one moment of the debrief, with the number by which the sentences above speak of it."""
    yours = el(
        "div.stack.stack-s",
        el("p.eyebrow", words(texts.YOU_WROTE if one.said else texts.YOU_ACTED)),
        el("p.bub.you", one.yours, **tongue),
        el("p.small", one.your_consequence, **tongue),
        took,
    )
    best = el("div.stack.stack-s", _best(words, one, tongue))
    checks = _checks(words, one, tongue) if one.checks else None
    named = {} if isinstance(one.title, courses.Phrase) else tongue
    title = el(
        "h5",
        el("span.eyebrow", words(texts.MOMENT, number=number)),
        " ",
        el("span", said(words, one.title), **named),
    )
    return el("li.stack", title, el("div.paths", yours, best), checks)


def _best(words: Words, one: courses.Moment, tongue: Tongue) -> list[SafeString]:
    if one.strong:
        return [
            el("p.eyebrow", words(texts.MODEL_STRONG)),
            el("p.bub.best", one.strong, **tongue),
            el("p.eyebrow", words(texts.MODEL_WEAK)),
            el("p.bub.weak", one.weak, **tongue),
        ]
    lines = [el("p.eyebrow", words(texts.STRONGEST))]
    if one.is_best:
        return [*lines, el("p", icon("check"), " ", words(texts.YOURS_IS_BEST))]
    lines += [el("p.bub.best", one.best, **tongue), el("p.small", one.best_consequence, **tongue)]
    if not one.on_best_path:
        lines.append(el("p.small.soft", words(texts.OFF_BEST_PATH)))
    return lines


def _checks(words: Words, one: courses.Moment, tongue: Tongue) -> SafeString:
    rows = [_check(words, check, tongue) for check in one.checks]
    return el("div.stack.stack-s", el("p.eyebrow", words(texts.CHECKS)), el("ul.checks", rows))


def _check(words: Words, check: courses.CheckView, tongue: Tongue) -> SafeString:
    """Return one check: a sign with a word, what was looked for, what was found, and what a missed one means."""
    mark = words(texts.CHECK_MET if check.met else texts.CHECK_MISSED)
    found = el("q", check.found, **tongue) if check.found and not check.found.isdigit() else None
    told = [el("b", mark), " ", said(words, check.label), " ", found]
    missed = None
    if not check.met:
        costs = [
            words(texts.CHECK_COST, points=points, name=said(words, name))
            for name, points in check.costs.items()
        ]
        missed = el("p.small", el("span", check.note, **tongue), " ", el("span.soft", " ".join(costs)))
    return el(
        "li.met" if check.met else "li",
        icon("check" if check.met else "pen"),
        el("div", el("p", told), missed),
    )
