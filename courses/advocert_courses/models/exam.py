"""Questions, the banks that hold them, and the exams that draw from the banks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from advocert_courses.models.common import NOWHERE, ClauseRef, Origin

# How a question is answered: choose one, choose two, put steps in order, or mark one sentence of a text.
SINGLE, PICK_TWO, ORDER, MARK = "single", "pick two", "order", "mark"
KINDS = (SINGLE, PICK_TWO, ORDER, MARK)

# What an exam is for: it certifies, or people practise with it and nothing is told to anybody.
EXAM, PRACTICE = "exam", "practice"
PURPOSES = (EXAM, PRACTICE)


@dataclass(frozen=True)
class Option:
    """One answer of a question, with the reason why it is right or wrong.

    Of a question to be put in order it is one step, and none is `correct`: the order of the file is the key.
    """

    html: str
    correct: bool
    explanation_html: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Item:
    """A question. `angoff` is the estimated share (0..1) of just-qualified people who answer it right.

    `provisional` means that no panel stands behind the estimate; `recall` items are for lessons and never
    drawn. `kind` is one of `KINDS`. `taught_in` are the lessons to read again after a wrong answer.
    """

    ref: str
    level: str
    angoff: float
    provisional: bool
    recall: bool
    stem_html: str
    options: tuple[Option, ...]
    outcome: str
    kind: str = SINGLE
    taught_in: tuple[str, ...] = ()
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Bank:
    """The questions of one outcome. `lessons` are those that teach it, by id, with their titles."""

    ref: str
    outcome: str
    items: tuple[Item, ...]
    sha256: str
    title: str = ""
    clauses: tuple[ClauseRef, ...] = ()
    lessons: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Exam:
    """An exam: how many questions of which outcome (`blueprint`), from which banks, how often.

    `levels` says how many of all questions belong to each level, and is empty where that is left open.
    `waits_hours` are the waits after the first attempt, the second, and so on; the one after the last attempt
    is what has to pass before a trainer may open new ones. `panel` names those whose estimates are not
    provisional. `purpose` is one of `PURPOSES`.
    """

    ref: str
    title: str
    intro_html: str
    banks: tuple[str, ...]
    blueprint: Mapping[str, int]
    attempts: int
    waits_hours: tuple[int, ...]
    seconds_per_item: int
    sha256: str
    levels: Mapping[str, int] = field(default_factory=dict)
    panel: str = ""
    purpose: str = EXAM
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
