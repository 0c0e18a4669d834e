"""The rules of a compiled programme (schema 1, ADR 0003) as values; `programme_reading` checks and makes them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from advocert_certificates.domain.branding import Branding
from advocert_certificates.domain.component_texts import TextRules
from advocert_certificates.domain.eligibility import Requirement
from advocert_certificates.domain.standing import Validity


@dataclass(frozen=True)
class ClauseRule:
    """One clause text of the programme.

    `change` is `editorial`, `minor`, `material`, or empty for a first text. A signature under a version from
    `holds_from` on still holds.
    """

    ref: str
    version: int
    sha256: str
    title: str
    rule: str
    text: str
    change: str = ""
    holds_from: int = 0


@dataclass(frozen=True)
class Renewal:
    """How a level is renewed.

    Attributes:
        requires: what is asked for while it is valid, in grace, or expired for less than `late_months`.
        late_months: after so many months expired the whole level is asked for again.
        midterm: whoever did not do the check in the middle before the window opened is asked for the whole level.
    """

    requires: Requirement
    late_months: int = 12
    midterm: bool = False


@dataclass(frozen=True)
class Checkpoints:
    """Short practice on the way: recall after so many days, a check in the middle, a check after an absence."""

    recall_days: tuple[int, ...] = ()
    midterm_months: int = 0
    absence_days: int = 180


@dataclass(frozen=True)
class Level:
    """One level: what it requires, what it allows, how long it lasts.

    Attributes:
        certifying: False while parts are missing; such a level is shown as planned and certifies nobody.
        by_area: the level is earned area by area, each confirmed by a coach.
        reminders: days before the end at which people are told.
        material_days: time to sign a clause that changed in substance.
        clause_scopes: which scopes a clause is about; a clause that is not named is about all of them.
    """

    ref: str
    track: str
    title: str
    summary: str
    criteria: str
    requires: Requirement
    scopes: tuple[str, ...]
    may: tuple[str, ...]
    ask_first: tuple[str, ...]
    may_not: tuple[str, ...]
    areas: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    validity: Validity
    grace_drops: tuple[str, ...]
    renewal: Renewal
    certifying: bool = True
    by_area: bool = False
    reminders: tuple[int, ...] = (60, 30, 7)
    material_days: int = 30
    checkpoints: Checkpoints = Checkpoints()
    clause_scopes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def scopes_of_clause(self, ref: str) -> tuple[str, ...]:
        """Return the scopes that close when a material change of this clause is not signed in time."""
        return self.clause_scopes.get(ref, self.scopes)


@dataclass(frozen=True)
class Track:
    """A track of the programme, such as CC: Customer Care."""

    ref: str
    title: str


@dataclass(frozen=True)
class Programme:
    """The rules in force.

    `titles` gives the title of a component; `planned` are levels that certify nobody yet; `texts` say which text of
    a component the rules were made from.
    """

    ref: str
    title: str
    organisation_name: str
    organisation_url: str
    language: str
    policy_set: str
    policy_sha256: str
    clauses: tuple[ClauseRule, ...]
    levels: tuple[Level, ...]
    titles: Mapping[str, str]
    tracks: tuple[Track, ...] = ()
    planned: tuple[Level, ...] = ()
    branding: Branding = field(default=Branding())
    texts: TextRules = field(default=TextRules())

    def level(self, ref: str) -> Level | None:
        """Return the level of this ref, or None when this version has it no more."""
        return next((level for level in self.levels if level.ref == ref), None)


def programme_hash(compiled: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the compiled programme: sorted keys, no spaces, UTF-8."""
    text = json.dumps(compiled, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
