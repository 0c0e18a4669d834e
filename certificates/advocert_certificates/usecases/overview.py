"""How everybody stands, in numbers: for charts, never on the path of a list."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise

from django.db.models import Count, Q, QuerySet

from advocert_certificates.data import HoldingFilter, Overview, PolicyCount, SpanCount
from advocert_certificates.domain.lifecycle import Standing, State
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import Certification
from advocert_certificates.usecases.holders import held, in_standing

SOON_DAYS = 60
_MONTHS = 12


def get_overview(*, now: datetime) -> Overview:
    """Return how the certifications stand at a moment: one question for each chart.

    Weeks and months begin where `now` is: in the zone that it comes in.
    """
    wanted = [standing for standing in Standing if standing is not Standing.LEARNING]
    counts = {standing.value: Count("pk", filter=in_standing(standing, now)) for standing in wanted}
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    running = Certification.objects.filter(state=State.CERTIFIED, valid_until__gt=now)
    return Overview(
        standings=Certification.objects.aggregate(**counts),
        ends=_counted(running, [now, *_months(month, range(1, _MONTHS + 1))]),
        soon=_counted(held(HoldingFilter(ends_within=SOON_DAYS), now), _weeks(now)),
        older=_older(now),
        never=_counted(
            held(HoldingFilter(never_renewed=True), now),
            [None, *_months(month, range(1 - _MONTHS, 1)), None],
        ),
    )


def _months(first: datetime, numbers: Sequence[int]) -> list[datetime]:
    return [add_months(first, number) for number in numbers]


def _weeks(now: datetime) -> list[datetime]:
    """Return now, every Monday after it, and where the list ends: that moment itself is still in it."""
    monday = datetime.combine(now.date() - timedelta(days=now.weekday()), time(), now.tzinfo)
    last = now + timedelta(days=SOON_DAYS)
    mondays = (monday + timedelta(weeks=number) for number in range(1, SOON_DAYS // 7 + 2))
    return [now, *(one for one in mondays if one <= last), last + timedelta(seconds=1)]


def _counted(rows: QuerySet[Certification], edges: Sequence[datetime | None]) -> tuple[SpanCount, ...]:
    """Return how many end between each edge and the next one, in one pass. No zone is asked of the database."""
    spans = list(pairwise(edges))
    counts = {f"n{number}": Count("pk", filter=_between(*span)) for number, span in enumerate(spans)}
    found = rows.aggregate(**counts)
    return tuple(SpanCount(*span, found[f"n{number}"]) for number, span in enumerate(spans))


def _between(begin: datetime | None, end: datetime | None) -> Q:
    found = Q(valid_until__isnull=False)
    if begin is not None:
        found &= Q(valid_until__gte=begin)
    return found & Q(valid_until__lt=end) if end is not None else found


def _older(now: datetime) -> tuple[PolicyCount, ...]:
    rows = held(HoldingFilter(outdated=True), now).values_list("programme__policy_set")
    return tuple(PolicyCount(*row) for row in rows.annotate(Count("pk")).order_by("programme__policy_set"))
