"""German is complete: every text of service and demo is translated, keeps its values, and travels compiled."""

import gettext
import re
from collections import Counter
from pathlib import Path

import pytest
from demo import translations
from demo.collecting import in_python, in_template
from demo.translations import Book

BOOKS = [translations.SERVICE, translations.DEMO]
_PLACES = re.compile(r"%%|%\(\w+\)[sd]|\{\w+(?:![rs])?(?::[^}]*)?\}")
_TAGS = re.compile(r"</?[a-z]+[^>]*>")
# Names, and words and patterns that both languages share.
_SAME = {
    "Argentina", "Chile", "China", "Hong Kong", "Indonesia", "Israel", "Japan", "Liechtenstein", "Malaysia", "Malta",
    "Nigeria", "Peru", "Portugal", "Taiwan", "Thailand", "Uruguay", "Vietnam", "Singapore", "Ukraine",
    "System", "Name", "Logo", "Design", "Mail", "Person", "Version {version}", "version %(version)s", "M Y", "{begin}, {end}.", "{label}. {words}", "{first}. {second}", "{first}, {rest}",
}  # fmt: skip


def pairs(book: Book) -> list[tuple[str, str]]:
    """English and German, form by form."""
    catalogue = book.read("de")
    found = []
    for text in book.texts():
        message = catalogue.get(translations.singular(text))
        said = message.string if message else ""
        english, german = (text, said) if isinstance(text, tuple) else ((text,), (said,))
        found += list(zip(english, german or ("",) * len(english), strict=True))
    return found


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.whose)
def test_every_text_is_translated_and_none_is_guessed(book: Book) -> None:
    """Missing ones: run `python -m demo.translations`, translate what it prints, run it again."""
    assert translations.untranslated(book.read("de")) == []
    assert [english for english, german in pairs(book) if not german] == []


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.whose)
def test_what_reads_the_same_is_meant_to(book: Book) -> None:
    left = {english for english, german in pairs(book) if english == german}
    assert {text for text in left - _SAME if re.search(r"[a-z]{2}", _PLACES.sub("", text))} == set()


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.whose)
def test_every_translation_keeps_the_values_and_the_marks(book: Book) -> None:
    def kept(text: str) -> tuple[Counter, Counter]:
        return Counter(_PLACES.findall(text)), Counter(_TAGS.findall(text))

    assert [english for english, german in pairs(book) if kept(english) != kept(german)] == []


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.whose)
def test_no_translation_can_end_an_attribute(book: Book) -> None:
    """`translate` writes into attributes too, and does not escape what translators wrote."""
    assert [german for english, german in pairs(book) if german.count('"') > english.count('"')] == []


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.whose)
def test_it_says_du_and_does_not_shout(book: Book) -> None:
    """One form of address (ADR 0060)."""
    told = [german for _, german in pairs(book)]
    assert [text for text in told if re.search(r"\b(Ihnen|Ihre?[mnrs]?)\b|!(?![rs]\})", text)] == []


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.whose)
def test_what_django_reads_is_what_translators_wrote(book: Book) -> None:
    path: Path = book.path("de").with_suffix(".mo")
    with path.open("rb") as file:
        read = gettext.GNUTranslations(file)
    for message in book.read("de"):
        if isinstance(message.id, str) and message.id:
            assert read.gettext(message.id) == message.string
        elif message.id:
            assert tuple(read.ngettext(*message.id, count) for count in (1, 2)) == tuple(message.string)


def test_the_collector_finds_every_way_to_mark_a_text() -> None:
    """Under any imported name in Python; as a tag, a filter's argument or a block with values in a template."""
    python = "from django.utils.translation import gettext_lazy as _\nfrom django.utils.translation import ngettext\n"
    assert list(in_python(python + "_('one'); ngettext('a', 'b', 2); Phrase('c {d}', d=1); other('no')")) == [
        "one",
        ("a", "b"),
        "c {d}",
    ]
    page = '{% translate "one" %}{{ x|default:_("two") }}{% blocktranslate count n=n %}3 {{ n }}{% plural %}4{% endblocktranslate %}'
    assert list(in_template(page)) == ["one", "two", ("3 %(n)s", "4")]
