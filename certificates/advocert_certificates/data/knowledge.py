"""Answers about the past, and about the log that proves them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class AllowanceRow:
    """Somebody who could do something: by which certification, from when until when, since when that was known."""

    person_uuid: UUID
    full_name: str
    username: str
    certification_uuid: UUID
    level_ref: str
    scope: str
    area: str
    region: str
    valid_from: datetime
    valid_until: datetime
    recorded_at: datetime
    superseded_at: datetime | None


@dataclass(frozen=True)
class AllowancePage:
    """One page of an answer. `next_cursor` is empty on the last page."""

    rows: tuple[AllowanceRow, ...]
    next_cursor: str = ""


@dataclass(frozen=True)
class Day:
    """The moment that is asked about, and the one of what was known: "on 3 May, as known on 1 June"."""

    on: datetime
    known: datetime


@dataclass(frozen=True)
class StandingOn:
    """How a certification stood on a day, as known on a day."""

    certification_uuid: UUID
    level_ref: str
    area: str
    standing: str
    scopes: tuple[str, ...]
    valid_until: datetime | None


@dataclass(frozen=True)
class CheckpointView:
    """A signed checkpoint of the log. `note` is the text to keep; `sent_to` where a copy went."""

    size: int
    root: str
    note: str
    made_at: datetime
    sent_to: tuple[str, ...]


@dataclass(frozen=True)
class AuditFinding:
    """One thing that does not fit: where (entry, transition, certification …), its name, and a sentence."""

    where: str
    name: str
    problem: str


@dataclass(frozen=True)
class AuditReport:
    """What a whole check of the log found. `sound` when there is no finding."""

    entries: int
    root: str
    findings: tuple[AuditFinding, ...]

    @property
    def sound(self) -> bool:
        """Whether everything fits."""
        return not self.findings
