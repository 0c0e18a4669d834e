"""The programme inside the wheel, compiled by `advocert_courses`; nothing else here knows that package."""

import logging
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from advocert_certificates import api, conf

_logger = logging.getLogger(__name__)


def compile_shipped(content: Path | None = None) -> Mapping[str, Any]:
    """Return the compiled programme of a content folder, or of the one inside the wheel."""
    # Lazily: the service runs without a compiler as long as nobody asks for a programme.
    from advocert_courses import api as courses

    root = content if content is not None else files("advocert_content")
    compiled: Mapping[str, Any] = courses.compile_programme(courses.read_tree(root))
    return compiled


def load_after_migrate(**_: Any) -> None:
    """Load the shipped programme into a database that has none, unless the site turned that off.

    Quiet: a failure here must not break `migrate`; `advocert_setup` says what is wrong.
    """
    if not conf.load_shipped_programme():
        return
    try:
        if not api.has_programme():
            api.load_programme(compile_shipped(), actor="migrate", now=timezone.now())
    except DatabaseError:
        return  # migrated back to zero, or another app's migration ran first
    except Exception:
        _logger.exception("The shipped programme was not loaded. Run `manage.py advocert_setup`.")
