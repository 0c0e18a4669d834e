"""What HR sees: people in lists, and everything about one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from advocert_certificates.data.standings import CertificationView, StandingView


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
    """A finished conversation, exam or lesson. `body` is the evidence as it was recorded."""

    kind: str
    ref: str
    title: str
    at: datetime
    passed: bool | None
    counts: bool
    summary: str
    body: Mapping[str, Any] = field(default_factory=dict)


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
