"""Who is acting: read from the platform's user service, the only source that all runtimes share."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crum import get_current_user
from django.conf import settings

from advocert_xblocks._shared.errors import NotSignedInError, NotYourselfError

USER_ID = "edx-platform.user_id"
IS_AUTHENTICATED = "edx-platform.is_authenticated"
USERNAME = "edx-platform.username"
WORKBENCH_ID = "xblock-workbench.user_id"


@dataclass(frozen=True)
class Learner:
    """The person of this request.

    `user_id` is None for anonymous callers, and for workbench students whose id is a name: those may play,
    but they have no account, so there is no evidence about them.
    """

    user_id: int | None
    is_signed_in: bool
    username: str = ""


ANONYMOUS = Learner(None, is_signed_in=False)


def learner_of(block: Any) -> Learner:
    """Return who is acting on this block."""
    attributes = _attributes(block)
    if _is_of_workbench(attributes):
        return _workbench_learner(attributes[WORKBENCH_ID])
    user_id = attributes.get(USER_ID)
    if user_id is None or not attributes.get(IS_AUTHENTICATED):
        return ANONYMOUS
    return Learner(int(user_id), is_signed_in=True, username=attributes.get(USERNAME) or "")


def require_learner(block: Any) -> Learner:
    """Return the learner whose own doing this request is.

    Raises:
        NotSignedInError: nobody is signed in.
        NotYourselfError: the platform shows the course as somebody else (masquerade); the state then lives
            in the session, so evidence with the other's id would be a forgery.
    """
    learner = learner_of(block)
    if not learner.is_signed_in:
        raise NotSignedInError
    acting = _acting_user_id()
    if acting is not None and learner.user_id is not None and acting != learner.user_id:
        raise NotYourselfError
    return learner


def is_author_view(block: Any) -> bool:
    """Return whether this request is served by Studio, where a learner's fact can never happen.

    Studio's preview runtime says so itself; its component handlers do not, so the process is asked too.
    """
    if getattr(block.runtime, "is_author_mode", False):
        return True
    return getattr(settings, "SERVICE_VARIANT", "") == "cms"


def is_workbench(block: Any) -> bool:
    """Return whether xblock-sdk's workbench serves this request: a bench on a developer's machine, without roles."""
    return _is_of_workbench(_attributes(block))


def _is_of_workbench(attributes: Mapping[str, Any]) -> bool:
    # The host's runtime says who acts; no request can, so a learner of a platform cannot pass for one of these.
    return WORKBENCH_ID in attributes and USER_ID not in attributes


def _attributes(block: Any) -> Mapping[str, Any]:
    service = block.runtime.service(block, "user")
    user = service.get_current_user() if service else None
    return getattr(user, "opt_attrs", None) or {}


def _workbench_learner(raw: object) -> Learner:
    if raw is None:
        return ANONYMOUS
    text = str(raw)
    return Learner(int(text) if text.isdecimal() else None, is_signed_in=True, username=text)


def _acting_user_id() -> int | None:
    """Return who made the request, None where the crum middleware of the platform does not run."""
    user = get_current_user()
    return user.pk if user is not None and user.is_authenticated else None
