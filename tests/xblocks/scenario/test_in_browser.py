"""The conversation in a real browser: for everybody, by keyboard, with a bad connection, in every channel."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.support.browsing.sight import violations
from tests.support.browsing.site import Site
from tests.support.browsing.unit import Unit
from tests.support.strict_runtime import Platform
from tests.xblocks.scenario.channels import CHANNELS, channel_text
from tests.xblocks.scenario.talk import NAME

pytestmark = pytest.mark.browser

# Names the elements that stand out of the page, for whoever has to mend it.
WIDEST = """[...document.querySelector('.advocert-block').shadowRoot.querySelectorAll('*')].filter((one) => {
  const box = one.getBoundingClientRect(); return box.right > innerWidth || box.left < 0; }).map((one) => one.outerHTML.slice(0, 80))"""
GOOD = "I work at Acme, so weigh this. How far is the bedroom from the box?"


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens tabs; what a page's scripts complain about fails the test."""
    complaints: list[str] = []
    contexts = []

    def opened(motion: str = "reduce") -> Page:
        contexts.append(browser.new_context(reduced_motion=motion, viewport={"width": 390, "height": 844}))
        tab = contexts[-1].new_page()
        tab.set_default_timeout(15_000)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def unit(platform: Platform, open_tab: Callable[..., Page], settings: object) -> Unit:
    settings.ADVOCERT_BLOCK_THEME = "device"
    return shown(platform, open_tab())


def shown(platform: Platform, tab: Page, skin: str = "forum") -> Unit:
    platform.author(NAME, "advocert_scenario", channel_text(skin))
    unit = Unit(tab, Site(platform, NAME))
    unit.load()
    return unit


def press(unit: Unit, name: str) -> None:
    unit.page.get_by_role("button", name=name).click()


def take(unit: Unit, words: str) -> None:
    unit.page.get_by_text(words).click()
    unit.page.locator(".decide .btn-main").click()


def write(unit: Unit, text: str) -> None:
    unit.page.get_by_label("Your words").fill(text)
    press(unit, "Send this reply")


def stages(unit: Unit) -> Iterator[str]:
    """Walk through every stage; each is on the screen when its name comes out."""
    yield "before"
    press(unit, "See it solved first")
    expect(unit.page.get_by_text("Shown solved")).to_be_visible()
    yield "solved"
    press(unit, "Back to the start")
    press(unit, "Start the conversation")
    expect(unit.page.get_by_text("Decision 1")).to_be_visible()
    yield "first decision"
    unit.page.get_by_label("Write it in your own words").check()
    press(unit, "Send this reply")
    expect(unit.page.get_by_text("There is nothing in your reply yet")).to_be_visible()
    yield "refused reply"
    take(unit, "Get the Acme R9")
    expect(unit.page.get_by_text("Zqcaught").first).to_be_visible()
    yield "consequence"
    take(unit, "Fair point, Tom")
    expect(unit.page.get_by_label("Your words")).to_be_visible()
    yield "reply to write"
    write(unit, "We will refund you, I promise, and it will fit.")
    expect(unit.page.get_by_text("The conversation ends here.")).to_be_visible()
    yield "end"
    press(unit, "Look back at it")
    expect(unit.page.get_by_text("Looking back")).to_be_visible()
    yield "debrief"
    press(unit, "Start the drill")
    expect(unit.page.get_by_role("button", name="Hide the clock")).to_be_visible()
    yield "drill"


def test_no_stage_breaks_a_rule_that_axe_knows_in_light_or_dark(unit: Unit) -> None:
    found = []
    for stage in stages(unit):
        for scheme in ("light", "dark"):
            unit.page.emulate_media(color_scheme=scheme)
            found += [(stage, scheme, *one) for one in violations(unit.page)]
    assert found == []


def test_no_channel_breaks_a_rule_that_axe_knows(platform: Platform, unit: Unit) -> None:
    found = []
    for skin in CHANNELS:
        platform.store.learner_row.__self__.authored.clear()
        platform.author(NAME, "advocert_scenario", channel_text(skin))
        unit.load()
        press(unit, "Start the conversation")
        take(unit, "Get the Acme R9")
        expect(unit.page.get_by_text("Zqcaught").first).to_be_visible()
        found += [(skin, *one) for one in violations(unit.page)]
    assert found == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_stage_needs_sideways_scrolling_when_narrow_or_with_text_twice_as_large(
    unit: Unit, direction: str
) -> None:
    unit.load(direction)
    wide = []
    for stage in stages(unit):
        for width, rem in ((320, 16), (390, 32)):
            unit.page.set_viewport_size({"width": width, "height": 800})
            unit.page.evaluate(
                f"document.querySelector('.advocert-block').style.setProperty('--rem', '{rem}px')"
            )
            needs = unit.page.evaluate("document.documentElement.scrollWidth")
            wide += [(stage, rem, needs, unit.page.evaluate(WIDEST))] if needs > width else []
    assert wide == []


