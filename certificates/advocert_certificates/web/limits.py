"""How often one address may ask for what needs no login. The platform has no limits of its own on our addresses.

The count lives in Django's cache. A limit slows down somebody who guesses numbers; it is no access control.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from rest_framework.throttling import SimpleRateThrottle

from advocert_certificates.web.problems import Problem

TOO_MANY = Problem("too-many-requests", 429, "Too many requests")
_TOO_MANY_TEXT = "This address has asked too often. Wait a minute and try again."


class PublicThrottle(SimpleRateThrottle):
    """Counts per network address, whoever is signed in."""

    scope = "advocert_public"
    rate = "240/min"

    def get_cache_key(self, request: Any, view: Any) -> str:
        """Return where the count of this address is kept."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class PersonThrottle(SimpleRateThrottle):
    """Counts per signed-in person."""

    scope = "advocert_person"
    rate = "600/min"

    def get_cache_key(self, request: Any, view: Any) -> str:
        """Return where the count of this person is kept; without a person, that of the address."""
        user = getattr(request, "user", None)
        ident = user.pk if user is not None and user.is_authenticated else self.get_ident(request)
        return self.cache_format % {"scope": self.scope, "ident": ident}


def limited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse with 429 when the address asks too often."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not PublicThrottle().allow_request(request, None):
            return TOO_MANY.response(_TOO_MANY_TEXT)
        return view(request, *args, **kwargs)

    return counted
