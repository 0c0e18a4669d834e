"""The preview as a trainer uses it: save and see, the finding beside the text, the map, play from a moment."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Page, expect
from tests.support.content import change

from advocert_courses.reference.samples import SCENARIO
from advocert_xblocks._preview.server import serve
from advocert_xblocks._preview.workspace import Workspace

pytestmark = pytest.mark.browser

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
FILE = "fnd/scenarios/FND-02.md"
# A loaded machine is slow, and nothing here is about speed.
PATIENCE = 60_000


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    """A preview that watches a folder with a conversation of every kind of exit, on a free port."""
    text = (
        SCENARIO.replace("id: FND-01", "id: FND-02")
        .replace("DISC-1@2", "DISC-1@1")
        .replace("FND-2]", "FND-1]")
    )
    (root / FILE).write_text(text, encoding="utf-8")
    space, stop = Workspace(root), threading.Event()
    server = serve(space, 0)
    threads = [
        threading.Thread(target=server.serve_forever, daemon=True),
        threading.Thread(target=space.watch, args=(stop,), daemon=True),
    ]
    for thread in threads:
        thread.start()
    yield f"http://localhost:{server.server_port}/text/{FILE}"
    stop.set()
    server.shutdown()
    server.server_close()
    for thread in threads:
        thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.goto(address)
    yield page
    context.close()


def learner(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[name=play]")


def violations(page: Page) -> list[str]:
    page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(document, options)", AXE)["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_a_saved_file_is_shown_and_its_mistake_stands_beside_the_line(page: Page, root: Path):
    expect(page.locator("header")).to_contain_text("FND-02")
    change(root, FILE, "A stranger:", "A passer-by:")
    expect(page.locator(".source")).to_contain_text("A passer-by:")
    change(root, FILE, "  > Borrowed applause is still fake.\n", "")
    expect(page.locator(".source .marked .finding").filter(has_text="E207")).to_be_visible()
    expect(page.locator(".findings")).to_contain_text("Line")


@pytest.mark.django_db
def test_a_click_on_the_map_plays_from_a_moment_that_only_a_reply_reaches(page: Page):
    page.locator("svg.map a", has_text="turn").first.click()
    expect(learner(page).locator("body")).to_contain_text("Two neighbours save the review.")


@pytest.mark.django_db
def test_the_list_plays_from_a_moment_too_and_says_the_same(page: Page):
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator("#graph .tree").first).to_contain_text("Write: Answer Priya")
    page.locator("#graph .tree a", has_text="flat").first.press("Enter")
    expect(learner(page).locator("body")).to_contain_text("Two rooms. What would you do?")
    expect(learner(page).locator("textarea")).to_be_attached()


def test_the_phone_width_is_a_switch_and_stays_after_a_change(page: Page, root: Path):
    page.get_by_role("link", name="Phone width").click()
    expect(page.get_by_role("link", name="Full width")).to_be_visible()  # the click has arrived on its page
    frame = page.locator(".frame")
    assert frame.bounding_box()["width"] <= 392
    change(root, FILE, "A stranger:", "A passer-by:")
    expect(page.locator(".source")).to_contain_text("A passer-by:")
    expect(page.get_by_role("link", name="Full width")).to_be_visible()
    assert frame.bounding_box()["width"] <= 392


@pytest.mark.parametrize("view", ["map", "list"])
def test_nothing_is_out_of_reach(page: Page, view: str, root: Path):
    """axe finds nothing, with a mistake on the page, and nothing goes sideways at 320 px."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{page.url}?view={view}")
    change(root, FILE, "  > Borrowed applause is still fake.\n", "")
    # The page has loaded again when this is there, and does so no more.
    expect(page.locator(".source .marked .finding").filter(has_text="E207")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = violations(page)
    assert found == {"light": [], "dark": []}
