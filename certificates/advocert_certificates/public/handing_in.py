"""Handing in a file: anyone drops, chooses or pastes a certificate and learns what it is worth now.

The form changes nothing and needs no cookie, so it carries no token against forged requests: there is nothing to
forge, and a page of another organisation may point its own form here.
"""

from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from advocert_certificates import api
from advocert_certificates.data import PresentedCheck, PublicVerification
from advocert_certificates.domain.carrier_errors import (
    BrokenPictureError,
    CarrierError,
    EmptyFileError,
    FileTooLargeError,
)
from advocert_certificates.public.verdicts import verdict_on
from advocert_certificates.web.headers import any_origin, preflight, secure_page, varies_by_accept
from advocert_certificates.web.limits import limited
from advocert_certificates.web.negotiation import wants_json
from advocert_certificates.web.pages import render_page
from advocert_certificates.web.uploads import TooMuchError, uploaded_bytes
from advocert_certificates.web.verification import PresentedSerializer

_STATUS = {"unreadable": 422, "foreign": 422}
CARRIERS = {
    "json": _("a JSON file"),
    "jwt": _("a signed token (JWT)"),
    "png": _("a PNG picture"),
    "svg": _("an SVG picture"),
    "pdf": _("a PDF"),
}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
@limited
@secure_page
def file(request: HttpRequest) -> HttpResponse:
    """Check what was handed in, as `file` or as `text`, or as the whole body of a JSON request."""
    if request.method == "OPTIONS":
        return preflight("POST, OPTIONS")
    if request.method != "POST":
        return HttpResponseRedirect(reverse("advocert:verify"))
    try:
        answer = api.check_presented(_sent(request), now=timezone.now())
    except CarrierError as error:
        answer = PresentedCheck("", error.reason, str(error), PublicVerification("unreadable"))
    status = 413 if answer.reason == FileTooLargeError.reason else _STATUS.get(answer.verification.state, 200)
    if wants_json(request):
        body = PresentedSerializer(answer).data
        return varies_by_accept(any_origin(JsonResponse(body, status=status)))
    return varies_by_accept(render_page(request, "verify.html", _context(answer)))


def _sent(request: HttpRequest) -> bytes:
    try:
        is_form = (request.content_type or "").startswith(("multipart/", "application/x-www-form"))
        sent = uploaded_bytes(request, "file", "text") if is_form else request.body
    except (TooMuchError, RequestDataTooBig) as error:
        raise FileTooLargeError from error
    except (MultiPartParserError, SuspiciousOperation, OSError) as error:
        raise BrokenPictureError from error
    if not sent.strip():
        raise EmptyFileError
    return sent


def _context(answer: PresentedCheck) -> dict[str, Any]:
    return {
        "certificate": answer.verification,
        "verdict": verdict_on(answer.verification.state),
        "presented": answer,
        "carrier": CARRIERS.get(answer.carrier, ""),
        "now": timezone.now(),
    }
