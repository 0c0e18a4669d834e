"""Every sentence that a block shows goes through here, so that it can be translated.

The texts themselves stand in one module per block (`_lesson/texts.py` …), marked for extraction with
`gettext_noop`; only where they are shown do they meet the language of the request.
"""

import json
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import get_current_timezone_name, localtime
from django.utils.translation import get_language, gettext_noop

from advocert_xblocks._shared import catalogue
from advocert_xblocks._shared.html import Child, join
from advocert_xblocks._shared.tongue import Tongue, tongue

DATE = gettext_noop("{day} {month} {year}")
MOMENT = gettext_noop("{date}, {time}")
DAY_AND_TIME = gettext_noop("{weekday} {day} {month}, {time}")
# Names and dates inside running text stay whole right-to-left.
ISOLATED = "<bdi>{}</bdi>"
ENGLISH = "en"


# Numbers among which there is one of each kind that a language may tell apart (CLDR): none, one, two, few (3, 6 in
# Welsh, 7 in Irish), many, and all others.
SAMPLES = (0, 1, 2, 3, 6, 7, 11, 100)
USUAL = SAMPLES[-1]


class Plural(NamedTuple):
    """A sentence about one thing, and the same about several; languages with more forms have them in their catalogue."""

    one: str
    many: str


def plural(one: str, many: str) -> Plural:
    """Mark a sentence that depends on a number; translators' tools find it by this name, as `ngettext`."""
    return Plural(one, many)


class Words:
    """Translate and fill in one step; values that stand in running text are kept together in `<bdi>`."""

    def __init__(self, translate: "Translator") -> None:
        self._translate = translate

    @cached_property
    def key(self) -> tuple[str, str, str]:
        """Return what a text made with these words depends on: who translates, into what, and whose midnight."""
        owner = getattr(self._translate, "service", self._translate)
        language = getattr(self._translate, "language", None)
        said = (get_language() or "") if language is None else language
        return type(owner).__qualname__, said, get_current_timezone_name()

    @cached_property
    def language(self) -> str:
        """Return the language that these words come in: English where nobody translated them into that of the page."""
        asked = self.key[1]
        is_told = asked.partition("-")[0] == ENGLISH or self(PROBE) != PROBE
        return asked if asked and is_told else ENGLISH

    def tongue(self, language: str) -> Tongue:
        """Return the attributes of a text of the course: which language it is in, where that is not the one of these words."""
        return tongue(language, self.language, self.key[1])

    def __call__(self, text: str, **values: object) -> str:
        """Return plain text, for attributes and announcements."""
        translated = self._translate(text)
        return translated.format(**values) if values else translated

    def many(self, text: Plural, number: int, **values: object) -> str:
        """Return a sentence about a number of things; `{count}` is the number in words."""
        told = self._translate.many(text, number)
        return told.format(**{"count": self.count(number).capitalize(), **values})

    def forms(self, text: Plural, value: str) -> dict[int, str]:
        """Return all forms of a sentence, `{}` in place of `value`, for a script that counts by itself.

        Each form stands below a number that takes it. The browser knows which numbers are alike (Intl.PluralRules),
        so nobody has to keep a list of languages here; where nothing else fits, the last one does.
        """
        told = {number: self.many(text, number, **{value: "{}"}) for number in SAMPLES}
        usual = told.pop(USUAL)
        others = {number: form for number, form in told.items() if form != usual}
        return {**others, USUAL: usual}

    def forms_json(self, text: Plural, value: str) -> str:
        """Return the same as JSON, for an attribute."""
        return json.dumps(self.forms(text, value), ensure_ascii=False)

    def rich(self, text: str, **values: Child) -> SafeString:
        """Return markup: the sentence escaped, each value escaped and isolated."""
        pieces = {name: ISOLATED.format(join(value)) for name, value in values.items()}
        return mark_safe(join(self._translate(text)).format(**pieces))  # noqa: S308 - both sides were escaped

    def date(self, moment: date) -> str:
        """Return a date in words: `22 November 2026`; a moment is taken in the site's time zone."""
        local = localtime(moment) if isinstance(moment, datetime) else moment
        return self(DATE, day=local.day, month=self(MONTHS[local.month - 1]), year=local.year)

    def moment(self, moment: datetime) -> str:
        """Return a date and a time of day: `22 November 2026, 14:06`."""
        return self(MOMENT, date=self.date(moment), time=self.time(moment))

    def time(self, moment: datetime) -> str:
        """Return a time of day in the site's time zone: `14:06`."""
        return f"{localtime(moment):%H:%M}"

    def day_and_time(self, moment: datetime) -> str:
        """Return when something opens: `Tuesday 24 November, 09:40`."""
        local = localtime(moment)
        weekday, month = self(DAYS[local.weekday()]), self(MONTHS[local.month - 1])
        return self(DAY_AND_TIME, weekday=weekday, day=local.day, month=month, time=self.time(moment))

    def count(self, number: int) -> str:
        """Return small numbers as words, since they stand in sentences."""
        return self._translate(NUMBERS[number]) if 0 <= number < len(NUMBERS) else str(number)


class Translator:
    """Looks a text up where the platform says, then in our own catalogue.

    xblock-sdk has no translations at all, and a platform whose own folder of translations lacks a language
    answers with Django's: what the service does not know is ours to know.
    """

    def __init__(self, service: Any) -> None:
        self.service = service
        # Asked once: a view has dozens of texts, and all of them are in the language of its request.
        self.language = get_language() or ""
        # The platform's service had another name for it before Python 3.
        self._theirs = getattr(service, "gettext", None) or getattr(service, "ugettext", None) or str

    def __call__(self, text: str) -> str:
        told = str(self._theirs(text))
        return told if told != text else catalogue.translate(text, self.language)

    def many(self, text: Plural, number: int) -> str:
        """Return the form that a number asks for; a service without plurals is asked for the English one of two."""
        english = text.one if number == 1 else text.many
        theirs = getattr(self.service, "ngettext", None)
        told = str(theirs(text.one, text.many, number) if theirs else self._theirs(english))
        return told if told != english else catalogue.translate_many(*text, number, self.language)


def words_for(service: Any) -> Words:
    """Return the words in the language of the request; `service` is the platform's i18n service, or None."""
    return Words(Translator(service))


MONTHS = [
    gettext_noop("January"), gettext_noop("February"), gettext_noop("March"), gettext_noop("April"),
    gettext_noop("May"), gettext_noop("June"), gettext_noop("July"), gettext_noop("August"),
    gettext_noop("September"), gettext_noop("October"), gettext_noop("November"), gettext_noop("December"),
]  # fmt: skip
DAYS = [
    gettext_noop("Monday"), gettext_noop("Tuesday"), gettext_noop("Wednesday"), gettext_noop("Thursday"),
    gettext_noop("Friday"), gettext_noop("Saturday"), gettext_noop("Sunday"),
]  # fmt: skip
# A word that no other language writes like English: it tells whether there is a translation at all.
PROBE = DAYS[2]
NUMBERS = [
    gettext_noop("none"), gettext_noop("one"), gettext_noop("two"), gettext_noop("three"),
    gettext_noop("four"), gettext_noop("five"), gettext_noop("six"), gettext_noop("seven"),
    gettext_noop("eight"), gettext_noop("nine"), gettext_noop("ten"), gettext_noop("eleven"),
    gettext_noop("twelve"),
]  # fmt: skip
