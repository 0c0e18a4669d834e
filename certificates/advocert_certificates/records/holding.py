"""Pausing a certificate, all of it or some of what it allows, and opening it again; after an incident two people decide."""

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
from advocert_certificates.data import CertificationView, HoldInput, PersonRecord
from advocert_certificates.domain.errors import (
    HoldNotFoundError,
    IllegalMoveError,
    NotProposedError,
    PersonNotFoundError,
    SamePersonError,
)
from advocert_certificates.records.guard import for_hr_who_decide
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.saying import said

INCIDENT = "incident"
# Enough to say why; what is longer belongs into a conversation.
_LONGEST_WORDS = 1000
WORDS_ERRORS = {"max_length": _("Say it in at most %(limit_value)d characters; these are %(show_value)d.")}


class HoldingForm(forms.Form):
    """What to pause and why. No scope chosen means all of it."""

    reason = forms.ChoiceField(
        choices=lambda: [(reason.code, reason.label) for reason in api.HOLD_REASONS],
        error_messages={
            "required": _("Choose a reason. It is kept in the record."),
            "invalid_choice": _("Choose a reason from the list."),
        },
    )
    scopes = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": _("This certificate does not allow that, so it cannot be paused.")},
    )
    words = forms.CharField(required=False, max_length=_LONGEST_WORDS, error_messages=WORDS_ERRORS)
    counsel = forms.BooleanField(required=False)

    def __init__(self, data: Any, held: CertificationView) -> None:
        super().__init__(data)
        self.fields["scopes"].choices = [(scope, scope) for scope in held.scopes]

    def clean(self) -> dict[str, Any]:
        """Ask for counsel's check wherever something went wrong: protected talk is never a reason."""
        given = super().clean() or {}
        if given.get("reason") == INCIDENT and not given.get("counsel"):
            text = _(
                "Tick this first: talk about pay, conditions or a union is never a reason to pause anybody."
            )
            self.add_error("counsel", text)
        return given


@require_http_methods(["GET", "HEAD", "POST"])
@for_hr_who_decide
def pause(request: HttpRequest, uuid: UUID, certification: UUID) -> HttpResponse:
    """Ask what to pause and why; on POST, pause it at once."""
    found = _held(uuid, certification)
    if found is None:
        return _nothing_to_pause(request)
    record, held = found
    form = HoldingForm(request.POST if request.method == "POST" else None, held)
    if request.method == "POST" and form.is_valid():
        return _pause(request, record, held.title, certification, form.cleaned_data)
    context = {"record": record, "certification": held, "form": form}
    return render_page(request, "records/pause.html", context, status=400 if form.errors else 200)


@require_POST
@for_hr_who_decide
def reopen(request: HttpRequest, uuid: UUID, hold: UUID) -> HttpResponse:
    """Propose to end a pause, or end it; after an incident these are two people."""
    actor, now = request.user.get_username(), timezone.now()
    words = request.POST.get("words", "")[:_LONGEST_WORDS]
    try:
        if request.POST.get("step") == "propose":
            api.propose_reinstatement(hold, actor=actor, reason_text=words, now=now)
            messages.success(request, _("Your proposal is noted. Another person of HR has to agree."))
        else:
            api.reinstate_certification(hold, actor=actor, reason_text=words, now=now)
            messages.success(
                request, _("The pause has ended. The other systems are being told; below you see which.")
            )
    except (HoldNotFoundError, NotProposedError, SamePersonError, IllegalMoveError) as error:
        messages.error(request, said(error))
    return _to_record(uuid)


def _held(uuid: UUID, certification: UUID) -> tuple[PersonRecord, CertificationView] | None:
    try:
        record = api.get_person_record(uuid, now=timezone.now())
    except PersonNotFoundError:
        return None
    held = next((one for one in record.certifications if one.uuid == certification), None)
    return (record, held) if held is not None else None


def _pause(
    request: HttpRequest, record: PersonRecord, title: str, certification: UUID, given: dict[str, Any]
) -> HttpResponse:
    hold = HoldInput(
        reason_code=given["reason"],
        scopes=tuple(given["scopes"]),
        reason_text=given["words"],
        counsel_checked=given["counsel"],
    )
    try:
        api.suspend_certification(certification, hold, actor=request.user.get_username(), now=timezone.now())
    except IllegalMoveError as error:
        messages.error(request, said(error))
        return _to_record(record.uuid)
    what = ", ".join(hold.scopes) or title
    messages.success(
        request,
        _("{what} is paused for {username}. The other systems are being told.").format(
            what=what, username=record.full_name or record.username
        ),
    )
    return _to_record(record.uuid)


def _to_record(uuid: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("advocert:record", args=[uuid]))


def _nothing_to_pause(request: HttpRequest) -> HttpResponse:
    return refuse(
        request,
        status=404,
        title=_("There is no certificate to pause here."),
        text=_("This address names no certificate of this person. Nothing was changed."),
        todo=_("Open People, find the person, and choose the certificate there."),
    )
