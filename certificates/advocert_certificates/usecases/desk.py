"""What is known of some people, in a few queries however many they are, and what is decided about them meanwhile.

Read what you need: each kind of row is fetched for everybody at the first question. A step changes what the desk
knows at once, and the tables only with `storing.store` (ADR 0062).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from uuid import UUID

from advocert_certificates import conf
from advocert_certificates.domain.component_texts import TextRules
from advocert_certificates.domain.condition import Condition, Span
from advocert_certificates.domain.facts import Fact
from advocert_certificates.domain.knowledge import FOREVER
from advocert_certificates.domain.stretches import Stretch
from advocert_certificates.models import (
    Allowance,
    Certification,
    ClauseVersion,
    Evidence,
    Hold,
    Person,
    Task,
)
from advocert_certificates.models import Stretch as StretchRow
from advocert_certificates.unlock.targets import Target, read_targets
from advocert_certificates.usecases.component_texts import judged, read_facts
from advocert_certificates.usecases.conditions import condition_from, period_of
from advocert_certificates.usecases.storing import Made
from advocert_certificates.usecases.tenure import held_since_of


class Desk:
    """Some people and everything about them. Whoever stores what was decided holds their locks."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = {person.pk: person for person in people}
        self.made = Made()
        self._given: dict[int, Certification] = {}
        self._conditions: dict[UUID, Condition] = {}
        self._read: dict[int, list[tuple[Fact, Evidence]]] = {}
        self._judged: dict[int, tuple[TextRules, dict[Fact, Evidence]]] = {}

    @classmethod
    def around(cls, row: Certification) -> "Desk":
        """Return the desk of one person, on which this certification is this very object."""
        desk = cls([row.person])
        desk._given = {row.pk: row}
        return desk

    @cached_property
    def rows(self) -> dict[int, list[Certification]]:
        """Return all certifications by person, in the order of level and area."""
        found: dict[int, list[Certification]] = {pk: [] for pk in self.people}
        rows = Certification.objects.filter(person__in=found).select_related("credential")
        for read in rows.defer("credential__document").order_by("level_ref", "area"):
            row = self._given.get(read.pk, read)
            row.person = self.people[row.person_id]
            found[row.person_id].append(row)
        return found

    @cached_property
    def facts(self) -> Mapping[int, Sequence[Evidence]]:
        """Return everything that was done by person, in the order of time."""
        found: dict[int, list[Evidence]] = {pk: [] for pk in self.people}
        for fact in Evidence.objects.filter(person__in=found).order_by("occurred_at", "id"):
            found[fact.person_id].append(fact)
        return found

    def read(self, person_id: int) -> list[tuple[Fact, Evidence]]:
        """Return what a person did as facts, each with its row, whatever the rules of texts; read once."""
        if person_id not in self._read:
            self._read[person_id] = read_facts(self.facts[person_id])
        return self._read[person_id]

    def judged(self, person: Person, texts: TextRules) -> Mapping[Fact, Evidence]:
        """Return the same as it counts under the rules of texts; judged once as long as these are the same."""
        rules, facts = self._judged.get(person.pk, (None, {}))
        if rules is not texts:
            facts = judged(self.read(person.pk), texts)
            self._judged[person.pk] = texts, facts
        return facts

    @cached_property
    def held_since(self) -> dict[UUID, datetime]:
        """Return since when each certification is held without a break. Whoever ends or begins one changes this."""
        return held_since_of(self._pks)

    @cached_property
    def changes(self) -> Mapping[tuple[str, int], str]:
        """Return what each new version of a clause was."""
        rows = ClauseVersion.objects.exclude(change="").values_list("ref", "version", "change")
        return {(ref, number): change for ref, number, change in rows}

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """Return the systems that are told."""
        return tuple(read_targets(conf.targets()))

    def add(self, row: Certification) -> None:
        """Put a new certification on the desk; it is written with the rest."""
        rows = self.rows[row.person_id]
        rows.append(row)
        rows.sort(key=lambda one: (one.level_ref, one.area))

    def earned(self, person: Person) -> list[Certification]:
        """Return what the person has ever earned, by level and area."""
        return [row for row in self.rows[person.pk] if row.valid_from is not None]

    def condition(self, row: Certification) -> Condition:
        """Return the condition of a certification, with everything that was decided here."""
        if row.steps == 0:
            return Condition()
        if row.uuid not in self._conditions:
            self._conditions[row.uuid] = condition_from(row, self._holds[row.pk], self.tasks(row))
        return self._conditions[row.uuid]

    def change(self, row: Certification, condition: Condition) -> None:
        """Note the condition after a step."""
        self._conditions[row.uuid] = condition
        self.made.rows[row.uuid] = row

    def tasks(self, row: Certification) -> list[Task]:
        """Return all tasks of a certification, done or not, oldest first; append a new one here."""
        return self._tasks[row.pk] if row.pk else self._new_tasks[row.uuid]

    def believed(self, row: Certification) -> dict[Span, Allowance]:
        """Return what is believed about a certification. Whoever changes a belief changes this."""
        return self._believed[row.pk] if row.pk else self._new_believed[row.uuid]

    def stretches(self, row: Certification) -> dict[Stretch, StretchRow]:
        """Return how it is believed that a certification stood and stands. Whoever changes that changes this."""
        return self._stretches[row.uuid]

    @cached_property
    def _pks(self) -> list[int]:
        return [row.pk for rows in self.rows.values() for row in rows if row.pk]

    @cached_property
    def _tasks(self) -> Mapping[int, list[Task]]:
        found = defaultdict(list)
        for task in Task.objects.filter(certification__in=self._pks).order_by("id") if self._pks else ():
            found[task.certification_id].append(task)
        return found

    @cached_property
    def _holds(self) -> Mapping[int, list[Hold]]:
        found = defaultdict(list)
        held = Hold.objects.filter(certification__in=self._pks, lifted_at=None).order_by("id")
        for hold in held if self._pks else ():
            found[hold.certification_id].append(hold)
        return found

    @cached_property
    def _believed(self) -> Mapping[int, dict[Span, Allowance]]:
        found: dict[int, dict[Span, Allowance]] = defaultdict(dict)
        rows = Allowance.objects.filter(certification__in=self._pks, superseded_at=FOREVER)
        for row in rows if self._pks else ():
            span = Span(row.scope, row.area, row.region, row.valid_from, row.valid_until)
            found[row.certification_id][span] = row
        return found

    @cached_property
    def _stretches(self) -> Mapping[UUID, dict[Stretch, StretchRow]]:
        found: dict[UUID, dict[Stretch, StretchRow]] = defaultdict(dict)
        rows = StretchRow.objects.filter(person__in=self.people, superseded_at=FOREVER)
        uuids = {row.pk: row.uuid for rows in self.rows.values() for row in rows if row.pk}
        for row in rows if uuids else ():
            stretch = Stretch(row.state, period_of(row), row.begins_at, row.ends_at)
            found[uuids[row.certification_id]][stretch] = row
        return found

    @cached_property
    def _new_tasks(self) -> dict[UUID, list[Task]]:
        return defaultdict(list)

    @cached_property
    def _new_believed(self) -> dict[UUID, dict[Span, Allowance]]:
        return defaultdict(dict)
