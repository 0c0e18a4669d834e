"""The picture of memory: for each part a dot for how long it stayed at first, and one for how long it stays now.

It is drawn on a scale on which a day, a week, a month and half a year lie about evenly, because that is how
memory grows. Beside each line stands the same in words, so nobody has to look.
"""

import math
from collections.abc import Sequence
from datetime import date

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._practice import texts
from advocert_xblocks._practice.spans import so_long
from advocert_xblocks._shared.html import el
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words

LONGEST = 365


def growth(words: Words, practice: courses.Practice, today: date, tongue: Tongue) -> SafeString | None:
    """Return the picture, None before anything is open."""
    rows = practice.growth()
    if not rows:
        return None
    return el(
        "section.growth.stack",
        el("h4", words(texts.GROWTH), id="growth"),
        el("p", _expected(words, practice, today)),
        el("ul.grow", [_row(words, row, tongue) for row in rows]),
        _ticks(words),
        el(
            "p.small.soft", words(texts.GROWTH_NOTE if any(row.asked for row in rows) else texts.GROWTH_FIRST)
        ),
        aria_labelledby="growth",
    )


def _expected(words: Words, practice: courses.Practice, today: date) -> SafeString | str:
    count, total = round(practice.expected(today)), len(practice.opened)
    if count == total:
        return words(texts.EXPECTED_ALL)
    return words.many(texts.EXPECTED, count, count=words.count(count), total=words.count(total))


def _row(words: Words, row: courses.Growth, tongue: Tongue) -> SafeString:
    low, high = sorted((_place(row.start), _place(row.now)))
    line = el("span.span", style=f"--from:{low}%;--to:{high}%") if high > low else None
    now = el("span.pt.now", style=f"--at:{_place(row.now)}%") if row.asked else None
    return el(
        "li",
        el(
            "div.row.between",
            el("b", el("bdi", row.title, **tongue)),
            el("span.small.soft.num", _said(words, row)),
        ),
        el("div.track", line, el("span.pt.was", style=f"--at:{_place(row.start)}%"), now, aria_hidden="true"),
    )


def _said(words: Words, row: courses.Growth) -> str:
    start, now = so_long(words, row.start), so_long(words, row.now)
    if not row.asked:
        return words(texts.NOT_YET, start=start)
    return words(texts.GROWN, start=start, now=now) if start != now else now


def _ticks(words: Words) -> SafeString:
    ticks: Sequence[SafeString] = [
        el("span", words(name), style=f"--at:{_place(days)}%") for days, name in texts.TICKS.items()
    ]
    return el("div.ticks.small.soft", ticks, aria_hidden="true")


def _place(days: float) -> int:
    """Return the place on the scale, 0 to 100, for 1 to 365 days."""
    return round(100 * math.log(min(max(days, 1), LONGEST)) / math.log(LONGEST))
