"""What axe, a narrow window, the keyboard and a voice would say about a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = "document.activeElement.shadowRoot?.activeElement?.textContent ?? ''"


def violations(page: Page, rules: dict[str, Any] = WCAG) -> list[tuple[str, Any]]:
    """What axe says against the page: rule and places. Between schemes only the contrast differs."""
    found = Axe().run(page, options=rules).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]


def sideways(page: Page, width: int = 320) -> int:
    """How many pixels the page is wider than a window of that width."""
    page.set_viewport_size({"width": width, "height": 800})
    return int(page.evaluate(SIDEWAYS))


def focused(page: Page) -> str:
    """The text of what has the focus inside the block."""
    return str(page.evaluate(FOCUSED)).strip()


def said(page: Page) -> str:
    """What the live region holds, once it has been filled."""
    live = page.locator("[aria-live=polite]")
    live.filter(has_text="e").wait_for(state="attached", timeout=5000)
    return live.inner_text()
