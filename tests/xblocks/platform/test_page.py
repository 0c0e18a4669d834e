"""A unit page as the platform makes it: several blocks, either kind of root, foreign errors, a frame that follows."""

import json
from collections.abc import Iterator
from contextvars import copy_context
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.support.strict_runtime import ADA, PACKAGE, Platform
from tests.xblocks.samples import lesson_text, scenario_text

pytestmark = pytest.mark.browser

ORIGIN = "http://page.test"
KINDS = {"js": "text/javascript", "css": "text/css"}
# The last block is started first, as in the LMS, and one of them through a jQuery-like root.
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Unit</title>
<style>* {{ letter-spacing: 1em !important }} button {{ display: none !important }}</style>
<main>{blocks}</main><script>window.define = () => {{ throw Error('a module for RequireJS'); }}; window.define.amd = {{}};</script>
<script src="{loader}"></script><script>
const heights = window.heights = [];
new ResizeObserver(() => heights.push(document.documentElement.scrollHeight)).observe(document.body);
[...document.querySelectorAll('.xblock-v1')].reverse().forEach((element, place) => {{
  const args = JSON.parse(element.querySelector('script[type="json/xblock-args"]').textContent);
  const runtime = {{ handlerUrl: (root, name) => '/handler/' + (root.jquery ? root[0] : root).dataset.name + '/' + name }};
  AdvocertBlock(runtime, place ? element : {{ jquery: '3', 0: element, length: 1 }}, args);
}});</script></html>"""


class Site:
    """A page with two blocks; `foreign` is what the platform itself answers instead of a handler."""

    def __init__(self, page: Page, platform: Platform, names: list[str]) -> None:
        self.page, self.platform, self.names = page, platform, names
        self.foreign: tuple[int, str] | None = None
        self.loaded: list[str] = []
        self.here = copy_context()
        page.route(f"{ORIGIN}/**", self.answer)
        page.goto(ORIGIN)
        expect(page.locator("[data-ready]")).to_have_count(len(names))

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        if path.startswith("/static/"):
            self.loaded.append(path)
            body = files(PACKAGE).joinpath(path.partition(f"{PACKAGE}/")[2]).read_text()
            route.fulfill(body=body, content_type=KINDS[path.rpartition(".")[2]])
        elif path.startswith("/handler/") and self.foreign:
            route.fulfill(status=self.foreign[0], body=self.foreign[1], content_type="text/html")
        elif path.startswith("/handler/"):
            _, _, name, handler = path.split("/")
            data = json.loads(route.request.post_data or "{}")
            reply = self.here.run(self.platform.post, name, handler, data, user=ADA)
            route.fulfill(status=reply.status, body=reply.text, content_type="application/json")
        else:
            route.fulfill(body=self.here.run(self._html), content_type="text/html")

    def _html(self) -> str:
        made = [(name, self.platform.render(name)) for name in self.names]
        blocks = [one.content.replace("<div ", f'<div data-name="{name}" ', 1) for name, one in made]
        loader = next(one.data for one in made[0][1].resources if one.kind == "url")
        return PAGE.format(blocks="".join(blocks), loader=loader)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    complaints: list[Any] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def site(tab: Page, platform: Platform) -> Site:
    hostile = scenario_text().replace("Riverside Neighbours", "</script><b>Riverside")
    platform.author("one", "advocert_scenario", hostile)
    platform.author("two", "advocert_scenario", hostile)
    platform.author("three", "advocert_lesson", lesson_text())
    return Site(tab, platform, ["one", "two", "three"])


def test_blocks_on_one_page_do_not_meet(site: Site) -> None:
    first, second = site.page.locator(".advocert-scenario").all()
    first.get_by_role("button", name="Start the conversation").click()
    expect(first.get_by_text("Decision 1")).to_be_visible()
    expect(second.get_by_role("button", name="Start the conversation")).to_be_visible()
    assert len(site.loaded) == len(set(site.loaded))


def test_the_pages_own_styles_stay_outside(site: Site) -> None:
    button = site.page.get_by_role("button", name="Start the conversation").first
    expect(button).to_be_visible()
    assert button.evaluate("(one) => getComputedStyle(one).letterSpacing") == "normal"


def test_a_frame_that_follows_the_height_is_told_of_growth(site: Site) -> None:
    before = site.page.evaluate("document.documentElement.scrollHeight")
    site.page.get_by_role("button", name="Start the conversation").first.click()
    expect(site.page.get_by_text("Decision 1")).to_be_visible()
    site.page.wait_for_function(f"window.heights.at(-1) > {before}")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (500, "We could not save this."),
        (403, "Your session has ended."),
        (404, "We could not save this."),
        (200, "We could not save this."),
    ],
)
def test_an_error_page_of_the_platform_becomes_a_sentence(site: Site, status: int, sentence: str) -> None:
    site.foreign = (status, "<!doctype html><h1>Server error</h1>")
    site.page.get_by_role("button", name="Start the conversation").first.click()
    expect(site.page.get_by_text(sentence).first).to_be_attached()
    site.foreign = None
    site.page.get_by_role("button", name="Start the conversation").first.click()
    expect(site.page.get_by_text("Decision 1")).to_be_visible()
