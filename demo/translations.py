"""Bring the catalogues of the blocks up to date: `python -m demo.translations`.

Collects every marked text of the blocks, keeps what was translated, and compiles `text.mo` beside `text.po`. The
compiled file is committed: a platform reads nothing else, and an installation from source has no compiler.
"""

import ast
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
# The blocks speak the sentences of the pure package too, such as those of a debrief.
SOURCES = (ROOT / "xblocks/advocert_xblocks", ROOT / "courses/advocert_courses")
FOLDER = ROOT / "xblocks/advocert_xblocks/translations"
LANGUAGES = ("de",)
DAY = datetime(2026, 1, 1, tzinfo=UTC)
UNSAID = ('"PO-Rev', '"POT-', '"Generated', '"Last-', '"Report-', '"Language-Team', '"Project-')
MARKERS = frozenset({"gettext_noop", "Phrase"})
HEADER = (
    "# The words of the blocks. Source: python -m demo.translations; translate here, then run it once more."
)


def marked_texts() -> dict[str, list[str]]:
    """Return every marked text with the files in which it stands."""
    found: dict[str, list[str]] = {}
    for source in SOURCES:
        for path in sorted(source.rglob("*.py")):
            for text in _texts(ast.parse(path.read_text())):
                found.setdefault(text, []).append(path.relative_to(ROOT).as_posix())
    return found


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it is committed."""
    with _path(language).open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalogue: Catalog) -> bytes:
    """Return the bytes of the compiled catalogue."""
    # The day on which somebody compiled is no reason for other bytes.
    catalogue.creation_date = catalogue.revision_date = DAY
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def updated(old: Catalog, language: str) -> Catalog:
    """Return the catalogue of all marked texts, with the translations that exist.

    A text that is no longer used is kept as obsolete: it may come back with another branch.
    """
    new = Catalog(locale=language, project="advocert", charset="utf-8", fuzzy=False, header_comment=HEADER)
    known = {**old.obsolete, **{message.id: message for message in old if message.id}}
    for text, places in marked_texts().items():
        message = known.pop(text, None)
        new.add(
            text, message.string if message else "", locations=[(one, None) for one in sorted(set(places))]
        )
    new.obsolete.update(known)
    return new


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        # Of a rule of the lint people read what to do: its last argument.
        places = {**dict.fromkeys(MARKERS, 0), "Rule": -1}
        marked = node.args[places[node.func.id]] if node.func.id in places else None
        if isinstance(marked, ast.Constant) and isinstance(marked.value, str):
            yield marked.value


def _path(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES/text.po"


def main() -> None:
    """Write the catalogues and say what is still to be translated."""
    for language in LANGUAGES:
        catalogue = updated(read(language), language)
        buffer = io.BytesIO()
        write_po(buffer, catalogue, width=0, omit_header=False, sort_by_file=False)
        lines = buffer.getvalue().decode().splitlines()
        kept = [line for line in lines if not line.startswith(UNSAID)]
        _path(language).write_text("\n".join(kept) + "\n", encoding="utf-8")
        fresh = read(language)
        _path(language).with_suffix(".mo").write_bytes(compiled(fresh))
        for message in fresh:
            if message.id and not message.string:
                print(f"{language}: {message.id}")


if __name__ == "__main__":
    main()
