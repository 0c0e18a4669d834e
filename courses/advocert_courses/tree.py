"""All content of a folder, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from advocert_courses.findings import Finding
from advocert_courses.models import Bank, Clause, Course, Exam, Item, Lesson, Programme, Scenario


@dataclass(frozen=True)
class Tree:
    """The content of one folder, by ref, in the order of the file names.

    `texts` are the canonical texts by path below the folder. `findings` say what could not be read; a file with
    an error has its text here and no component. Nothing may be compiled from a tree with an error.
    """

    clauses: Mapping[str, Clause] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    banks: Mapping[str, Bank] = field(default_factory=dict)
    exams: Mapping[str, Exam] = field(default_factory=dict)
    courses: Mapping[str, Course] = field(default_factory=dict)
    programme: Programme | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def items(self) -> Mapping[str, Item]:
        """Return every question of every bank by its ref."""
        return {item.ref: item for bank in self.banks.values() for item in bank.items}
