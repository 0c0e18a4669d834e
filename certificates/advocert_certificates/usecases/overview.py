"""How everybody stands, in numbers: for charts, never on the path of a list."""

from datetime import datetime

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from advocert_certificates.data import HoldingFilter, MonthCount, Overview
from advocert_certificates.domain.lifecycle import Standing, State
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import Certification
from advocert_certificates.usecases.holders import held, in_standing

SOON_DAYS = 60
_MONTHS = 12


def get_overview(*, now: datetime) -> Overview:
    """Return how the certifications stand at a moment: two passes over the table and three narrow questions."""
    wanted = [standing for standing in Standing if standing is not Standing.LEARNING]
    counts = {standing.value: Count("pk", filter=in_standing(standing, now)) for standing in wanted}
    return Overview(
        standings=Certification.objects.aggregate(**counts),
        ends=_ends(now),
        ends_soon=held(HoldingFilter(ends_within=SOON_DAYS), now).count(),
        outdated=held(HoldingFilter(outdated=True), now).count(),
        never_renewed=held(HoldingFilter(never_renewed=True), now).count(),
    )


def _ends(now: datetime) -> tuple[MonthCount, ...]:
    first = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    months = [add_months(first, number) for number in range(_MONTHS + 1)]
    running = Q(state=State.CERTIFIED, valid_until__gte=max(first, now), valid_until__lt=months[-1])
    rows = Certification.objects.filter(running).annotate(month=TruncMonth("valid_until", tzinfo=now.tzinfo))
    counted = {
        (row["month"].year, row["month"].month): row["n"]
        for row in rows.values("month").annotate(n=Count("pk"))
    }
    return tuple(MonthCount(month, counted.get((month.year, month.month), 0)) for month in months[:-1])
