"""All content of a folder, read at once.

Markdown files are told apart by the type in their front matter, not by their folder. `programme.yaml` stands at the top, a
`course.yaml` anywhere, a translation below `i18n/` and its language. A README and hidden files are left alone. Files are only
found by looking into the folder: no name in a file is followed, and a link that leads out of the folder is refused.

`read_entry` takes one file for itself, so its result can be kept as long as the file; `assemble` joins them.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from advocert_courses.errors import ContentNotFoundError, ContentUnreadableError, SourceErrors
from advocert_courses.findings import Finding, in_order
from advocert_courses.models import (
    Bank,
    Clause,
    Component,
    Course,
    Deck,
    Exam,
    Item,
    Lesson,
    Origin,
    Programme,
    Scenario,
)
from advocert_courses.parsing import parse_course, parse_programme, parse_text
from advocert_courses.parsing.report import quoted
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding
from advocert_courses.text import canonical

T = TypeVar("T", Component, Course)
Value = Component | Course | Programme

MAX_DEPTH, MAX_FILE, MAX_FILES = 8, 4 * 1024 * 1024, 20_000
_PASSED_OVER = frozenset({"README.md", "__pycache__"})
_OVERLAY = re.compile(r"(?:^|/)i18n/(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)/")
# The id in front matter, or of a question: good enough to know what a broken file would have held.
_SEEMING_ID = re.compile(r"^(?:id:|#{3})[ \t]*([A-Za-z0-9-]{1,64})", re.MULTILINE)
SUFFIXES = (".md", ".yaml", ".yml")


@dataclass(frozen=True)
class Tree:
    """The content of one folder, by ref, in the order of the paths.

    `texts` are the canonical texts by path below the folder. `findings` say what could not be read; a file
    with an error has its text here and no component, and the ids that it seems to have are `unread`. Nothing
    may be compiled from a tree with an error. `overlays` are translations by ref and language.
    """

    clauses: Mapping[str, Clause] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    banks: Mapping[str, Bank] = field(default_factory=dict)
    exams: Mapping[str, Exam] = field(default_factory=dict)
    decks: Mapping[str, Deck] = field(default_factory=dict)
    courses: Mapping[str, Course] = field(default_factory=dict)
    programme: Programme | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    unread: frozenset[str] = frozenset()
    overlays: Mapping[tuple[str, str], Component] = field(default_factory=dict)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return every question of every bank by its ref."""
        return {item.ref: item for bank in self.banks.values() for item in bank.items}

    @property
    def kinds(self) -> tuple[Mapping[str, Component], ...]:
        """Return every kind of component by ref; a new kind is added here and in `assemble`."""
        return (self.clauses, self.lessons, self.scenarios, self.banks, self.exams, self.decks)

    @cached_property
    def components(self) -> dict[str, Component]:
        """Return every component by its ref, translations aside."""
        return {ref: one for kind in self.kinds for ref, one in kind.items()}

    @cached_property
    def hash_of(self) -> dict[str, str]:
        """Return the hash of the text of every component by its path."""
        return {one.origin.file: one.sha256 for one in (*self.components.values(), *self.overlays.values())}

    @cached_property
    def bank_of(self) -> dict[str, Bank]:
        """Return the bank of every question, by the question's ref."""
        return {item.ref: bank for bank in reversed(list(self.banks.values())) for item in bank.items}


@dataclass(frozen=True)
class Entry:
    """One file for itself: its canonical text, what it holds, why it cannot be read."""

    path: str
    text: str
    value: Value | None = None
    findings: tuple[Finding, ...] = ()
    unread: tuple[str, ...] = ()


def read_tree(root: Path | Traversable) -> Tree:
    """Read all content below a folder; what is wrong with single files stands in `Tree.findings`.

    Raises:
        ContentNotFoundError: the folder is not there, or holds no content.
        ContentUnreadableError: a file may not be read.
    """
    return assemble([read_entry(path, data) for path, data in read_files(root)])


def read_files(root: Path | Traversable) -> list[tuple[str, bytes]]:
    """Return the files of a content folder as bytes, sorted by path.

    Raises:
        ContentNotFoundError: the folder is not there, or holds no content.
        ContentUnreadableError: a file may not be read, or there are far too many.
    """
    found = [(path, _bytes(path, file)) for path, file in find_files(root)]
    if not found:
        raise ContentNotFoundError(str(root))
    if len(found) > MAX_FILES:
        raise ContentUnreadableError(str(root), f"it holds more than {MAX_FILES:,} files")
    return found


