"""The programme inside the wheel goes into an empty database."""

import logging
from typing import Any

from django.db import DatabaseError
from django.utils import timezone

from advocert_certificates import api, conf
from advocert_certificates.authored import compile_shipped

_logger = logging.getLogger(__name__)


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
