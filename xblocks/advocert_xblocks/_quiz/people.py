"""Who is a trainer here, and which account a trainer means."""

from typing import Any

from django.contrib.auth import get_user_model

from advocert_xblocks._quiz.errors import NobodyThereError, NotATrainerError
from advocert_xblocks._shared.learner import Learner, is_author_view

IS_STAFF = "edx-platform.user_is_staff"
ROLE = "edx-platform.user_role"
TEACHING = frozenset({"staff", "instructor"})


def is_trainer(block: Any) -> bool:
    """Return whether the platform counts this caller among the staff of the course. Studio shows no learners."""
    service = block.runtime.service(block, "user")
    user = service.get_current_user() if service and not is_author_view(block) else None
    attributes = getattr(user, "opt_attrs", None) or {}
    return bool(attributes.get(IS_STAFF)) or attributes.get(ROLE) in TEACHING


def require_trainer(block: Any) -> None:
    """Raise unless the caller teaches here.

    Raises:
        NotATrainerError: the caller is a learner.
    """
    if not is_trainer(block):
        raise NotATrainerError


def account_of(name: str) -> str:
    """Return the id of the account with this user name.

    Raises:
        NobodyThereError: there is none.
    """
    users = get_user_model()
    pk = users.objects.filter(**{users.USERNAME_FIELD: name.strip()}).values_list("pk", flat=True).first()
    if pk is None:
        raise NobodyThereError
    return str(pk)


def names_of(ids: list[str]) -> dict[str, str]:
    """Return user names by id, of accounts that still exist."""
    users = get_user_model()
    pairs = users.objects.filter(pk__in=[int(one) for one in ids if one.isdecimal()])
    return {str(pk): name for pk, name in pairs.values_list("pk", users.USERNAME_FIELD)}


def who(learner: Learner) -> str:
    """Return the key under which a learner is known here; a workbench knows names only."""
    return str(learner.user_id) if learner.user_id is not None else learner.username
