"""Questions, the banks that hold them, and the exams that draw from the banks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from advocert_courses.models.common import NOWHERE, ClauseRef, Origin


@dataclass(frozen=True)
class Option:
    """One answer of a question, with the reason why it is right or wrong."""

    html: str
    correct: bool
    explanation_html: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Item:
    """A question. `angoff` is the estimated share (0..1) of just-qualified people who answer it right.

    `provisional` means that no panel stands behind the estimate; `recall` items are for lessons and never
    drawn.
    """

    ref: str
    level: str
    angoff: float
    provisional: bool
    recall: bool
    stem_html: str
    options: tuple[Option, ...]
    outcome: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Bank:
    """The questions of one outcome."""

    ref: str
    outcome: str
    items: tuple[Item, ...]
    sha256: str
    title: str = ""
    clauses: tuple[ClauseRef, ...] = ()
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Exam:
    """An exam: how many questions of which outcome (`blueprint`), from which banks, how often."""

    ref: str
    title: str
    intro_html: str
    banks: tuple[str, ...]
    blueprint: Mapping[str, int]
    attempts: int
    waits_hours: tuple[int, ...]
    seconds_per_item: int
    sha256: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
