"""The signed documents: identity, status lists, certificates. Machines read these; people read the verify page."""

import hashlib
import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from advocert_certificates import api
from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.web.headers import any_origin, preflight, private_document, secure_page
from advocert_certificates.web.limits import limited
from advocert_certificates.web.negotiation import wants_json
from advocert_certificates.web.pages import refuse
from advocert_certificates.web.problems import refusal

# DID Core 6.1. The loaders of verifiers parse every type that ends in json, but not every one knows application/vc.
DID_TYPE = "application/did+json"
DOCUMENT_TYPE = "application/json"
_BADGES = {"png": "image/png", "svg": "image/svg+xml"}
# Keys change rarely, and a new one is published before it signs.
_DID_CACHE = "public, max-age=300"
# A list may be stored but must be asked for again each time: a certificate taken back counts at once.
_LIST_CACHE = "public, no-cache"


@require_http_methods(["GET", "HEAD", "OPTIONS"])
@limited
def did_json(request: HttpRequest) -> HttpResponse:
    """Answer with the issuer's identity document (did:web, `did:web:HOST:advocert`)."""
    if request.method == "OPTIONS":
        return preflight()
    try:
        document = api.get_did_document()
    except AdvocertError as error:
        return any_origin(refusal(error))
    return _published(request, document, DID_TYPE, _DID_CACHE)


@require_http_methods(["GET", "HEAD", "OPTIONS"])
@limited
def status_list(request: HttpRequest, ref: str) -> HttpResponse:
    """Answer with a signed status list (Bitstring Status List 1.0); 304 when the asker has this one already."""
    if request.method == "OPTIONS":
        return preflight()
    try:
        document = api.get_status_list(ref, now=timezone.now())
    except AdvocertError as error:
        return any_origin(refusal(error))
    return _published(request, document, DOCUMENT_TYPE, _LIST_CACHE)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
@limited
def credential(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer with the certificate's document, to its holder by session and to others by a link that can be withdrawn.

    A browser without a link is sent to the verify page, which says what everyone may know. Whoever may not read gets
    the answer for an unknown certificate, so that nobody learns which exist (CREDENTIALS.md C11).

    A wallet that was sent here by a link fetches the document by POST; what it sends along about itself is not read,
    because the link alone decides, and a POST changes nothing.
    """
    if request.method == "OPTIONS":
        return preflight("GET, HEAD, POST, OPTIONS")
    token = request.GET.get("share")
    if token is None and request.method != "POST" and not wants_json(request):
        return _see_verify_page(uuid)
    try:
        document = api.get_credential_document(
            uuid, viewer_user_id=_reader_id(request), share_token=token, now=timezone.now()
        )
    except AdvocertError as error:
        return private_document(any_origin(refusal(error)))
    response = HttpResponse(_bytes_of(document), content_type=DOCUMENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="{_file_stem(document)}.json"'
    return private_document(any_origin(response))


@require_safe
@secure_page
def certificate_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer with the PDF, to its holder only."""
    try:
        pdf = api.get_certificate_pdf(uuid, viewer_user_id=_viewer_id(request), now=timezone.now())
    except AdvocertError:
        return _not_yours(request)
    return _download(pdf, "application/pdf", f"advocert-certificate-{uuid}.pdf")


@require_safe
@secure_page
def badge(request: HttpRequest, uuid: UUID, kind: str) -> HttpResponse:
    """Answer with the badge that carries the signed document (PNG or SVG), to its holder only."""
    media_type = _BADGES.get(kind)
    if media_type is None:
        raise Http404
    try:
        picture = api.get_badge(uuid, kind, viewer_user_id=_viewer_id(request), now=timezone.now())
    except AdvocertError:
        return _not_yours(request)
    return _download(picture, media_type, f"advocert-badge-{uuid}.{kind}")


def _not_yours(request: HttpRequest) -> HttpResponse:
    return refuse(
        request,
        status=404,
        title=_("There is no certificate for you here."),
        text=_("A certificate can be downloaded by the person it was issued to, while signed in."),
        todo=_("Sign in as its holder, or check the certificate instead: that needs no account."),
    )


def _download(data: bytes, media_type: str, name: str) -> HttpResponse:
    # As an attachment always: an SVG that is opened on our own host could act as a page of ours.
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return private_document(response)


def _published(request: HttpRequest, document: dict[str, Any], media_type: str, cache: str) -> HttpResponse:
    body = _bytes_of(document)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=media_type)
    response["ETag"] = etag
    response["Cache-Control"] = cache
    return any_origin(get_conditional_response(request, etag=etag, response=response) or response)


def _see_verify_page(uuid: UUID) -> HttpResponse:
    return private_document(HttpResponseRedirect(reverse("advocert:verify-certificate", args=[uuid])))


def _viewer_id(request: HttpRequest) -> int | None:
    return request.user.pk if request.user.is_authenticated else None


def _reader_id(request: HttpRequest) -> int | None:
    # A form of another site can POST in somebody's name, so only the link counts there.
    return None if request.method == "POST" else _viewer_id(request)


def _bytes_of(document: dict[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _file_stem(document: dict[str, Any]) -> str:
    number = str(document.get("credentialSubject", {}).get("licenseNumber", ""))
    letters = "".join(letter for letter in number if letter.isalnum() or letter == "-")
    return f"certificate-{letters}" if letters else "certificate"
