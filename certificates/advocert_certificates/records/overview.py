"""How everybody stands, as charts with their numbers beside them; no person is named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from advocert_certificates import api
from advocert_certificates.data import Overview, SpanCount
from advocert_certificates.records.filters import VIEWS, Filters
from advocert_certificates.records.guard import for_numbers
from advocert_certificates.web.pages import render_page
from advocert_certificates.web.standings import badge_for
from advocert_certificates.web.viewers import may_view_records

_COUNTING = ("certified", "expiring", "grace")
_WHY = {
    "ends": _("They are told 60, 30 and 7 days before; those who renew lose nothing."),
    "older": _(
        "What they signed was replaced since. A change in substance has opened a task for each of them."
    ),
    "never": _("They may have left, or nobody asked them."),
}
# Over the first column, and what the table is about.
_HEADS = {
    "ends": (_("Week"), _("Certificates that end within 60 days, by week")),
    "older": (_("Policy"), _("Certificates that count and were earned on an older policy, by policy")),
    "never": (_("Month"), _("Certificates that ended and were never renewed, by the month they ended")),
}


@dataclass(frozen=True)
class Bar:
    """One bar: what it is about, how many, its length in percent of the longest, where to see the people."""

    label: str
    count: int
    share: int
    address: str = ""


@dataclass(frozen=True)
class Chart:
    """One of the ready-made lists in numbers. `head` and `caption` say what the bars are, for who cannot see them."""

    name: str
    label: str
    why: str
    count: int
    bars: Sequence[Bar]
    head: str
    caption: str
    address: str


@require_safe
@for_numbers
def page(request: HttpRequest) -> HttpResponse:
    """Show the numbers; for HR every bar leads to the people behind it."""
    now = timezone.localtime()
    numbers = api.get_overview(now=now)
    context = {
        "now": now,
        "total": sum(numbers.standings.values()),
        "running": sum(numbers.standings[state] for state in _COUNTING),
        "standings": _standings(numbers),
        "ends": _spans(numbers.ends, Filters(), _month),
        "charts": _charts(numbers),
        # The owner of the programme sees how many; the people behind a number are for HR.
        "people": may_view_records(request.user),
    }
    return render_page(request, "records/overview.html", context)


def _standings(numbers: Overview) -> list[Bar]:
    bars = [
        (str(badge_for(state).word), count, Filters(state=state))
        for state, count in numbers.standings.items()
    ]
    return _bars(bars)


def _charts(numbers: Overview) -> list[Chart]:
    older = [(one.policy, one.count, Filters(view="older", policy=one.policy)) for one in numbers.older]
    bars = {
        "ends": _spans(numbers.soon, Filters(view="ends"), _week),
        "older": _bars(older),
        "never": _spans(numbers.never, Filters(view="never"), _month),
    }
    counts = {"ends": numbers.ends_soon, "older": numbers.outdated, "never": numbers.never_renewed}
    return [
        Chart(
            name,
            str(label),
            str(_WHY[name]),
            counts[name],
            bars[name],
            str(_HEADS[name][0]),
            str(_HEADS[name][1]),
            Filters(view=name).address(),
        )
        for name, label in VIEWS.items()
    ]


def _spans(spans: Sequence[SpanCount], filters: Filters, label: Callable[[SpanCount], str]) -> list[Bar]:
    """Return a bar for each span; the first one has no day of its own from which on the list would begin."""
    first = spans[0] if spans else None
    return _bars([(label(one), one.count, _within(one, filters, open_=one is first)) for one in spans])


def _within(span: SpanCount, filters: Filters, *, open_: bool) -> Filters:
    """Return the filters narrowed to the days of a span, so that the list behind a bar has just those."""
    since = "" if open_ or span.begin is None else timezone.localtime(span.begin).date().isoformat()
    return replace(filters, since=since, until=_last_day(span.end).isoformat() if span.end else "")


def _bars(rows: Sequence[tuple[str, int, Filters]]) -> list[Bar]:
    longest = max((count for _, count, _ in rows), default=0)
    return [
        Bar(label, count, _share(count, longest), filters.address() if count else "")
        for label, count, filters in rows
    ]


def _last_day(end: datetime) -> date:
    return timezone.localtime(end - timedelta(seconds=1)).date()


def _month(span: SpanCount) -> str:
    return date_format(span.begin, str(_("M Y"))) if span.begin else str(_("Earlier"))


def _week(span: SpanCount) -> str:
    if span.begin is None or span.end is None:
        return ""
    first, last = (date_format(day, gettext("j M")) for day in (span.begin.date(), _last_day(span.end)))
    return first if first == last else gettext("{first} to {last}").format(first=first, last=last)


def _share(count: int, longest: int) -> int:
    return round(100 * count / longest) if longest else 0
