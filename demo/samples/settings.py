"""Django settings of the samples: the service alone, on a database that is thrown away."""

import os
from pathlib import Path

WORK = Path(os.environ["ADVOCERT_SAMPLES_WORK"])
HOST = "credentials.acme.example"
SECRET_KEY = "only for samples that are thrown away"  # noqa: S105 - it protects nothing
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "rest_framework",
    "advocert_certificates.apps.AdvocertConfig",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": WORK / "samples.sqlite3"}}
ADVOCERT_BASE_URL = f"https://{HOST}"
ADVOCERT_KEYS_DIR = str(WORK / "keys")
ADVOCERT_LOAD_SHIPPED_PROGRAMME = False
ADVOCERT_WAKE = "none"
