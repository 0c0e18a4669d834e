"""One text for one block: its own file first, then the files that it depends on (docs/decisions/0007).

A block's content field holds everything that the block needs: a lesson its clauses and the banks of its
recall questions, an exam or a deck its banks. Each file after the first stands below a line `<!-- file:
clauses/DISC-1.md -->`. The first needs no such line, so a lesson without clauses and the block that shows it
hold the same text; it has no path here.

`split_bundle` undoes `join_bundle`. Nothing is ever read from a path: paths only name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Generic, TypeAlias, TypeVar, cast

from advocert_courses.errors import BundleSeparatorError, SourceErrors
from advocert_courses.models import Bank, Clause, Component, Deck, Exam, Item, Lesson, Recall, Scenario
from advocert_courses.parsing import parse_text
from advocert_courses.parsing.report import Report, quoted
from advocert_courses.phrases import Phrase
from advocert_courses.text import canonical, sha256_hex
from advocert_courses.translations import localised

# The name of the whole text in findings: the author sees one field.
CONTENT = "content"
MAX_BYTES = 1024 * 1024
MAX_DOCUMENTS = 64
_SEPARATOR = re.compile(r"<!-- file: ([A-Za-z0-9_./-]{1,200}) -->[ \t]*")
_LOOKS_LIKE_ONE = "<!-- file:"


Main: TypeAlias = Lesson | Scenario | Exam | Deck
MainT = TypeVar("MainT", bound=Main)


@dataclass(frozen=True)
class Bundle(Generic[MainT]):
    """What one block holds. `sha256` is the hash of the main component's own file, `whole` that of everything."""

    main: MainT
    sha256: str
    whole: str = ""
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    banks: Mapping[str, Bank] = field(default_factory=dict)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Return every question of every bank by its ref."""
        return {item.ref: item for bank in self.banks.values() for item in bank.items}

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """Return in which language each question is: one bank may be translated and the next one not."""
        return {item.ref: bank.origin.language for bank in self.banks.values() for item in bank.items}


def join_bundle(documents: Sequence[tuple[str, str]]) -> str:
    """Return one text made of (path, text) pairs; texts are made canonical, the first path is not kept.

    Raises:
        BundleSeparatorError: a text holds a line that would cut it in two.
    """
    return join_canonical([(path, canonical(text)) for path, text in documents])


def join_canonical(documents: Sequence[tuple[str, str]]) -> str:
    """Return the same for texts that are canonical already, as those of a tree are."""
    parts: list[str] = []
    for place, (path, text) in enumerate(documents):
        parts += [f"{_LOOKS_LIKE_ONE} {path} -->\n"] if place else []
        parts.append(_checked(path, text))
    return "".join(parts)


def split_bundle(text: str) -> list[tuple[str, str]]:
    """Return the (path, canonical text) pairs of a bundle; the path of the first is empty."""
    return [(path, canonical(part)) for path, part, _ in documents_of(text)]


@lru_cache(maxsize=256)
def load_bundle(text: str, language: str = "") -> Bundle[Main]:
    """Return the components of a block's content field; the same text is read once.

    Args:
        text: the whole field.
        language: a tag such as `de` or `pt-br`: what is translated into it comes in its words.

    Raises:
        SourceErrors: something in it cannot be read, or is missing; lines count from the top of the whole
        text.
    """
    report = Report(CONTENT)
    _check_size(text, report)
    components = _components(text, report)
    report.raise_errors()
    main, rest = components[0], components[1:]
    if not isinstance(main, Lesson | Scenario | Exam | Deck):
        message = Phrase("A block holds a lesson, a conversation, an exam or a deck.")
        report.add(
            "E008", 1, message, Phrase("Paste the text of one of those first, and what it needs below it.")
        )
        raise SourceErrors(report.findings)
    bundle = _bundle(main, rest, text, language.lower())
    _check_whole(bundle, rest, report)
    report.raise_errors()
    return bundle


def _bundle(main: Main, rest: Sequence[Component], text: str, language: str) -> Bundle[Main]:
    said = {one.ref: one for one in rest if _speaks(one, language)}
    own = [one for one in rest if one.origin.translation is None]
    return Bundle(
        main=cast("Main", localised(main, said.get(main.ref))),
        sha256=main.sha256,
        whole=sha256_hex(text),
        clauses={one.ref: one for one in own if isinstance(one, Clause)},
        banks={
            one.ref: cast("Bank", localised(one, said.get(one.ref))) for one in own if isinstance(one, Bank)
        },
    )


def _speaks(one: Component, language: str) -> bool:
    """Say whether a component is a translation for a reader: `de` serves `de-at` too."""
    told = one.origin.translation
    return told is not None and (
        language == told.language.lower() or language.startswith(f"{told.language.lower()}-")
    )


def _checked(path: str, text: str) -> str:
    for number, line in enumerate(text.split("\n") if _LOOKS_LIKE_ONE in text else (), start=1):
        if line.startswith(_LOOKS_LIKE_ONE):
            raise BundleSeparatorError(path, number)
    return text


def documents_of(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield path, text and the number of lines above the text for each document."""
    path, start, lines = "", 0, canonical(text).split("\n")
    for number, line in enumerate(lines):
        separator = _SEPARATOR.fullmatch(line)
        if separator:
            yield path, "\n".join(lines[start:number]), start
            path, start = separator[1], number + 1
    yield path, "\n".join(lines[start:]), start


