"""How a course is put together, and the programme that says what it all leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advocert_courses.models.common import NOWHERE, Origin


@dataclass(frozen=True)
class GradingRule:
    """One assignment type of a course and its weight (all weights sum to 1)."""

    type: str
    weight: float


@dataclass(frozen=True)
class Unit:
    """One unit of a course: one component, or `certificate`; `graded` names an assignment type or is None."""

    id: str
    title: str
    component: str
    graded: str | None = None
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Chapter:
    """A chapter of a course."""

    id: str
    title: str
    units: tuple[Unit, ...]
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Course:
    """course.yaml: the order of the units; `outcomes` are sentences by id, `passing` is a share 0..1."""

    ref: str
    org: str
    course: str
    run: str
    title: str
    summary: str
    minutes: int
    outcomes: Mapping[str, str]
    grading: tuple[GradingRule, ...]
    passing: float
    chapters: tuple[Chapter, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Programme:
    """programme.yaml: `data` holds its values as plain mappings and lists, checked for their shape."""

    ref: str
    title: str
    data: Mapping[str, Any]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
