"""The few settings that blocks need of Django, when no site has brought its own."""

import django
from django.conf import settings


def ensure_django() -> None:
    """Configure Django for a process that is nothing but a preview."""
    if settings.configured:
        return
    settings.configure(
        SECRET_KEY="nothing is signed in a preview",  # noqa: S106 - and nothing is kept
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[],
        USE_TZ=True,
        LANGUAGE_CODE="en",
        ADVOCERT_COMPANY="Acme",
        ADVOCERT_BLOCK_THEME="device",
    )
    django.setup()
