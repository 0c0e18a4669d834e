"""Spans of time in words: exact to the day while they are short, round when they are long."""

from datetime import date

from advocert_xblocks._practice import texts
from advocert_xblocks._shared.words import DAYS, Words

# (below so many days, days per unit, the words for "so long", the words for "in so long")
_STEPS = (
    (21, 1, texts.DAYS, texts.IN_DAYS),
    (75, 7, texts.WEEKS, texts.IN_WEEKS),
    (350, 30, texts.MONTHS, texts.IN_MONTHS),
)
_TWO = 1.5
_WEEK = 6


def so_long(words: Words, days: float) -> str:
    """Return a length: `three weeks`."""
    return _said(words, days, texts.A_DAY, texts.A_YEAR, future=False)


def in_so_long(words: Words, today: date, day: date) -> str:
    """Return how far away a day is: `in three weeks`."""
    return _said(words, (day - today).days, texts.TOMORROW, texts.IN_A_YEAR, future=True)


def on_day(words: Words, today: date, day: date) -> str:
    """Return when something comes: `tomorrow`, `Thursday` within a week, else the date."""
    ahead = (day - today).days
    if ahead < _TWO:
        return words(texts.TOMORROW)
    return words(DAYS[day.weekday()]) if ahead <= _WEEK else words.date(day)


def _said(words: Words, days: float, one: str, most: str, *, future: bool) -> str:
    if days < _TWO:
        return words(one)
    for limit, unit, length, distance in _STEPS:
        if days < limit:
            count = round(days / unit)
            return words.many(distance if future else length, count, count=words.count(count))
    return words(most)
