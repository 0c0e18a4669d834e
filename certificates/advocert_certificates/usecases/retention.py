"""What time takes away, kind by kind: drawn questions, told messages, and people whose last deed is long ago."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from advocert_certificates import conf
from advocert_certificates.data import RetentionPlan, RetentionReport
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import (
    Certification,
    Evidence,
    EvidenceItems,
    OutboxMessage,
    Person,
    Transition,
)
from advocert_certificates.usecases.bulk import forget_runs
from advocert_certificates.usecases.erasing import delete_old_items, erase_person, forget_told
from advocert_certificates.usecases.looking import forget_looks

BY_RETENTION = "retention"
_BATCH = 500
_SHOWN = 50


def apply_retention(*, dry_run: bool = False, now: datetime) -> RetentionReport:
    """Delete what is over; return what it was. Each person is a transaction of its own: repeat it after a kill."""
    before = add_months(now, -12 * conf.retention_years())
    items = EvidenceItems.objects.filter(delete_after__lte=now).count()
    messages = _told_messages(now)
    people = tuple(_people_over(before))
    report = RetentionReport(before, people, items, messages.count())
    if not dry_run:
        delete_old_items(now)
        forget_told()
        forget_runs(now)
        forget_looks(now)
        _delete_in_batches(messages)
        for uuid in people:
            erase_person(uuid, actor=BY_RETENTION, now=now)
    return report


def get_retention_plan(*, now: datetime) -> RetentionPlan:
    """Return what the rules would delete now and when something is due next; nothing is changed."""
    report = apply_retention(dry_run=True, now=now)
    rows = Person.objects.filter(uuid__in=report.people[:_SHOWN]).order_by("id")
    next_items = EvidenceItems.objects.filter(delete_after__gt=now).order_by("delete_after")
    return RetentionPlan(
        report,
        tuple((one.full_name or one.username, one.uuid) for one in rows),
        years=conf.retention_years(),
        items_days=conf.items_days(),
        messages_days=conf.messages_days(),
        next_items_at=next_items.values_list("delete_after", flat=True).first(),
    )


def _people_over(before: datetime) -> list[UUID]:
    """Return whom nothing binds any more: no deed, no decision and no certificate since `before`."""
    me = OuterRef("pk")
    people = Person.objects.filter(erased_at=None, created_at__lt=before).exclude(
        Exists(Evidence.objects.filter(person=me, recorded_at__gte=before))
    )
    people = people.exclude(Exists(Certification.objects.filter(person=me, grace_until__gte=before)))
    people = people.exclude(Exists(Transition.objects.filter(certification__person=me, at__gte=before)))
    return list(people.order_by("id").values_list("uuid", flat=True))


def _told_messages(now: datetime) -> QuerySet[OutboxMessage]:
    """Return what was told long ago. The newest to each system stays: it says how the person stands there."""
    newer = OutboxMessage.objects.filter(
        target=OuterRef("target"), person_id=OuterRef("person_id"), sequence__gt=OuterRef("sequence")
    )
    old = OutboxMessage.objects.filter(
        state=OutboxMessage.SENT, sent_at__lt=now - timedelta(days=conf.messages_days())
    )
    return old.filter(Exists(newer))


def _delete_in_batches(rows: QuerySet[OutboxMessage]) -> None:
    # Listed first: MySQL does not delete from a table that the same statement reads.
    while batch := list(rows.values_list("pk", flat=True)[:_BATCH]):
        OutboxMessage.objects.filter(pk__in=batch).delete()
