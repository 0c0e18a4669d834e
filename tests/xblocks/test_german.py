"""German is complete: every text has a translation, and every way to run a block finds it."""

import gettext
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from demo import translations
from django.utils.translation import override
from tests.support.platform_i18n import PlatformI18nService
from tests.support.strict_runtime import Platform
from tests.xblocks.samples import lesson_text

from advocert_xblocks._shared.words import words_for

GERMAN = translations.BLOCKS.read("de")
PLACES = re.compile(r"\{(\w+)\}")
# What authors write with an exclamation mark.
MARKUP = re.compile(r"<!--|\[!|!\[")
# Short words that are the same in both languages, or a pattern without words.
SAME = {
    "In {countries}.",
    "Moment {number}",
    "{where}: {odd}",
    "{cards}, {minutes}",
    "{answered}, {flagged}",
    "Text",
    "April",
    "August",
    "September",
    "November",
}


# A text that depends on a number is a pair; here all forms stand in one line.
TEXTS = {one if isinstance(one, str) else " / ".join(one): one for one in translations.BLOCKS.texts()}


def german(text: str) -> str:
    message = GERMAN.get(TEXTS[text])
    told = message.string if message else ""
    return told if isinstance(told, str) else " / ".join(told) if all(told) else ""


def test_every_text_is_translated() -> None:
    """Missing ones: run `python -m demo.translations`, translate what it prints, run it again."""
    told = {text: german(text) for text in TEXTS}
    assert [text for text, ours in told.items() if not ours or (ours == text and text not in SAME)] == []


def test_every_translation_keeps_the_values() -> None:
    told = {text: german(text) for text in TEXTS}
    assert [
        text for text, ours in told.items() if set(PLACES.findall(ours)) != set(PLACES.findall(text))
    ] == []


def test_it_says_du_and_does_not_shout() -> None:
    """One form of address (ADR 0060)."""
    told = map(german, TEXTS)
    assert [text for text in told if re.search(r"\b(Ihnen|Ihre?[mnrs]?)\b|!", MARKUP.sub("", text))] == []


def test_what_platforms_read_is_what_translators_wrote() -> None:
    with (translations.BLOCKS.folder / "de/LC_MESSAGES/text.mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    assert [one.id for one in GERMAN if one.id and said_by(read, one.id) != one.string] == []


def said_by(read: gettext.GNUTranslations, text: Any) -> Any:
    """What a compiled catalogue says, all its forms where there are several."""
    return (
        read.gettext(text)
        if isinstance(text, str)
        else tuple(read.ngettext(*text, count) for count in (1, 2))
    )


@pytest.mark.parametrize("language", ["de", "de-at", "de-de"])
@pytest.mark.parametrize("service", [None, PlatformI18nService(), PlatformI18nService("advocert_courses")])
def test_german_is_found_by_every_host(service: object, language: str) -> None:
    """No service (xblock-sdk), the platform's, and the platform's when it has a folder without our words."""
    with override(language):
        words = words_for(service)
        assert words("Save and go on") == "Speichern und weiter"
        assert words.moment(datetime(2026, 3, 4, 5, 6, tzinfo=UTC)) == "4. März 2026, 05:06 Uhr"


def test_a_language_that_we_have_not_is_english() -> None:
    with override("fi"):
        assert words_for(None)("Save and go on") == "Save and go on"


def test_a_site_may_say_it_otherwise() -> None:
    class Site:
        def gettext(self, text: str) -> str:
            return {"Save": "Sichern"}.get(text, text)

    with override("de"):
        assert [words_for(Site())(text) for text in ("Save", "Checking")] == ["Sichern", "Wird geprüft"]


def test_a_lesson_greets_in_german(platform: Platform) -> None:
    platform.author("FND-L01", "advocert_lesson", lesson_text())
    with override("de"):
        page = platform.render("FND-L01").content
    assert "Die Klausel unterschreiben" in page
    assert "Sign the clause" not in page
