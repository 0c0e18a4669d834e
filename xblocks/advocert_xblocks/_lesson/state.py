"""What a learner did in one lesson: answers to recall questions, signatures, when it was complete.

Evolution of the stored state: `v` is its version; a new key is optional for readers, a changed meaning gets
a new version. It stays small: answers are kept for the questions of the lesson only, signatures up to
`MAX_SIGNATURES` (the certificate service keeps all of them for ever), and of each clause the text signed last.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from advocert_courses import api as courses
from advocert_xblocks._lesson.answered import Answered, chosen_in

VERSION = 1
MAX_ANSWERS = 60
MAX_SIGNATURES = 60
# The text signed last is kept to show what changed since; of a lesson's few clauses, each a page at most.
MAX_TEXTS = 20
MAX_TEXT = 6_000


@dataclass(frozen=True)
class Signature:
    """One clause in one version, signed in one language at one moment; `sha256` names the text shown."""

    clause: str
    version: int
    sha256: str
    language: str
    signed_at: datetime

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes."""
        return {**self.__dict__, "signed_at": self.signed_at.isoformat()}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Signature":
        """Rebuild a signature that `to_json` wrote."""
        return cls(**{**value, "signed_at": datetime.fromisoformat(value["signed_at"])})


@dataclass(frozen=True)
class LessonState:
    """All of it. `answers` holds what was chosen by question, `texts` what was signed last."""

    answers: Mapping[str, Answered] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    completed_at: datetime | None = None

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "LessonState":
        """Read the stored state; nothing stored means nothing done."""
        completed = value.get("completed_at")
        return cls(
            answers={ref: Answered.from_json(one) for ref, one in value.get("answers", {}).items()},
            signatures=tuple(Signature.from_json(one) for one in value.get("signatures", [])),
            texts=value.get("texts", {}),
            completed_at=datetime.fromisoformat(completed) if completed else None,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the state to store."""
        return {
            "v": VERSION,
            "answers": {ref: one.to_json() for ref, one in self.answers.items()},
            "signatures": [one.to_json() for one in self.signatures],
            "texts": dict(self.texts),
            "completed_at": self.completed_at.isoformat() if self.completed_at else None,
        }

    def signature(self, clause: courses.Clause) -> Signature | None:
        """Return the signature of this very text, if there is one."""
        return self._newest(clause, lambda one: (one.version, one.sha256) == (clause.version, clause.sha256))

    def holding(self, clause: courses.Clause) -> Signature | None:
        """Return the signature that still holds for the clause: of this text, or of one that meant the same."""
        return self.signature(clause) or self._newest(
            clause, lambda one: clause.holds_from <= one.version < clause.version
        )

    def earlier_signature(self, clause: courses.Clause) -> Signature | None:
        """Return the newest signature of another text of the clause."""
        return self._newest(clause, lambda one: one.sha256 != clause.sha256)

    def history(self, clause: courses.Clause) -> tuple[Signature, ...]:
        """Return every signature of the clause that is kept, newest first."""
        return tuple(one for one in reversed(self.signatures) if one.clause == clause.ref)

    def signed_text(self, clause: courses.Clause) -> str:
        """Return the text that was signed last, empty when it was too long to be kept here."""
        return self.texts.get(clause.ref, "")

    def with_signature(self, signature: Signature, body: str = "") -> "LessonState":
        """Return the state with one more signature; none is ever taken out before there are too many."""
        kept = {**self.texts, signature.clause: body if len(body) <= MAX_TEXT else ""}
        return replace(
            self,
            signatures=(*self.signatures, signature)[-MAX_SIGNATURES:],
            texts=dict(list(kept.items())[-MAX_TEXTS:]),
        )

    def _newest(self, clause: courses.Clause, fits: Callable[[Signature], bool]) -> Signature | None:
        return next((one for one in self.history(clause) if fits(one)), None)

    def with_answer(self, item_ref: str, answer: Answered) -> "LessonState":
        """Return the state with one more answered question."""
        answers = {**self.answers, item_ref: answer}
        return replace(self, answers=dict(list(answers.items())[-MAX_ANSWERS:]))

    def with_completion(self, moment: datetime) -> "LessonState":
        """Return the state of a completed lesson."""
        return replace(self, completed_at=moment)


@dataclass(frozen=True)
class Progress:
    """What a lesson still asks for."""

    unsigned: tuple[courses.Clause, ...]
    unanswered: tuple[courses.Item, ...]
    asks_nothing: bool

    @property
    def is_done(self) -> bool:
        """Return whether all that the lesson asks for was done; it may ask for nothing but reading."""
        return not (self.unsigned or self.unanswered or self.asks_nothing)


def progress_of(bundle: courses.Bundle[courses.Lesson], state: LessonState) -> Progress:
    """Return what this learner has left to do in this lesson."""
    clauses, items = list(lesson_clauses(bundle)), list(recall_items(bundle))
    return Progress(
        unsigned=tuple(clause for clause in clauses if state.holding(clause) is None),
        unanswered=tuple(item for item in items if chosen_in(bundle, state.answers, item) is None),
        asks_nothing=not (clauses or items) and state.completed_at is None,
    )


def lesson_clauses(bundle: courses.Bundle[courses.Lesson]) -> list[courses.Clause]:
    """Return the clauses that the lesson lets one sign, in its order."""
    return [bundle.clauses[one.ref] for one in bundle.main.clauses]


def recall_items(bundle: courses.Bundle[courses.Lesson]) -> list[courses.Item]:
    """Return the recall questions of the lesson, in its order."""
    return [bundle.items[part.item_ref] for part in bundle.main.parts if isinstance(part, courses.Recall)]
