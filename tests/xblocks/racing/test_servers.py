"""The same races on the databases of production: private MariaDB and PostgreSQL servers."""

import os
import subprocess
import sys

import pytest
from tests.support.children import ROOT
from tests.support.databases import missing, running

RACES = "tests/xblocks/racing/test_processes.py"


@pytest.mark.database
@pytest.mark.parametrize("kind", ["postgresql", "mariadb"])
def test_racing_gains_nothing_on_a_server(kind: str):
    if missing(kind) and not os.environ.get("CI"):
        pytest.skip(f"not installed: {missing(kind)}")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", RACES]
    with running(kind) as server:
        env = os.environ | server.environment
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=600
        )
    assert done.returncode == 0, done.stdout[-6000:]
