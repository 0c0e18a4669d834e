"""Response headers that our pages set themselves, because the platform sets none: no CSP, no CORS."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

View = Callable[..., HttpResponse]

# The icons are SVG masks in data: addresses; nothing else comes from anywhere but our own origin.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# What the loaders of verifiers send (CREDENTIALS.md decision 8, C10): a preflight must name both.
_ALLOWED_REQUEST_HEADERS = "accept, cache-control, content-type, if-none-match, pragma"


def secure_page(view: View) -> View:
    """Give a page its own strict policy: nothing foreign, no frame, no trace in caches or search engines."""

    @wraps(view)
    def secured(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return with_page_headers(view(request, *args, **kwargs))

    return secured


def with_page_headers(response: HttpResponse) -> HttpResponse:
    """Set the headers of a page on a response that is about one person or one certificate."""
    response["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Frame-Options"] = "DENY"
    # Our own forms still say where they come from (the CSRF check asks); nobody else learns the address.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response.setdefault("Cache-Control", "no-store")
    return response


def any_origin(response: HttpResponse) -> HttpResponse:
    """Let scripts of any site read this response, so that verifiers in browsers can work."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def preflight(methods: str = "GET, HEAD, OPTIONS") -> HttpResponse:
    """Answer the question a browser asks before it sends `cache-control` and `pragma` to another site."""
    response = any_origin(HttpResponse(status=204))
    response["Access-Control-Allow-Methods"] = methods
    response["Access-Control-Allow-Headers"] = _ALLOWED_REQUEST_HEADERS
    response["Access-Control-Max-Age"] = "86400"
    return response


def varies_by_accept(response: HttpResponse) -> HttpResponse:
    """Say that the same address has a page and a JSON answer."""
    patch_vary_headers(response, ("Accept",))
    return response


def private_document(response: HttpResponse) -> HttpResponse:
    """Return a signed document for one pair of eyes: kept by no cache, found by no search."""
    response["Cache-Control"] = "private, no-store"
    # The address may hold a link's token, and the document names its holder.
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    patch_vary_headers(response, ("Accept", "Cookie"))
    return response
