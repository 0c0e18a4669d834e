"""Data about me: what happened, what is stored, my name, and the dates for my calendar."""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from advocert_certificates import api
from advocert_certificates.data import CertificationView
from advocert_certificates.domain.calendar import Day, calendar
from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.web.headers import secure_page, with_page_headers
from advocert_certificates.web.pages import render_page
from advocert_certificates.web.viewers import full_name_of

_KEEP = "private, no-store"


@require_safe
@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Show the person's own history, and what can be done with the data."""
    now = timezone.now()
    api.note_language(request.user.pk, get_language() or "")
    mine = api.export_platform_user(request.user.pk, now=now)
    context = {
        "known": mine["person"],
        "counts": {name: len(rows) for name, rows in mine.items() if isinstance(rows, list)},
        "story": api.get_my_timeline(request.user.pk, now=now),
        "account_name": full_name_of(request.user),
        "asked": (asked := api.open_requests_about(request.user.pk)),
        "mine": any(not one.by for one in asked),
        "dates": [day for day in _days(request, now) if not day.cancelled],
        "now": now,
    }
    return render_page(request, "me_data.html", context)


@require_safe
@login_required
def download(request: HttpRequest) -> HttpResponse:
    """Give everything that is stored about the person, to that person."""
    said = api.export_platform_user(request.user.pk, now=timezone.now())
    response = JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _as_file(response, "my-data.json")


@require_safe
@login_required
def renewals(request: HttpRequest) -> HttpResponse:
    """Give the days on which something of mine ends or is due, as a calendar file."""
    now = timezone.now()
    days = _days(request, now)
    if not days:
        messages.info(request, _("Nothing ends and nothing is due, so there is nothing for a calendar yet."))
        return HttpResponseRedirect(reverse("advocert:my-data"))
    text = calendar(days, now)
    return _as_file(HttpResponse(text, content_type="text/calendar; charset=utf-8"), "renewals.ics")


@require_POST
@login_required
@secure_page
def correct_name(request: HttpRequest) -> HttpResponse:
    """Take over the name of the account, and issue what is held again under it."""
    now = timezone.now()
    person = api.export_platform_user(request.user.pk, now=now)["person"]
    name = full_name_of(request.user)
    if person is None or person["full_name"] == name:
        messages.info(request, _("Your name here is that of your account. Nothing has changed."))
    else:
        api.correct_name(UUID(person["uuid"]), full_name=name, actor="holder", now=now)
        messages.success(
            request,
            _("Your name is corrected. Certificates with the old name no longer count; take the new."),
        )
    return HttpResponseRedirect(reverse("advocert:my-data"))


@require_POST
@login_required
@secure_page
def ask_to_be_erased(request: HttpRequest) -> HttpResponse:
    """Note that the person asks HR to erase everything; nothing else happens yet."""
    try:
        api.ask_to_be_erased(request.user.pk, now=timezone.now())
    except PersonNotFoundError:
        messages.info(request, _("Nothing is stored about you, so there is nothing to erase."))
    else:
        messages.success(
            request,
            _("HR sees your request. Nothing is erased yet, and you can withdraw it here until it is."),
        )
    return HttpResponseRedirect(reverse("advocert:my-data"))


@require_POST
@login_required
@secure_page
def withdraw_request(request: HttpRequest) -> HttpResponse:
    """Take that request back."""
    withdrawn = False
    with contextlib.suppress(PersonNotFoundError):
        withdrawn = api.withdraw_my_request(request.user.pk, now=timezone.now())
    if withdrawn:
        messages.success(request, _("Your request is withdrawn. Nothing was erased."))
    else:
        messages.info(request, _("No request of yours was waiting. Nothing has changed."))
    return HttpResponseRedirect(reverse("advocert:my-data"))


def _days(request: HttpRequest, now: datetime) -> list[Day]:
    """Return what ends or is due, and what ended before its day, so that a calendar takes that day away."""
    standing = api.get_my_certifications(request.user.pk, now=now)
    return [day for one in standing for day in _days_of(request, one)]


def _days_of(request: HttpRequest, one: CertificationView) -> Iterator[Day]:
    url = request.build_absolute_uri(reverse("advocert:me"))
    if one.valid_until and one.state != "expired":
        before = tuple(sorted({(one.valid_until - at).days for at in one.reminders}, reverse=True))
        yield Day(
            uid=f"{one.uuid}-end@advocert",
            # As the pages say it: a day of this site, not of Greenwich.
            on=timezone.localdate(one.valid_until),
            title=_("“{title}” ends").format(title=one.title),
            text=_("Renew it before this day, and nothing pauses."),
            url=url,
            alarms=before,
            sequence=one.steps,
            cancelled=not one.active,
        )
    for task in one.tasks if one.active else ():
        due, title = timezone.localdate(task.due_at), _("Due: {title}").format(title=task.title)
        yield Day(f"{task.uuid}@advocert", due, title, url=url)


def _as_file(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = _KEEP
    return with_page_headers(response)
