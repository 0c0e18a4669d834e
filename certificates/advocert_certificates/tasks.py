"""Waking by Celery, where it is installed.

Celery may lose or repeat a task: it only wakes, truth is in the tables.
"""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from advocert_certificates import api

try:
    from celery import shared_task
except ImportError:  # an own service may use a timer or `advocert_worker` instead
    shared_task = None


def run_tick() -> None:
    """Do one round; also what a site's own schedule may call."""
    api.tick(now=timezone.now())


def _as_task(function: Callable[[], None]) -> Any:
    if shared_task is None:
        return None
    return shared_task(name="advocert.tick", ignore_result=True)(function)


advocert_tick = _as_task(run_tick)


def wake() -> None:
    """Ask for a round, in a Celery worker if there is Celery, else in this process."""
    if advocert_tick is None:
        run_tick()
    else:
        advocert_tick.delay()
