"""Waking the worker after a commit. A lost wake-up costs seconds, never a message: truth is in the tables."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils.module_loading import import_string

from advocert_certificates import conf

_logger = logging.getLogger(__name__)
_CELERY = "advocert_certificates.tasks.wake"


def wake_after_commit() -> None:
    """Wake the worker once the current transaction is committed, at once when there is none."""
    transaction.on_commit(_wake, robust=True)


def _wake() -> None:
    setting = conf.wake()
    if setting == "none":
        return
    try:
        _resolve(setting)()
    except Exception:
        # A broker that is down must not break the request of a learner: the timer's next tick does the work.
        _logger.exception("The worker could not be woken. Check ADVOCERT_WAKE and its broker.")


def _resolve(setting: str | Callable[[], object]) -> Callable[[], object]:
    if callable(setting):
        return setting
    # By name: tasks stands above api, and a site may put anything here.
    wake: Callable[[], object] = import_string(_CELERY if setting == "celery" else setting)
    return wake
