"""Services that blocks ask the runtime for, with the attributes that the platform gives."""

import hashlib
import re
from typing import Any

from django.conf import settings
from django.urls import reverse
from xblock.reference.user_service import UserService, XBlockUser

JUMP = re.compile(r"/jump_to_id/([\w.%~-]+)")


class PlayerUserService(UserService):
    """The person of this request, in the words of the LMS."""

    def __init__(self, user: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._user = _described(user)

    def get_current_user(self) -> XBlockUser:
        """Return the person."""
        return self._user


def _described(user: Any) -> XBlockUser:
    if user is None or not user.is_authenticated:
        stranger = XBlockUser(is_current_user=True)
        stranger.opt_attrs["edx-platform.is_authenticated"] = False
        return stranger
    person = XBlockUser(is_current_user=True, emails=[user.email], full_name=user.get_full_name())
    person.opt_attrs |= {
        "edx-platform.user_id": user.pk,
        "edx-platform.is_authenticated": True,
        "edx-platform.username": user.get_username(),
        "edx-platform.user_is_staff": user.is_staff,
        "edx-platform.user_role": "student",
        "edx-platform.anonymous_user_id": _anonymous_id(user.pk),
    }
    return person


def _anonymous_id(user_id: int) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}:{user_id}".encode()).hexdigest()[:32]


class ReplaceUrls:
    """Turn the platform's links between units into links of this player."""

    def replace_urls(self, text: str, *, static_replace_only: bool = False) -> str:
        """Return the text with every `/jump_to_id/NAME` made to work here."""
        if static_replace_only:
            return text
        return JUMP.sub(lambda match: reverse("learn-jump", args=[match[1]]), text)
