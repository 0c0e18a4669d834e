"""What comes in: facts, rules, and what a round of work reports back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


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
