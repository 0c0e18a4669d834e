"""How everybody stands, as charts with their numbers beside them; no person is named."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from advocert_certificates import api
from advocert_certificates.data import Overview
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


@dataclass(frozen=True)
class Bar:
    """One bar: what it is about, how many, its length in percent of the longest, where to see the people."""

    label: str
    count: int
    share: int
    address: str = ""
    why: str = ""


@require_safe
@for_numbers
def page(request: HttpRequest) -> HttpResponse:
    """Show the numbers; for HR every bar leads to the people behind it."""
    now = timezone.now()
    numbers = api.get_overview(now=now)
    context = {
        "now": now,
        "total": sum(numbers.standings.values()),
        "running": sum(numbers.standings[state] for state in _COUNTING),
        "standings": _standings(numbers),
        "ends": _ends(numbers),
        "views": _views(numbers),
        # The owner of the programme sees how many; the people behind a number are for HR.
        "people": may_view_records(request.user),
    }
    return render_page(request, "records/overview.html", context)


def _standings(numbers: Overview) -> list[Bar]:
    longest = max(numbers.standings.values(), default=0)
    return [
        Bar(str(badge_for(state).word), count, _share(count, longest), Filters(state=state).address())
        for state, count in numbers.standings.items()
    ]


def _ends(numbers: Overview) -> list[Bar]:
    longest = max((month.count for month in numbers.ends), default=0)
    return [Bar(_month(one.month), one.count, _share(one.count, longest)) for one in numbers.ends]


def _views(numbers: Overview) -> list[Bar]:
    counts = {"ends": numbers.ends_soon, "older": numbers.outdated, "never": numbers.never_renewed}
    return [
        Bar(str(label), counts[name], 0, Filters(view=name).address(), str(_WHY[name]))
        for name, label in VIEWS.items()
    ]


def _month(month: datetime) -> str:
    return date_format(month, str(_("M Y")))


def _share(count: int, longest: int) -> int:
    return round(100 * count / longest) if longest else 0
