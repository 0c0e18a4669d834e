"""What the certificate block asks one to do next: one main button on the page, and a way on from every state."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from tests.support import standings
from tests.support.browsing.unit import Unit, unit_page
from tests.support.strict_runtime import Platform

pytestmark = pytest.mark.browser
NAME = "my-certification"
EXPIRING = {**standings.CERTIFIED, **standings.EXPIRING}
LEARNING = standings.standing(met=1)


def opened(browser: Browser, platform: Platform, *told: dict[str, Any]) -> Any:
    platform.author(NAME, "advocert_certificate")
    return unit_page(browser, platform, NAME, standings.told(*told))


def mains(unit: Unit) -> list[str]:
    unit.page.locator("[data-slot=headline]").first.wait_for()
    return [
        " ".join(text.split()).replace(" :", ":") for text in unit.page.locator(".btn-main").all_inner_texts()
    ]


@pytest.mark.parametrize(
    ("told", "main"),
    [
        ([standings.CERTIFIED], "Download the certificate"),
        ([standings.CERTIFIED, LEARNING], "Open it: A neighbour <b>asks</b>"),
        ([standings.GRACE, LEARNING], "Open it: The short exam"),
        ([LEARNING, standings.EXPIRED], "Open it: The short exam"),
        ([EXPIRING], "Open it: The short exam"),
    ],
)
def test_there_is_one_main_button(
    browser: Browser, platform: Platform, told: list[dict[str, Any]], main: str
) -> None:
    """What would end comes before what is still to be learned, and both before a file to keep."""
    with opened(browser, platform, *told) as unit:
        assert mains(unit) == [main]


@pytest.mark.parametrize("told", [EXPIRING, standings.GRACE, standings.EXPIRED])
def test_what_a_renewal_asks_for_leads_to_where_it_is_done(
    browser: Browser, platform: Platform, told: dict[str, Any]
) -> None:
    with opened(browser, platform, told) as unit:
        link = unit.page.locator(".renewal a")
        expect(link).to_have_count(1)
        assert str(link.get_attribute("href")).endswith("/jump_to_id/RE-EXAM")


@pytest.mark.parametrize("told", [EXPIRING, standings.GRACE, standings.EXPIRED])
def test_without_a_list_the_way_to_renew_leads_to_ones_own_page(
    browser: Browser, platform: Platform, told: dict[str, Any]
) -> None:
    with opened(browser, platform, {**told, "renewal": []}) as unit:
        link = unit.page.get_by_role("link", name="See how to renew it")
        expect(link).to_have_attribute("href", "/advocert/me/")


def test_a_renewal_of_which_all_is_done_leads_nowhere(browser: Browser, platform: Platform) -> None:
    done = [{**one, "met": True} for one in standings.RENEWAL[1:]]
    with opened(browser, platform, {**standings.GRACE, "renewal": done}) as unit:
        expect(unit.page.get_by_role("heading", name="What a renewal asks for")).to_be_visible()
        expect(unit.page.locator(".renewal a")).to_have_count(0)


def test_a_certificate_that_holds_has_no_list_of_what_renews_it(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, standings.CERTIFIED) as unit:
        unit.page.locator(".got").wait_for()
        expect(unit.page.locator(".renewal")).to_have_count(0)


def test_who_has_done_everything_is_not_told_to_learn(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, standings.standing(met=3)) as unit:
        expect(unit.page.get_by_text("Your certificate is on its way")).to_be_visible()
        expect(unit.page.get_by_text("On its way", exact=True)).to_be_visible()
        expect(unit.page.get_by_text("Learning", exact=True)).to_have_count(0)


def test_a_level_of_which_nothing_is_told_is_not_called_done(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, {**LEARNING, "requirements": []}) as unit:
        expect(unit.page.get_by_text("Learning", exact=True)).to_be_visible()


def test_the_certificate_comes_by_itself(browser: Browser, platform: Platform) -> None:
    platform.author(NAME, "advocert_certificate")
    with unit_page(browser, platform, NAME) as unit:
        unit.page.get_by_role("button", name="Ask again").wait_for()
        unit.site.answers.update(standings.told(standings.standing(met=3)))
        unit.page.get_by_role("button", name="Ask again").click()
        expect(unit.page.get_by_text("Your certificate is on its way")).to_be_visible()
        unit.site.answers.update(standings.told(standings.CERTIFIED))
        expect(unit.page.get_by_role("link", name="Download the certificate")).to_be_visible()


def test_one_that_takes_long_says_so(browser: Browser, platform: Platform) -> None:
    platform.author(NAME, "advocert_certificate")
    with unit_page(browser, platform, NAME) as unit:
        unit.page.get_by_role("button", name="Ask again").wait_for()
        unit.page.clock.install()
        unit.site.answers.update(standings.told(standings.standing(met=3)))
        unit.page.get_by_role("button", name="Ask again").click()
        unit.page.get_by_text("Your certificate is on its way").wait_for()
        for _ in range(10):
            with unit.page.expect_response(f"**{standings.ADDRESS}"):
                unit.page.clock.run_for(3_000)
        expect(unit.page.get_by_text("This takes longer than usual.")).to_be_visible()


def test_words_of_hr_are_told_as_theirs(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, standings.REVOKED) as unit:
        expect(unit.page.get_by_text("HR writes: “A new team.”")).to_be_visible()


def test_who_is_paused_reads_where_to_say_that_it_is_wrong(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, standings.SUSPENDED) as unit:
        expect(
            unit.page.get_by_text("If you think this is wrong, say so under My certification.")
        ).to_be_visible()
        expect(unit.page.get_by_role("link", name="My certification")).to_have_attribute(
            "href", "/advocert/me/"
        )


def test_a_clause_that_is_not_signed_says_where_it_is(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, standings.standing(met=0)) as unit:
        expect(unit.page.get_by_text("You sign it in its lesson.")).to_have_count(1)


def test_a_clause_that_is_signed_says_nothing_of_a_lesson(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, LEARNING) as unit:
        unit.page.locator(".entry").first.wait_for()
        expect(unit.page.get_by_text("You sign it in its lesson.")).to_have_count(0)
