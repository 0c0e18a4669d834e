"""The list of people and one person's record."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from advocert_certificates import api
from advocert_certificates.data import CertificationView, PersonRecord
from advocert_certificates.domain.errors import CursorError, PersonNotFoundError, UnknownStateError
from advocert_certificates.records import bulk, exporting
from advocert_certificates.records.choices import Choices
from advocert_certificates.records.days import DaysForm
from advocert_certificates.records.filters import Filters, columns_of, exported
from advocert_certificates.records.guard import for_hr
from advocert_certificates.records.places import places_of
from advocert_certificates.records.story import years_of
from advocert_certificates.records.taking_back import TakingBackForm
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.saying import said
from advocert_certificates.web.standings import STANDINGS
from advocert_certificates.web.viewers import may_take_back

_PAGE_SIZE = 25


@require_safe
@for_hr
def listing(request: HttpRequest) -> HttpResponseBase:
    """Show people by name, found by a part of their name or mail and by what they hold; also as a file."""
    filters, now = Filters.of(request), timezone.now()
    kind = request.GET.get("format", "")
    try:
        if kind and not filters.problem:
            columns, rows = columns_of(filters), exported(filters, now)
            return exporting.answer(request, kind, filters.file_name(now), columns, rows)
        page = None if filters.problem else filters.page(now, filters.cursor, _PAGE_SIZE)
    except (CursorError, UnknownStateError) as error:
        return refuse(
            request,
            status=400,
            title=_("This part of the list cannot be shown."),
            text=said(error),
            todo=_("Open People again; the search starts anew there."),
        )
    previous, following = (page.previous_cursor, page.next_cursor) if page else ("", "")
    may_act = may_take_back(request.user)
    context = {
        "page": page,
        "filters": filters,
        "day": filters.day(now),
        "may_act": may_act,
        "asked": {name: request.GET.get(name, "")[:10] for name in ("on", "known")},
        "standings": STANDINGS,
        "choices": Choices.of_programme(),
        "earlier": filters.address(**{"from": previous}) if previous else "",
        "later": filters.address(**{"from": following}) if following else "",
        "files": {kind: filters.address(format=kind) for kind in exporting.KINDS},
        "deeds": bulk.WORDS if may_act and not filters.is_of_a_day else {},
        "choose_address": filters.address_of("advocert:bulk-choose"),
        "keep_address": filters.address_of("advocert:keep-view"),
        "kept": filters.kept(api.list_views(request.user.get_username())),
        "now": now,
        "places": places_of(request.user)[1:],
        "waiting": api.count_waiting_erasures(),
    }
    return render_page(request, "records/people.html", context, status=400 if kind else 200)


@require_safe
@for_hr
def person(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show one person: standing, access, what it rests on, the whole story."""
    now = timezone.now()
    try:
        record = api.get_person_record(uuid, now=now)
    except PersonNotFoundError as error:
        return no_such_person(request, error)
    context = {
        "record": record,
        "decided": decided_of(record),
        "years": years_of(record.timeline),
        "access": record.certifications[0].access if record.certifications else (),
        "may_take_back": may_take_back(request.user),
        "form": TakingBackForm(),
        "as_of": _as_of(request, uuid),
        "now": now,
        "erasure": (erasure := api.get_erasure(uuid)),
        "waits": () if erasure else api.open_requests_to_erase(uuid),
    }
    return render_page(request, "records/person.html", context)


def _as_of(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """Return how the person stood on the day that the address names; without a day only the form."""
    form = DaysForm(request.GET)
    if not form.is_valid() or not (form.cleaned_data["on"] or form.cleaned_data["known"]):
        return {"form": form}
    on, known = form.moments()
    return {
        "form": form,
        "on": on,
        "known": known,
        "standings": api.standings_on(uuid, on=on, known_at=known),
    }


def decided_of(record: PersonRecord) -> tuple[CertificationView, ...]:
    """Return the certifications about which something was decided; levels still to learn have no uuid."""
    return tuple(one for one in record.certifications if one.uuid is not None)


def no_such_person(request: HttpRequest, error: PersonNotFoundError) -> HttpResponse:
    """Answer for an address that leads to nobody."""
    return refuse(
        request,
        status=404,
        title=_("Nobody is recorded here."),
        text=said(error),
        todo=_("Open People and search by a part of the name."),
    )
