"""The settings of the service, read at the moment of use so that tests and sites may change them.

Every setting is optional and named `ADVOCERT_...`; `docs/how-to/install-in-open-edx.md` lists them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings


def _text(name: str, default: str = "") -> str:
    return str(getattr(settings, name, None) or default)


def base_url() -> str:
    """The public address, `https://host` without a slash at the end.

    In Open edX that of the LMS. Empty when unknown.
    """
    return _text("ADVOCERT_BASE_URL", _text("LMS_ROOT_URL")).rstrip("/")


def keys_dir() -> str:
    """The folder with the signing keys; empty when none is configured."""
    return _text("ADVOCERT_KEYS_DIR")


def signer() -> str | Any:
    """What signs instead of a key file.

    A callable without arguments, or its dotted name, that returns one `Signer` or several; None for files.
    """
    return getattr(settings, "ADVOCERT_SIGNER", None)


def publish_dir() -> str:
    """The folder where did.json and the status lists are also written as files; empty for none."""
    return _text("ADVOCERT_PUBLISH_DIR")


def targets() -> Sequence[Mapping[str, Any]]:
    """The other systems that are told, as they stand in the settings."""
    return tuple(getattr(settings, "ADVOCERT_TARGETS", None) or ())


def allowed_networks() -> Sequence[str]:
    """Networks (CIDR) that messages may reach although they are not public."""
    return tuple(getattr(settings, "ADVOCERT_ALLOWED_NETWORKS", None) or ())


def wake() -> str | Any:
    """What wakes the worker after a commit.

    `celery`, `none`, a dotted name or a callable without arguments.
    """
    return getattr(settings, "ADVOCERT_WAKE", None) or "none"


def hr_group() -> str:
    """The Django group whose members may open the records."""
    return _text("ADVOCERT_HR_GROUP", "advocert_hr")


def trainer_group() -> str:
    """The Django group whose members may try designs of the certificate."""
    return _text("ADVOCERT_TRAINER_GROUP", "advocert_trainers")


def auditor_group() -> str:
    """The Django group whose members may read the records and decide nothing."""
    return _text("ADVOCERT_AUDITOR_GROUP", "advocert_auditors")


def coach_group() -> str:
    """The Django group whose members may say who was at a workshop."""
    return _text("ADVOCERT_COACH_GROUP", "advocert_coaches")


def owner_group() -> str:
    """The Django group of those who answer for the programme: they see numbers and no names."""
    return _text("ADVOCERT_OWNER_GROUP", "advocert_owners")


def reviewer_group() -> str:
    """The Django group of those who review: how questions work and what new rules would do, and they change nothing."""
    return _text("ADVOCERT_REVIEWER_GROUP", "advocert_reviewers")


def load_shipped_programme() -> bool:
    """Whether an empty database gets the programme inside the wheel after `migrate`."""
    return bool(getattr(settings, "ADVOCERT_LOAD_SHIPPED_PROGRAMME", True))


def items_days() -> int:
    """For how many days the drawn exam items of a fact are kept; the fact itself stays longer."""
    return int(getattr(settings, "ADVOCERT_ITEMS_DAYS", None) or 365)


def retention_years() -> int:
    """For how many years after the last deed, decision or certificate a person is known."""
    return int(getattr(settings, "ADVOCERT_RETENTION_YEARS", None) or 5)


def messages_days() -> int:
    """For how many days a message that was told is kept; the newest to each system stays longer."""
    return int(getattr(settings, "ADVOCERT_MESSAGES_DAYS", None) or 365)


def notices_from() -> str:
    """The address from which people get mails about renewals; empty: no mail leaves."""
    return _text("ADVOCERT_NOTICES_FROM")


def checkpoints() -> Sequence[Mapping[str, str]]:
    """Where signed checkpoints of the log go: each entry has `file`, `mail` or `url`."""
    return tuple(getattr(settings, "ADVOCERT_CHECKPOINTS", None) or ())
