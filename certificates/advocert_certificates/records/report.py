"""The audit report of a span of days: what was decided, on paper, and the same with proofs as a file."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from advocert_certificates import api
from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.records.days import end_of
from advocert_certificates.records.guard import for_hr
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.saying import said

_ERRORS = {"invalid": _("Write the day as year-month-day, such as 2026-05-03.")}


class SpanForm(forms.Form):
    """From which day to which, both included; the last thirty days where nothing is said."""

    begin = forms.DateField(required=False, error_messages=_ERRORS)
    end = forms.DateField(required=False, error_messages=_ERRORS)

    def clean(self) -> dict[str, Any]:
        """Fill in what is left out, and refuse an end before the begin."""
        said = super().clean() or {}
        today = timezone.localdate()
        end: date = said.get("end") or today
        begin: date = said.get("begin") or end - timedelta(days=30)
        if end < begin:
            self.add_error("end", _("The last day is before the first."))
        return said | {"begin": begin, "end": end}

    def span(self) -> tuple[datetime, datetime]:
        """Return the first and the last moment."""
        said = self.cleaned_data
        return end_of(said["begin"] - timedelta(days=1)), end_of(said["end"])


@require_safe
@for_hr
def page(request: HttpRequest) -> HttpResponseBase:
    """Show what was decided in a span of days, made for paper; as a file with proofs when asked for."""
    form, now = SpanForm(request.GET), timezone.now()
    if not form.is_valid():
        return render_page(request, "records/report.html", {"form": form, "now": now}, status=400)
    span = form.span()
    if request.GET.get("format") == "json":
        return _bundle(request, span, now)
    report = api.get_audit_report(*span)
    return render_page(request, "records/report.html", {"form": form, "report": report, "now": now})


def _bundle(request: HttpRequest, span: tuple[datetime, datetime], now: datetime) -> HttpResponseBase:
    """Answer with the file part by part: a span may be the whole log."""
    try:
        parts = api.log_parts(between=span, now=now)
    except AdvocertError as error:
        return refuse(
            request,
            status=503,
            title=_("The file cannot be made now."),
            text=said(error),
            todo=_("Ask your operator."),
        )
    response = StreamingHttpResponse(parts, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="audit-{span[1]:%Y-%m-%d}.json"'
    return response
