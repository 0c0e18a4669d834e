"""Clauses, and the lessons in which they are taught and signed."""

from dataclasses import dataclass, field
from datetime import date

from advocert_courses.models.common import NOWHERE, ClauseRef, Origin

EDITORIAL, MINOR, MATERIAL = "editorial", "minor", "material"


@dataclass(frozen=True)
class Change:
    """What is new in this version of a clause; `kind` is editorial, minor or material.

    `holds_from` is the oldest version whose signature still holds, None where the author did not say.
    """

    kind: str
    summary: str
    holds_from: int | None = None


@dataclass(frozen=True)
class Clause:
    """One versioned piece of policy text.

    `rule` is the one-line rule, `body` the Markdown that is shown, `text` the whole canonical file and
    `sha256` its hash: what a person signs. `source` says on what the clause rests, `jurisdiction` where it
    applies. Nobody signs a clause that is `withdrawn`.
    """

    ref: str
    version: int
    title: str
    rule: str
    body: str
    text: str
    sha256: str
    jurisdiction: str = "general"
    source: str = ""
    owner: str = ""
    review_by: date | None = None
    change: Change | None = None
    checked_on: date | None = None
    volatility: int = 1
    withdrawn: date | None = None
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def holds_from(self) -> int:
        """Return the oldest version whose signature still holds (docs/decisions/0032).

        A material change asks everybody again. An editorial or minor one builds on the version before it,
        or on an older one that its author names. A version that says nothing about its change is taken for
        a material one: a signature too many is better than one too few.
        """
        if self.change is None or self.change.kind == MATERIAL:
            return self.version
        return self.change.holds_from or max(self.version - 1, 1)


@dataclass(frozen=True)
class Prose:
    """A stretch of running text of a lesson."""

    html: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Example:
    """One example post; `why_html` is the comment under it."""

    html: str
    why_html: str | None = None


@dataclass(frozen=True)
class ExamplePair:
    """A weak example beside a strong one; a side that the author left out is None."""

    weak: Example | None
    strong: Example | None
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Recall:
    """A practice question inside a lesson."""

    item_ref: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Try:
    """An invitation to a conversation."""

    ref: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class ClausePanel:
    """The place where a clause of the lesson is shown and signed; its version stands in `Lesson.clauses`."""

    ref: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Video:
    """A film. Whoever does not hear it has the captions, whoever does not see it the transcript."""

    address: str
    title: str
    captions: str
    transcript_html: str
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Ask:
    """A question to the learner, answered in words: what leaders should know."""

    question_html: str
    line: int = field(default=1, compare=False)


LessonPart = Prose | ExamplePair | Recall | Try | ClausePanel | Video | Ask


@dataclass(frozen=True)
class Lesson:
    """A policy lesson: its parts in reading order, with a panel for every clause of it."""

    ref: str
    title: str
    outcomes: tuple[str, ...]
    clauses: tuple[ClauseRef, ...]
    minutes: int
    parts: tuple[LessonPart, ...]
    sha256: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
