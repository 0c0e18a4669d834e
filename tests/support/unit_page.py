"""One block of the strict platform in a real browser, without a server: this process answers every request.

    with unit_page(browser, platform, "FND-DECK") as unit:
        unit.page.get_by_role("button", name="Show a strong reply").click()

`unit.answers` holds what other addresses say, such as the certificate service's: (status, body) by path.
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
from tests.support.strict_store import LMS

ORIGIN = "http://unit.test"
KINDS = {".js": "text/javascript", ".css": "text/css"}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
HTML = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root {{ color-scheme: light dark; }} body {{ margin: 16px; background: light-dark(#FBF8F6, #171217); color: CanvasText; }}</style>
<main><h1>Course</h1><h2>Unit</h2>{content}</main><script src="{loader}"></script><script>
const holder = document.querySelector('.xblock-v1');
const args = JSON.parse(document.querySelector('.xblock_json_init_args').textContent);
window.notified = [];
const notify = (name, data) => window.notified.push([name, data.state ?? '']);
AdvocertBlock({{ handlerUrl: (element, name) => '/handler/' + name, notify }}, holder, args);</script></html>"""


@dataclass
class Unit:
    """The page with one block on it; `said` collects what the live region announced."""

    page: Page
    platform: Platform
    name: str
    user: User | None
    view: str = "student_view"
    mode: str = LMS
    answers: dict[str, tuple[int, Any]] = field(default_factory=dict)
    sent: list[Any] = field(default_factory=list)
    # Playwright answers in a greenlet of its own, whose context would open another database in memory.
    here: Context = field(default_factory=copy_context)

    def load(self) -> None:
        """Open the page, as after a reload."""
        self.page.goto(ORIGIN)
        self.page.wait_for_selector("[data-ready]")

    def answer(self, route: Route) -> None:
        """Answer one request of the page."""
        path = route.request.url.removeprefix(ORIGIN)
        kind = os.path.splitext(path)[1]  # noqa: PTH122 - part of an address
        if path.startswith("/static/") and PACKAGE in path:
            body = files(PACKAGE).joinpath(path.partition(f"{PACKAGE}/")[2]).read_text()
            route.fulfill(body=body, content_type=KINDS[kind])
        elif path.startswith("/handler/"):
            self._handle(route, path.removeprefix("/handler/"))
        elif path in self.answers:
            status, body = self.answers[path]
            route.fulfill(status=status, body=json.dumps(body), content_type="application/json")
        elif path == "/":
            route.fulfill(body=self.here.run(self._html), content_type="text/html")
        else:
            route.fulfill(status=404, body="<h1>Not found</h1>", content_type="text/html")

    def _handle(self, route: Route, handler: str) -> None:
        data = json.loads(route.request.post_data or "{}")
        self.sent.append(data)
        reply = self.here.run(self.platform.post, self.name, handler, data, user=self.user, mode=self.mode)
        route.fulfill(status=reply.status, body=reply.text, content_type="application/json")

    def _html(self) -> str:
        fragment = self.platform.render(self.name, self.view, user=self.user, mode=self.mode)
        loader = next(one.data for one in fragment.resources if one.kind == "url")
        return HTML.format(content=fragment.content, loader=loader)

    @property
    def focused(self) -> str:
        """The text of what has the focus inside the block."""
        return str(
            self.page.evaluate("document.activeElement.shadowRoot?.activeElement?.textContent ?? ''")
        ).strip()

    @property
    def said(self) -> str:
        """What the live region holds, once it has been filled."""
        live = self.page.locator("[aria-live=polite]")
        live.filter(has_text="e").wait_for(state="attached", timeout=5000)
        return live.inner_text()

    def violations(self, *schemes: str) -> list[tuple[str, str, Any]]:
        """What axe says against the page in these colour schemes: scheme, rule and places."""
        self.page.evaluate(Axe().axe_script)
        return [(scheme, *one) for scheme in schemes for one in self._violations(scheme)]

    def _violations(self, scheme: str) -> Iterator[tuple[str, Any]]:
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found = self.page.evaluate(f"axe.run({json.dumps(WCAG)}).then((told) => told.violations)")
        yield from ((one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found)

    def sideways(self, direction: str) -> int:
        """How many pixels the page is wider than a window of 320 px."""
        self.page.evaluate(f"document.documentElement.dir = '{direction}'")
        self.page.set_viewport_size({"width": 320, "height": 800})
        return int(
            self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )


@contextmanager
def unit_page(
    browser: Browser,
    platform: Platform,
    name: str,
    answers: dict[str, tuple[int, Any]] | None = None,
    *,
    view: str = "student_view",
    mode: str = LMS,
) -> Iterator[Unit]:
    """Open the page of one block; an error of its script fails the test."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    unit = Unit(page, platform, name, ADA, view, mode, answers or {})
    page.route(f"{ORIGIN}/**", unit.answer)
    unit.load()
    yield unit
    context.close()
    assert complaints == []
