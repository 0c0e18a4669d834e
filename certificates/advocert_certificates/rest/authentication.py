"""How callers of the API say who they are: by session, and by JWT where the platform's library is installed.

Bearer tokens of the old kind are not taken (OEP-42).
"""

from importlib.util import find_spec
from typing import Any

from django.utils.module_loading import import_string
from rest_framework.authentication import BaseAuthentication
from rest_framework.authentication import SessionAuthentication as _SessionAuthentication
from rest_framework.permissions import BasePermission

_PLATFORM_LIBRARY = "edx_rest_framework_extensions"
_JWT = f"{_PLATFORM_LIBRARY}.auth.jwt.authentication.JwtAuthentication"
# A token that was made for one application with narrow rights must not pass for the whole person.
_NOT_RESTRICTED = f"{_PLATFORM_LIBRARY}.permissions.NotJwtRestrictedApplication"


class SessionAuthentication(_SessionAuthentication):
    """The session of the site, with CSRF. Says 401, not 403, when nobody is signed in."""

    def authenticate_header(self, request: Any) -> str:
        """Return the challenge that makes DRF answer 401 (RFC 9110, 11.6.1)."""
        return "Session"


def _has_platform_library() -> bool:
    return find_spec(_PLATFORM_LIBRARY) is not None


def authentication_classes() -> list[type[BaseAuthentication]]:
    """Return the ways to sign in; JWT by name, because the library belongs to the platform."""
    jwt = [import_string(_JWT)] if _has_platform_library() else []
    return [SessionAuthentication, *jwt]


def token_permissions() -> list[type[BasePermission]]:
    """Return what a token must fulfil beside the rights of the person."""
    return [import_string(_NOT_RESTRICTED)] if _has_platform_library() else []