def _components(text: str, report: Report) -> list[Component]:
    components: list[Component] = []
    for _, part, above in documents_of(text):
        leading = len(part) - len(part.lstrip("\n"))
        try:
            components.append(parse_text(part, CONTENT, above + leading))
        except SourceErrors as error:
            report.findings += error.findings
    return components


def _check_size(text: str, report: Report) -> None:
    count = sum(1 for _ in documents_of(text))
    if len(text.encode(errors="replace")) > MAX_BYTES or count > MAX_DOCUMENTS:
        message = Phrase(
            "The text holds more than {max_bytes} kB or {max_documents} files.",
            max_bytes=MAX_BYTES // 1024,
            max_documents=MAX_DOCUMENTS,
        )
        report.add("E007", 1, message, Phrase("Divide it."))
    report.raise_errors()


def _check_whole(bundle: Bundle[Main], rest: Sequence[Component], report: Report) -> None:
    main, items = bundle.main, bundle.items
    asked = main.parts if isinstance(main, Lesson) else main.cards if isinstance(main, Deck) else ()
    if len(bundle.clauses) + len(bundle.banks) < sum(one.origin.translation is None for one in rest):
        message = Phrase(
            "One of the texts below the first is there twice, or is neither a clause nor a bank."
        )
        report.add("E102", 1, message, Phrase("Remove it."))
    if isinstance(main, Lesson):
        for clause in main.clauses:
            _check_clause(bundle, str(clause), clause.ref, clause.version, report)
    for part in asked:
        if isinstance(part, Recall) and part.item_ref not in items:
            _missing(Phrase("question"), part.item_ref, part.line, report)
    if isinstance(main, Exam):
        for ref in main.banks:
            if ref not in bundle.banks:
                _missing(Phrase("bank"), ref, main.origin.line("banks"), report)


def _check_clause(bundle: Bundle[Main], name: str, ref: str, version: int, report: Report) -> None:
    line = bundle.main.origin.line("clauses")
    if ref not in bundle.clauses:
        _missing(Phrase("clause"), name, line, report)
    elif bundle.clauses[ref].version != version:
        there = bundle.clauses[ref].version
        message = Phrase(
            "The lesson names {name}, and the text below is version {there}.", name=name, there=there
        )
        report.add(
            "E104",
            line,
            message,
            Phrase(
                "Write {ref}@{there}, or paste the text of version {version}.",
                ref=ref,
                there=there,
                version=version,
            ),
        )


def _missing(kind: str, ref: str, line: int, report: Report) -> None:
    message = Phrase("The {kind} {ref} is not below this text.", kind=kind, ref=quoted(ref))
    fix = Phrase(
        "Add a line <!-- file: {file}.md --> at the end, and below it its text.",
        file=ref.partition("@")[0],
    )
    report.add("E101", line, message, fix)
