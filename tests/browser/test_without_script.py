"""The real demo in a browser that runs no script: the token of the site, the addresses of the player, real pages."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.support.learner import TAKE, CourseByHeart, words_of
from tests.support.running import RunningDemo

pytestmark = pytest.mark.browser
STEPS_LIMIT = 20


@pytest.fixture(scope="module")
def amina(browser: Browser, demo: RunningDemo) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(demo.url)
    page.get_by_role("button", name="Amina, employee").click()
    yield page
    context.close()


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state()


def open_unit(page: Page, demo: RunningDemo, button: str) -> None:
    """Open the first part of the course that has this button."""
    page.goto(f"{demo.url}/learn/")
    outline = page.get_by_role("navigation", name="Foundations").get_by_role("listitem")
    for address in [link.get_attribute("href") for link in outline.get_by_role("link").all()]:
        page.goto(demo.url + str(address))
        if page.get_by_role("button", name=button).count():
            return
    pytest.fail(f"No part of the course has a button {button!r}.")


def test_a_clause_is_signed(amina: Page, demo: RunningDemo) -> None:
    open_unit(amina, demo, "Sign the clause")
    amina.get_by_role("checkbox").first.check()
    amina.get_by_role("button", name="Sign the clause").first.click()
    expect(amina.get_by_role("heading", name="Signed on")).to_be_visible()
    amina.get_by_role("link", name="Back to the course").click()
    expect(amina.get_by_text("Signed on").first).to_be_visible()


def test_a_conversation_is_passed(amina: Page, demo: RunningDemo) -> None:
    knows = CourseByHeart.of(demo.content)
    open_unit(amina, demo, "Start the conversation")
    press(amina, "Start the conversation")
    for _ in range(STEPS_LIMIT):
        if amina.get_by_role("button", name="Look back at it").count():
            break
        cards = amina.locator("label.choice").all()
        next(card for card in cards if words_of(card.inner_text()) in knows.strongest).click()
        press(amina, TAKE)
    press(amina, "Look back at it")
    expect(amina.get_by_text("Passed: 100 of 100.")).to_be_visible()
