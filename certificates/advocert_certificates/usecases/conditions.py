"""Conditions out of rows: what the pure rules need to know about certifications."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet

from advocert_certificates.domain.condition import Condition, Hold, Task
from advocert_certificates.domain.history import read_terms
from advocert_certificates.domain.lifecycle import State
from advocert_certificates.domain.standing import Period
from advocert_certificates.models import Certification, Person, Stretch
from advocert_certificates.models import Hold as HoldRow
from advocert_certificates.models import Task as TaskRow


def condition_of(row: Certification) -> Condition:
    """Return the condition of one certification, read now."""
    holds = HoldRow.objects.filter(certification=row, lifted_at=None).order_by("id")
    return condition_from(row, holds, TaskRow.objects.filter(certification=row, done_at=None).order_by("id"))


def conditions_of(rows: QuerySet[Certification]) -> Iterator[tuple[Certification, Condition]]:
    """Yield each certification with its condition, read now: three queries for all of them."""
    open_holds = Prefetch("holds", HoldRow.objects.filter(lifted_at=None).order_by("id"))
    to_do = Prefetch("tasks", TaskRow.objects.filter(done_at=None).order_by("id"))
    for row in rows.prefetch_related(open_holds, to_do):
        yield row, condition_from(row, row.holds.all(), row.tasks.all())


def condition_from(row: Certification, holds: Iterable[HoldRow], tasks: Iterable[TaskRow]) -> Condition:
    """Return the condition that a certification has by its open holds and its tasks, oldest first."""
    return Condition(
        state=State(row.state),
        period=period_of(row),
        terms=read_terms(row.terms),
        holds=tuple(Hold(str(hold.uuid), tuple(hold.scopes)) for hold in holds),
        tasks=tuple(
            Task(str(task.uuid), tuple(task.scopes), task.due_at) for task in tasks if task.done_at is None
        ),
    )


def earned_of(person: Person) -> list[Certification]:
    """Return what the person has ever earned, by level and area."""
    rows = Certification.objects.filter(person=person).exclude(valid_from=None)
    return list(rows.select_related("credential").order_by("level_ref", "area"))


def period_of(row: Certification | Stretch) -> Period | None:
    """Return the dates of a certification or of a stretch of it, or None before it was ever earned."""
    if not (row.valid_from and row.expiring_from and row.valid_until and row.grace_until):
        return None
    return Period(row.valid_from, row.expiring_from, row.valid_until, row.grace_until)
