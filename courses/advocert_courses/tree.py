"""All content of a folder, read at once.

Markdown files are told apart by the type in their front matter, not by their folder. `programme.yaml` stands
at the top, a `course.yaml` anywhere. A README, hidden files and translations (`i18n/`) are left alone. Files
are only found by looking into the folder: no name inside a file is ever followed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
from advocert_courses.rules import finding
from advocert_courses.text import canonical

T = TypeVar("T", Component, Course)

MAX_DEPTH = 8
_PASSED_OVER = frozenset({"README.md", "__pycache__", "i18n"})
# The id in front matter, or of a question: good enough to know what a broken file would have held.
_SEEMING_ID = re.compile(r"^(?:id:|#{3})[ \t]*([A-Za-z0-9-]{1,64})", re.MULTILINE)
_SUFFIXES = (".md", ".yaml", ".yml")


@dataclass(frozen=True)
class Tree:
    """The content of one folder, by ref, in the order of the paths.

    `texts` are the canonical texts by path below the folder. `findings` say what could not be read; a file
    with an error has its text here and no component, and the ids that it seems to have are `unread`. Nothing
    may be compiled from a tree with an error.
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

    @property
    def items(self) -> dict[str, Item]:
        """Return every question of every bank by its ref."""
        return {item.ref: item for bank in self.banks.values() for item in bank.items}


def read_tree(root: Path | Traversable) -> Tree:
    """Read all content below a folder; what is wrong with single files stands in `Tree.findings`.

    Raises:
        ContentNotFoundError: the folder is not there, or holds no content.
        ContentUnreadableError: a file may not be read.
    """
    texts: dict[str, str] = {}
    reader = _Reader()
    for path, file in _files(root):
        texts[path] = reader.read(path, file)
    if not texts:
        raise ContentNotFoundError(str(root))
    return Tree(
        clauses={ref: one for ref, one in reader.components.items() if isinstance(one, Clause)},
        lessons={ref: one for ref, one in reader.components.items() if isinstance(one, Lesson)},
        scenarios={ref: one for ref, one in reader.components.items() if isinstance(one, Scenario)},
        banks={ref: one for ref, one in reader.components.items() if isinstance(one, Bank)},
        exams={ref: one for ref, one in reader.components.items() if isinstance(one, Exam)},
        decks={ref: one for ref, one in reader.components.items() if isinstance(one, Deck)},
        courses=reader.courses,
        programme=reader.programme,
        texts=texts,
        findings=tuple(in_order(reader.findings)),
        unread=frozenset(reader.unread),
    )


class _Reader:
    """Takes files one by one; the first with an id keeps it."""

    def __init__(self) -> None:
        self.components: dict[str, Component] = {}
        self.courses: dict[str, Course] = {}
        self.programme: Programme | None = None
        self.findings: list[Finding] = []
        self.unread: set[str] = set()
        self._items: dict[str, Origin] = {}

    def read(self, path: str, file: Path | Traversable) -> str:
        try:
            text = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.findings.append(finding("E009", path, line, "This line is not UTF-8."))
            return ""
        except OSError as error:
            raise ContentUnreadableError(path, error.strerror or "it cannot be opened") from error
        text = canonical(text)
        try:
            self._parse(path, text)
        except SourceErrors as error:
            self.findings += error.findings
            self.unread.update(_SEEMING_ID.findall(text))
        return text

    def _parse(self, path: str, text: str) -> None:
        if path == "programme.yaml":
            self.programme = parse_programme(text, path)
        elif path.rpartition("/")[2] == "course.yaml":
            course = parse_course(text, path)
            self._keep(self.courses, course)
        elif path.endswith(".md"):
            component = parse_text(text, path)
            self._keep(self.components, component)
            self._note_items(component)
        else:
            message = "This file is neither programme.yaml at the top nor a course.yaml."
            self.findings.append(finding("E008", path, 1, message, "Rename or remove it."))

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
        message = f"The id {quoted(ref)} is taken by {first.file}:{first.line('id')}."
        self.findings.append(finding("E102", file, line, message))


def _files(
    folder: Path | Traversable, path: str = "", depth: int = 0
) -> Iterator[tuple[str, Path | Traversable]]:
    if not folder.is_dir() or depth > MAX_DEPTH:
        return
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        inner = f"{path}{entry.name}"
        if entry.name in _PASSED_OVER or entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(entry, f"{inner}/", depth + 1)
        elif entry.name.endswith(_SUFFIXES):
            yield inner, entry
