"""What HR sees: people in lists, and everything about one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from advocert_certificates.data.standings import CertificationView, StandingView


@dataclass(frozen=True)
class HoldingFilter:
    """Which certifications a list is about; what is left empty does not matter.

    Attributes:
        level: the ref of a level, such as `L1`.
        area: where it holds now; a certification bound to no area holds in every one. `country` likewise.
        track: the ref of a track in force, such as `CC`.
        policy: the policy set under which it was earned.
        ends_after: it is certified and ends at this moment or later, which may be in the past.
        ends_before: it is certified and ends before this moment, and later than now if nothing else says from when.
        ends_within: it is certified and ends within so many days.
        outdated: it holds, and was earned under another policy set than the one in force.
        never_renewed: it has expired and was never renewed.
    """

    level: str = ""
    area: str = ""
    country: str = ""
    track: str = ""
    policy: str = ""
    ends_after: datetime | None = None
    ends_before: datetime | None = None
    ends_within: int | None = None
    outdated: bool = False
    never_renewed: bool = False


ANYTHING = HoldingFilter()


@dataclass(frozen=True)
class SpanCount:
    """How many certifications end from `begin` on and before `end`; None is the edge of what is counted."""

    begin: datetime | None
    end: datetime | None
    count: int


@dataclass(frozen=True)
class PolicyCount:
    """How many certifications were earned on one policy set."""

    policy: str
    count: int


@dataclass(frozen=True)
class Overview:
    """How the certifications stand now, counted; nobody is named.

    Attributes:
        standings: every standing that was decided about, also those nobody is in.
        ends: those that end in this month and the eleven after it, by month.
        soon: those that end within sixty days, by week; a week begins on Monday.
        older: those that hold and were earned on another policy set than the one in force, by that set.
        never: those that have expired and were never renewed, by the month they ended: the first for all that is
            longer ago, then eleven months, then the present one.
    """

    standings: Mapping[str, int]
    ends: tuple[SpanCount, ...]
    soon: tuple[SpanCount, ...]
    older: tuple[PolicyCount, ...]
    never: tuple[SpanCount, ...]

    @property
    def ends_soon(self) -> int:
        """How many end within sixty days."""
        return sum(one.count for one in self.soon)

    @property
    def outdated(self) -> int:
        """How many hold on an older policy set."""
        return sum(one.count for one in self.older)

    @property
    def never_renewed(self) -> int:
        """How many have expired and were never renewed."""
        return sum(one.count for one in self.never)


@dataclass(frozen=True)
class PersonRow:
    """A person in a list."""

    uuid: UUID
    full_name: str
    username: str
    email: str
    certifications: tuple[StandingView, ...]


@dataclass(frozen=True)
class PeoplePage:
    """One page of people. `next_cursor` is empty on the last page, `previous_cursor` on the first."""

    people: tuple[PersonRow, ...]
    next_cursor: str
    previous_cursor: str = ""


@dataclass(frozen=True)
class SignedClauseView:
    """Which text, in which version, was signed when.

    `text` is the signed text; `known` is False when the hash is not ours.
    """

    ref: str
    version: int
    title: str
    sha256: str
    signed_at: datetime
    language: str
    statement: str
    text: str
    known: bool
    counts: bool


@dataclass(frozen=True)
class ResultView:
    """A finished conversation, exam or lesson. `body` is the evidence as it was recorded.

    `text` says what the programme in force knows about the text that was taken: `current`, `earlier`, `unknown`,
    `withdrawn`, `untold`, or empty where it is not asked. `texts` are that text and an exam's banks, as
    (ref, SHA-256).
    """

    kind: str
    ref: str
    title: str
    at: datetime
    passed: bool | None
    counts: bool
    summary: str
    body: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TimelineEntry:
    """What happened, in one sentence, newest first in a list.

    `kind` is `evidence`, `standing`, `certificate` or `access`.
    """

    at: datetime
    kind: str
    title: str
    detail: str
    actor: str


@dataclass(frozen=True)
class PersonRecord:
    """Everything that HR may see about one person."""

    uuid: UUID
    full_name: str
    username: str
    email: str
    certifications: tuple[CertificationView, ...]
    clauses: tuple[SignedClauseView, ...]
    results: tuple[ResultView, ...]
    timeline: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class RevocationReason:
    """A reason HR can choose. `told` is the code that other systems are told; free text never leaves."""

    code: str
    label: str
    told: str