def test_a_run_can_be_played_with_the_keyboard_alone(unit: Unit) -> None:
    keys = unit.page.keyboard
    keys.press("Tab")
    keys.press("Enter")
    expect(unit.page.get_by_role("heading", name="Riverside Neighbours")).to_be_focused()
    keys.press("Tab")
    keys.press("Space")
    for _ in range(4):
        keys.press("ArrowDown")
        if unit.page.get_by_label("Write it in your own words").is_checked():
            break
    keys.press("Tab")
    keys.type(GOOD)
    keys.press("Tab")
    keys.press("Enter")
    expect(unit.page.locator("[data-focus=consequence]")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(unit.page.get_by_label("Your words")).to_have_value(
        "Thank you, [name]. The R4 costs 80 euros and is made for two to three rooms."
    )
    expect(unit.page.get_by_label("Your words")).to_be_focused()


def test_leaving_the_solved_variant_puts_the_focus_back_at_the_start(unit: Unit) -> None:
    press(unit, "See it solved first")
    press(unit, "Back to the start")
    expect(unit.page.locator("[data-focus=persona]")).to_be_focused()


def test_what_comes_is_said_once_in_one_polite_region(unit: Unit) -> None:
    press(unit, "Start the conversation")
    take(unit, "Get the Acme R9")
    region = unit.page.locator("[aria-live]")
    expect(region).to_have_count(1)
    expect(region).to_have_text(
        "It is quiet for an hour. Tom Berger says: Funny how you never mention who pays you, Zqcaught."
    )


def test_people_type_and_any_key_shows_everything_at_once(
    platform: Platform, open_tab: Callable[..., Page]
) -> None:
    tab = open_tab("no-preference")
    # The clock stands still, so nobody has finished typing when the key is pressed.
    tab.clock.install()
    page = shown(platform, tab)
    press(page, "Start the conversation")
    take(page, "Get the Acme R9")
    expect(tab.get_by_text("Tom Berger is reading this")).to_be_visible()
    expect(tab.get_by_text("Press any key, or tap, to see everything at once.")).to_be_visible()
    expect(tab.locator(".decide .btn-main")).to_be_hidden()
    tab.clock.run_for(50)
    tab.keyboard.press("Shift")
    expect(tab.get_by_text("Zqcaught").first).to_be_visible()
    expect(tab.get_by_role("button", name="Do this")).to_be_visible()


def test_a_lost_connection_keeps_what_was_typed_even_when_the_page_is_closed(unit: Unit) -> None:
    press(unit, "Start the conversation")
    take(unit, "I work at Acme, so")
    unit.page.wait_for_selector("[data-more]")
    unit.site.is_cut = True
    write(unit, GOOD)
    expect(unit.page.get_by_text("There is no connection.")).to_be_visible()
    expect(unit.page.get_by_label("Your words")).to_have_value(GOOD)
    unit.site.is_cut = False
    unit.load()
    expect(unit.page.get_by_text("Your words are still here. They were not sent.")).to_be_visible()
    press(unit, "Send this reply")
    expect(unit.page.get_by_text("The conversation ends here.")).to_be_visible()
    assert unit.page.evaluate("localStorage.length") == 0


def test_a_second_tab_is_told_where_the_run_stands(unit: Unit, open_tab: Callable[..., Page]) -> None:
    press(unit, "Start the conversation")
    other = Unit(open_tab(), Site(unit.platform, NAME))
    other.load()
    take(unit, "I work at Acme, so")
    take(other, "Get the Acme R9")
    # The polite region says the same sentence, so the one to be focused is named.
    note = other.page.locator("[data-focus=note]")
    expect(note).to_contain_text("You have answered that already, perhaps in another tab.")
    expect(note).to_be_focused()


def test_when_the_clock_of_a_drill_runs_out_silence_is_taken(unit: Unit) -> None:
    *_, last = stages(unit)
    assert last == "drill"
    unit.page.clock.install()
    unit.load()
    unit.page.wait_for_selector("[data-more]")
    unit.platform.clock.move(seconds=46)
    unit.page.clock.run_for(46_000)
    expect(unit.page.get_by_text("Zqthree")).to_be_visible()


def test_the_clock_can_be_hidden(unit: Unit) -> None:
    list(stages(unit))
    press(unit, "Hide the clock")
    expect(unit.page.get_by_text("Seconds left")).to_be_hidden()


def test_no_address_of_the_debrief_or_the_drill_is_loaded_before_it_is_needed(unit: Unit) -> None:
    """The first load stays small; the sizes themselves are a benchmark (P10)."""
    press(unit, "Start the conversation")
    links = unit.page.locator("link[rel=stylesheet]")
    expect(links).to_have_count(4)  # shared, forms, conversation, and of the channels only this one
