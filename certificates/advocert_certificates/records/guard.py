"""Who gets in: signed in and HR. Everybody else is told what to do, on a page of the same frame."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from advocert_certificates.records.places import places_of
from advocert_certificates.web.headers import secure_page
from advocert_certificates.web.pages import refuse
from advocert_certificates.web.viewers import (
    may_publish,
    may_record_attendance,
    may_take_back,
    may_view_numbers,
    may_view_questions,
    may_view_records,
    may_view_rules,
    viewer_of,
)

View = Callable[..., HttpResponse]


def for_hr(view: View) -> View:
    """Let HR through; send strangers to sign in, and refuse others with 403."""
    return _guarded(view, may_view_records, _("The records are for HR."))


def for_numbers(view: View) -> View:
    """Let those through who may see numbers without names: HR, its auditors, and the owner of the programme."""
    return _guarded(view, may_view_numbers, _("The numbers are for HR and the owner of the programme."))


def for_coaches(view: View) -> View:
    """Let those through who say who was at a workshop: HR, coaches and trainers."""
    return _guarded(view, may_record_attendance, _("Attendance is for HR, coaches and trainers."))


def for_trainers(view: View) -> View:
    """Let those through who mend or review questions: trainers, reviewers and the owner of the programme."""
    return _guarded(view, may_view_questions, _("The questions are for trainers and reviewers."))


def for_rules(view: View) -> View:
    """Let those read who review rules, and change who publishes them: HR and the owner of the programme."""
    read = _guarded(view, may_view_rules, _("The programme is for its owner, its reviewers and HR."))
    change = _guarded(view, may_publish, _("Rules are changed by the owner of the programme and HR."))

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return (change if request.method == "POST" else read)(request, *args, **kwargs)

    return guarded


def for_hr_who_decide(view: View) -> View:
    """Let those of HR through who may take a certificate back."""
    return _guarded(view, may_take_back, _("Taking a certificate back is for HR."))


def _guarded(view: View, allowed: Callable[[Any], bool], title: str) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not allowed(request.user):
            return _refuse(request, title)
        return view(request, *args, **kwargs)

    return secure_page(login_required(guarded))


def _refuse(request: HttpRequest, title: str) -> HttpResponse:
    viewer = viewer_of(request)
    return refuse(
        request,
        status=403,
        title=title,
        text=_("You are signed in as {name}, and this page is for others. Nothing was changed.").format(
            name=viewer.name if viewer else ""
        ),
        todo=_(
            "If this is part of your work, ask an administrator of this site to add you to a group that may open it. "
            "Your own record stands under My certification."
        ),
        places=places_of(request.user),
    )
