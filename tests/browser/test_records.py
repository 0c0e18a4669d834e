"""HR at the list of people: it follows what is typed, the address can be sent, and the keyboard is enough."""

import re

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.conftest import be
from tests.support.running import RunningDemo

pytestmark = pytest.mark.browser
LIST = "/advocert/records/"


def test_the_list_follows_what_is_typed_and_its_address_can_be_sent(
    browser: Browser, demo: RunningDemo
) -> None:
    marta = be(browser, demo, "Marta, HR")
    page = marta.page
    page.goto(demo.url + LIST)
    rows = page.locator("#people tbody tr")
    before = rows.count()
    page.locator("#q").press_sequentially("hanna")
    expect(rows).to_have_count(1)
    expect(page.get_by_role("link", name="Hanna Lindgren")).to_be_visible()
    expect(page.locator("#q")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?q=hanna$"))
    page.reload()
    expect(rows).to_have_count(1)
    page.locator("#q").fill("zzzz")
    expect(page.get_by_role("heading", name="Nobody matches")).to_be_visible()
    page.locator("#q").fill("")
    expect(rows).to_have_count(before)
    page.context.close()


def test_a_filter_is_chosen_and_dropped_with_the_keyboard_alone(browser: Browser, demo: RunningDemo) -> None:
    marta = be(browser, demo, "Marta, HR")
    page = marta.page
    page.goto(demo.url + LIST)
    page.locator("#standing").focus()
    page.keyboard.type("Certified")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("standing=certified"))
    chip = page.get_by_role("link", name="Remove the filter: Certified")
    expect(chip).to_be_visible()
    marta.look("records-filtered")
    chip.press("Enter")
    expect(page).to_have_url(demo.url + LIST)
    page.context.close()


def test_the_form_of_a_list_that_came_while_typing_is_sent_once(browser: Browser, demo: RunningDemo) -> None:
    marta = be(browser, demo, "Marta, HR")
    page = marta.page
    page.goto(demo.url + LIST)
    page.locator("#q").press_sequentially("hanna")
    expect(page.locator("#people tbody tr")).to_have_count(1)
    # Asked last, in place of the server: what arrives here would have been sent.
    page.evaluate(
        """() => { window.sent = 0; document.addEventListener('submit', (event) => {
            window.sent += !event.defaultPrevented; event.preventDefault(); }); }"""
    )
    button = page.locator("#many [data-busy]")
    button.click()
    expect(button).to_have_text("Looking…")
    button.click(force=True)
    assert page.evaluate("window.sent") == 1
    page.context.close()


def test_the_list_goes_to_a_day_and_back_without_losing_its_filters(
    browser: Browser, demo: RunningDemo
) -> None:
    marta = be(browser, demo, "Marta, HR")
    page = marta.page
    page.goto(demo.url + LIST)
    page.locator("#standing").select_option("certified")
    page.locator("#on").fill("2026-05-03")
    expect(page.get_by_text("As it stood on 3 May 2026, as known on")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?standing=certified&on=2026-05-03$"))
    expect(page.locator("#many")).to_have_count(0)
    marta.look("records-on-a-day")
    page.get_by_role("link", name="Back to today").click()
    expect(page).to_have_url(re.compile(r"\?standing=certified$"))
    expect(page.locator("#many")).to_have_count(1)
    page.context.close()


def test_bars_of_a_chart_keep_one_length_beside_numbers_of_any_length(
    browser: Browser, demo: RunningDemo
) -> None:
    page = be(browser, demo, "Marta, HR").page
    page.goto(demo.url + LIST + "overview/")
    page.locator(".bars .num").first.evaluate("one => { one.textContent = '76,470'; }")
    for chart in page.locator(".bars").all():
        lengths = chart.locator(".bar").evaluate_all(
            "all => all.map(one => Math.round(one.getBoundingClientRect().width))"
        )
        assert len(set(lengths)) == 1
    page.context.close()


def test_a_bar_is_reached_by_keyboard_and_leads_to_its_people(browser: Browser, demo: RunningDemo) -> None:
    marta = be(browser, demo, "Marta, HR")
    page = marta.page
    page.goto(demo.url + LIST + "overview/")
    marta.look("records-overview")
    chart = page.get_by_role("table", name="Certificates by standing")
    row = chart.get_by_role("row").filter(has=page.get_by_role("link")).first
    count = int(row.locator(".num").inner_text())
    row.get_by_role("link").press("Enter")
    expect(page).to_have_url(re.compile("standing="))
    expect(page.locator("#people tbody tr")).to_have_count(min(count, 25))
    page.context.close()


def test_hr_erases_who_asked_for_it_after_a_look_and_a_typed_name(
    browser: Browser, demo: RunningDemo
) -> None:
    marta = be(browser, demo, "Marta, HR")
    page = marta.page
    page.goto(demo.url + LIST)
    page.get_by_role("link", name="1 request to erase somebody waits").click()
    marta.look("erasures")
    page.get_by_role("link", name="Tomasz Zieliński").click()
    marta.look("erase")
    page.get_by_label("Type").fill("t.zielinsky")
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_role("alert")).to_contain_text("type t.zielinski exactly")
    page.get_by_label("Type").fill("t.zielinski")
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_role("heading", name="It is done.")).to_be_visible()
    marta.look("erased")
    expect(page.locator("main")).not_to_contain_text("Zieli")
    page.goto(demo.url + LIST)
    expect(page.get_by_text("Zieliński")).to_have_count(0)
    page.context.close()
