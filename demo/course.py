"""The one course of the demo, and the programme that goes with it: both follow `advocert build`."""

import json
import threading

from django.conf import settings
from django.utils import timezone

from advocert_certificates import api
from demo.player.course import Course
from demo.player.shelf import Shelf

ACTOR = "advocert build"

_shelf = Shelf(settings.PLACES.archive)
_lock = threading.Lock()
_loaded: tuple[int, int] | None = None


def current_course() -> Course:
    """Return the course as it was built last, with its programme in force.

    Raises:
        PlayerError: nothing was ever built.
    """
    load_programme()
    return _shelf.course()


def problem() -> str:
    """Return why the newest archive is not shown; empty when it is."""
    return _shelf.problem


def load_programme() -> None:
    """Put the compiled programme in force if it has changed; a changed clause asks for a new signature."""
    global _loaded  # noqa: PLW0603 - one process serves one programme
    with _lock:
        status = settings.PLACES.programme.stat()
        seen = (status.st_mtime_ns, status.st_size)
        if seen == _loaded:
            return
        compiled = json.loads(settings.PLACES.programme.read_text("utf-8"))
        api.load_programme(compiled, actor=ACTOR, now=timezone.now())
        _loaded = seen
