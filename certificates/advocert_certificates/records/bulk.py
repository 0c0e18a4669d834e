"""One deed for many people: choose in the list, look, say why, watch, undo."""

from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from advocert_certificates import api
from advocert_certificates.data import BulkView
from advocert_certificates.domain.errors import BulkError, BulkNotFoundError, RequestError
from advocert_certificates.records.filters import Filters
from advocert_certificates.records.guard import for_hr_who_decide
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.saying import said

# What each deed is called: on the list, as a title, on its button.
WORDS = {
    "remind": (_("Remind by mail"), _("Remind these people by mail?"), _("Remind them")),
    "pause": (_("Pause certificates"), _("Pause the certificates of these people?"), _("Pause them")),
    "waive": (_("Waive a part"), _("Waive a part for these people?"), _("Waive it")),
    "issue": (
        _("Issue certificates again"),
        _("Issue the certificates of these people again?"),
        _("Issue them"),
    ),
}


class DecisionForm(forms.Form):
    """Why, and what else the deed needs. What is missing is said by the service, for every caller alike."""

    words = forms.CharField(required=False, max_length=1000)
    reason = forms.CharField(required=False, max_length=32)
    ref = forms.CharField(required=False, max_length=128)
    until = forms.DateField(
        required=False, error_messages={"invalid": _("Write the day as year-month-day, such as 2027-03-31.")}
    )
    asked_by = forms.CharField(required=False, max_length=150)

    def given(self) -> api.BulkInput:
        """Return what the service is told; a waiver ends when its day begins in UTC."""
        said = self.cleaned_data
        until = datetime.combine(said["until"], time(), UTC) if said["until"] else None
        return api.BulkInput(said["words"], said["reason"], said["ref"].strip(), until, said["asked_by"])


@require_POST
@for_hr_who_decide
def choose(request: HttpRequest) -> HttpResponse:
    """Note whom it is about: those ticked, or everybody who matches the list."""
    now, filters = timezone.now(), Filters.of(request)
    if filters.is_of_a_day or filters.problem:
        return refuse(
            request,
            status=400,
            title=_("Nobody was chosen."),
            text=_("What is done is done today, and the list is about another day."),
            todo=_("Go back to the list of today and choose there."),
            places=((_("The list of today"), filters.today),),
        )
    try:
        action, actor = request.POST.get("action", ""), request.user.get_username()
        if request.POST.get("all"):
            run = filters.choose(action, actor, now)
        else:
            run = api.choose_people(_ticked(request), action=action, actor=actor, now=now)
    except (RequestError, ValueError) as error:
        text = said(error) if isinstance(error, RequestError) else _("The choice could not be read.")
        return refuse(
            request,
            status=400,
            title=_("Nobody was chosen."),
            text=text,
            todo=_("Go back to the list, tick people, and choose what to do with them."),
        )
    return HttpResponseRedirect(reverse("advocert:bulk", args=[run]))


@require_http_methods(["GET", "HEAD", "POST"])
@for_hr_who_decide
def page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a run: whom it would touch and whom not; then how far it is; then what came of it."""
    now, form, problem = timezone.now(), DecisionForm(request.POST or None), ""
    try:
        if request.method == "POST" and form.is_valid():
            api.decide_bulk(uuid, form.given(), actor=request.user.get_username(), now=now)
            return HttpResponseRedirect(reverse("advocert:bulk", args=[uuid]))
        run = api.get_bulk(uuid, now=now)
    except BulkError as error:
        problem, run = said(error), api.get_bulk(uuid, now=now)
    except BulkNotFoundError as error:
        return _no_such_run(request, error)
    context = _context(run, form, problem or _first_error(form))
    return render_page(request, "records/bulk.html", context, status=400 if context["problem"] else 200)


@require_POST
@for_hr_who_decide
def undo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Stop a run; whoever was touched already stays touched, and the page says how many."""
    try:
        api.undo_bulk(uuid, now=timezone.now())
    except BulkNotFoundError as error:
        return _no_such_run(request, error)
    messages.success(request, _("It is stopped. Nobody else is touched."))
    return HttpResponseRedirect(reverse("advocert:bulk", args=[uuid]))


def _context(run: BulkView, form: DecisionForm, problem: str) -> dict[str, Any]:
    return {
        "run": run,
        "words": WORDS[run.action],
        "form": form,
        "problem": problem,
        "reasons": [reason for reason in api.HOLD_REASONS if reason.code != "incident"],
        "untouched_count": run.looked - run.touched_count,
        "done": run.counts.get("done", 0),
        "failed": run.counts.get("failed", 0),
    }


def _first_error(form: DecisionForm) -> str:
    return next((str(errors[0]) for errors in form.errors.values()), "")


def _ticked(request: HttpRequest) -> list[UUID]:
    return [UUID(text) for text in request.POST.getlist("person")]


def _no_such_run(request: HttpRequest, error: BulkNotFoundError) -> HttpResponse:
    return refuse(
        request,
        status=404,
        title=_("There is no such run."),
        text=said(error),
        todo=_("Open People and choose anew."),
    )
