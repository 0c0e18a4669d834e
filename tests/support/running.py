"""The product's programs as child processes, and a visitor who uses their pages over HTTP."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
import requests

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
    """A child process in a group of its own, with its output in a file."""

    process: subprocess.Popen
    log: Path

    def said(self) -> str:
        return self.log.read_text()

    def kill(self) -> None:
        """End the whole group at once, as a power cut does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        self.process.stdin.close()


def begin(module: str, log: Path, **environment: str) -> Program:
    """Start `python -m module` from the project's folder."""
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
    return Program(process, log)


@dataclass
class RunningDemo:
    """A demo with a folder, a copy of the course and ports of its own."""

    folder: Path
    port: int = field(default_factory=free_port)
    program: Program | None = None
    crowd: int = 0  # how many people have a history, beside the six colleagues

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def receiver(self) -> str:
        return f"http://127.0.0.1:{self.port + 1}"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def archive(self) -> Path:
        return self.folder / "data" / "FND.tar.gz"

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PORT": str(self.port),
            "ADVOCERT_DEMO_DIR": str(self.folder / "data"),
            "ADVOCERT_CONTENT": str(self.content),
            "ADVOCERT_DEMO_CROWD": str(self.crowd),
        }

    def start(self) -> None:
        if not self.content.exists():
            shutil.copytree(ROOT / "courses" / "content", self.content)
        self.program = begin("demo", self.folder / "demo.log", **self.environment)
        wait_for(lambda: self.url in self.program.said(), 60, "the demo to say its address")

    def run(self, code: str) -> str:
        """Run a piece of Python inside the demo's Django and return what it prints."""
        setup = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'demo.settings'; django.setup()\n"
        result = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", setup + code],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return result.stdout

    def build(self) -> subprocess.CompletedProcess:
        """Do what a trainer types."""
        command = [
            sys.executable,
            "-c",
            "import sys; from advocert_courses.cli import main; sys.exit(main())",
        ]
        arguments = ["build", str(self.content), "-o", str(self.archive)]
        return subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=60, check=False)

    def child(self, module: str) -> psutil.Process:
        """The process of one of the demo's programs."""
        children = psutil.Process(self.program.process.pid).children()
        return next(child for child in children if module in child.cmdline())

    def advocates(self) -> list[str]:
        answer = requests.get(f"{self.receiver}/advocates.json", timeout=5).json()
        return [person["subject"] for person in answer["advocates"]]


class Visitor:
    """Somebody with a browser's memory and no script."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()

    def get(self, path: str, **options: object) -> requests.Response:
        return self.session.get(self.url + path, timeout=10, **options)

    def post(self, path: str, *, token: bool = True, **options: object) -> requests.Response:
        headers = {"X-CSRFToken": self.session.cookies.get("csrftoken", "")} if token else {}
        return self.session.post(self.url + path, headers=headers, timeout=10, **options)

    def be(self, slug: str) -> requests.Response:
        self.get("/")
        return self.post(f"/be/{slug}/")

    def handler_base(self, page: str) -> str:
        """The address of the handlers of the block on a page, without the handler's name."""
        return re.search(r'data-handler-base="([^"]+)"', self.get(page).text)[1]
