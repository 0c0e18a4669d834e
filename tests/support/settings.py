"""Django settings of the test run: SQLite in a file, or the server named by ADVOCERT_TEST_DB.

A file, because threads and killed processes must meet the same locks as in production. `databases.py` starts
private servers and sets ADVOCERT_TEST_DB (`postgresql` or `mariadb`), ADVOCERT_TEST_DB_HOST and
ADVOCERT_TEST_DB_PORT.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[2]
SECRET_KEY = "only-for-tests"
DEBUG = False
ALLOWED_HOSTS = ["*"]
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "advocert_certificates.apps.AdvocertConfig",
    "tests.support.courseware.apps.CoursewareConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "tests.support.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]


def sqlite() -> dict[str, Any]:
    """SQLite for several threads: writers wait for each other instead of failing."""
    options: dict[str, Any] = {"timeout": 30}
    engine = "tests.support.sqlite_waiting"
    if django.VERSION >= (5, 1):
        engine = "django.db.backends.sqlite3"
        options |= {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA synchronous=OFF"}
    file = Path(tempfile.gettempdir()) / f"advocert-test-{os.getpid()}.sqlite3"
    name = os.environ.get("ADVOCERT_TEST_DB_NAME", ":memory:")
    return {
        "ENGINE": engine,
        "NAME": name,
        "OPTIONS": options,
        "TEST": {"NAME": str(file)},
    }


def server(kind: str) -> dict[str, Any]:
    """A private server of `databases.py`; nobody else can reach it, so it has no password."""
    database: dict[str, Any] = {
        "NAME": os.environ.get("ADVOCERT_TEST_DB_NAME", "advocert"),
        "HOST": os.environ["ADVOCERT_TEST_DB_HOST"],
        "PORT": os.environ["ADVOCERT_TEST_DB_PORT"],
        "USER": "advocert",
    }
    if kind == "postgresql":
        return database | {"ENGINE": "django.db.backends.postgresql"}
    import pymysql  # only where MariaDB is tested

    pymysql.version_info = (2, 2, 1, "final", 0)  # what Django asks of mysqlclient; PyMySQL does all of it
    pymysql.install_as_MySQLdb()
    options = {"charset": "utf8mb4", "init_command": "SET sql_mode='STRICT_TRANS_TABLES'"}
    test = {"CHARSET": "utf8mb4", "COLLATION": "utf8mb4_general_ci"}
    return database | {"ENGINE": "django.db.backends.mysql", "OPTIONS": options, "TEST": test}


_KIND = os.environ.get("ADVOCERT_TEST_DB", "sqlite")
DATABASES = {"default": sqlite() if _KIND == "sqlite" else server(_KIND)}
STATIC_URL = "/static/"
ADVOCERT_BASE_URL = "https://advocert.example"
ADVOCERT_LOAD_SHIPPED_PROGRAMME = False
