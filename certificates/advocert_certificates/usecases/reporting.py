"""What was decided in a span of time: counted, and step by step."""

from datetime import datetime

from django.db.models import Count

from advocert_certificates.data import ReportLine, SpanReport
from advocert_certificates.models import Transition
from advocert_certificates.usecases.reasons import label_of
from advocert_certificates.usecases.timeline import sentence_of

REPORT_LINES = 1_000


def get_audit_report(begin: datetime, end: datetime) -> SpanReport:
    """Return the steps recorded after `begin` and up to `end`, oldest first, at most `REPORT_LINES` of them."""
    rows = Transition.objects.filter(at__gt=begin, at__lte=end)
    counts = rows.values_list("trigger").annotate(Count("id")).order_by("trigger")
    shown = rows.select_related("certification__person", "entry").order_by("at", "id")
    shown = shown.defer("details", "certification__terms", "entry__text")[:REPORT_LINES]
    return SpanReport(
        begin=begin,
        end=end,
        total=sum(count for _, count in counts),
        counts=tuple((trigger, count) for trigger, count in counts),
        lines=tuple(_line(row) for row in shown),
    )


def _line(row: Transition) -> ReportLine:
    person = row.certification.person
    entry = getattr(row, "entry", None)
    return ReportLine(
        at=row.at,
        counts_from=row.effective_at,
        person_uuid=person.uuid,
        full_name=person.full_name or person.username,
        said=sentence_of(row),
        reason=label_of(row.reason_code),
        actor=row.actor,
        entry=entry.number if entry else None,
    )
