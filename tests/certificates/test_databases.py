"""The service on the databases of production: the same tests, on private PostgreSQL and MariaDB servers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.databases import missing, running

ROOT = Path(__file__).resolve().parents[2]
CORE = ["tests/certificates/usecases", "tests/certificates/models", "tests/certificates/openedx"]


@pytest.mark.database
@pytest.mark.parametrize("kind", ["postgresql", "mariadb"])
def test_the_core_holds_on_a_server(kind):
    if missing(kind) and not os.environ.get("CI"):
        pytest.skip(f"not installed: {missing(kind)}")
    with running(kind) as server:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *CORE]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | server.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
    assert done.returncode == 0, done.stdout[-6000:]
