"""The source editor in Chromium: by keyboard, with mistakes, in both themes and at 320 pixels."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.support.browsing.unit import Unit, unit_page
from tests.support.strict_runtime import Platform
from tests.support.strict_store import STUDIO
from tests.xblocks.samples import scenario_text
from tests.xblocks.test_studio import BROKEN, GOOD

pytestmark = pytest.mark.browser
NAME = "FND-L01"


@pytest.fixture(autouse=True)
def _studio(settings) -> None:
    settings.SERVICE_VARIANT = "cms"
    settings.ADVOCERT_BLOCK_THEME = "device"


@pytest.fixture
def unit(browser: Browser, platform: Platform) -> Iterator[Unit]:
    platform.author(NAME, "advocert_lesson", GOOD)
    with unit_page(browser, platform, NAME, view="studio_view", mode=STUDIO) as unit:
        expect(unit.page.locator(".tally")).to_have_text("Nothing to mend.")
        yield unit


def source(unit: Unit):
    return unit.page.get_by_label("Source text")


def test_the_text_comes_as_it_is_stored_and_is_shown_as_learners_see_it(unit: Unit) -> None:
    expect(source(unit)).to_have_value(GOOD)
    expect(unit.page.get_by_role("region", name="As learners see it")).to_contain_text("Readers weigh praise")
    painted = unit.page.locator(".paint .line").all_inner_texts()
    assert [line.strip("\u200b\n") for line in painted] == GOOD.split("\n")


def test_a_mistake_stands_beside_its_line_and_one_jumps_there(unit: Unit) -> None:
    source(unit).fill(BROKEN)
    line = BROKEN.split("\n").index("type: lessen")
    expect(unit.page.locator(".line").nth(line)).to_have_attribute("data-word", "mistake")
    unit.page.get_by_role("button", name=f"Line {line + 1}").first.click()
    assert (
        source(unit).evaluate("(one) => one.value.slice(one.selectionStart, one.selectionEnd)")
        == "type: lessen"
    )
    expect(source(unit)).to_be_focused()
    # What learners would see stays as it was while the text cannot be read.
    expect(unit.page.get_by_role("region", name="As learners see it")).to_contain_text("Readers weigh praise")


def test_a_broken_text_is_kept_and_the_editor_stays_open(unit: Unit) -> None:
    source(unit).fill(BROKEN)
    unit.page.get_by_role("button", name="Save").click()
    expect(unit.page.get_by_text("Kept as a draft, and not given to learners.")).to_be_focused()
    assert unit.page.evaluate("window.notified") == []
    unit.load()
    expect(source(unit)).to_have_value(BROKEN)


def test_typing_is_kept_by_itself_with_the_time(unit: Unit) -> None:
    source(unit).press("End")
    source(unit).type("x")
    expect(unit.page.get_by_text("Draft kept 09:00")).to_be_visible()
    unit.load()
    expect(source(unit)).not_to_have_value(GOOD)


def test_keys_move_lines_save_and_leave(unit: Unit) -> None:
    source(unit).evaluate("(one) => one.setSelectionRange(0, 5)")
    source(unit).press("Control+]")
    expect(source(unit)).to_have_value(re.compile(r"^  ---\n  id: FND-L01\ntype"))
    source(unit).press("Control+[")
    expect(source(unit)).to_have_value(GOOD)
    source(unit).press("Control+z")
    assert source(unit).input_value().startswith("  ---\n")
    source(unit).fill(GOOD)
    source(unit).press("Control+s")
    unit.page.wait_for_function("window.notified.length === 2")
    assert unit.page.evaluate("window.notified") == [["save", "start"], ["save", "end"]]
    source(unit).press("Tab")
    expect(source(unit)).not_to_be_focused()


def test_the_editor_is_accessible_and_fits(unit: Unit) -> None:
    source(unit).fill(BROKEN)
    expect(unit.page.locator(".line.mistake")).not_to_have_count(0)
    assert unit.violations("light", "dark") == []
    assert (unit.sideways("ltr"), unit.sideways("rtl")) == (0, 0)


def test_a_moment_of_the_map_leads_to_its_text(browser: Browser, platform: Platform) -> None:
    platform.author("FND-01", "advocert_scenario", scenario_text())
    with unit_page(browser, platform, "FND-01", view="studio_view", mode=STUDIO) as unit:
        unit.page.get_by_text("Map of the conversation").first.click()
        unit.page.get_by_role("link", name="hidden-second").first.click()
        picked = source(unit).evaluate("(one) => one.value.slice(one.selectionStart, one.selectionEnd)")
        assert picked == "## hidden-second"
        unit.page.get_by_label("As a picture").check()
        expect(unit.page.locator("svg.map")).to_be_visible()


def test_what_went_wrong_has_a_sign_beside_its_words(unit: Unit) -> None:
    """Colour alone says nothing (WCAG 1.4.1)."""
    unit.site.is_cut = True
    unit.page.get_by_role("button", name="Save").click()
    line = unit.page.locator(".editor > .error-text")
    expect(line).to_contain_text("There is no connection.")
    drawn = "(one) => { const sign = getComputedStyle(one, '::before'); return [sign.content, sign.maskImage.slice(0, 8)]; }"
    assert line.evaluate(drawn) == ['""', 'url("dat']
