"""One attempt, open or closed, and how it is stored.

Answers are kept as original option indexes of the file, so the order on the screen can never change what was
meant. Times are the server's: nothing that a browser says about time is believed, except, within narrow
bounds, that its connection was broken (docs/decisions/0029).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from advocert_courses import api as courses

# An answer that was on its way when the time ended still counts.
GRACE = timedelta(seconds=15)
# What broken connections may give back in one attempt, all together.
MAX_PAUSE = 600


@dataclass(frozen=True)
class OpenAttempt:
    """An attempt under way.

    `seconds` is the time between two saved answers, by question: what item analysis needs, and no more than
    that. `percent` is the learner's time allowance (100 = none), `paused` the seconds that a broken connection
    gave back, `deadline` None where there is no clock. `unclear` are questions that were called so.
    """

    id: str
    number: int
    window: int
    form: courses.Form
    sha256: str
    started_at: datetime
    deadline: datetime | None
    percent: int = 100
    paused: int = 0
    answers: Mapping[str, courses.Answer] = field(default_factory=dict)
    seconds: Mapping[str, int] = field(default_factory=dict)
    flagged: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
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

    @property
    def next_question(self) -> int:
        """Return where somebody who comes back goes on: the last one touched, or after its answer the next open one."""
        waiting = self.open_questions
        if not waiting or self.at in waiting:
            return self.at
        return next((place for place in waiting if place > self.at), waiting[0])

    def item_ref(self, question: int) -> str:
        """Return the question that stands at a number from 1."""
        return self.form.item_refs[question - 1]

    def is_over(self, now: datetime) -> bool:
        """Return whether the time has ended, with the grace for what was on its way."""
        return self.deadline is not None and now > self.deadline + GRACE

    def with_answer(self, question: int, answer: courses.Answer, now: datetime) -> "OpenAttempt":
        """Return the attempt with one answer given or changed."""
        ref = self.item_ref(question)
        spent = max(int((now - (self.saved_at or self.started_at)).total_seconds()), 0)
        return replace(
            self,
            answers={**self.answers, ref: answer},
            seconds={**self.seconds, ref: self.seconds.get(ref, 0) + spent},
            saved_at=now,
            at=question,
        )

    def with_flag(self, question: int, *, on: bool) -> "OpenAttempt":
        """Return the attempt with a question marked to be looked at again, or not."""
        ref = self.item_ref(question)
        others = tuple(other for other in self.flagged if other != ref)
        return replace(self, flagged=(*others, ref) if on else others, at=question)

    def with_unclear(self, question: int) -> "OpenAttempt":
        """Return the attempt with a question called unclear."""
        return replace(self, unclear=(*self.unclear, self.item_ref(question)))

    def with_allowance(self, percent: int, deadline: datetime) -> "OpenAttempt":
        """Return the attempt with a longer time; what a broken connection gave back stays."""
        return replace(self, percent=percent, deadline=deadline + timedelta(seconds=self.paused))

    def pause_for(self, claimed: int, now: datetime) -> int:
        """Return how many seconds of a broken connection are believed.

        Never more than since the last saved answer, because then the connection was there, and never more than
        `MAX_PAUSE` in one attempt.
        """
        quiet = int((now - (self.saved_at or self.started_at)).total_seconds())
        return max(min(claimed, quiet, MAX_PAUSE - self.paused), 0) if self.deadline else 0

    def with_pause(self, seconds: int, now: datetime) -> "OpenAttempt":
        """Return the attempt with that much time given back; from now on silence counts anew."""
        deadline = self.deadline and self.deadline + timedelta(seconds=seconds)
        return replace(self, paused=self.paused + seconds, deadline=deadline, saved_at=now)

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes."""
        return {
            **self.__dict__,
            **_form_to_json(self.form, self.answers, self.seconds),
            "started_at": self.started_at.isoformat(),
            "deadline": self.deadline and self.deadline.isoformat(),
            "saved_at": self.saved_at and self.saved_at.isoformat(),
            "flagged": list(self.flagged),
            "unclear": list(self.unclear),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "OpenAttempt":
        """Rebuild an attempt that `to_json` wrote."""
        moments = {name: _moment(value[name]) for name in ("started_at", "deadline", "saved_at")}
        lists = {name: tuple(value[name]) for name in ("flagged", "unclear")}
        return cls(**_without_orders({**value, **_form_from_json(value), **moments, **lists}))


@dataclass(frozen=True)
class ClosedAttempt:
    """An attempt that was handed in, or whose time ended (`timed_out`).

    `cut` is the share that was asked for, as an exact fraction; `margin`, `close` and `by_outcome` are those
    of `courses.ExamResult`. `unclear` are the questions that were called so.
    """

    id: str
    number: int
    window: int
    form: courses.Form
    sha256: str
    answers: Mapping[str, courses.Answer]
    seconds: Mapping[str, int]
    ended_at: datetime
    total_seconds: int
    percent: int
    paused: int
    timed_out: bool
    correct: int
    items: int
    needed: int
    passed: bool
    provisional: bool
    by_outcome: Mapping[str, tuple[int, int]]
    cut: str
    margin: int
    close: bool
    unclear: tuple[str, ...] = ()

    def shed(self) -> "ClosedAttempt":
        """Return the attempt without the orders of the screen and the seconds; the evidence has them."""
        return replace(self, form=courses.Form(self.form.item_refs, {}), seconds={})

    def graded(self, result: courses.ExamResult) -> "ClosedAttempt":
        """Return the attempt with another result for the same answers."""
        return replace(self, **result_fields(result))

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes."""
        return {
            **self.__dict__,
            **_form_to_json(self.form, self.answers, self.seconds),
            "ended_at": self.ended_at.isoformat(),
            "by_outcome": {name: list(pair) for name, pair in self.by_outcome.items()},
            "unclear": list(self.unclear),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "ClosedAttempt":
        """Rebuild an attempt that `to_json` wrote."""
        outcomes = {name: (right, of) for name, (right, of) in value["by_outcome"].items()}
        ended_at = datetime.fromisoformat(value["ended_at"])
        unclear = tuple(value.get("unclear", ()))
        moments = {"ended_at": ended_at, "by_outcome": outcomes, "unclear": unclear}
        parts = {**value, **_form_from_json(value), **moments}
        return cls(**_without_orders(parts))


def result_fields(result: courses.ExamResult) -> dict[str, Any]:
    """Return the fields of a closed attempt that come from grading."""
    fraction: Fraction = result.cut
    return {**result.__dict__, "cut": f"{fraction.numerator}/{fraction.denominator}"}


def _form_to_json(
    form: courses.Form, answers: Mapping[str, courses.Answer], seconds: Mapping[str, int]
) -> dict[str, Any]:
    """Return four lists in the order of the form."""
    refs = form.item_refs
    given = [answers.get(ref) for ref in refs]
    return {
        "form": list(refs),
        "orders": [list(form.option_orders[ref]) for ref in refs] if form.option_orders else [],
        "answers": [list(answer) if answer is not None else None for answer in given],
        "seconds": [seconds.get(ref, 0) for ref in refs] if seconds else [],
    }


def _form_from_json(value: Mapping[str, Any]) -> dict[str, Any]:
    refs = value["form"]
    orders = {ref: tuple(order) for ref, order in zip(refs, value["orders"], strict=False)}
    answers = {
        ref: tuple(given) for ref, given in zip(refs, value["answers"], strict=True) if given is not None
    }
    seconds = {ref: spent for ref, spent in zip(refs, value["seconds"], strict=False) if spent}
    return {
        "form": courses.Form(tuple(refs), orders),
        "answers": answers,
        "seconds": seconds,
    }


def _without_orders(parts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts without the one that is stored beside the form and read into it."""
    return {name: value for name, value in parts.items() if name != "orders"}


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
