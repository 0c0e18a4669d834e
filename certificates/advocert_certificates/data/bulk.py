"""One deed for many people: who would be touched, how far it is, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class BulkInput:
    """What HR decides about a run.

    `reason_code` is for pausing; `ref`, `until` and `asked_by` are for a waiver. The words are shown to the people.
    """

    reason_text: str
    reason_code: str = ""
    ref: str = ""
    until: datetime | None = None
    asked_by: str = ""


@dataclass(frozen=True)
class BulkLine:
    """One person: what would happen, or why nothing would; later, what happened."""

    person_uuid: UUID
    full_name: str
    said: str


@dataclass(frozen=True)
class BulkView:
    """A run. `state` is `looking`, `draft`, `waiting` (can be undone), `running`, `done` or `undone`.

    `touched` and `left` have at most a hundred lines each; the counts are of all who were `looked` at. `counts` has what came of it
    so far by outcome: `done`, `left` or `failed`.
    """

    uuid: UUID
    action: str
    state: str
    actor: str
    reason_text: str
    starts_at: datetime | None
    total: int
    looked: int
    touched_count: int
    touched: tuple[BulkLine, ...]
    left: tuple[BulkLine, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def handled(self) -> int:
        """Return to how many people it has come."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class AttendanceLine:
    """One line of a list of attendance: where it stands in the file, and who was there, at what, when."""

    number: int
    who: str
    ref: str
    day: date


@dataclass(frozen=True)
class ReportLine:
    """One step in a report; `entry` is its place in the log, None for a moment after it was recorded."""

    at: datetime
    counts_from: datetime
    person_uuid: UUID
    full_name: str
    said: str
    reason: str
    actor: str
    entry: int | None


@dataclass(frozen=True)
class SpanReport:
    """What was decided after `begin` and up to `end`; `lines` may be fewer than `total`."""

    begin: datetime
    end: datetime
    total: int
    counts: tuple[tuple[str, int], ...]
    lines: tuple[ReportLine, ...]
