"""The certificate block below an interface in another language: whose words are whose, and how many things are open."""

from typing import Any

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser, expect
from tests.support import standings
from tests.support.browsing.unit import unit_page
from tests.support.strict_runtime import Platform
from tests.support.tongues import Bracketed, misspoken

pytestmark = pytest.mark.browser

NAME = "my-certification"
STAGE = "document.querySelector('.advocert-block').shadowRoot.querySelector('[data-region=stage]').innerHTML"


class Polish:
    """As a platform whose catalogue has three forms."""

    def gettext(self, text: str) -> str:
        return f"pl:{text}"

    def ngettext(self, one: str, _many: str, number: int) -> str:
        if one != "One thing is still open":
            return f"pl:{one}"
        few = number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}
        return "jedna rzecz" if number == 1 else "{count} rzeczy, few" if few else "{count} rzeczy, many"


def open_things(number: int) -> dict[str, Any]:
    one = standings.standing()
    return {**one, "requirements": [one["requirements"][0]] * number}


@pytest.fixture
def site(platform: Platform) -> Platform:
    platform.author(NAME, "advocert_certificate")
    return platform


@pytest.mark.parametrize(("number", "form"), [(1, "jedna rzecz"), (2, "few"), (5, "many"), (22, "few")])
def test_how_many_things_are_open_takes_the_form_that_the_language_has_for_it(
    browser: Browser, site: Platform, number: int, form: str
) -> None:
    site.services["i18n"] = Polish()
    with override("pl"), unit_page(browser, site, NAME, standings.told(open_things(number))) as unit:
        expect(unit.page.locator("[data-slot=headline]")).to_contain_text(form)


HELD = {**standings.CERTIFIED, "state": "expiring", "renewal": standings.RENEWAL[:1], "requirements": []}


@pytest.mark.parametrize("standing", [standings.standing(), HELD], ids=["learning", "held"])
def test_what_the_programme_says_is_in_the_language_of_the_programme(
    browser: Browser, site: Platform, standing: dict[str, Any]
) -> None:
    site.services["i18n"] = Bracketed()
    with override("de"), unit_page(browser, site, NAME, standings.told(standing)) as unit:
        expect(unit.page.get_by_role("heading", level=3)).to_be_visible()
        markup = unit.page.evaluate(STAGE)
    assert misspoken(markup) == []
