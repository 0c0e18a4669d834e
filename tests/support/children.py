"""Processes of ours that a test may kill: the same database, the same settings, another process.

Usage: `child = start("advocert_worker"); child.kill()`, or `run_and_die("api.tick(now=timezone.now())")`.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
_PASSED_ON = ("ADVOCERT_TARGETS", "ADVOCERT_ALLOWED_NETWORKS", "ADVOCERT_KEYS_DIR", "ADVOCERT_BASE_URL")
_THEN_DIE = """
import django, os, signal
django.setup()
from django.utils import timezone
from advocert_certificates import api
from advocert_certificates.models import Person
{code}
os.kill(os.getpid(), signal.SIGKILL)
"""


def start(*command: str) -> subprocess.Popen[bytes]:
    """Start a management command in its own process."""
    return subprocess.Popen([sys.executable, "-m", "django", *command], env=environment(), cwd=ROOT)


def run_and_die(code: str) -> None:
    """Run statements in another process that is killed (SIGKILL) right after them."""
    done = subprocess.run(
        [sys.executable, "-c", _THEN_DIE.format(code=code)],
        env=environment(),
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL


def environment() -> dict[str, str]:
    """Return what a child needs to meet the same database and settings."""
    passed_on = {name: getattr(settings, name) for name in _PASSED_ON if hasattr(settings, name)}
    return os.environ | {
        "ADVOCERT_CHILD": json.dumps(passed_on),
        "ADVOCERT_TEST_DB_NAME": str(connection.settings_dict["NAME"]),
        "DJANGO_SETTINGS_MODULE": "tests.support.child_settings",
    }
