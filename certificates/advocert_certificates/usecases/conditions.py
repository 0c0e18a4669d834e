"""Conditions out of rows: what the pure rules need to know about certifications, read in three queries."""

from collections import defaultdict
from collections.abc import Iterable

from advocert_certificates.domain.condition import Condition, Hold, Task
from advocert_certificates.domain.history import read_terms
from advocert_certificates.domain.lifecycle import State
from advocert_certificates.domain.standing import Period
from advocert_certificates.models import Certification, Person
from advocert_certificates.models import Hold as HoldRow
from advocert_certificates.models import Task as TaskRow


def condition_of(row: Certification) -> Condition:
    """Return the condition of one certification."""
    return conditions_of([row])[row.pk]


def conditions_of(rows: Iterable[Certification]) -> dict[int, Condition]:
    """Return the conditions by the certifications' ids."""
    known = list(rows)
    holds, tasks = defaultdict(list), defaultdict(list)
    for hold in HoldRow.objects.filter(certification__in=known, lifted_at=None).order_by("id"):
        holds[hold.certification_id].append(Hold(str(hold.uuid), tuple(hold.scopes)))
    for task in TaskRow.objects.filter(certification__in=known, done_at=None).order_by("id"):
        tasks[task.certification_id].append(Task(str(task.uuid), tuple(task.scopes), task.due_at))
    return {
        row.pk: Condition(
            state=State(row.state),
            period=period_of(row),
            terms=read_terms(row.terms),
            holds=tuple(holds[row.pk]),
            tasks=tuple(tasks[row.pk]),
        )
        for row in known
    }


def earned_of(person: Person) -> list[Certification]:
    """Return what the person has ever earned, by level and area."""
    rows = Certification.objects.filter(person=person).exclude(valid_from=None)
    return list(rows.select_related("credential").order_by("level_ref", "area"))


def period_of(row: Certification) -> Period | None:
    """Return the dates of a certification, or None before it was ever earned."""
    if not (row.valid_from and row.expiring_from and row.valid_until and row.grace_until):
        return None
    return Period(row.valid_from, row.expiring_from, row.valid_until, row.grace_until)