def read_entry(path: str, data: bytes) -> Entry:
    """Return what one file holds."""
    try:
        text = canonical(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Entry(path, "", findings=(finding("E009", path, line, Phrase("This line is not UTF-8.")),))
    try:
        return Entry(path, text, _parse(path, text))
    except SourceErrors as error:
        return Entry(path, text, None, tuple(error.findings), tuple(_SEEMING_ID.findall(text)))


def assemble(entries: Sequence[Entry]) -> Tree:
    """Return the content that these files are together; the first with an id keeps it."""
    reader = _Reader()
    for entry in entries:
        reader.take(entry)
    return Tree(
        clauses={ref: one for ref, one in reader.components.items() if isinstance(one, Clause)},
        lessons={ref: one for ref, one in reader.components.items() if isinstance(one, Lesson)},
        scenarios={ref: one for ref, one in reader.components.items() if isinstance(one, Scenario)},
        banks={ref: one for ref, one in reader.components.items() if isinstance(one, Bank)},
        exams={ref: one for ref, one in reader.components.items() if isinstance(one, Exam)},
        decks={ref: one for ref, one in reader.components.items() if isinstance(one, Deck)},
        courses=reader.courses,
        programme=reader.programme,
        texts={entry.path: entry.text for entry in entries},
        findings=tuple(in_order(reader.findings)),
        unread=frozenset(ref for entry in entries for ref in entry.unread),
        overlays=reader.overlays,
    )


def language_of(path: str) -> str | None:
    """Return the language of the translations folder in which a file lies, None outside of one.

    >>> language_of("fnd/i18n/de/FND-01.md")
    'de'
    """
    match = _OVERLAY.search(path)
    return match["language"] if match else None


def _parse(path: str, text: str) -> Value | None:
    if path == "programme.yaml":
        return parse_programme(text, path)
    if path.rpartition("/")[2] == "course.yaml":
        return parse_course(text, path)
    if path.endswith(".md"):
        return parse_text(text, path)
    message = Phrase("This file is neither programme.yaml at the top nor a course.yaml.")
    raise SourceErrors([finding("E008", path, 1, message, Phrase("Rename or remove it."))])


def _bytes(path: str, file: Path | Traversable) -> bytes:
    try:
        with file.open("rb") as opened:
            data: bytes = opened.read(MAX_FILE + 1)
    except OSError as error:
        raise ContentUnreadableError(path, error.strerror or "it cannot be opened") from error
    if len(data) > MAX_FILE:
        raise ContentUnreadableError(path, f"it has more than {MAX_FILE // 1024 // 1024} MB")
    return data


class _Reader:
    """Takes entries one by one; the first with an id keeps it."""

    def __init__(self) -> None:
        self.components: dict[str, Component] = {}
        self.overlays: dict[tuple[str, str], Component] = {}
        self.courses: dict[str, Course] = {}
        self.programme: Programme | None = None
        self.findings: list[Finding] = []
        self._items: dict[str, Origin] = {}

    def take(self, entry: Entry) -> None:
        self.findings += entry.findings
        language = language_of(entry.path)
        if isinstance(entry.value, Programme):
            self.programme = entry.value
        elif isinstance(entry.value, Course):
            self._keep(self.courses, entry.value)
        elif entry.value is not None and language is not None:
            self._overlay(entry.value, language)
        elif entry.value is not None:
            self._keep(self.components, entry.value)
            self._note_items(entry.value)

    def _overlay(self, one: Component, language: str) -> None:
        key = (one.ref, language)
        if key in self.overlays:
            self._twice(one.ref, one.origin.file, one.origin.line("id"), self.overlays[key].origin)
        self.overlays.setdefault(key, one)

    def _keep(self, known: dict[str, T], one: T) -> None:
        if one.ref in known:
            self._twice(one.ref, one.origin.file, one.origin.line("id"), known[one.ref].origin)
        known.setdefault(one.ref, one)

    def _note_items(self, component: Component) -> None:
        for item in component.items if isinstance(component, Bank) else ():
            if item.ref in self._items:
                self._twice(item.ref, component.origin.file, item.line, self._items[item.ref])
            self._items.setdefault(item.ref, Origin(component.origin.file, {"id": item.line}))

    def _twice(self, ref: str, file: str, line: int, first: Origin) -> None:
        place = f"{first.file}:{first.line('id')}"
        message = Phrase("The id {ref} is taken by {place}.", ref=quoted(ref), place=place)
        self.findings.append(finding("E102", file, line, message))


def find_files(root: Path | Traversable) -> Iterator[tuple[str, Path | Traversable]]:
    """Yield the files of a content folder with their paths below it, sorted, without reading them.

    Raises:
        ContentUnreadableError: a link leads out of the folder.
    """
    if isinstance(root, Path):
        return _on_disk(root, root.resolve())
    return _in_package(root)


def _on_disk(folder: Path, home: Path, path: str = "", depth: int = 0) -> Iterator[tuple[str, Path]]:
    """Yield files of a folder; the listing says what is a folder or a link, so that few files are asked twice."""
    if depth > MAX_DEPTH or not folder.is_dir():
        return
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if is_passed_over(entry.name):
            continue
        inner, place = f"{path}{entry.name}", folder / entry.name
        if entry.is_symlink():
            _refuse_way_out(inner, place, home)
        if entry.is_dir():
            yield from _on_disk(place, home, f"{inner}/", depth + 1)
        elif entry.name.endswith(SUFFIXES):
            yield inner, place


def _in_package(folder: Traversable, path: str = "", depth: int = 0) -> Iterator[tuple[str, Traversable]]:
    if depth > MAX_DEPTH or not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if is_passed_over(entry.name):
            continue
        inner = f"{path}{entry.name}"
        if entry.is_dir():
            yield from _in_package(entry, f"{inner}/", depth + 1)
        elif entry.name.endswith(SUFFIXES):
            yield inner, entry


def is_passed_over(name: str) -> bool:
    """Say whether a file or folder of this name is no content."""
    return name in _PASSED_OVER or name.startswith(".")


def _refuse_way_out(path: str, link: Path, home: Path) -> None:
    """Somebody else's content may link to a private file, and the build would put it into a course."""
    goal = link.resolve()
    if goal != home and home not in goal.parents:
        raise ContentUnreadableError(path, "it is a link that leads out of the folder")
