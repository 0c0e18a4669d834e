"""A block of the strict platform in a browser that runs no script: pages, forms, and nothing else.

    with plain_tab(browser, platform, "FND-L01") as tab:
        tab.page.get_by_role("button", name="Sign the clause").click()

Every request is answered in this process; `tab.posted` holds the paths that forms were posted to.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, Route
from tests.support.browsing import sight
from tests.support.browsing.site import packaged
from tests.support.strict_runtime import ADA, PACKAGE, Platform, User
from webob import Request

ORIGIN = "http://plain.test"
UNWRAP = "document.querySelectorAll('noscript').forEach((one) => { one.outerHTML = one.textContent; })"
FRAME = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><main><h1>Course</h1><h2>Unit</h2>{}</main></html>"""


@dataclass
class PlainTab:
    """One tab; `load` opens the unit of the course anew."""

    page: Page
    platform: Platform
    name: str
    user: User
    posted: list[str] = field(default_factory=list)
    last: str = ""
    here: Context = field(default_factory=copy_context)

    def load(self) -> None:
        """Open the unit, as from the outline of the course."""
        self.page.goto(f"{ORIGIN}/unit")

    def press(self, name: str) -> None:
        """Press a button and wait for the page that it opens."""
        self.page.get_by_role("button", name=name).click()
        self.page.wait_for_load_state()

    def answer(self, route: Route) -> None:
        """Answer one request of the tab."""
        path = route.request.url.removeprefix(ORIGIN)
        if f"/{PACKAGE}/" in path:
            route.fulfill(**packaged(path))
        elif "/handler/" in path:
            status, text = self.here.run(self._handled, path.partition("/handler/")[2], route)
            route.fulfill(status=status, body=text, content_type="text/html")
        elif path == "/unit":
            fragment = self.here.run(self.platform.render, self.name, user=self.user)
            route.fulfill(body=FRAME.format(fragment.content), content_type="text/html")
        else:
            route.fulfill(status=404, body="")

    def _handled(self, path: str, route: Route) -> tuple[int, str]:
        handler, _, suffix = path.partition("/")
        self.posted.append(path)
        sent = route.request
        request = Request.blank(
            "/",
            method=sent.method,
            body=sent.post_data_buffer or b"",
            content_type=sent.headers.get("content-type", ""),
        )
        block: Any = self.platform.block(self.name, self.user)
        response = block.runtime.handle(block, handler, request, suffix)
        self.last = response.text
        return response.status_code, self.last

    @property
    def focused(self) -> str:
        """The text of what has the focus inside the block."""
        return sight.focused(self.page)

    def violations(self, browser: Browser) -> list[tuple[str, Any]]:
        """What axe says against the page that is open; axe is a script, so it reads the same page in another tab."""
        context = browser.new_context()
        other = context.new_page()
        other.route(f"{ORIGIN}/**", self._again)
        other.goto(f"{ORIGIN}/last")
        found = sight.violations(other)
        context.close()
        return found

    def unit_contrast(self, browser: Browser, scheme: str) -> list[Any]:
        """What axe says about the contrast of the first page, in a tab that runs axe and none of our scripts."""
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        other = context.new_page()
        other.route(f"{ORIGIN}/**", self.answer)
        # Our scripts do not run in this page: the frame has none, and what is for browsers without script is shown.
        other.goto(f"{ORIGIN}/unit")
        other.evaluate(UNWRAP)
        other.wait_for_load_state("networkidle")
        found = sight.violations(other, sight.CONTRAST)
        context.close()
        return found

    def _again(self, route: Route) -> None:
        if route.request.url.endswith("/last"):
            route.fulfill(body=self.last, content_type="text/html")
        else:
            self.answer(route)


@contextmanager
def plain_tab(
    browser: Browser,
    platform: Platform,
    name: str,
    *,
    user: User = ADA,
    width: int = 390,
    language: str | None = None,
) -> Iterator[PlainTab]:
    """Open the unit of one block without script."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 844}, locale=language
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    tab = PlainTab(page, platform, name, user)
    page.route(f"{ORIGIN}/**", tab.answer)
    tab.load()
    yield tab
    context.close()
