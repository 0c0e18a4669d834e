"""Django settings of the demo: the product as a site would run it, on SQLite and this machine alone."""

import os

from demo.launcher import first_start
from demo.launcher.places import EVERYWHERE, ROOT, Places

PLACES = Places.from_environment(os.environ)
_KEPT = first_start.remember(PLACES)

# Set here, so that the people of the demo can name the group.
ADVOCERT_HR_GROUP = "advocert_hr"
ADVOCERT_TRAINER_GROUP = "demo_trainers"
SECRET_KEY = _KEPT.secret_key
DEBUG = False
ALLOWED_HOSTS = ["*"] if PLACES.host in EVERYWHERE else [PLACES.host, "127.0.0.1", "localhost"]
USE_TZ = True
TIME_ZONE = os.environ.get("TZ") or "UTC"
LANGUAGE_CODE = "en"
# What the reader's browser asks for, until somebody chooses in the frame.
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
# A translator's own words, such as .demo/locale/fr/LC_MESSAGES/django.mo, are looked at here before anybody gets them.
_OWN_WORDS = PLACES.folder / "locale"
LOCALE_PATHS = [_OWN_WORDS]
LANGUAGES += [(folder.name, folder.name) for folder in sorted(_OWN_WORDS.glob("*"))]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "demo.urls"
LOGIN_URL = "/"

INSTALLED_APPS = [
    # First, so that its templates may add to the frame of the service's pages.
    "demo.apps.DemoConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "workbench",
    "advocert_certificates.apps.AdvocertConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "crum.CurrentRequestUserMiddleware",  # as in the platform: blocks ask who is really acting
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "demo.people.somebody",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": PLACES.folder / "advocert.sqlite3",
        "OPTIONS": {
            # Readers and one writer side by side; a writer says so at once and waits for the other.
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}
# Cookies know no ports: under its own name the session survives a second demo on the same machine.
SESSION_COOKIE_NAME = f"advocert_demo_{PLACES.port}"
LANGUAGE_COOKIE_NAME = f"advocert_demo_language_{PLACES.port}"
SESSION_COOKIE_SAMESITE = "Lax"
STATIC_URL = "/static/"

WORKBENCH = {"services": {}}
ADVOCERT_BASE_URL = PLACES.address
ADVOCERT_KEYS_DIR = str(PLACES.folder / "keys")
ADVOCERT_ALLOWED_NETWORKS = ["127.0.0.0/8", f"{PLACES.reachable_host}/32"]
ADVOCERT_LOAD_SHIPPED_PROGRAMME = False
ADVOCERT_WAKE = "none"
ADVOCERT_COMPANY = "Acme"
ADVOCERT_BLOCK_THEME = "device"
ADVOCERT_TARGETS = [
    {
        "slug": "replybox",
        "name": "Replybox",
        "url": f"{PLACES.receiver_address}/hooks/advocate-status",
        "secret": _KEPT.webhook_secret,
        "owner": "samir.haddad@acme.example",
    }
]
DEMO_CONTENT_SHOWN = (
    os.path.relpath(PLACES.content, ROOT) if PLACES.content.is_relative_to(ROOT) else PLACES.content
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"said": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["said"], "level": "WARNING"},
    # A mistyped address is no news.
    "loggers": {"django.request": {"level": "ERROR"}},
}
