"""What a learner's practice leaves behind: a memory per card, the round of the day, the checkpoints kept.

Evolution of the stored state: `v` is its version; a new key is optional for readers, a changed meaning gets a
new version. It stays small: four numbers per card of the deck (at most 200), one round, at most eight
checkpoints. No answer and no grade is kept; what they did to the memory is enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from advocert_courses import api as courses

VERSION = 1


@dataclass(frozen=True)
class Shown:
    """The card whose answer is on the screen; `option` is the original index that was chosen, if any."""

    ref: str
    option: int | None = None


@dataclass(frozen=True)
class PracticeState:
    """All of it. `rhythm` is the first day of the rhythm that the `held` checkpoints belong to."""

    memories: Mapping[str, courses.Memory] = field(default_factory=dict)
    round: courses.Round | None = None
    shown: Shown | None = None
    rhythm: date | None = None
    held: tuple[int, ...] = ()

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "PracticeState":
        """Read the stored state; nothing stored means nothing done."""
        shown = value.get("shown")
        return cls(
            memories={ref: _memory(numbers) for ref, numbers in value.get("memories", {}).items()},
            round=_round(value.get("round")),
            shown=Shown(*shown) if shown else None,
            rhythm=date.fromisoformat(value["rhythm"]) if value.get("rhythm") else None,
            held=tuple(value.get("held", [])),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the state to store."""
        return {
            "v": VERSION,
            "memories": {ref: _numbers(memory) for ref, memory in self.memories.items()},
            "round": self.round and _round_json(self.round),
            "shown": [self.shown.ref, self.shown.option] if self.shown else None,
            "rhythm": self.rhythm.isoformat() if self.rhythm else None,
            "held": list(self.held),
        }

    def today(self, day: date) -> "PracticeState":
        """Return the state without the round of another day."""
        if self.round is None or self.round.day == day:
            return self
        return replace(self, round=None, shown=None)

    def within(self, refs: frozenset[str]) -> "PracticeState":
        """Return the state without cards that the deck no longer has open."""
        memories = {ref: memory for ref, memory in self.memories.items() if ref in refs}
        kept = self.round and replace(
            self.round,
            refs=tuple(ref for ref in self.round.refs if ref in refs),
            again=tuple(ref for ref in self.round.again if ref in refs),
        )
        shown = self.shown if self.shown and self.shown.ref in refs else None
        return replace(self, memories=memories, round=kept if kept and kept.refs else None, shown=shown)

    def held_in(self, rhythm: date | None) -> tuple[int, ...]:
        """Return the checkpoints that were kept in a rhythm; a new rhythm begins with none."""
        return self.held if rhythm is not None and rhythm == self.rhythm else ()


def _memory(numbers: list[Any]) -> courses.Memory:
    stability, difficulty, last, due = numbers
    return courses.Memory(stability, difficulty, date.fromordinal(last), date.fromordinal(due))


def _numbers(memory: courses.Memory) -> list[float]:
    return [memory.stability, memory.difficulty, memory.last.toordinal(), memory.due.toordinal()]


def _round(value: Mapping[str, Any] | None) -> courses.Round | None:
    if not value:
        return None
    return courses.Round(
        day=date.fromisoformat(value["day"]),
        refs=tuple(value["refs"]),
        answered=tuple(value["answered"]),
        again=tuple(value["again"]),
        checkpoint=value.get("checkpoint"),
    )


def _round_json(one: courses.Round) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(),
        "refs": list(one.refs),
        "answered": list(one.answered),
        "again": list(one.again),
        "checkpoint": one.checkpoint,
    }
