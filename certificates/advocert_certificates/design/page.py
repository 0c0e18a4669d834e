"""Trying a design: a trainer changes colours, words and pictures and sees the printed page at once.

The page stores nothing. It ends with the lines for `programme.yaml`, because a design comes into force with the
programme, has its version, and is reviewed like every other rule (ADR 0047).
"""

import base64
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from advocert_certificates import api
from advocert_certificates.design.form import DesignForm, form_of, sent_form
from advocert_certificates.domain.branding import Branding
from advocert_certificates.web.headers import secure_page
from advocert_certificates.web.negotiation import wants_json
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.uploads import TooMuchError, check_length
from advocert_certificates.web.viewers import may_design

_SAMPLE = "Amina Osei"
_LONGEST_SAMPLE = 120


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@secure_page
def page(request: HttpRequest) -> HttpResponse:
    """Show the form with the design in force, or what was just tried; as JSON for the script of the page."""
    if not may_design(request.user):
        return refuse(
            request,
            status=403,
            title=_("This page is for trainers."),
            text=_("Here the look of the certificate is tried out. Your account is not allowed to."),
            todo=_("Ask whoever runs this site for the permission to change the programme."),
        )
    if not api.has_programme():
        return refuse(
            request,
            status=503,
            title=_("There is no programme to print yet."),
            text=_("The words of the certificate come from the programme."),
            todo=_("Load one with advocert_load_programme, then open this page again."),
        )
    return _answer(request)


def _answer(request: HttpRequest) -> HttpResponse:
    try:
        check_length(request)
    except TooMuchError:
        form = form_of(api.get_branding())
        form.errors["logo"] = _("The pictures together are larger than 5 MB. Take smaller ones.")
    else:
        form = sent_form(request) if request.method == "POST" else form_of(api.get_branding())
    sample = request.POST.get("sample", "").strip()[:_LONGEST_SAMPLE] or _SAMPLE
    if form.branding is not None and "pdf" in request.POST:
        return _pdf(form.branding, sample)
    shown = _shown(form, sample)
    if wants_json(request):
        return JsonResponse({**shown, "errors": form.errors, "kept": form.kept})
    context = {"form": form, "sample": sample, **shown, "groups": _groups(form)}
    # A template cannot read a key with a hyphen.
    context |= {"kept_signature": form.kept.get("signature-picture", "")}
    context |= {"error_signature": form.errors.get("signature-picture", "")}
    return render_page(request, "design.html", context, status=422 if form.errors else 200)


def _shown(form: DesignForm, sample: str) -> dict[str, str]:
    """Return preview and lines of a design; of the one in force while something is wrong with what was typed."""
    branding = form.branding if form.branding is not None else api.get_branding()
    drawn = api.preview_design(branding, sample, now=timezone.now())
    lines = api.branding_block(branding) if form.branding is not None else ""
    return {
        "preview": "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode(),
        # Not called "block": inside {% block %} a template sees Django's own object of that name.
        "lines": lines,
    }


def _pdf(branding: Branding, sample: str) -> HttpResponse:
    response = HttpResponse(
        api.print_design(branding, sample, now=timezone.now()), content_type="application/pdf"
    )
    response["Content-Disposition"] = 'inline; filename="certificate-sample.pdf"'
    return response


def _groups(form: DesignForm) -> dict[str, Any]:
    return {group: form.fields(group) for group in ("colours", "words", "other_language", "signature")}
