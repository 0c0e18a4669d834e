"""A block of the strict platform in a real browser, without a server.

    with open_block(browser, platform, "FND-EXAM", user=ADA) as page:
        page.get_by_role("button", name="Begin the exam").click()

The page is made of what the runtime renders; every request of its script goes to the handlers of the same
platform in this process. So the clock is the platform's, and a broken connection is `page.context.set_offline`
or a platform that does not answer (`Line.is_cut`).
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route
from tests.support.strict_runtime import ADA, PACKAGE, Platform, User

ORIGIN = "http://block.test"
TYPES = {".js": "text/javascript", ".css": "text/css"}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
PAGE = """<!doctype html><html lang="en" dir="{dir}"><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root {{ color-scheme: light dark; }} body {{ margin: 16px; background: Canvas; }}</style>
<body><main><h1>Course</h1><h2>Unit</h2>{content}</main><script src="{loader}"></script><script>
for (const element of document.querySelectorAll('.xblock-v1')) {{
  const args = JSON.parse(element.querySelector('script[type="json/xblock-args"]').textContent);
  AdvocertBlock({{ handlerUrl: (_, name) => '/handler/' + name }}, element, args);
}}</script></body></html>"""


@dataclass
class Line:
    """The connection between the page and the platform."""

    platform: Platform
    name: str
    user: User
    direction: str = "ltr"
    is_cut: bool = False
    # Playwright answers in a greenlet of its own, where Django would open another, empty database in memory.
    here: Context = field(default_factory=copy_context)

    def answer(self, route: Route) -> None:
        """Answer one request of the page."""
        path = route.request.url.removeprefix(ORIGIN)
        if path.startswith("/static/"):
            file = files(PACKAGE).joinpath(path.partition(PACKAGE + "/")[2])
            route.fulfill(body=file.read_text(), content_type=TYPES[os.path.splitext(path)[1]])  # noqa: PTH122
        elif self.is_cut:
            route.abort()
        elif path.startswith("/handler/"):
            self._handle(route, path.removeprefix("/handler/"))
        else:
            route.fulfill(body=self.here.run(self._page), content_type="text/html")

    def _handle(self, route: Route, handler: str) -> None:
        data: Any = json.loads(route.request.post_data or "{}")
        reply = self.here.run(self.platform.post, self.name, handler, data, user=self.user)
        route.fulfill(status=reply.status, body=reply.text, content_type="application/json")

    def _page(self) -> str:
        fragment = self.platform.render(self.name, user=self.user)
        loader = next(one.data for one in fragment.resources if one.kind == "url")
        return PAGE.format(content=fragment.content, loader=loader, dir=self.direction)


@contextmanager
def open_block(
    browser: Browser,
    platform: Platform,
    name: str,
    *,
    user: User = ADA,
    direction: str = "ltr",
    scheme: str = "light",
) -> Iterator[tuple[Page, Line]]:
    """Open the page of one block for one person; an error of its script fails the test."""
    context = browser.new_context(reduced_motion="reduce", color_scheme=scheme)  # type: ignore[arg-type]
    complaints: list[str] = []
    context.set_default_timeout(8_000)
    page, line = context.new_page(), Line(platform, name, user, direction)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route(f"{ORIGIN}/**", line.answer)
    page.goto(ORIGIN)
    page.wait_for_selector("[data-ready]")
    yield page, line
    context.close()
    assert complaints == []


def violations(page: Page, rules: dict[str, Any] = WCAG) -> list[tuple[str, Any]]:
    """What axe says against the page: rule and places. Between schemes only the contrast differs."""
    found = Axe().run(page, options=rules).response["violations"]
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]


def sideways(page: Page, width: int = 320) -> int:
    """How many pixels the page is wider than a window of that width."""
    page.set_viewport_size({"width": width, "height": 800})
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def focused(page: Page) -> str:
    """The text of what has the focus inside the block."""
    return str(page.evaluate("document.activeElement.shadowRoot?.activeElement?.textContent ?? ''")).strip()
