"""Many people with the life of somebody who lived it through the door of the service: the same rows under other names.

Only for a large demo, because it is quick. Numbers, places in the status list, uuids, salts and log entries are each
person's own, so the log and every certificate can be checked; what is signed is signed by the worker's own code.
"""

import copy
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import connection, models, transaction

from advocert_certificates.domain.ledger import snapshot_digest
from advocert_certificates.models import (
    Allowance,
    Certification,
    Credential,
    Evidence,
    LogEntry,
    Person,
    Stretch,
    Transition,
)
from advocert_certificates.usecases.issuing import place_credentials
from advocert_certificates.usecases.ledger import entry_of
from advocert_certificates.usecases.tables import change_all, create_all
from demo.prepare.crowd import Somebody

BATCH = 100


@dataclass(frozen=True)
class Life:
    """All rows of one person. Only of people about whom nobody decided: no holds, tasks, notices or messages."""

    person: Person
    facts: Sequence[tuple[int, str]]
    rows: Sequence[Certification]
    papers: Sequence[Credential]
    steps: Sequence[Transition]
    spans: Sequence[Allowance]
    stretches: Sequence[Stretch]


def life_of(person: Person) -> Life:
    """Return somebody's life."""
    of = {"certification__person": person}
    return Life(
        person,
        [(pk, str(uuid)) for pk, uuid in person.evidence.order_by("id").values_list("pk", "uuid")],
        list(Certification.objects.filter(person=person)),
        list(Credential.objects.filter(**of).defer("document").order_by("chain")),
        list(Transition.objects.filter(**of).order_by("at", "id")),
        list(Allowance.objects.filter(person=person)),
        list(Stretch.objects.filter(person=person)),
    )


def live_like(pairs: Sequence[tuple[Life, Somebody]], ids: dict[str, int], now: datetime) -> None:
    """Let each of these have the life beside them, all or nothing."""
    with transaction.atomic():
        people = [_person(life, one, ids[one.username]) for life, one in pairs]
        create_all(Person, people, with_ids=True)
        copies = [_Copy(life, person) for (life, _), person in zip(pairs, people, strict=True)]
        _facts(copies)
        create_all(Certification, [row for one in copies for row in one.rows()], with_ids=True)
        papers = [paper for one in copies for paper in one.papers()]
        for chain in sorted({paper.chain for paper in papers}):
            place_credentials([paper for paper in papers if paper.chain == chain], now)
        held = [row for one in copies for row in one.current()]
        change_all(Certification, held, ("credential",))
        steps = [step for one in copies for step in one.steps()]
        create_all(Transition, steps, with_ids=True)
        create_all(LogEntry, [entry_of(step, step.certification) for step in steps])
        create_all(Allowance, [span for one in copies for span in one.spans()])
        create_all(Stretch, [row for one in copies for row in one.stretches()])


class _Copy:
    """One new life: which new row stands for which old one."""

    def __init__(self, life: Life, person: Person) -> None:
        self.life, self.person = life, person
        self.names = {str(life.person.uuid): str(person.uuid)}
        self.facts: dict[int, int] = {}
        self._rows: dict[int, Certification] = {}
        self._papers: dict[int, Credential] = {}

    def rows(self) -> Iterator[Certification]:
        for old in self.life.rows:
            new = self._rows[old.pk] = self._new(old, person=self.person)
            new.credential = None
            yield new

    def papers(self) -> Iterator[Credential]:
        for old in self.life.papers:
            new = self._papers[old.pk] = self._new(old, certification=self._rows[old.certification_id])
            new.snapshot = old.snapshot | {"holder_name": self.person.full_name}
            new.document, new.signed_at, new.key_id = None, None, ""
            self.names[snapshot_digest(old.snapshot)] = snapshot_digest(new.snapshot)
            new.supersedes = self._papers[old.supersedes_id] if old.supersedes_id else None
            yield new

    def current(self) -> Iterator[Certification]:
        for old in self.life.rows:
            if old.credential_id:
                row = self._rows[old.pk]
                row.credential = self._papers[old.credential_id]
                yield row

    def steps(self) -> Iterator[Transition]:
        for old in self.life.steps:
            new = self._new(old, certification=self._rows[old.certification_id])
            new.evidence_id = self.facts[old.evidence_id] if old.evidence_id else None
            text = json.dumps(old.details)
            for before, after in self.names.items():
                text = text.replace(before, after)
            new.details = json.loads(text)
            yield new

    def spans(self) -> Iterator[Allowance]:
        for old in self.life.spans:
            yield self._new(old, person=self.person, certification=self._rows[old.certification_id])

    def stretches(self) -> Iterator[Stretch]:
        for old in self.life.stretches:
            yield self._new(old, person=self.person, certification=self._rows[old.certification_id])

    def _new(self, old: Any, **related: models.Model) -> Any:
        fields = old._meta.local_concrete_fields  # noqa: SLF001 - Django's public name for it
        new = type(old)(**{field.attname: getattr(old, field.attname) for field in fields})
        new.pk = None
        if hasattr(new, "uuid"):
            new.uuid = uuid4()
            self.names[str(old.uuid)] = str(new.uuid)
        for name, value in related.items():
            setattr(new, name, value)
        return new


def _person(life: Life, one: Somebody, user_id: int) -> Person:
    new = copy.copy(life.person)
    new.pk, new.uuid, new.platform_user_id = None, uuid4(), user_id
    new.username, new.full_name, new.email = one.username, one.full_name, one.email
    return new


def _facts(copies: Sequence[_Copy]) -> None:
    """Copy the facts inside the database, by far the most rows, each under a uuid of its own."""
    about = Evidence._meta  # noqa: SLF001 - Django's public name for it
    quote, uuid_field = connection.ops.quote_name, about.get_field("uuid")
    same = ", ".join(
        quote(field.column)
        for field in about.local_concrete_fields
        if field.column not in {"id", "uuid", "person_id"}
    )
    table = quote(about.db_table)
    statement = (
        f"INSERT INTO {table} (uuid, person_id, {same}) SELECT %s, %s, {same} FROM {table} WHERE id = %s"  # noqa: S608 - only names of ours
    )
    values, new_of = [], {}
    for one in copies:
        for pk, old in one.life.facts:
            new = uuid4()
            one.names[old] = str(new)
            new_of[new] = (one, pk)
            values.append([uuid_field.get_db_prep_save(new, connection), one.person.pk, pk])
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
    people = [one.person.pk for one in copies]
    for pk, uuid in Evidence.objects.filter(person__in=people).values_list("pk", "uuid"):
        one, old_pk = new_of[uuid]
        one.facts[old_pk] = pk
