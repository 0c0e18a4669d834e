"""German words are longer: no page of holder, HR, trainer or public needs sideways scrolling on a small telephone."""

import re

import pytest
from playwright.sync_api import Browser, Page
from tests.support.running import RunningDemo

pytestmark = pytest.mark.browser
PAGES = {
    "": ["/", "/advocert/verify/", "/advocert/verify/?certificate=7KQ2-M9XD"],
    "amina": ["/learn/", "/learn/fnd-u02/", "/advocert/me/", "/advocert/me/data/"],
    "jonas": [
        "/trainer/",
        "/advocert/design/",
        "/advocert/records/programme/",
        "/advocert/records/questions/",
    ],
    "marta": [
        "/advocert/records/",
        "/advocert/records/overview/",
        "/advocert/records/who/",
        "/advocert/records/report/",
        "/advocert/records/attendance/",
    ],
}
# What stands out to the right although nothing scrolls: hidden text for screen readers does not count.
_TOO_WIDE = """width => [...document.querySelectorAll("main *, footer *, header *")]
  .filter(one => one.getBoundingClientRect().right > width + 1 && !one.closest(".sr, pre, [hidden], dialog"))
  .map(one => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`).slice(0, 3)"""


@pytest.fixture
def phone(browser: Browser, demo: RunningDemo):
    context = browser.new_context(locale="de-DE", viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def be(page: Page, demo: RunningDemo, slug: str) -> None:
    page.goto(demo.url)
    if slug:
        page.locator(f'form[action="/be/{slug}/"] button').first.click()
        page.wait_for_load_state()


def too_wide(page: Page) -> dict[int, list[str]]:
    found = {}
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        found[width] = page.evaluate(_TOO_WIDE, width)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[width].append("the page scrolls sideways")
    return {width: left for width, left in found.items() if left}


@pytest.mark.parametrize("slug", PAGES)
def test_no_german_page_is_wider_than_the_screen(phone: Page, demo: RunningDemo, slug: str) -> None:
    be(phone, demo, slug)
    found = {}
    for path in PAGES[slug]:
        phone.goto(demo.url + path)
        assert phone.locator("html").get_attribute("lang") == "de", path
        found[path] = too_wide(phone)
    assert {path: left for path, left in found.items() if left} == {}


def test_the_pages_about_one_person_fit_too(phone: Page, demo: RunningDemo) -> None:
    be(phone, demo, "marta")
    phone.goto(demo.url + "/advocert/records/?standing=certified")
    record = phone.locator("table.people th a").first.get_attribute("href")
    phone.goto(demo.url + record)
    links = re.findall(
        r'href="(/advocert/[^"#]*(?:pause|take-back|verify)/[0-9a-f-]{36}/[^"#]*)"', phone.content()
    )
    found = {}
    for path in [record, *dict.fromkeys(links)]:
        phone.goto(demo.url + path)
        found[path] = too_wide(phone)
    assert len(found) > 3
    assert {path: left for path, left in found.items() if left} == {}
