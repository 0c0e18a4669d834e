"""What trainers set for single learners, and what learners told trainers: two fields that all share.

They are no learner's state, so no learner can change an allowance by taking part; only the handlers of trainers
write that field (docs/decisions/0028). Kept per learner: a time allowance in percent, and when a trainer last opened new tries,
with the note that the learner reads. Whether that opens anything is decided where the learner's tries are
known; opening twice opens once. Notes on unclear questions carry no name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

MAX_NOTES = 50
LEAST_PERCENT, MOST_PERCENT = 100, 400


@dataclass(frozen=True)
class Allowance:
    """What one learner may do beyond the rule: more time, and new tries since `opened_at`."""

    percent: int = 100
    opened_at: datetime | None = None
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes."""
        return {**self.__dict__, "opened_at": self.opened_at and self.opened_at.isoformat()}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Allowance":
        """Rebuild what `to_json` wrote."""
        opened_at = value["opened_at"]
        return cls(**{**value, "opened_at": datetime.fromisoformat(opened_at) if opened_at else None})


@dataclass(frozen=True)
class Allowances:
    """The whole field, by learner."""

    learners: Mapping[str, Allowance]

    def of(self, who: str) -> Allowance:
        """Return what one learner may do; nothing beyond the rule unless a trainer said so."""
        return self.learners.get(who, Allowance())

    def with_percent(self, who: str, percent: int) -> "Allowances":
        """Return the field with a time allowance."""
        return self._with(who, replace(self.of(who), percent=percent))

    def with_opening(self, who: str, opened_at: datetime, note: str) -> "Allowances":
        """Return the field with new tries for a learner."""
        return self._with(who, replace(self.of(who), opened_at=opened_at, note=note))

    def _with(self, who: str, allowance: Allowance) -> "Allowances":
        return replace(self, learners={**self.learners, who: allowance})

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes."""
        return {who: one.to_json() for who, one in self.learners.items()}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Allowances":
        """Read the stored field; nothing stored means nothing set."""
        return cls({who: Allowance.from_json(one) for who, one in value.items()})


@dataclass(frozen=True)
class Note:
    """What somebody wrote about a question."""

    item: str
    text: str
    day: str


def read_notes(stored: Sequence[Sequence[str]]) -> list[Note]:
    """Return the notes of the stored field, the oldest first."""
    return [Note(*one) for one in stored]


def with_note(stored: Sequence[Sequence[str]], note: Note) -> list[list[str]]:
    """Return the field to store with one more note; the oldest go."""
    return [*map(list, stored), [note.item, note.text, note.day]][-MAX_NOTES:]
