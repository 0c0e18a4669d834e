"""Writing what is believed about who may do what, and asking it for any day as known on any day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice, product
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from advocert_certificates.data import AllowancePage, AllowanceRow
from advocert_certificates.domain.condition import Condition, Span
from advocert_certificates.domain.errors import CursorError
from advocert_certificates.domain.history import Step
from advocert_certificates.domain.knowledge import FOREVER
from advocert_certificates.domain.lifecycle import Trigger
from advocert_certificates.domain.phases import belief_after
from advocert_certificates.models import Allowance, Certification
from advocert_certificates.usecases.desk import Desk

_LIMIT = 1_000


@dataclass(frozen=True)
class Question:
    """Who could do this, there, on a day, as known on a day. An empty scope asks who was certified.

    An area or region of None asks for any.
    """

    scope: str
    area: str | None
    region: str | None
    on: datetime
    known: datetime


def believe(
    desk: Desk, row: Certification, after: Condition, taken: Step, earlier: Sequence[Step] = ()
) -> None:
    """Put on the desk what is believed after a step.

    `earlier`: all steps before it, needed only for one that counts from before it was recorded.
    """
    if taken.trigger is Trigger.TIME:
        return  # what time does was believed from the start
    believed = desk.believed(row)
    belief = belief_after(believed, earlier, taken, after)
    for span in belief.superseded:
        old = believed.pop(span)
        old.superseded_at = taken.at
        if old.pk:
            desk.made.ended[taken.at].append(old.pk)
    for new in _rows(row, belief.recorded, taken.at):
        believed[Span(new.scope, new.area, new.region, new.valid_from, new.valid_until)] = new
        desk.made.allowances.append(new)


def who_could(
    scope: str,
    *,
    area: str | None = "",
    region: str | None = "",
    on: datetime,
    known_at: datetime | None = None,
    cursor: str = "",
    limit: int = 100,
) -> AllowancePage:
    """Return who could do this on that day, as it was known then; one page, in a stable order.

    A certification that is bound to no area or region answers for every one; None asks for any of them.
    `limit` is 1 to 1,000. Each of the at most four parts is one range of one index, whatever the size of the
    table and the depth of the page.

    Raises:
        CursorError: the cursor is not one of ours.
    """
    question = Question(scope, area, region, on, known_at or on)
    after = read_cursor(cursor)
    limit = min(max(limit, 1), _LIMIT)
    parts = tuple(product(_this_or_any(area), _this_or_any(region)))
    # A person may answer many times, by two levels or in several places: once is enough for a list of people.
    found = [_people(question, one, two, after)[: limit + 1] for one, two in parts]
    people = list(islice(_each_once(merge(*found)), limit + 1))
    more = people[limit - 1] if len(people) > limit else 0
    rows = _answers(question).filter(person__in=people[:limit]).select_related("person", "certification")
    for name, value in (("area", area), ("region", region)):
        rows = rows if value is None else rows.filter(**{f"{name}__in": {value, ""}})
    first = {row.person_id: row for row in rows.order_by("-pk")}
    page = tuple(_row(first[person]) for person in people[:limit])
    return AllowancePage(page, f"{more:x}" if more else "")


def could(
    person_uuid: UUID,
    scope: str,
    *,
    area: str = "",
    region: str = "",
    on: datetime,
    known_at: datetime | None = None,
) -> bool:
    """Tell whether one person could do this on that day, as it was known then."""
    question = Question(scope, area, region, on, known_at or on)
    parts = product(_this_or_any(area), _this_or_any(region))
    return any(
        allowances_for(question, one, two, 0).filter(person__uuid=person_uuid).exists() for one, two in parts
    )


def allowances_for(
    question: Question, area: str | None, region: str | None, after: int
) -> QuerySet[Allowance]:
    """Return the rows that answer for exactly this area and region: the one indexed query. None is any."""
    place = {name: value for name, value in (("area", area), ("region", region)) if value is not None}
    rows = _answers(question).filter(person_id__gt=after, **place)
    # No join: a planner that may begin with another table sorts everybody before it shows the first page.
    return rows.order_by("person_id")


def _answers(question: Question) -> QuerySet[Allowance]:
    rows = Allowance.objects.filter(scope=question.scope)
    rows = rows.filter(valid_from__lte=question.on, valid_until__gt=question.on)
    return rows.filter(recorded_at__lte=question.known, superseded_at__gt=question.known)


def _this_or_any(value: str | None) -> tuple[str | None, ...]:
    return (value, "") if value else (value,)


def _people(question: Question, area: str | None, region: str | None, after: int) -> QuerySet[Any]:
    rows = allowances_for(question, area, region, after)
    return rows.values_list("person_id", flat=True).distinct()


def _each_once(people: Iterable[int]) -> Iterable[int]:
    last = 0
    for person in people:
        if person != last:
            yield person
        last = person


def _row(row: Allowance) -> AllowanceRow:
    return AllowanceRow(
        person_uuid=row.person.uuid,
        full_name=row.person.full_name,
        username=row.person.username,
        certification_uuid=row.certification.uuid,
        level_ref=row.level_ref,
        scope=row.scope,
        area=row.area,
        region=row.region,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        recorded_at=row.recorded_at,
        superseded_at=None if row.superseded_at == FOREVER else row.superseded_at,
    )


def read_cursor(cursor: str) -> int:
    """Return the place after which a list goes on; 0 for its beginning.

    Raises:
        CursorError: the cursor is not one of ours.
    """
    try:
        place = int(cursor or "0", 16)
    except ValueError as error:
        raise CursorError from error
    if not 0 <= place < 1 << 63:
        raise CursorError
    return place


def _rows(row: Certification, spans: Iterable[Span], at: datetime) -> list[Allowance]:
    return [
        Allowance(
            person_id=row.person_id,
            certification=row,
            level_ref=row.level_ref,
            scope=span.scope,
            area=span.area,
            region=span.region,
            valid_from=span.begin,
            valid_until=span.end,
            recorded_at=at,
            superseded_at=FOREVER,
        )
        for span in spans
    ]
