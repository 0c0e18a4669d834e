"""System checks (`manage.py check --tag advocert`): what an operator must set up, in sentences."""

from typing import Any

from django.core import checks

TAG = "advocert"


def register_checks() -> None:
    """Register the checks under the tag `advocert`."""
    checks.register(check_installation, TAG)
    checks.register(check_published_keys, TAG, deploy=True)


def check_installation(**_: Any) -> list[checks.CheckMessage]:
    """Warn about everything that keeps certificates from being signed or other systems from being told.

    Warnings, not errors: a platform must start even when the keys of one plugin are missing.
    """
    from advocert_certificates.api import find_problems  # needs the models, which load after the checks

    return [checks.Warning(text, id=name) for name, text in find_problems()]


def check_published_keys(**_: Any) -> list[checks.CheckMessage]:
    """Warn when the world sees other keys than those that sign here (`check --deploy`: asks our own address)."""
    from advocert_certificates.api import find_published_problems  # as above

    return [checks.Warning(text, id="advocert.W007") for text in find_published_problems()]
