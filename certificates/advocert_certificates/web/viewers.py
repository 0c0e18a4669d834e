"""Who is asking, and what they may do. One rule for pages and REST, so that the two cannot disagree."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from advocert_certificates import conf
from advocert_certificates.web.faces import initials_of

VIEW_RECORDS = "advocert.view_records"
TAKE_BACK = "advocert.revoke_certification"
CHANGE_PROGRAMME = "advocert.change_programmeversion"


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
    name = full_name_of(user)
    return Viewer(name, initials_of(name))


def full_name_of(user: Any) -> str:
    """Return the name for the certificate: the profile's in Open edX, else that of the account.

    The platform keeps it in `user.profile.name` and leaves first and last name empty.
    """
    profile = getattr(user, "profile", None)
    return getattr(profile, "name", "") or user.get_full_name() or user.get_username()


def may_view_records(user: Any) -> bool:
    """Whether the user is HR or an auditor of HR: a member of one of the two groups, or with the permission."""
    return _is_active(user) and (
        user.has_perm(VIEW_RECORDS) or _is_in_group(user, conf.hr_group(), conf.auditor_group())
    )


def may_view_numbers(user: Any) -> bool:
    """Whether the user may see how everybody stands in numbers: who may see the records, and the owner."""
    return may_view_records(user) or (_is_active(user) and _is_in_group(user, conf.owner_group()))


def may_record_attendance(user: Any) -> bool:
    """Whether the user may say who was at a workshop: HR, coaches and trainers."""
    groups = (conf.hr_group(), conf.coach_group(), conf.trainer_group())
    return _is_active(user) and (user.has_perm(TAKE_BACK) or _is_in_group(user, *groups))


def may_view_questions(user: Any) -> bool:
    """Whether the user may see how exam questions work: trainers, reviewers and the owner. No person is named."""
    groups = (conf.trainer_group(), conf.reviewer_group(), conf.owner_group())
    return _is_active(user) and (user.has_perm(CHANGE_PROGRAMME) or _is_in_group(user, *groups))


def may_publish(user: Any) -> bool:
    """Whether the user may propose rules and put those of another person in force: the owner and HR."""
    groups = (conf.hr_group(), conf.owner_group())
    return _is_active(user) and (user.has_perm(CHANGE_PROGRAMME) or _is_in_group(user, *groups))


def may_view_rules(user: Any) -> bool:
    """Whether the user may read rules and what new ones would do, in numbers: who may publish, and reviewers."""
    return may_publish(user) or (_is_active(user) and _is_in_group(user, conf.reviewer_group()))


def may_take_back(user: Any) -> bool:
    """Whether the user may end a certification. The HR group may; the permission to look does not suffice."""
    return _is_active(user) and (user.has_perm(TAKE_BACK) or _is_in_group(user, conf.hr_group()))


def may_design(user: Any) -> bool:
    """Whether the user may try designs: staff, a member of `ADVOCERT_TRAINER_GROUP`, or who may change the programme."""
    if not _is_active(user):
        return False
    return bool(
        user.is_staff
        or user.has_perm(CHANGE_PROGRAMME)
        or _is_in_group(user, conf.trainer_group(), conf.owner_group())
    )


def _is_active(user: Any) -> bool:
    return bool(user is not None and user.is_authenticated and user.is_active)


def _is_in_group(user: Any, *names: str) -> bool:
    return bool(user.groups.filter(name__in=names).exists())
