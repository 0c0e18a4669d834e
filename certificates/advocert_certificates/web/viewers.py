"""Who is asking, and what they may do. One rule for pages and REST, so that the two cannot disagree."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from advocert_certificates import conf
from advocert_certificates.web.faces import initials_of

VIEW_RECORDS = "advocert.view_records"
TAKE_BACK = "advocert.revoke_certification"


@dataclass(frozen=True)
class Viewer:
    """The signed-in person, as the frame of a page shows them."""

    name: str
    initials: str


def viewer_of(request: HttpRequest | None) -> Viewer | None:
    """Return the signed-in person; None for everybody else, and where a page is drawn without a request."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    name = user.get_full_name() or user.get_username()
    return Viewer(name, initials_of(name))


def may_view_records(user: Any) -> bool:
    """Whether the user is HR: a member of `ADVOCERT_HR_GROUP`, or somebody with the permission."""
    return _is_active(user) and (user.has_perm(VIEW_RECORDS) or _is_in_hr_group(user))


def may_take_back(user: Any) -> bool:
    """Whether the user may end a certification. The HR group may; the permission to look does not suffice."""
    return _is_active(user) and (user.has_perm(TAKE_BACK) or _is_in_hr_group(user))


def _is_active(user: Any) -> bool:
    return bool(user is not None and user.is_authenticated and user.is_active)


def _is_in_hr_group(user: Any) -> bool:
    return bool(user.groups.filter(name=conf.hr_group()).exists())
