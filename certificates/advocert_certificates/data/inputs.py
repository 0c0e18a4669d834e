"""What comes in: facts, rules, and what a round of work reports back."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    kept and never counts) and None where nobody can be asked. `source` is `block`, `platform`, `hr` or `import`.
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
    course_version: str = ""
    source: str = "block"
    recorded_by: str = ""


@dataclass(frozen=True)
class GradeInput:
    """A grade of the platform: percent 0 to 100, and by which version of course and grading policy."""

    course_key: str
    course_version: str
    policy_hash: str
    percent: float
    passed: bool
    at: datetime


@dataclass(frozen=True)
class FactInput:
    """What somebody saw another person do, recorded under their own name.

    `kind` and `body`: `practical.scored` {passed, points, of}; `coaching.held` {session, learner, coach}, where
    each side confirms; `attendance.recorded`, `external.confirmed` and `area.confirmed` {confirmed}. `fact_key`
    says what it is about, so that importing a list twice records it once.
    """

    kind: str
    ref: str
    fact_key: str
    occurred_at: datetime
    body: Mapping[str, Any]
    source: str = "hr"


@dataclass(frozen=True)
class ExemptionInput:
    """A `waiver` or `equivalency` for a component (`FND-EXAM`) or a level (`L1`), until a day, with its reason."""

    kind: str
    ref: str
    until: datetime
    reason_text: str
    asked_by: str


@dataclass(frozen=True)
class HoldInput:
    """Why to close what. Without scopes it is about the whole certification.

    `counsel_checked`: somebody who knows the law says that this is not about protected talk. `effective_at` in
    the past says from when it should have been so.
    """

    reason_code: str
    scopes: tuple[str, ...] = ()
    reason_text: str = ""
    counsel_checked: bool = False
    effective_at: datetime | None = None


@dataclass(frozen=True)
class ProgrammeInfo:
    """A loaded version of the rules. `changed` says whether this load made it the version in force.

    `loaded_by` proposed it, `approved_by` put it in force at `in_force_at`; both empty before that.
    """

    ref: str
    title: str
    sha256: str
    policy_set: str
    loaded_at: datetime
    changed: bool
    loaded_by: str = ""
    approved_by: str = ""
    in_force_at: datetime | None = None


@dataclass(frozen=True)
class ProgrammeEffect:
    """What a version of the rules would do to one person: `effect` is `gain`, `renew`, `sign`, `lose` or `failed`.

    `gain`: would be certified at once; `renew`: would be renewed at once; `sign`: has to sign a changed clause
    until `due_at`, else `scopes` close; `lose`: the level is not in the new version, so it cannot be renewed;
    `failed`: the person could not be looked at, and the log of the process says why.
    """

    person_uuid: UUID
    full_name: str
    username: str
    level_ref: str
    area: str
    effect: str
    due_at: datetime | None = None
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProgrammePreview:
    """A dry run: what would come into force, and what it would do to whom.

    `changes` says in sentences what is new against the rules in force. `looked_at` people were looked at.
    """

    ref: str
    sha256: str
    policy_set: str
    levels: tuple[str, ...]
    planned: tuple[str, ...]
    effects: tuple[ProgrammeEffect, ...]
    changes: tuple[str, ...] = ()
    looked_at: int = 0

    def count(self, effect: str) -> int:
        """Return how many such effects there are."""
        return sum(one.effect == effect for one in self.effects)


@dataclass(frozen=True)
class CaughtUp:
    """How far one part of a large run is: `done` of `total`, `failed` of them for a person to look at."""

    part: str
    done: int
    total: int
    failed: int


@dataclass(frozen=True)
class TickReport:
    """What one tick did. `problems` are sentences for the operator; empty when all is well."""

    people: int = 0
    swept: int = 0
    handled: int = 0
    logged: int = 0
    signed: int = 0
    waiting: int = 0
    lists: int = 0
    sent: int = 0
    failed: int = 0
    parked: int = 0
    notices: int = 0
    problems: tuple[str, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether there was nothing to do."""
        return not (
            self.people
            or self.swept
            or self.handled
            or self.logged
            or self.signed
            or self.lists
            or self.sent
            or self.failed
            or self.parked
            or self.notices
        )
