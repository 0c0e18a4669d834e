"""How something held looks is loaded when something is; a connection may be lost just then."""

import pytest
from playwright.sync_api import Browser, expect
from tests.support import standings
from tests.support.browsing.unit import unit_page
from tests.support.strict_runtime import Platform

pytestmark = pytest.mark.browser
NAME = "my-certification"


def test_a_part_that_does_not_come_is_told_and_asked_for_again(browser: Browser, platform: Platform) -> None:
    platform.author(NAME, "advocert_certificate")
    with unit_page(browser, platform, NAME) as unit:
        ask = unit.page.get_by_role("button", name="Ask again")
        expect(ask).to_be_visible()
        unit.site.answers.update(standings.told(standings.CERTIFIED))
        unit.page.route("**/held.js", lambda route: route.abort("internetdisconnected"), times=1)
        ask.click()
        expect(unit.page.get_by_text("The certificate service does not answer here.")).to_be_visible()
        ask.click()
        expect(unit.page.get_by_role("heading", name="Certified Advocate, Foundations")).to_be_focused()
