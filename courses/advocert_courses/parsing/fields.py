"""Reading front matter by asking for it: every answer has the type asked for, every surprise a line."""

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import TypeVar

from advocert_courses.models import ClauseRef
from advocert_courses.parsing.report import Report, near, quoted
from advocert_courses.parsing.yaml_text import Mapping, Scalar, Sequence, Value, is_empty
from advocert_courses.phrases import Phrase

T = TypeVar("T")

_INTEGER = re.compile(r"-?\d{1,9}")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")
_CLAUSE = re.compile(r"([A-Za-z0-9][A-Za-z0-9-]{0,62})@(\d{1,6})")
MAX_TEXT = 2_000
BY_NAME = "by name, "
_REF = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?")


class Fields:
    """The keys of one mapping. Ask for each key once, then call `finish`: it reports keys nobody asked for.

    A required key that is missing or wrong is reported and answered by an empty value; so reading goes on.
    """

    def __init__(self, mapping: Mapping, report: Report, name: str = "") -> None:
        self._mapping = mapping
        self._report = report
        self._name = name
        self._asked: list[str] = []

    def line(self, key: str) -> int:
        """Return the line of a key, or of the mapping when it has no such key."""
        return self._mapping.lines.get(key, self._mapping.line)

    def has(self, key: str) -> bool:
        """Say whether the key has a value."""
        value = self._mapping.entries.get(key)
        return value is not None and not is_empty(value)

    def names(self) -> list[str]:
        """Return all keys in file order, and count them as asked for."""
        self._asked += self._mapping.entries
        return list(self._mapping.entries)

    def text(self, key: str, default: str | None = None, *, longest: int = MAX_TEXT) -> str:
        """Return a text on one line; required when no default is given."""
        self._note(key, "a text", required=default is None)
        scalar = self._scalar(key, required=default is None, kind=Phrase("a text"))
        if scalar is None:
            return default or ""
        if len(scalar.text) > longest:
            self._report.add(
                "E007",
                self.line(key),
                Phrase("{key} is longer than {longest:,} characters.", key=self._label(key), longest=longest),
                Phrase("Shorten it."),
            )
        return " ".join(scalar.text[:longest].split())

    def word(self, key: str, known: Collection[str], default: str | None = None) -> str:
        """Return one of the known words."""
        self._note(key, f"one of {', '.join(known)}", required=default is None)
        text = self.text(key, default)
        if text and text not in known and text != default:
            message = Phrase(
                "{key} is {value}, which is none of {known}.",
                key=self._label(key),
                value=quoted(text),
                known=", ".join(known),
            )
            self._report.add("E005", self.line(key), message, near(text, known) or None)
        return text

    def ref(self, key: str, default: str | None = None) -> str:
        """Return an id; an id never holds a slash, a dot or a space."""
        self._note(key, "an id", required=default is None)
        text = self.text(key, default)
        if text and text != default:
            self._check_ref(text, self.line(key))
        return text

    def integer(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number between the limits."""
        self._note(key, f"a whole number from {low} to {high:,}", required=default is None)
        fallback = low if default is None else default
        scalar = self._scalar(key, required=default is None, kind=Phrase("a whole number"))
        if scalar is None:
            return fallback
        return self._whole(scalar, self._label(key), self.line(key), low, high, fallback)

    def number(self, key: str, low: float, high: float, default: float | None = None) -> float:
        """Return a number between the limits."""
        self._note(key, f"a number from {low:g} to {high:g}", required=default is None)
        fallback = low if default is None else default
        scalar = self._scalar(key, required=default is None, kind=Phrase("a number"))
        if scalar is None:
            return fallback
        if _NUMBER.fullmatch(scalar.text) and low <= float(scalar.text) <= high:
            return float(scalar.text)
        self._wrong(
            scalar,
            self._label(key),
            self.line(key),
            Phrase("a number from {low:g} to {high:g}", low=low, high=high),
        )
        return fallback

    def day(self, key: str) -> date | None:
        """Return a date such as 2027-05-01, None when the key is absent."""
        self._note(key, "a date such as 2027-05-01", required=False)
        scalar = self._scalar(key, required=False, kind=Phrase("a date"))
        if scalar is None:
            return None
        try:
            return date.fromisoformat(scalar.text)
        except ValueError:
            self._wrong(scalar, self._label(key), self.line(key), Phrase("a date such as 2027-05-01"))
            return None

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts."""
        self._note(key, "a list of texts", required=required)
        return self._each(
            key, required, Phrase("a list such as [one, two]"), lambda scalar: " ".join(scalar.text.split())
        )

    def refs(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of ids."""
        self._note(key, "a list of ids", required=required)

        def take(scalar: Scalar) -> str:
            self._check_ref(scalar.text, scalar.line)
            return scalar.text

        return self._each(key, required, Phrase("a list of ids such as [FND-1, FND-2]"), take)

    def integers(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """Return a list of whole numbers between the limits."""
        self._note(key, f"a list of whole numbers from {low} to {high:,}", required=False)

        def take(scalar: Scalar) -> int:
            return self._whole(
                scalar, Phrase("A value of {key}", key=self._label(key)), scalar.line, low, high, low
            )

        return self._each(key, False, Phrase("a list of numbers such as [24, 72]"), take)  # noqa: FBT003 - private

    def clauses(self, key: str = "clauses", *, required: bool = False) -> tuple[ClauseRef, ...]:
        """Return a list of clauses with their versions, such as DISC-1@3."""
        self._note(key, "a list of clauses with their versions, such as DISC-1@1", required=required)
        taken = self._each(key, required, Phrase("a list such as [DISC-1@1]"), self._clause)
        return tuple(one for one in taken if one is not None)

    def weights(self, key: str, low: int, high: int, *, required: bool = True) -> dict[str, int]:
        """Return whole numbers by name."""
        self._note(key, f"{BY_NAME}whole numbers from {low} to {high}", required=required)
        fields = self.fields(key, required=required)
        return {name: fields.integer(name, low, high) for name in fields.names()} if fields else {}

    def named_texts(self, key: str, *, required: bool = True) -> dict[str, str]:
        """Return texts by name."""
        self._note(key, f"{BY_NAME}texts", required=required)
        fields = self.fields(key, required=required)
        return {name: fields.text(name) for name in fields.names()} if fields else {}

    def fields(self, key: str, *, required: bool = True) -> "Fields | None":
        """Return the keys below a key, None when there are none."""
        self._note(key, "keys of its own", required=required)
        value = self._value(key, required=required)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self._report.add(
                "E005",
                self.line(key),
                Phrase("{key} must hold keys with values.", key=self._label(key)),
                Phrase("Indent them below it."),
            )
            return None
        return Fields(value, self._report, f"{self._name}{key}/")

    def each(self, key: str, *, required: bool = True) -> "list[Fields]":
        """Return the entries of a list of mappings."""
        self._note(key, "a list with keys of their own", required=required)
        value = self._value(key, required=required)
        if value is None:
            return []
        if not isinstance(value, Sequence):
            self._report.add(
                "E005",
                self.line(key),
                Phrase("{key} must be a list.", key=self._label(key)),
                Phrase("Begin each entry with a dash."),
            )
            return []
        return [one for place, entry in enumerate(value.entries) if (one := self._entry(key, place, entry))]

    def finish(self) -> None:
        """Report the keys that nobody asked for."""
        for key, line in self._mapping.lines.items():
            if key not in self._asked:
                hint = near(key, [one for one in self._asked if one not in self._mapping.entries])
                self._report.add(
                    "E004",
                    line,
                    Phrase("Nobody reads the key {key} here.", key=quoted(key)),
                    hint,
                )

    def _note(self, key: str, kind: str, *, required: bool) -> None:
        """Note what may stand here, for the reference page; the most exact asker comes first."""
        path = "/".join(part for part in f"{self._name}{key}".split("/") if not part.isdecimal())
        self._report.asked.setdefault(path, (kind, required))

    def _entry(self, key: str, place: int, entry: Value) -> "Fields | None":
        if isinstance(entry, Mapping):
            return Fields(entry, self._report, f"{self._name}{key}/{place}/")
        self._report.add(
            "E005", entry.line, Phrase("An entry of {key} must hold keys with values.", key=self._label(key))
        )
        return None

    def _value(self, key: str, *, required: bool) -> Value | None:
        self._asked.append(key)
        value = self._mapping.entries.get(key)
        if value is not None and not is_empty(value):
            return value
        if required:
            message = Phrase("The key {key} is missing or has no value.", key=quoted(key))
            if self._name:
                place = self._name.rstrip("/")
                message = Phrase(
                    "The key {key} is missing in {place} or has no value.", key=quoted(key), place=place
                )
            self._report.add("E003", self.line(key), message)
        return None

    def _scalar(self, key: str, *, required: bool, kind: str) -> Scalar | None:
        value = self._value(key, required=required)
        if value is None or isinstance(value, Scalar):
            return value
        self._report.add(
            "E005", self.line(key), Phrase("{key} must be {kind}.", key=self._label(key), kind=kind)
        )
        return None

    def _each(self, key: str, required: bool, kind: str, take: Callable[[Scalar], T]) -> tuple[T, ...]:  # noqa: FBT001 - private
        value = self._value(key, required=required)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or not all(isinstance(entry, Scalar) for entry in value.entries):
            self._report.add(
                "E005", self.line(key), Phrase("{key} must be {kind}.", key=self._label(key), kind=kind)
            )
            return ()
        return tuple(take(entry) for entry in value.entries if isinstance(entry, Scalar))

    def _clause(self, scalar: Scalar) -> ClauseRef | None:
        match = _CLAUSE.fullmatch(scalar.text)
        if match is None:
            self._wrong(
                scalar, Phrase("A clause"), scalar.line, Phrase("its id and version, such as DISC-1@1")
            )
            return None
        return ClauseRef(match[1], int(match[2]))

    def _whole(self, scalar: Scalar, label: str, line: int, low: int, high: int, fallback: int) -> int:
        if _INTEGER.fullmatch(scalar.text) and low <= int(scalar.text) <= high:
            return int(scalar.text)
        self._wrong(scalar, label, line, Phrase("a whole number from {low} to {high:,}", low=low, high=high))
        return fallback

    def _check_ref(self, text: str, line: int) -> None:
        if not _REF.fullmatch(text):
            self._report.add(
                "E103",
                line,
                Phrase("{value} is no id.", value=quoted(text)),
                Phrase("Use letters, digits and dashes, at most 64 of them."),
            )

    def _wrong(self, scalar: Scalar, label: str, line: int, kind: str) -> None:
        self._report.add(
            "E005",
            line,
            Phrase(
                "{label} is {value}; it must be {kind}.", label=label, value=quoted(scalar.text), kind=kind
            ),
        )

    def _label(self, key: str) -> str:
        return f'"{self._name}{key}"'
