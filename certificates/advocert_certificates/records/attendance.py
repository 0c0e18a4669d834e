"""Bringing in who was at a workshop: upload, look at every line, then record; the same list twice records once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from advocert_certificates import api
from advocert_certificates.data import AttendanceLine
from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.records.attendance_file import ReadList, read_list, written
from advocert_certificates.records.guard import for_coaches
from advocert_certificates.web.pages import render_page

_MOST_BYTES = 1_000_000


@require_http_methods(["GET", "HEAD", "POST"])
@for_coaches
def page(request: HttpRequest) -> HttpResponse:
    """Ask for a list; show what it says and what is wrong with it; record it when that was looked at."""
    if request.method != "POST":
        return render_page(request, "records/attendance.html", {})
    checked = request.POST.get("checked", "")
    upload = request.FILES.get("list")
    if not checked and (upload is None or upload.size > _MOST_BYTES):
        mistakes = (_("Choose a file of at most 1 MB."),)
        return render_page(request, "records/attendance.html", {"mistakes": mistakes}, status=400)
    found = read_list(checked.encode() if checked else upload.read())
    known, unknown = _people(found)
    if checked and known and not (found.mistakes or unknown):
        return _record(request, known)
    return _preview(request, found, known, unknown)


def _preview(
    request: HttpRequest, found: ReadList, known: dict[AttendanceLine, UUID], unknown: Any
) -> HttpResponse:
    context = {
        "lines": list(known)[:200],
        "count": len(known),
        "mistakes": [*found.mistakes, *unknown][:100],
        "checked": written(known),
    }
    return render_page(request, "records/attendance.html", context, status=200 if known else 400)


def _people(found: ReadList) -> tuple[dict[AttendanceLine, UUID], list[str]]:
    known: dict[AttendanceLine, UUID] = {}
    unknown, today = [], timezone.localdate()
    for line in found.lines:
        if line.day > today:
            unknown.append(
                _("Line {number}: {day} has not come yet.").format(number=line.number, day=line.day)
            )
            continue
        try:
            known[line] = api.find_person(line.who)
        except PersonNotFoundError:
            unknown.append(
                _("Line {number}: nobody has exactly the user name or mail address {who}.").format(
                    number=line.number, who=repr(line.who)
                )
            )
    return known, unknown


def _record(request: HttpRequest, known: dict[AttendanceLine, UUID]) -> HttpResponse:
    new = api.record_attendance(
        ((uuid, line.ref, line.day) for line, uuid in known.items()),
        actor=request.user.get_username(),
        now=timezone.now(),
    )
    said = ngettext("{new} of {all} line was new.", "{new} of {all} lines were new.", len(known))
    messages.success(request, said.format(new=new, all=len(known)))
    return HttpResponseRedirect(reverse("advocert:attendance"))
