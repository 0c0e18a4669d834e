"""Many facts at once: from an import, a catch-up, or a seed. The same facts again change nothing."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from advocert_certificates import conf
from advocert_certificates.data import EvidenceInput
from advocert_certificates.domain.evidence_body import clean_body
from advocert_certificates.models import Evidence, EvidenceItems, Person
from advocert_certificates.usecases.evidence import check_fact, one_line
from advocert_certificates.usecases.storable import storable, storable_json
from advocert_certificates.usecases.tables import create_all
from advocert_certificates.usecases.wake import wake_after_commit

_BATCH = 1_000


def record_many(facts: Iterable[EvidenceInput], *, now: datetime) -> int:
    """Put facts into the inbox in batches, each a transaction of its own; return how many were new.

    People whom nobody knows yet are made; names of known ones are left as they are. After a kill the call is
    simply repeated.

    Raises:
        EvidenceInputError: one fact is incomplete; what came in earlier batches stays.
    """
    waiting = iter(facts)
    new = 0
    while batch := list(islice(waiting, _BATCH)):
        for fact in batch:
            check_fact(fact)
        with transaction.atomic():
            new += _record(batch, now)
            wake_after_commit()
    return new


def _record(batch: Sequence[EvidenceInput], now: datetime) -> int:
    people = _people(batch, now)
    known = set(Evidence.objects.filter(person__in=people.values()).values_list("person_id", "fact_key"))
    rows, items = [], []
    for fact in batch:
        person = people[fact.person.platform_user_id]
        if (person.pk, fact.fact_key) in known:
            continue
        known.add((person.pk, fact.fact_key))
        row, about_items = _row(person, fact, now)
        rows.append(row)
        items.append(about_items)
    create_all(Evidence, rows)
    _keep_items(rows, items, now)
    return len(rows)


def _people(batch: Sequence[EvidenceInput], now: datetime) -> dict[int, Person]:
    wanted = {fact.person.platform_user_id: fact.person for fact in batch}
    known = set(Person.objects.filter(platform_user_id__in=wanted).values_list("platform_user_id", flat=True))
    Person.objects.bulk_create(
        Person(
            platform_user_id=user_id,
            username=one_line(who.username, 150),
            full_name=one_line(who.full_name, 255),
            email=one_line(who.email, 254),
            created_at=now,
        )
        for user_id, who in wanted.items()
        if user_id not in known
    )
    found = Person.objects.filter(platform_user_id__in=wanted)
    return {person.platform_user_id: person for person in found}


def _row(person: Person, fact: EvidenceInput, now: datetime) -> tuple[Evidence, dict[str, object]]:
    body, items = clean_body(storable_json(dict(fact.body)))
    row = Evidence(
        person=person,
        kind=fact.kind,
        ref=fact.ref,
        fact_key=fact.fact_key,
        body=body,
        language=storable(fact.language)[:16],
        course_key=storable(fact.course_key),
        usage_key=storable(fact.usage_key),
        course_version=storable(fact.course_version)[:64],
        enrolled=fact.enrolled,
        source=fact.source,
        recorded_by=fact.recorded_by,
        occurred_at=min(fact.occurred_at, now),
        recorded_at=now,
    )
    return row, items


def _keep_items(rows: Sequence[Evidence], items: Sequence[dict[str, object]], now: datetime) -> None:
    uuids = {row.uuid: about for row, about in zip(rows, items, strict=True) if about}
    # Asked for again: not every database gives the ids of a bulk insert.
    stored = Evidence.objects.filter(uuid__in=uuids).values_list("pk", "uuid")
    end = now + timedelta(days=conf.items_days())
    EvidenceItems.objects.bulk_create(
        EvidenceItems(evidence_id=pk, items=uuids[uuid], delete_after=end) for pk, uuid in stored
    )
