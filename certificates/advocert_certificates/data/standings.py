"""How a person stands: requirements, certificate, access."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class EntryView:
    """One thing inside a requirement: a clause, a conversation, an exam, a lesson.

    `kind` is `clause`, `scenario`, `exam` or `lesson`; `when` is the moment of the fact that met it.
    """

    kind: str
    ref: str
    title: str
    met: bool
    when: datetime | None
    detail: str


@dataclass(frozen=True)
class RequirementView:
    """One requirement with its progress.

    `done` of `total`. `kind` is `clauses`, `scenarios`, `exam`, `lessons`, `all`, `any`.
    """

    kind: str
    title: str
    met: bool
    done: int
    total: int
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class CredentialView:
    """The certificate of a certification. `ready` is False until it is signed; then the addresses answer."""

    uuid: UUID
    number: str
    ready: bool
    issued_at: datetime
    verify_url: str
    document_url: str
    pdf_url: str


@dataclass(frozen=True)
class AccessView:
    """What another system was told last.

    `wanted` is `on` or `off`; `state` is `pending`, `sent`, `failed` or `parked`.
    `failed` means: tried without success, and tried again at `next_try`. `parked` means: a person must look.
    """

    target: str
    name: str
    wanted: str
    state: str
    at: datetime
    next_try: datetime | None = None
    attempts: int = 0
    detail: str = ""


@dataclass(frozen=True)
class EndedView:
    """When and why a certification was taken back. `reason_text` is shown to the person it is about."""

    at: datetime
    reason_code: str
    reason_label: str
    reason_text: str


@dataclass(frozen=True)
class HoldView:
    """Scopes that somebody closed (all of them when `scopes` is empty), why, and how far it is to be settled."""

    uuid: UUID
    scopes: tuple[str, ...]
    reason_code: str
    reason_label: str
    reason_text: str
    opened_at: datetime
    opened_by: str
    proposed_by: str = ""
    appealed_at: datetime | None = None
    appeal_text: str = ""


@dataclass(frozen=True)
class TaskView:
    """Something to do until `due_at`; from then on `scopes` are closed.

    `kind` is `clause`, `note`, `reimmersion`, `area`, `country` or `role`; `ref` what it is about, such as DISC-1@2.
    """

    uuid: UUID
    kind: str
    ref: str
    title: str
    scopes: tuple[str, ...]
    opened_at: datetime
    due_at: datetime
    overdue: bool


@dataclass(frozen=True)
class MilestoneView:
    """Short practice on the way; missing one takes nothing away.

    `kind` is `recall`, `midterm` or `absence`; `state` is `later`, `open`, `done` or `missed`.
    """

    kind: str
    due_at: datetime
    state: str


@dataclass(frozen=True)
class CertificationView:
    """A person's standing in one level and area.

    `state` is `learning`, `certified`, `expiring`, `grace`, `expired`, `suspended` or `revoked`. `uuid` is
    None while there is nothing to decide about: the person is still learning.

    `scopes` is what it allows now, `closed` what it would allow and does not: paused, overdue, or over in grace.

    `area` is set where a level is earned area by area. `renewal` says what a renewal asks for, once its window is
    open; `reminders` are the days on which the person is told; `review_since`: a person should look. `steps` counts
    what has happened to it; it only grows. `language` is that of the programme, in which titles, and what one may, are
    written.
    """

    uuid: UUID | None
    level_ref: str
    title: str
    summary: str
    state: str
    valid_from: datetime | None
    valid_until: datetime | None
    grace_until: datetime | None
    may: tuple[str, ...]
    ask_first: tuple[str, ...]
    may_not: tuple[str, ...]
    scopes: tuple[str, ...]
    areas: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    requirements: tuple[RequirementView, ...]
    credential: CredentialView | None = None
    access: tuple[AccessView, ...] = ()
    ended: EndedView | None = None
    area: str = ""
    holds: tuple[HoldView, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    milestones: tuple[MilestoneView, ...] = ()
    renewal: tuple[RequirementView, ...] = ()
    reminders: tuple[datetime, ...] = ()
    review_since: datetime | None = None
    steps: int = 0
    language: str = ""
    closed: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        """Whether the certification allows anything now."""
        return self.state in {"certified", "expiring", "grace"}


@dataclass(frozen=True)
class StandingView:
    """One line about one certification, for lists.

    `scopes` is what it allows at that moment, `closed` what it would allow and does not: paused by somebody,
    overdue, or over in grace. It counts all the same, so `state` alone does not say that somebody has access.
    """

    uuid: UUID | None
    level_ref: str
    title: str
    state: str
    valid_until: datetime | None
    scopes: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
