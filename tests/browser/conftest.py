"""A private demo on free ports and a real Chromium; screenshots go to the ignored folder artifacts/."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ARTIFACTS = ROOT / "artifacts"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port() -> int:
    """A port that has a free neighbour: the demo takes PORT for itself and PORT + 1 for the other system."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


@dataclass
class Demo:
    """The demo as a person starts it: a process group that can be stopped, killed and started again."""

    folder: Path
    content: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def receiver_url(self) -> str:
        return f"http://127.0.0.1:{self.port + 1}"

    def start(self) -> None:
        environment = {
            **os.environ,
            "PORT": str(self.port),
            "ADVOCERT_DEMO_DIR": str(self.folder),
            "ADVOCERT_CONTENT": str(self.content),
        }
        log = (self.folder.parent / "demo.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "demo"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        wait_for(lambda: answers(self.url), 60, "the demo to answer")

    def stop(self, sig: signal.Signals = signal.SIGTERM) -> None:
        """End the whole process group: SIGTERM as Ctrl-C does, SIGKILL as a power cut does."""
        if self.process is None:
            return
        os.killpg(self.process.pid, sig)
        self.process.wait(20)
        self.process = None


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 - our own loopback address
            return response.status == 200
    except OSError:
        return False


def wait_for(claim: Callable[[], object], seconds: float, what: str) -> object:
    """The first true value of the claim within so many seconds; fails with what was waited for."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = claim()
        if value:
            return value
        time.sleep(0.1)
    pytest.fail(f"Waited {seconds:.0f} s for {what}.")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A freshly seeded demo with its own copy of the course, so that a trainer may edit it."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(ROOT / "courses" / "content", folder / "content")
    running = Demo(folder / "data", folder / "content", free_port())
    running.folder.mkdir()
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no Chromium: .ci/run must install it.")
        pytest.skip("No Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Eyes:
    """Looks at a page as people do: at both widths, in both themes, and with axe."""

    page: Page
    folder: Path

    def look(self, name: str) -> None:
        """Keep screenshots at 1280 and 390 px and fail on any WCAG 2.2 AA violation, light and dark."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            self.check(f"{name} ({scheme})")
            for width in (1280, 390):
                self.page.set_viewport_size({"width": width, "height": 900})
                self.page.screenshot(path=self.folder / f"{name}-{scheme}-{width}.png", full_page=True)
        self.narrow(name)
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size({"width": 1280, "height": 900})

    def check(self, name: str) -> None:
        result = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
        found = [
            {"rule": v["id"], "help": v["help"], "where": [n["target"] for n in v["nodes"]][:4]}
            for v in result.response["violations"]
        ]
        assert not found, f"{name}: {json.dumps(found, indent=1)}"

    def narrow(self, name: str) -> None:
        """WCAG 1.4.10: at 320 px nothing needs sideways scrolling."""
        self.page.set_viewport_size({"width": 320, "height": 800})
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{name} is {wide} px wide at 320 px"


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new visitor; what the page's scripts complain about fails the test."""
    context = browser.new_context(reduced_motion="reduce", accept_downloads=True)
    complaints: list[str] = []
    tab = context.new_page()
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    name = re.sub(r"\W+", "-", request.node.name)
    ARTIFACTS.mkdir(exist_ok=True)
    if tab.url != "about:blank":
        tab.screenshot(path=ARTIFACTS / f"last-{name}.png", full_page=True)
    context.close()
    assert complaints == []


@pytest.fixture
def eyes(page: Page) -> Eyes:
    return Eyes(page, ARTIFACTS / "walk")
