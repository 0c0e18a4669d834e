"""The programs of the demo as child processes: started, watched, stopped together."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from demo.launcher.errors import ChildStoppedError
from demo.launcher.places import ROOT, Places

PATIENCE = 5.0  # seconds between asking a program to end and ending it
LOG_LIMIT = 1_000_000  # bytes; a longer log starts afresh


@dataclass
class Children:
    """The running programs, by the name that people read."""

    places: Places
    running: dict[str, subprocess.Popen[Any]] = field(default_factory=dict)

    def start(self, name: str, program: str, environment: Mapping[str, str] | None = None) -> None:
        """Start `python -m program`; what it says goes to its log.

        Its standard input is a pipe that we never write to: when we end, however we end, the pipe closes and
        `demo.guard` ends the program.
        """
        log = self.places.log(name)
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            log.unlink()
        with log.open("ab") as said:
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", "demo.guard", program],
                cwd=ROOT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=said,
            )

    def check(self) -> None:
        """See that all are alive.

        Raises:
            ChildStoppedError: one has ended; it is named with its last words.
        """
        for name, process in self.running.items():
            if process.poll() is not None:
                log = self.places.log(name)
                raise ChildStoppedError(name, _last_line(log), log)

    def stop(self) -> None:
        """End all of them; those that do not listen are ended."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""
