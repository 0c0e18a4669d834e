"""Marks of a conversation: conditions in words, and what is remembered.

They stand in emphasis, so any viewer shows them as an aside: `*When told and empathy >= 3:*`, `*Otherwise:*`, `*remember told*`.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from advocert_courses.models.condition import ALWAYS, DECISIONS, Compared, Condition, Remembered
from advocert_courses.parsing.report import Report, near, quoted
from advocert_courses.phrases import Phrase

_WHEN = re.compile(
    r"\*(?:when[ \t]+(?P<terms>[^*]{1,200}?)|(?P<otherwise>otherwise))[ \t]*:[ \t]*\*[ \t]*", re.IGNORECASE
)
_REMEMBER = re.compile(r"(?<!\*)\*remember[ \t]+(?P<name>[^*\s]{1,64})\*(?!\*)", re.IGNORECASE)
_COMPARED = re.compile(r"(?P<name>[a-z][a-z0-9-]*)[ \t]*(?P<sign>>=|<=|>|<|=)[ \t]*(?P<number>\d{1,3})")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
_SHAPE = Phrase("Write *When told and not pushed and empathy >= 3:*, with names that some choice remembers.")
MAX_TERMS = 4


@dataclass(frozen=True)
class Led:
    """What stands before a post, a choice or a way: its condition, whether it says `Otherwise`, and the rest."""

    when: Condition
    otherwise: bool
    rest: str

    @property
    def is_marked(self) -> bool:
        """Say whether there is a condition at all."""
        return self.otherwise or bool(self.when.terms)


def read_when(text: str, line: int, dimensions: Collection[str], report: Report) -> Led:
    """Return the condition at the beginning of a text, and the text behind it."""
    match = _WHEN.match(text)
    if match is None:
        return Led(ALWAYS, otherwise=False, rest=text)
    if match["otherwise"]:
        return Led(ALWAYS, otherwise=True, rest=text[match.end() :])
    return Led(
        _condition(match["terms"], line, dimensions, report), otherwise=False, rest=text[match.end() :]
    )


def read_remembered(
    marks: str, line: int, dimensions: Collection[str], report: Report
) -> tuple[tuple[str, ...], str]:
    """Return the names that are remembered, and the marks without them."""
    names = []
    for match in _REMEMBER.finditer(marks):
        name = match["name"]
        if not _NAME.fullmatch(name) or name in dimensions or name in {DECISIONS, "and", "not"}:
            fix = Phrase(
                "Use small letters, digits and dashes, and no name of a dimension, such as *remember told*."
            )
            report.add(
                "E103", line, Phrase("{name} is no name for what is remembered.", name=quoted(name)), fix
            )
        names.append(name)
    return tuple(names), _REMEMBER.sub("", marks)


def _condition(text: str, line: int, dimensions: Collection[str], report: Report) -> Condition:
    parts = [part.strip() for part in re.split(r"\s+and\s+", text.strip())]
    if len(parts) > MAX_TERMS:
        report.add(
            "E007",
            line,
            Phrase("This condition has more than {max_terms} parts.", max_terms=MAX_TERMS),
            Phrase("Divide the moment instead."),
        )
    terms = [_term(part, line, dimensions, report) for part in parts[:MAX_TERMS]]
    return Condition(tuple(term for term in terms if term is not None))


def _term(text: str, line: int, dimensions: Collection[str], report: Report) -> Remembered | Compared | None:
    compared = _COMPARED.fullmatch(text)
    if compared:
        name = compared["name"]
        if name not in dimensions and name != DECISIONS:
            hint = near(name, [*dimensions, DECISIONS])
            message = Phrase(
                "{name} is no dimension here, so it has no points to compare.", name=quoted(name)
            )
            report.add(
                "E206",
                line,
                message,
                hint or Phrase("Use {decisions}.", decisions=", ".join([*dimensions, DECISIONS])),
            )
        return Compared(name, compared["sign"], int(compared["number"]))
    name = text.removeprefix("not ").strip()
    if not _NAME.fullmatch(name):
        report.add("E010", line, Phrase("{value} is no condition.", value=quoted(text)), _SHAPE)
        return None
    return Remembered(name, wanted=not text.startswith("not "))
