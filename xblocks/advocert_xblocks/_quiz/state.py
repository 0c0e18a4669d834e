"""What a learner did in one exam: the open attempt with its answers, and the closed ones.

A closed attempt never changes and never goes away before `MAX_CLOSED` newer ones exist; the questions of
closed attempts are what the next draw must avoid. Answers are kept as the original option index of the
file, so the order on the screen can never change what was meant.

Evolution of the stored state: `v` is its version; a new key is optional for readers, a changed meaning gets
a new version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from advocert_courses import api as courses

VERSION = 1
MAX_CLOSED = 12
# An answer that was on its way when the time ended still counts.
GRACE = timedelta(seconds=15)


@dataclass(frozen=True)
class OpenAttempt:
    """An attempt under way.

    `seconds` is the time between two saved answers, by question: what item analysis needs, and no more than
    that.
    """

    id: str
    number: int
    form: courses.Form
    sha256: str
    started_at: datetime
    deadline: datetime
    answers: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, int] = field(default_factory=dict)
    flagged: tuple[str, ...] = ()
    saved_at: datetime | None = None
    at: int = 1

    @property
    def size(self) -> int:
        """Return the number of questions."""
        return len(self.form.item_refs)

    @property
    def open_questions(self) -> list[int]:
        """Return the numbers of the questions without an answer, from 1."""
        return [place for place, ref in enumerate(self.form.item_refs, 1) if ref not in self.answers]

    def item_ref(self, question: int) -> str:
        """Return the question that stands at a number from 1."""
        return self.form.item_refs[question - 1]

    def is_over(self, now: datetime) -> bool:
        """Return whether the time has ended, with the grace for what was on its way."""
        return now > self.deadline + GRACE

    def with_answer(self, question: int, option: int, now: datetime) -> "OpenAttempt":
        """Return the attempt with one answer given or changed."""
        ref = self.item_ref(question)
        spent = int((now - (self.saved_at or self.started_at)).total_seconds())
        return replace(
            self,
            answers={**self.answers, ref: option},
            seconds={**self.seconds, ref: self.seconds.get(ref, 0) + max(spent, 0)},
            saved_at=now,
            at=question,
        )

    def with_flag(self, question: int, *, on: bool) -> "OpenAttempt":
        """Return the attempt with a question marked to be looked at again, or not."""
        ref = self.item_ref(question)
        others = tuple(one for one in self.flagged if one != ref)
        return replace(self, flagged=(*others, ref) if on else others, at=question)

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes."""
        return {
            **self.__dict__,
            "form": self.form.to_json(),
            "started_at": self.started_at.isoformat(),
            "deadline": self.deadline.isoformat(),
            "saved_at": self.saved_at.isoformat() if self.saved_at else None,
            "answers": dict(self.answers),
            "seconds": dict(self.seconds),
            "flagged": list(self.flagged),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "OpenAttempt":
        """Rebuild an attempt that `to_json` wrote."""
        saved = value["saved_at"]
        dates = {name: datetime.fromisoformat(value[name]) for name in ("started_at", "deadline")}
        return cls(
            **{
                **value,
                **dates,
                "saved_at": datetime.fromisoformat(saved) if saved else None,
                "form": courses.Form.from_json(value["form"]),
                "flagged": tuple(value["flagged"]),
            }
        )


@dataclass(frozen=True)
class ClosedAttempt:
    """An attempt that was handed in, or whose time ended (`timed_out`)."""

    id: str
    number: int
    form: courses.Form
    sha256: str
    answers: Mapping[str, int]
    ended_at: datetime
    seconds: int
    timed_out: bool
    correct: int
    items: int
    needed: int
    passed: bool
    provisional: bool
    by_outcome: Mapping[str, tuple[int, int]]

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes."""
        return {
            **self.__dict__,
            "form": self.form.to_json(),
            "ended_at": self.ended_at.isoformat(),
            "answers": dict(self.answers),
            "by_outcome": {name: list(pair) for name, pair in self.by_outcome.items()},
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "ClosedAttempt":
        """Rebuild an attempt that `to_json` wrote."""
        return cls(
            **{
                **value,
                "form": courses.Form.from_json(value["form"]),
                "ended_at": datetime.fromisoformat(value["ended_at"]),
                "by_outcome": {name: (right, of) for name, (right, of) in value["by_outcome"].items()},
            }
        )


@dataclass(frozen=True)
class QuizState:
    """All of it."""

    open: OpenAttempt | None = None
    closed: tuple[ClosedAttempt, ...] = ()

    @property
    def last(self) -> ClosedAttempt | None:
        """Return the newest closed attempt."""
        return self.closed[-1] if self.closed else None

    @property
    def has_passed(self) -> bool:
        """Return whether any attempt passed."""
        return any(one.passed for one in self.closed)

    @property
    def seen_items(self) -> set[str]:
        """Return every question that this learner has met."""
        return {ref for one in self.closed for ref in one.form.item_refs}

    def with_open(self, attempt: OpenAttempt | None) -> "QuizState":
        """Return the state with this attempt on the table."""
        return replace(self, open=attempt)

    def with_closed(self, attempt: ClosedAttempt) -> "QuizState":
        """Return the state with the table cleared and one more closed attempt."""
        return QuizState(open=None, closed=(*self.closed, attempt)[-MAX_CLOSED:])

    def to_json(self) -> dict[str, Any]:
        """Return the state to store."""
        return {
            "v": VERSION,
            "open": self.open.to_json() if self.open else None,
            "closed": [one.to_json() for one in self.closed],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "QuizState":
        """Read the stored state; nothing stored means nothing done."""
        attempt = value.get("open")
        return cls(
            open=OpenAttempt.from_json(attempt) if attempt else None,
            closed=tuple(ClosedAttempt.from_json(one) for one in value.get("closed", [])),
        )
