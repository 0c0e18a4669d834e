"""A private demo on free ports and a real Chromium; screenshots go to the ignored folder artifacts/."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.support.running import ROOT, RunningDemo

ARTIFACTS = ROOT / "artifacts"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    """A freshly seeded demo with its own copy of the course, so that a trainer may edit it."""
    running = RunningDemo(tmp_path_factory.mktemp("demo"))
    running.start()
    yield running
    running.program.kill()


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
        # A page that a press has just asked for is not there yet, and axe would look at none.
        self.page.wait_for_load_state()
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


@pytest.fixture(scope="session")
def qr_of() -> Callable[[Path], str]:
    """Read the QR code on the first page of a PDF with programs that we did not write."""

    def read(pdf: Path) -> str:
        picture = pdf.with_suffix(".qr")
        subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", pdf, picture], check=True, timeout=60)
        scan = ["zbarimg", "--quiet", "--raw", picture.with_suffix(".qr.png")]
        return subprocess.run(scan, check=True, capture_output=True, text=True, timeout=60).stdout.strip()

    return read


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


def be(browser: Browser, demo: RunningDemo, name: str) -> Eyes:
    """Somebody with a browser of their own, after the one click on the front page."""
    page = browser.new_context(reduced_motion="reduce", accept_downloads=True).new_page()
    page.goto(demo.url)
    page.get_by_role("button", name=name).click()
    return Eyes(page, ARTIFACTS / "walk")
