"""What a learner did in one exam: the open attempt with its answers, and the closed ones.

A closed attempt never changes and never goes away before `MAX_CLOSED` newer ones exist; the questions of the
closed attempts of a window are what the next draw must avoid. `aside` are questions of an attempt that was set
aside because its text changed: seen, and counted nowhere.

Closed attempts have a field of their own, which only closing writes: a request that was under way may bring an open
attempt back, and then its seat is found among the closed ones and it is nothing (docs/decisions/0027).

The platform keeps all of it as one JSON text per learner, so it is small: what belongs to a question stands in
lists in the order of the form. Evolution: `v` is the version; a new key is optional for readers, a changed
meaning gets a new version.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from advocert_xblocks._quiz.attempts import ClosedAttempt, OpenAttempt

VERSION = 3
MAX_CLOSED = 24


@dataclass(frozen=True)
class QuizState:
    """All of it."""

    open: OpenAttempt | None = None
    closed: tuple[ClosedAttempt, ...] = ()
    aside: tuple[str, ...] = ()

    @property
    def last(self) -> ClosedAttempt | None:
        """Return the newest closed attempt."""
        return self.closed[-1] if self.closed else None

    @property
    def best(self) -> ClosedAttempt | None:
        """Return the closed attempt with the largest share of right answers."""
        return max(self.closed, key=lambda one: one.correct / one.items, default=None)

    @property
    def has_passed(self) -> bool:
        """Return whether any attempt passed."""
        return any(one.passed for one in self.closed)

    def of_window(self, window: int) -> list[ClosedAttempt]:
        """Return the closed attempts of a window, in order."""
        return [one for one in self.closed if one.window == window]

    def seen_items(self, window: int) -> set[str]:
        """Return every question that this learner has met in a window."""
        return {ref for one in self.of_window(window) for ref in one.form.item_refs} | set(self.aside)

    def with_open(self, attempt: OpenAttempt) -> "QuizState":
        """Return the state with this attempt on the table."""
        return replace(self, open=attempt)

    def set_aside(self) -> "QuizState":
        """Return the state without the open attempt, whose questions stay seen."""
        refs = self.open.form.item_refs if self.open else ()
        return replace(self, open=None, aside=tuple(sorted({*self.aside, *refs})))

    def with_closed(self, attempt: ClosedAttempt) -> "QuizState":
        """Return the state with the table cleared and one more closed attempt; older ones shed their orders."""
        older = [one.shed() for one in self.closed]
        return replace(self, open=None, closed=(*older, attempt)[-MAX_CLOSED:])

    def with_regraded(self, regraded: Iterable[ClosedAttempt]) -> "QuizState":
        """Return the state with closed attempts graded anew; they keep their answers."""
        return replace(self, closed=tuple(regraded))

    def open_json(self) -> dict[str, Any]:
        """Return what `advocert_state` stores."""
        return {
            "v": VERSION,
            "open": self.open.to_json() if self.open else None,
            "aside": list(self.aside),
        }

    def closed_json(self) -> dict[str, Any]:
        """Return what `advocert_closed` stores."""
        return {"v": VERSION, "attempts": [one.to_json() for one in self.closed]}

    @classmethod
    def from_json(cls, state: Mapping[str, Any], closed: Mapping[str, Any]) -> "QuizState":
        """Read both fields; nothing stored, or a version that was never released, means nothing done."""
        ended = closed.get("attempts", ()) if closed.get("v") == VERSION else ()
        attempts = tuple(ClosedAttempt.from_json(one) for one in ended)
        if state.get("v") != VERSION:
            return cls(closed=attempts)
        seats = {(one.window, one.number) for one in attempts}
        attempt = OpenAttempt.from_json(state["open"]) if state["open"] else None
        if attempt is not None and (attempt.window, attempt.number) in seats:
            attempt = None
        return cls(open=attempt, closed=attempts, aside=tuple(state["aside"]))
