"""YAML as texts with line numbers.

A value stays the text that its author wrote until a reader asks for a number or a date; so `NO` is Norway and
not False, and `2026.10` is a name and not 2026.1. This module reads the events of PyYAML's C parser and
builds three kinds of nodes. It refuses anchors and aliases (a page of them can unfold to gigabytes), tags,
keys that are no texts, and deep nesting; it never constructs an object.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from advocert_courses.parsing import yaml_problems
from advocert_courses.parsing.report import Report, quoted
from advocert_courses.phrases import Phrase

# libyaml's loader; the slow one only where PyYAML was built without it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.1 takes these for line ends too; editors and our line numbers do not.
_ONLY_LF = {0x85: " ", 0x2028: " ", 0x2029: " "}
MAX_DEPTH = 12
MAX_NODES = 20_000


@dataclass
class Scalar:
    """One text; `plain` means that it stood without quotes."""

    text: str
    line: int
    plain: bool


@dataclass
class Sequence:
    """A list."""

    line: int
    entries: list["Value"] = field(default_factory=list)


@dataclass
class Mapping:
    """Values by key, and the line of each key."""

    line: int
    entries: dict[str, "Value"] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Value = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    """Stops reading; the report already says why."""


def read_yaml(text: str, report: Report, first_line: int = 1) -> Mapping | None:
    """Return the mapping that a YAML text holds; None when the report says why there is none.

    Args:
        text: the YAML.
        report: takes the findings.
        first_line: the line of the file on which the text begins.
    """
    try:
        value = _Builder(report, first_line).build(text)
    except yaml.YAMLError as error:
        message, fix, line = yaml_problems.told(error, text)
        report.add("E002", first_line + line, message, fix)
        return None
    except _RefusedError:
        return None
    if not isinstance(value, Mapping):
        report.add(
            "E002",
            first_line,
            Phrase("Here should be keys with values."),
            Phrase('Write lines such as "title: ...".'),
        )
        return None
    return value


class _Builder:
    """Builds nodes from events with a stack of its own: depth costs no recursion."""

    def __init__(self, report: Report, first_line: int) -> None:
        self._report = report
        self._first_line = first_line
        self._stack: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []
        self._root: Value | None = None
        self._count = 0

    def build(self, text: str) -> Value | None:
        for event in _events(text):
            if isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop()
                self._keys.pop()
            elif isinstance(event, yaml.NodeEvent):
                self._take(event)
            elif isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
                self._refuse("E002", event, "A second document begins here.", "Remove this line of dashes.")
        return self._root

    def _take(self, event: yaml.NodeEvent) -> None:
        self._check(event)
        line = self._line(event)
        if isinstance(event, yaml.ScalarEvent):
            self._place(Scalar(event.value, line, plain=not event.style), event)
            return
        value: Mapping | Sequence = (
            Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)
        )
        self._place(value, event)
        self._stack.append(value)
        self._keys.append(None)

    def _place(self, value: Value, event: yaml.NodeEvent) -> None:
        if not self._stack:
            self._root = value
            return
        parent = self._stack[-1]
        if isinstance(parent, Sequence):
            parent.entries.append(value)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = self._key(value, event)
            return
        self._keys[-1] = None
        self._put(parent, key, value)

    def _put(self, parent: Mapping, key: Scalar, value: Value) -> None:
        if key.text in parent.entries:
            first = parent.lines[key.text] + self._report.offset
            self._report.add(
                "E006",
                key.line,
                Phrase("The key {key} stands on line {first} already.", key=quoted(key.text), first=first),
            )
        parent.entries[key.text] = value
        parent.lines[key.text] = key.line

    def _key(self, value: Value, event: yaml.NodeEvent) -> Scalar:
        if isinstance(value, Scalar):
            return value
        return self._refuse(
            "E002", event, "A key must be a word.", "Put quotes around it, or check the braces here."
        )

    def _check(self, event: yaml.NodeEvent) -> None:
        self._count += 1
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse(
                "E007",
                event,
                "Anchors (&) and aliases (*) are not read.",
                "Put the value in quotes, or write it out.",
            )
        if getattr(event, "tag", None) not in {None, "!"}:
            self._refuse("E002", event, "Tags (!) are not read.", "Put the value in quotes.")
        if len(self._stack) >= MAX_DEPTH or self._count > MAX_NODES:
            self._refuse("E007", event, "These values are nested too deep, or too many.")

    def _refuse(self, rule: str, event: yaml.Event, message: str, fix: str | None = None) -> Scalar:
        self._report.add(rule, self._line(event), message, fix)
        raise _RefusedError

    def _line(self, event: yaml.Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text.translate(_ONLY_LF), Loader=_LOADER)


def is_empty(value: Value) -> bool:
    """Say whether a value is nothing. YAML has several ways to write that; an empty list or mapping is one."""
    if isinstance(value, Scalar):
        return not value.text.strip() or (value.plain and value.text in {"~", "null"})
    return not value.entries
