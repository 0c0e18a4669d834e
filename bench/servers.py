"""Benchmarks in a process of their own, on an empty database: SQLite in a file, or a private server."""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from tests.support.databases import running


def answer_of(kind: str, program: str, *arguments: object) -> Any:
    """Run a Python text against an empty database; return what its last line says as JSON."""
    with (
        tempfile.TemporaryDirectory() as folder,
        nullcontext() if kind == "sqlite" else running(kind) as server,
    ):
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.support.settings"}
        if server is None:
            environment["ADVOCERT_TEST_DB_NAME"] = str(Path(folder) / "bench.sqlite3")
        else:
            environment |= server.environment | {"ADVOCERT_TEST_DB_NAME": _made(kind, server.port)}
        command = [sys.executable, "-W", "ignore", "-c", program, *map(str, arguments)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout.splitlines()[-1])


def _made(kind: str, port: int) -> str:
    """Make an empty database on a private server; return its name."""
    if kind == "postgresql":
        import psycopg

        with psycopg.connect(
            f"host=127.0.0.1 port={port} user=advocert dbname=postgres", autocommit=True
        ) as made:
            made.execute("CREATE DATABASE bench")
    else:
        import pymysql

        with pymysql.connect(host="127.0.0.1", port=port, user="advocert") as made, made.cursor() as cursor:
            cursor.execute("CREATE DATABASE bench CHARACTER SET utf8mb4")
    return "bench"
