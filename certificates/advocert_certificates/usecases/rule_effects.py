"""What rules that are not in force would do to some people. Reads only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from advocert_certificates.data import ProgrammeEffect
from advocert_certificates.domain.component_texts import TextRules
from advocert_certificates.domain.lifecycle import ACTIVE
from advocert_certificates.domain.programme import Programme
from advocert_certificates.domain.programme_reading import read_programme
from advocert_certificates.domain.reimmersion import Duty, duties_of
from advocert_certificates.models import ClauseVersion, Person, RulesEffect
from advocert_certificates.usecases.component_texts import facts_of, texts_under
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.evaluation import preview_person, standing_of
from advocert_certificates.usecases.programmes import check_clause


@dataclass(frozen=True)
class Found:
    """One effect: `gain`, `renew`, `sign` or `lose`, at a level and area; `duty` says what is to be signed."""

    person: Person
    level_ref: str
    area: str
    effect: str
    duty: Duty | None = None

    @property
    def due_at(self) -> datetime | None:
        """Return until when it is to be signed."""
        return self.duty.due_at if self.duty else None

    @property
    def scopes(self) -> tuple[str, ...]:
        """Return what closes when it is not."""
        return self.duty.scopes if self.duty else ()


def told(one: Found | RulesEffect) -> ProgrammeEffect:
    """Return an effect, found now or noted, as it is told."""
    return ProgrammeEffect(
        person_uuid=one.person.uuid,
        full_name=one.person.full_name,
        username=one.person.username,
        level_ref=one.level_ref,
        area=one.area,
        effect=one.effect,
        due_at=one.due_at,
        scopes=tuple(one.scopes),
    )


@dataclass(frozen=True)
class NewRules:
    """Rules with all that is read once however many people are looked at."""

    rules: Programme
    texts: TextRules
    changes: Mapping[tuple[str, int], str]

    @classmethod
    def of(cls, compiled: Mapping[str, Any]) -> "NewRules":
        """Read a compiled programme.

        Raises:
            ProgrammeShapeError: the document cannot be understood.
            ClauseTextChangedError: a clause that somebody has signed has another text under the same version.
        """
        rules = read_programme(compiled)
        for clause in rules.clauses:
            check_clause(clause)
        rows = ClauseVersion.objects.exclude(change="").values_list("ref", "version", "change")
        changes = {(ref, number): change for ref, number, change in rows}
        changes |= {(clause.ref, clause.version): clause.change for clause in rules.clauses if clause.change}
        return cls(rules, texts_under(rules), changes)

    def effects_on(self, people: list[Person], now: datetime) -> Iterator[Found]:
        """Return what would happen to these people, one after the other."""
        desk = Desk(people)
        for person in people:
            for level, area, effect in preview_person(desk, person, self.rules, self.texts, now):
                yield Found(person, level, area, effect)
            yield from self._consequences(desk, person, now)

    def _consequences(self, desk: Desk, person: Person, now: datetime) -> Iterator[Found]:
        held = [row for row in desk.rows[person.pk] if standing_of(row, now) in ACTIVE]
        facts = list(facts_of(desk.facts[person.pk], self.rules.texts)) if held else []
        for row in held:
            level = self.rules.level(row.level_ref)
            if level is None or (row.area and row.area not in level.areas):
                yield Found(person, row.level_ref, row.area, "lose")
                continue
            for duty in duties_of(level, facts, self.changes, now):
                if duty.kind == "clause":
                    yield Found(person, row.level_ref, row.area, "sign", duty)
