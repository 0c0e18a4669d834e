"""Opens a block in a tab.

    with unit_page(browser, platform, "FND-DECK") as unit:
        unit.page.get_by_role("button", name="Show a strong reply").click()

    with open_block(browser, platform, "FND-EXAM", user=ADA) as (page, site):
        site.is_cut = True

A test that opens its own tab makes the `Unit` itself: `Unit(tab, Site(platform, "FND-01")).load("rtl")`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page
from tests.support.browsing import sight
from tests.support.browsing.site import ORIGIN, Site
from tests.support.strict_runtime import ADA, Platform, User
from tests.support.strict_store import LMS


@dataclass
class Unit:
    """One tab with one block on it, and what stands behind it."""

    page: Page
    site: Site

    def __post_init__(self) -> None:
        self.page.route(f"{ORIGIN}/**", self.site.answer)

    def load(self, direction: str = "") -> None:
        """Open the page, as after a closed laptop."""
        self.site.direction = direction or self.site.direction
        self.page.goto(ORIGIN)
        self.page.wait_for_selector("[data-ready]", timeout=10_000)

    @property
    def platform(self) -> Platform:
        """The platform on which the block runs."""
        return self.site.platform

    @property
    def focused(self) -> str:
        """The text of what has the focus inside the block."""
        return sight.focused(self.page)

    @property
    def said(self) -> str:
        """What the live region holds, once it has been filled."""
        return sight.said(self.page)

    def violations(self, *schemes: str) -> list[tuple[str, str, Any]]:
        """What axe says against the page in these colour schemes: scheme, rule and places."""
        return [(scheme, *one) for scheme in schemes for one in self._violations(scheme)]

    def _violations(self, scheme: str) -> list[tuple[str, Any]]:
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        return sight.violations(self.page)

    def sideways(self, direction: str) -> int:
        """How many pixels the page is wider than a window of 320 px."""
        self.page.evaluate(f"document.documentElement.dir = '{direction}'")
        return sight.sideways(self.page)


@contextmanager
def unit_page(
    browser: Browser,
    platform: Platform,
    name: str,
    answers: dict[str, tuple[int, Any]] | None = None,
    *,
    view: str = "student_view",
    mode: str = LMS,
    user: User | None = ADA,
    direction: str = "ltr",
    scheme: str = "light",
) -> Iterator[Unit]:
    """Open the page of one block; an error of its script fails the test."""
    size = {"width": 1280, "height": 900}
    context = browser.new_context(reduced_motion="reduce", color_scheme=scheme, viewport=size)  # type: ignore[arg-type]
    context.set_default_timeout(8_000)
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    unit = Unit(page, Site(platform, name, user, view, mode, direction, answers or {}))
    unit.load()
    yield unit
    context.close()
    assert complaints == []


@contextmanager
def open_block(browser: Browser, platform: Platform, name: str, **more: Any) -> Iterator[tuple[Page, Site]]:
    """Open the page of one block for those who want the tab and the site apart."""
    with unit_page(browser, platform, name, **more) as unit:
        yield unit.page, unit.site
