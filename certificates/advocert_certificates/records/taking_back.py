"""Taking a certificate back: what will happen, a reason, own words; then it happens at once and cannot be undone."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from advocert_certificates import api
from advocert_certificates.data import CertificationView, PersonRecord
from advocert_certificates.domain.errors import IllegalMoveError, PersonNotFoundError
from advocert_certificates.records.guard import for_hr_who_decide
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.saying import said

# Enough to say why; what is longer belongs into a conversation.
_LONGEST_WORDS = 1000


class TakingBackForm(forms.Form):
    """A reason from the list, and own words that the person reads."""

    reason = forms.CharField(
        error_messages={"required": _("Choose a reason. It is kept in the record.")},
    )
    words = forms.CharField(
        required=False,
        max_length=_LONGEST_WORDS,
        error_messages={
            "max_length": _("Say it in at most %(limit_value)d characters; these are %(show_value)d.")
        },
    )

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return code and label of every reason."""
        return tuple((reason.code, reason.label) for reason in api.REVOCATION_REASONS)

    def clean_reason(self) -> str:
        """Take only a reason of the list."""
        reason = str(self.cleaned_data["reason"])
        if reason not in dict(self.choices):
            raise forms.ValidationError(_("Choose a reason from the list."))
        return reason


@require_http_methods(["GET", "HEAD", "POST"])
@for_hr_who_decide
def page(request: HttpRequest, uuid: UUID, certification: UUID) -> HttpResponse:
    """Ask for the reason (the dialog of the person page, as a page); on POST, take the certificate back."""
    try:
        record = api.get_person_record(uuid, now=timezone.now())
    except PersonNotFoundError:
        return _nothing_to_take(request)
    held = next((one for one in record.certifications if one.uuid == certification), None)
    if held is None:
        return _nothing_to_take(request)
    if held.state == "revoked":  # a second press, or a colleague was faster
        return _taken_back(request, record, held)
    form = TakingBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _take_back(request, record, certification, form)
    context = {"record": record, "certification": held, "form": form}
    return render_page(request, "records/take_back.html", context, status=400 if form.errors else 200)


def _take_back(
    request: HttpRequest, record: PersonRecord, certification: UUID, form: TakingBackForm
) -> HttpResponse:
    try:
        ended = api.revoke_certification(
            certification,
            reason_code=form.cleaned_data["reason"],
            reason_text=form.cleaned_data["words"],
            actor=request.user.get_username(),
            now=timezone.now(),
        )
    except IllegalMoveError as error:
        messages.error(request, said(error))
        return _to_record(record)
    return _taken_back(request, record, ended)


def _taken_back(request: HttpRequest, record: PersonRecord, held: CertificationView) -> HttpResponse:
    messages.success(
        request,
        _(
            "{title} is taken back from {full_name}. The public check says so from now on. The other systems are being told; below you see which have been."
        ).format(title=held.title, full_name=record.full_name),
    )
    return _to_record(record)


def _to_record(record: PersonRecord) -> HttpResponse:
    return HttpResponseRedirect(reverse("advocert:record", args=[record.uuid]))


def _nothing_to_take(request: HttpRequest) -> HttpResponse:
    return refuse(
        request,
        status=404,
        title=_("There is no certificate to take back here."),
        text=_("This address names no certificate of this person. Nothing was changed."),
        todo=_("Open People, find the person, and choose the certificate there."),
    )
