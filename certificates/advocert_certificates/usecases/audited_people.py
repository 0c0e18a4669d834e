"""What is stored about some people, as the whole check compares it: steps with their entries, standings, facts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from advocert_certificates.domain.audit import Entry, People, facts_in
from advocert_certificates.domain.condition import Span
from advocert_certificates.domain.history import write_period
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.ledger import snapshot_digest
from advocert_certificates.domain.lives import Life
from advocert_certificates.domain.stretches import Stretch
from advocert_certificates.models import (
    Allowance,
    Certification,
    Credential,
    Evidence,
    Hold,
    LogEntry,
    Person,
    Task,
    Transition,
)
from advocert_certificates.models import Stretch as StretchRow
from advocert_certificates.usecases.actors import all_marks
from advocert_certificates.usecases.conditions import period_of
from advocert_certificates.usecases.ledger import DIGESTED, blacked_out, digest_of, record_of
from advocert_certificates.usecases.tables import chunks

# What is hashed of a fact, without the cost of whole rows: there are dozens of facts for each person.
_FACTS = Evidence.objects.values_list("uuid", *DIGESTED, named=True)
_ALLOWED = Allowance.objects.values_list(
    *("certification_id", "scope", "area", "region", "valid_from", "valid_until"),
    *("recorded_at", "superseded_at"),
    named=True,
)
_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_READ_FACTS_OF = 50
# Stands for a person whose row is gone; no record was ever committed to with it.
_NOBODY = Person(uuid=UUID(int=0))


def read_people(ids: Sequence[int]) -> People:
    """Return all that is stored about the certifications of these people."""
    people = Person.objects.in_bulk(ids)
    rows = {row.pk: row for row in Certification.objects.filter(person_id__in=ids)}
    for row in rows.values():
        row.person = people.get(row.person_id, _NOBODY)
    before = blacked_out()
    entries = list(_entries(rows, before))
    return People(entries, _lives(rows.values()), _digests(entries, ids, before))


def read_entry(row: LogEntry, marks: Mapping[str, str], before: Mapping[str, str]) -> Entry:
    """Return one entry with the record that it commits to, as the tables tell it now.

    `marks` are those of who decided, `before` those of `blacked_out`.
    """
    record: dict[str, Any] | None = row.record
    if row.transition is not None:
        record = record_of(row.transition, row.transition.certification, marks, before)
    return _entry(row, record)


def _entries(rows: Mapping[int, Certification], before: Mapping[str, str]) -> Iterator[Entry]:
    marks = all_marks()
    for part in chunks(rows):
        steps = Transition.objects.filter(certification_id__in=part, entry__isnull=False)
        for step in steps.select_related("entry").order_by("entry__id"):
            yield _entry(step.entry, record_of(step, rows[step.certification_id], marks, before))


def _entry(row: LogEntry, record: dict[str, Any] | None) -> Entry:
    at = format_instant(row.recorded_at)
    return Entry(str(row.uuid), row.number, row.text, row.leaf_hash, row.salt, record, at, in_a_life=True)


def _digests(entries: Iterable[Entry], ids: Sequence[int], before: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of the facts that these entries name, nearly all of which are about these people."""
    named = {str(fact["uuid"]) for entry in entries if entry.record for fact in facts_in(entry.record)}
    digests = {
        uuid: digest_of(row, before)
        for part in chunks(ids, _READ_FACTS_OF)
        for row in _FACTS.filter(person_id__in=part)
        if (uuid := str(row.uuid)) in named
    }
    others = filter(_UUID.fullmatch, named - digests.keys())
    return digests | {
        str(row.uuid): digest_of(row, before)
        for part in chunks(others)
        for row in _FACTS.filter(uuid__in=part)
    }


def _lives(rows: Iterable[Certification]) -> dict[str, Life]:
    lived = [row for row in rows if row.steps > 0]
    ids = [row.pk for row in lived]
    holds = _grouped(Hold.objects.filter(lifted_at=None), ids)
    tasks = _grouped(Task.objects.filter(done_at=None), ids)
    allowed = _grouped(_ALLOWED, ids)
    stood = _grouped_by_person(lived)
    documents = _grouped(Credential.objects.defer("document"), ids)
    return {
        str(row.uuid): Life(
            state=row.state,
            steps=row.steps,
            period=write_period(period) if (period := period_of(row)) else None,
            terms=row.terms,
            holds={str(hold.uuid): hold.scopes for hold in holds[row.pk]},
            tasks={str(task.uuid): (task.scopes, format_instant(task.due_at)) for task in tasks[row.pk]},
            allowances=[_belief(one) for one in allowed[row.pk]],
            stretches=[_stood(one) for one in stood[row.pk]],
            credentials={
                str(one.uuid): (one.revoked_at is not None, snapshot_digest(one.snapshot))
                for one in documents[row.pk]
            },
        )
        for row in lived
    }


def _grouped(rows: Any, ids: Sequence[int]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for part in chunks(ids):
        for row in rows.filter(certification_id__in=part):
            groups[row.certification_id].append(row)
    return groups


def _belief(row: Any) -> tuple[Span, Any, Any]:
    span = Span(row.scope, row.area, row.region, row.valid_from, row.valid_until)
    return span, row.recorded_at, row.superseded_at


def _grouped_by_person(lived: Sequence[Certification]) -> dict[int, list[StretchRow]]:
    """Return the stretches by certification; they are found by their people."""
    groups: dict[int, list[StretchRow]] = defaultdict(list)
    for part in chunks({row.person_id for row in lived}):
        for row in StretchRow.objects.filter(person_id__in=part):
            groups[row.certification_id].append(row)
    return groups


def _stood(row: StretchRow) -> tuple[Stretch, Any, Any]:
    stretch = Stretch(row.state, period_of(row), row.begins_at, row.ends_at)
    return stretch, row.recorded_at, row.superseded_at
