"""The programs of the demo, started as people start them, on free ports and with folders of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port with a free neighbour: the demo takes PORT for itself and PORT + 1 for the other system."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


def wait_for(claim: Callable[[], object], seconds: float, what: str) -> object:
    """The first true value of the claim within so many seconds; fails with what was waited for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = claim()
        if value:
            return value
        time.sleep(0.05)
    pytest.fail(f"Waited {seconds:.0f} s for {what}.")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 - our own loopback address
            return response.status == 200
    except OSError:
        return False


@dataclass
class Program:
    """A child process with its output in a file."""

    process: subprocess.Popen
    log: Path

    def said(self) -> str:
        return self.log.read_text()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Start `python -m something` from the project's folder; everything is ended after the test."""
    running: list[subprocess.Popen] = []

    def begin(module: str, **environment: str) -> Program:
        log = tmp_path / f"{module}-{len(running)}.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", module],
                cwd=ROOT,
                env={**os.environ, **environment},
                stdout=out,
                stderr=out,
                stdin=subprocess.PIPE,
                start_new_session=True,
            )
        running.append(process)
        return Program(process, log)

    yield begin
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)
        process.stdin.close()
