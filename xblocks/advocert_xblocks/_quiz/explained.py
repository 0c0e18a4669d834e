"""One question with its answer: what was chosen, what is right, and why. Only after the answer is final."""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._shared.html import el, icon, trusted
from advocert_xblocks._shared.phrasing import phrasing
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words


def entry(
    words: Words, item: courses.Item, answer: courses.Answer | None, tongue: Tongue
) -> list[SafeString]:
    """Return the parts of one entry; an answer that does not fit the text any more counts as none."""
    is_right = courses.is_right(item, answer)
    verdict = el(
        "span.badge.good" if is_right else "span.badge",
        icon("check" if is_right else "info"),
        words(texts.IS_RIGHT if is_right else texts.IS_NOT_RIGHT),
    )
    return [
        el("p.strong.entry-q", phrasing(item.stem_html), **tongue),
        el("div", verdict),
        *_explained(words, item, answer, tongue, is_right=is_right),
    ]


def _explained(
    words: Words, item: courses.Item, answer: courses.Answer | None, tongue: Tongue, *, is_right: bool
) -> list[SafeString]:
    is_order, key = item.kind == courses.ORDER, courses.item_key(item)
    yours = (
        texts.YOUR_ORDER if is_order else texts.YOU_MARKED if item.kind == courses.MARK else texts.YOU_CHOSE
    )
    right = texts.THE_ORDER if is_order else texts.THE_ANSWER
    if answer is None or max(answer) >= len(item.options):
        return [el("p.soft", words(texts.NO_ANSWER)), _listed(words(right), item, key, tongue)]
    # The reasons of an order are those of the right one; repeating them at the wrong places would teach nothing.
    first = _listed(words(yours), item, answer, tongue, with_reasons=is_right or not is_order)
    return [first] if is_right else [first, _listed(words(right), item, key, tongue)]


def _listed(
    name: str, item: courses.Item, indexes: courses.Answer, tongue: Tongue, *, with_reasons: bool = True
) -> SafeString:
    rows = [_row(item.options[index], tongue, with_reasons=with_reasons) for index in indexes]
    if len(rows) == 1:
        return el("div.told", el("span.soft.small", name), rows[0])
    tag = "ol.numbered" if item.kind == courses.ORDER else "ul.plain"
    return el("div.told", el("span.soft.small", name), el(tag, [el("li", row) for row in rows]))


def _row(option: courses.Option, tongue: Tongue, *, with_reasons: bool) -> SafeString:
    reason = el("div.small.soft", trusted(option.explanation_html)) if with_reasons else None
    return el("div", el("div", phrasing(option.html)), reason, **tongue)
