"""The values that cross `api`: frozen, complete in themselves, free of database rows.

Times are aware datetimes; `uuid` is a public identifier, `ref` a component or level id. A field is never
renamed: pages, the REST answers and the demo read these names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class PersonInput:
    """Who did something, as the platform knows the person now. Empty texts leave what is stored."""

    platform_user_id: int
    username: str
    full_name: str = ""
    email: str = ""


@dataclass(frozen=True)
class EvidenceInput:
    """One fact about what one person did.

    `enrolled` is False when the platform knows that the person has no active enrolment (such evidence is
    kept and never counts) and None where nobody can be asked.
    """

    person: PersonInput
    kind: str
    ref: str
    fact_key: str
    occurred_at: datetime
    body: Mapping[str, Any]
    language: str = ""
    course_key: str = ""
    usage_key: str = ""
    enrolled: bool | None = None


@dataclass(frozen=True)
class ProgrammeInfo:
    """A loaded version of the rules. `changed` says whether this load made it the version in force."""

    ref: str
    title: str
    sha256: str
    policy_set: str
    loaded_at: datetime
    changed: bool


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
class CertificationView:
    """A person's standing in one level and area.

    `state` is `learning`, `certified`, `expiring`, `grace`, `expired`, `suspended` or `revoked`. `uuid` is
    None while there is nothing to decide about: the person is still learning.
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

    @property
    def active(self) -> bool:
        """Whether the certification allows anything now."""
        return self.state in {"certified", "expiring", "grace"}


@dataclass(frozen=True)
class StandingView:
    """One line about one certification, for lists."""

    uuid: UUID | None
    level_ref: str
    title: str
    state: str
    valid_until: datetime | None


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
    """One page of people. `next_cursor` is empty on the last page."""

    people: tuple[PersonRow, ...]
    next_cursor: str


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


@dataclass(frozen=True)
class CheckView:
    """One step of checking a certificate: `outcome` is `passed`, `failed` or `skipped`."""

    name: str
    detail: str
    outcome: str


@dataclass(frozen=True)
class PublicVerification:
    """What everyone may know about a certificate, nothing more.

    `state` is `valid`, `grace`, `expired`, `revoked`, `pending` (not signed yet), `suspended`, `invalid`
    (our own check failed) or `unknown`; for `unknown` and `invalid` every other field is empty.
    """

    state: str
    uuid: UUID | None = None
    number: str = ""
    holder_name: str = ""
    title: str = ""
    summary: str = ""
    areas: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    ended_on: datetime | None = None
    issuer_name: str = ""
    issuer_url: str = ""
    checks: tuple[CheckView, ...] = ()


@dataclass(frozen=True)
class ShareLinkView:
    """A link by which others may fetch the document.

    The token itself is not kept, so it cannot be shown again.
    """

    uuid: UUID
    credential_uuid: UUID
    created_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class NewShareLink:
    """A link that was just made: the only moment at which its token and address are known."""

    link: ShareLinkView
    token: str
    url: str


@dataclass(frozen=True)
class TickReport:
    """What one tick did. `problems` are sentences for the operator; empty when all is well."""

    people: int = 0
    signed: int = 0
    waiting: int = 0
    lists: int = 0
    sent: int = 0
    failed: int = 0
    parked: int = 0
    problems: tuple[str, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.people or self.signed or self.lists or self.sent or self.failed or self.parked)
