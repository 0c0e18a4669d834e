"""The verify page: anyone, without login, learns what a certificate is worth now, in words or as JSON."""

import re
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from advocert_certificates import api
from advocert_certificates.data import PublicVerification
from advocert_certificates.public.verdicts import verdict_on
from advocert_certificates.web.headers import any_origin, preflight, secure_page, varies_by_accept
from advocert_certificates.web.limits import limited
from advocert_certificates.web.negotiation import wants_json
from advocert_certificates.web.pages import render_page
from advocert_certificates.web.verification import VerificationSerializer, status_of

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
# What is typed is shown back to the asker; a certificate number has 9 characters, a link rarely more than 200.
_LONGEST_SHOWN = 60


@require_safe
@limited
@secure_page
def form(request: HttpRequest) -> HttpResponse:
    """Ask for a number, a link or a uuid, and lead to its page. A GET form: it works without script."""
    asked = request.GET.get("certificate", "").strip()
    if not asked:
        return render_page(request, "verify_form.html")
    return _look_up(request, asked)


@require_safe
@limited
@secure_page
def by_number(request: HttpRequest, number: str) -> HttpResponse:
    """Lead from a number that somebody typed behind the address to the certificate's page."""
    return _look_up(request, number)


@require_http_methods(["GET", "HEAD", "OPTIONS"])
@limited
@secure_page
def result(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say what the certificate is worth now."""
    if request.method == "OPTIONS":
        return preflight()
    return _answer(request, api.get_verification(uuid, now=timezone.now()), str(uuid))


def _look_up(request: HttpRequest, asked: str) -> HttpResponse:
    match = _UUID.search(asked)
    if match:
        return _to(UUID(match.group()))
    number = asked.rstrip("/").rpartition("/")[2]
    verification = api.get_verification(number, now=timezone.now())
    if verification.uuid is not None:
        return _to(verification.uuid)
    return _answer(request, verification, asked)


def _to(uuid: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("advocert:verify-certificate", args=[uuid]))


def _answer(request: HttpRequest, verification: PublicVerification, asked: str) -> HttpResponse:
    status = status_of(verification)
    if wants_json(request):
        body = VerificationSerializer(verification).data
        return varies_by_accept(any_origin(JsonResponse(body, status=status)))
    context = {
        "certificate": verification,
        "verdict": verdict_on(verification.state),
        "asked": asked[:_LONGEST_SHOWN],
        "now": timezone.now(),
    }
    return varies_by_accept(render_page(request, "verify.html", context, status=status))
