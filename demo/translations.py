"""Bring all catalogues up to date: `python -m demo.translations`.

Collects every marked text of the blocks, of the service and of the demo, keeps what was translated, and compiles the
`.mo` beside each `.po`. The compiled file is committed: a platform reads nothing else, and an installation from source
has no compiler.
"""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from demo import collecting
from demo.collecting import ROOT, Text

LANGUAGES = ("de",)
DAY = datetime(2026, 1, 1, tzinfo=UTC)
UNSAID = ('"PO-Rev', '"POT-', '"Generated', '"Last-', '"Report-', '"Language-Team', '"Project-')
HEADER = "# The words of {whose}. Source: python -m demo.translations; translate here, then run it once more."


@dataclass(frozen=True)
class Book:
    """The catalogues of one part: whose words they are, where they lie, and the folders that are read for them."""

    whose: str
    folder: Path
    domain: str
    sources: tuple[Path, ...]

    def path(self, language: str) -> Path:
        """Return the file that translators write."""
        return self.folder / language / "LC_MESSAGES" / f"{self.domain}.po"

    def texts(self) -> dict[Text, list[str]]:
        """Return every marked text with the files in which it stands."""
        return collecting.texts_of(self.sources)

    def read(self, language: str) -> Catalog:
        """Return the catalogue of a language as it is committed."""
        path = self.path(language)
        if not path.exists():
            return Catalog(locale=language)
        with path.open("rb") as file:
            return read_po(file, locale=language)


# The blocks speak the sentences of the pure package too, such as those of a debrief.
BLOCKS = Book(
    "the blocks",
    ROOT / "xblocks/advocert_xblocks/translations",
    "text",
    (ROOT / "xblocks/advocert_xblocks", ROOT / "courses/advocert_courses"),
)
SERVICE = Book(
    "the certificate service",
    ROOT / "certificates/advocert_certificates/locale",
    "django",
    (ROOT / "certificates/advocert_certificates",),
)
DEMO = Book("the demo", ROOT / "demo/locale", "django", (ROOT / "demo",))
BOOKS = (BLOCKS, SERVICE, DEMO)


def compiled(catalogue: Catalog) -> bytes:
    """Return the bytes of the compiled catalogue."""
    # The day on which somebody compiled is no reason for other bytes.
    catalogue.creation_date = catalogue.revision_date = DAY
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def updated(old: Catalog, book: Book, language: str) -> Catalog:
    """Return the catalogue of all marked texts, with the translations that exist.

    A text that is no longer used is kept as obsolete: it may come back with another branch.
    """
    header = HEADER.format(whose=book.whose)
    new = Catalog(locale=language, project="advocert", charset="utf-8", fuzzy=False, header_comment=header)
    known = {**old.obsolete, **{singular(message.id): message for message in old if message.id}}
    for text, places in book.texts().items():
        message = known.pop(singular(text), None)
        kept = message.string if message and isinstance(message.id, tuple) is isinstance(text, tuple) else ""
        new.add(text, kept, locations=[(one, None) for one in sorted(set(places))])
    new.obsolete.update(known)
    return new


def filled(language: str, books: Iterable[Book], say: Callable[[str], str]) -> Catalog:
    """Return a catalogue in which `say` makes every translation from the English, such as one in brackets."""
    new = Catalog(locale=language, charset="utf-8", fuzzy=False)
    for text in (text for book in books for text in book.texts()):
        new.add(text, say(text) if isinstance(text, str) else tuple(say(one) for one in text))
    return new


def singular(text: Text) -> str:
    """Return the text by which a translation is looked up."""
    return text if isinstance(text, str) else text[0]


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the texts without a translation, and those that a tool has guessed."""
    return [
        singular(message.id)
        for message in catalogue
        if message.id and (message.fuzzy or not all(_parts(message.string)))
    ]


def _parts(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def main() -> None:
    """Write the catalogues and say what is still to be translated."""
    for book in BOOKS:
        for language in LANGUAGES:
            _renew(book, language)
            for text in untranslated(book.read(language)):
                print(f"{language}: {text}")


def _renew(book: Book, language: str) -> None:
    catalogue = updated(book.read(language), book, language)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=False, sort_by_file=False)
    lines = buffer.getvalue().decode().splitlines()
    path = book.path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(line for line in lines if not line.startswith(UNSAID)) + "\n", encoding="utf-8")
    path.with_suffix(".mo").write_bytes(compiled(book.read(language)))


if __name__ == "__main__":
    main()
