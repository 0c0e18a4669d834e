"""The tests of the service's core, once more on a private database server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.databases import missing, running

ROOT = Path(__file__).resolve().parents[2]
CORE = ["tests/certificates/usecases", "tests/certificates/models", "tests/certificates/openedx"]
# Four minutes on two cores that do something else beside it.
SECONDS = 1_500


def assert_the_core_holds_on(kind: str) -> None:
    """Run them; skip where the server is not installed, except in CI."""
    if missing(kind) and not os.environ.get("CI"):
        pytest.skip(f"not installed: {missing(kind)}")
    with running(kind) as server:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *CORE],
            cwd=ROOT,
            env=os.environ | server.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
    assert done.returncode == 0, done.stdout[-6000:]
