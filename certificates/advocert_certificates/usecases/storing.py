"""Everything that was decided about some people, written at once: a few statements for however many they are.

Deciding only fills a `Made`; `store` writes it in the caller's transaction, each table once. So two hundred people
cost about as many statements as one, and a kill leaves all of it or nothing (ADR 0062).
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import F

from advocert_certificates.models import (
    Allowance,
    Certification,
    Credential,
    Evidence,
    Hold,
    LogEntry,
    OutboxMessage,
    Person,
    Stretch,
    Task,
    Transition,
)
from advocert_certificates.usecases.issuing import mark_taken_back, place_credentials
from advocert_certificates.usecases.tables import change_all, chunks, create_all

_CHANGES = (
    *("programme", "title", "state", "valid_from", "expiring_from", "valid_until", "grace_until", "terms"),
    *("steps", "told", "next_change_at", "review_since", "credential"),
)


@dataclass
class Made:
    """What was decided and is not written yet.

    `ended` are ids of allowances by the moment from which they are believed no more, `outlived` those of stretches; `told` counts by person the
    changes that other systems are told; `withdrawn` are documents that are taken back; `urgent` are people by target
    and moment whose waiting messages must leave at once; `seen` are ids of facts that the rules have looked at;
    `looks` are people by the moment of the next look at them.
    """

    rows: dict[UUID, Certification] = field(default_factory=dict)
    credentials: list[Credential] = field(default_factory=list)
    transitions: list[Transition] = field(default_factory=list)
    entries: list[LogEntry] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)
    ended: dict[datetime, list[int]] = field(default_factory=lambda: defaultdict(list))
    stretches: list[Stretch] = field(default_factory=list)
    outlived: dict[datetime, list[int]] = field(default_factory=lambda: defaultdict(list))
    holds: list[Hold] = field(default_factory=list)
    withdrawn: list[Credential] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    finished: list[Task] = field(default_factory=list)
    messages: dict[int, list[OutboxMessage]] = field(default_factory=lambda: defaultdict(list))
    told: Counter[int] = field(default_factory=Counter)
    urgent: dict[tuple[str, datetime], set[int]] = field(default_factory=lambda: defaultdict(set))
    seen: list[int] = field(default_factory=list)
    looks: dict[datetime | None, list[int]] = field(default_factory=lambda: defaultdict(list))


def store(made: Made, now: datetime) -> None:
    """Write it all. The caller holds the locks of the people inside a transaction."""
    fresh = [row for row in made.rows.values() if row.pk is None]
    _store_rows(fresh, made, now)
    mark_taken_back(made.withdrawn, now)
    create_all(Transition, made.transitions, with_ids=True)
    create_all(LogEntry, made.entries)
    for at, ids in made.ended.items():
        for part in chunks(ids):
            Allowance.objects.filter(pk__in=part).update(superseded_at=at)
    create_all(Allowance, made.allowances)
    for at, ids in made.outlived.items():
        for part in chunks(ids):
            Stretch.objects.filter(pk__in=part).update(superseded_at=at)
    create_all(Stretch, made.stretches)
    create_all(Hold, made.holds, with_ids=True)
    create_all(Task, made.tasks)
    change_all(Task, made.finished, ("done_at", "ended"))
    _store_messages(made)
    for moment, people in made.looks.items():
        for part in chunks(people):
            Person.objects.filter(pk__in=part).update(look_again_at=moment)
    for part in chunks(made.seen):
        # Only what was read: facts that arrive meanwhile stay unmarked.
        Evidence.objects.filter(pk__in=part, evaluated_at=None).update(evaluated_at=now)


def _store_rows(fresh: Sequence[Certification], made: Made, now: datetime) -> None:
    """Certifications and their documents refer to each other: first the one, then the other, then the rest."""
    for row in fresh:
        row.credential = None
    create_all(Certification, fresh, with_ids=True)
    place_credentials(made.credentials, now)
    for credential in made.credentials:
        credential.certification.credential = credential  # which has its id only now
    new = {row.uuid for row in fresh}
    change_all(Certification, [row for row in fresh if row.credential_id], ("credential",))
    change_all(Certification, [row for row in made.rows.values() if row.uuid not in new], _CHANGES)


def _store_messages(made: Made) -> None:
    by_count = defaultdict(list)
    for person, count in made.told.items():
        by_count[count].append(person)
    for count, people in by_count.items():
        for part in chunks(people):
            Person.objects.filter(pk__in=part).update(sequence=F("sequence") + count)
    for (target, at), urgent in made.urgent.items():
        waiting = OutboxMessage.objects.filter(target=target, state=OutboxMessage.PENDING)
        for part in chunks(sorted(urgent)):
            waiting.filter(person__in=part).update(urgent=True, due_at=at)
    create_all(OutboxMessage, [message for messages in made.messages.values() for message in messages])
