"""Defaults for LMS and Studio; a site overrides them in its own configuration."""

from types import SimpleNamespace
from typing import Any

DEFAULTS: dict[str, Any] = {
    "ADVOCERT_BASE_URL": None,  # None: LMS_ROOT_URL, which is final only after all settings are read
    "ADVOCERT_KEYS_DIR": None,
    "ADVOCERT_TARGETS": [],
    "ADVOCERT_ALLOWED_NETWORKS": [],
    "ADVOCERT_WAKE": "celery",
    "ADVOCERT_HR_GROUP": "advocert_hr",
    "ADVOCERT_TRAINER_GROUP": "advocert_trainers",
    "ADVOCERT_LOAD_SHIPPED_PROGRAMME": True,
}


def plugin_settings(settings: SimpleNamespace | Any) -> None:
    """Set what the site has not set."""
    for name, value in DEFAULTS.items():
        if not hasattr(settings, name):
            setattr(settings, name, value)
