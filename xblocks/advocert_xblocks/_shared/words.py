"""Every sentence that a block shows goes through here, so that it can be translated.

The texts themselves stand in one module per block (`_lesson/texts.py` …), marked for extraction with
`gettext_noop`; only where they are shown do they meet the language of the request.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeAlias

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone_name, localtime
from django.utils.translation import get_language

from advocert_xblocks._shared.html import Child, join

# Names and dates inside running text stay whole right-to-left.
ISOLATED = "<bdi>{}</bdi>"

Translate: TypeAlias = Callable[[str], str]


class Words:
    """Translate and fill in one step; values that stand in running text are kept together in `<bdi>`."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what a text made with these words depends on: who translates, into what, and whose midnight."""
        owner = getattr(self._translate, "__self__", self._translate)
        return type(owner).__qualname__, get_language() or "", get_current_timezone_name()

    def __call__(self, text: str, **values: object) -> str:
        """Return plain text, for attributes and announcements."""
        translated = self._translate(text)
        return translated.format(**values) if values else translated

    def rich(self, text: str, **values: Child) -> SafeString:
        """Return markup: the sentence escaped, each value escaped and isolated."""
        pieces = {name: ISOLATED.format(join(value)) for name, value in values.items()}
        return mark_safe(join(self._translate(text)).format(**pieces))  # noqa: S308 - both sides were escaped

    def date(self, moment: date) -> str:
        """Return a date in words: `22 November 2026`; a moment is taken in the site's time zone."""
        local = localtime(moment) if isinstance(moment, datetime) else moment
        return f"{local.day} {self._translate(MONTHS[local.month - 1])} {local.year}"

    def moment(self, moment: datetime) -> str:
        """Return a date and a time of day: `22 November 2026, 14:06`."""
        return f"{self.date(moment)}, {localtime(moment):%H:%M}"

    def day_and_time(self, moment: datetime) -> str:
        """Return when something opens: `Tuesday 24 November, 09:40`."""
        local = localtime(moment)
        day = self._translate(DAYS[local.weekday()])
        return f"{day} {local.day} {self._translate(MONTHS[local.month - 1])}, {local:%H:%M}"

    def count(self, number: int) -> str:
        """Return small numbers as words, since they stand in sentences."""
        return self._translate(NUMBERS[number]) if 0 <= number < len(NUMBERS) else str(number)


def words_for(service: Any) -> Words:
    """Return the words in the language of the platform's i18n service (any of its historical shapes)."""
    translate = getattr(service, "gettext", None) or getattr(service, "ugettext", None) or str
    return Words(translate)


MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
NUMBERS = [
    "none", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
]  # fmt: skip
