"""A day inside a sentence of ours."""

from datetime import date
from typing import Self

from advocert_certificates.domain.instants import format_day


class DayText(str):
    """A day inside a phrase: in English here, in the reader's way of writing days on a page."""

    __slots__ = ("day",)
    day: date

    def __new__(cls, day: date) -> Self:
        """Write the day out."""
        text = super().__new__(cls, format_day(day))
        text.day = day
        return text
