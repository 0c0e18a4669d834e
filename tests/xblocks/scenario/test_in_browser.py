"""The conversation in a real browser: for everybody, by keyboard, with a bad connection, in every channel."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.support.stage import BlockPage
from tests.support.strict_runtime import Platform
from tests.xblocks.scenario.channels import CHANNELS, channel_text
from tests.xblocks.scenario.talk import NAME

pytestmark = pytest.mark.browser

AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
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
def page(platform: Platform, open_tab: Callable[..., Page], settings: object) -> BlockPage:
    settings.ADVOCERT_BLOCK_THEME = "device"
    return shown(platform, open_tab())


def shown(platform: Platform, tab: Page, skin: str = "forum") -> BlockPage:
    platform.author(NAME, "advocert_scenario", channel_text(skin))
    page = BlockPage(tab, platform, NAME)
    page.open()
    return page


def press(page: BlockPage, name: str) -> None:
    page.tab.get_by_role("button", name=name).click()


def take(page: BlockPage, words: str) -> None:
    page.tab.get_by_text(words).click()
    press(page, "Send this reply")


def write(page: BlockPage, text: str) -> None:
    page.tab.get_by_label("Your words").fill(text)
    press(page, "Send this reply")


def stages(page: BlockPage) -> Iterator[str]:
    """Walk through every stage; each is on the screen when its name comes out."""
    yield "before"
    press(page, "See it solved first")
    expect(page.tab.get_by_text("Shown solved")).to_be_visible()
    yield "solved"
    press(page, "Back to the start")
    press(page, "Start the conversation")
    expect(page.tab.get_by_text("Decision 1")).to_be_visible()
    yield "first decision"
    page.tab.get_by_label("Write it in your own words").check()
    press(page, "Send this reply")
    expect(page.tab.get_by_text("There is nothing in your reply yet")).to_be_visible()
    yield "refused reply"
    take(page, "Get the Acme R9")
    expect(page.tab.get_by_text("Zqcaught").first).to_be_visible()
    yield "consequence"
    take(page, "Fair point, Tom")
    expect(page.tab.get_by_label("Your words")).to_be_visible()
    yield "reply to write"
    write(page, "We will refund you, I promise, and it will fit.")
    expect(page.tab.get_by_text("The conversation ends here.")).to_be_visible()
    yield "end"
    press(page, "Look back at it")
    expect(page.tab.get_by_text("Looking back")).to_be_visible()
    yield "debrief"
    press(page, "Start the drill")
    expect(page.tab.get_by_role("button", name="Hide the clock")).to_be_visible()
    yield "drill"


def test_no_stage_breaks_a_rule_that_axe_knows_in_light_or_dark(page: BlockPage) -> None:
    found = []
    for stage in stages(page):
        for scheme in ("light", "dark"):
            page.tab.emulate_media(color_scheme=scheme)
            violations = Axe().run(page.tab, options=AXE).response["violations"]
            found += [(stage, scheme, one["id"], one["nodes"][0]["html"]) for one in violations]
    assert found == []


def test_no_channel_breaks_a_rule_that_axe_knows(platform: Platform, page: BlockPage) -> None:
    found = []
    for skin in CHANNELS:
        platform.store.learner_row.__self__.authored.clear()
        platform.author(NAME, "advocert_scenario", channel_text(skin))
        page.open()
        press(page, "Start the conversation")
        take(page, "Get the Acme R9")
        expect(page.tab.get_by_text("Zqcaught").first).to_be_visible()
        violations = Axe().run(page.tab, options=AXE).response["violations"]
        found += [(skin, one["id"], one["nodes"][0]["html"]) for one in violations]
    assert found == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_stage_needs_sideways_scrolling_when_narrow_or_with_text_twice_as_large(
    page: BlockPage, direction: str
) -> None:
    page.open(direction)
    wide = []
    for stage in stages(page):
        for width, rem in ((320, 16), (390, 32)):
            page.tab.set_viewport_size({"width": width, "height": 800})
            page.tab.evaluate(
                f"document.querySelector('.advocert-block').style.setProperty('--rem', '{rem}px')"
            )
            needs = page.tab.evaluate("document.documentElement.scrollWidth")
            wide += [(stage, rem, needs, page.tab.evaluate(WIDEST))] if needs > width else []
    assert wide == []


def test_a_run_can_be_played_with_the_keyboard_alone(page: BlockPage) -> None:
    keys = page.tab.keyboard
    keys.press("Tab")
    keys.press("Enter")
    expect(page.tab.get_by_role("heading", name="Riverside Neighbours")).to_be_focused()
    keys.press("Tab")
    keys.press("Space")
    for _ in range(4):
        keys.press("ArrowDown")
        if page.tab.get_by_label("Write it in your own words").is_checked():
            break
    keys.press("Tab")
    keys.type(GOOD)
    keys.press("Tab")
    keys.press("Enter")
    expect(page.tab.locator("[data-focus=consequence]")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(page.tab.get_by_label("Your words")).to_have_value(
        "Thank you, [name]. The R4 costs 80 euros and is made for two to three rooms."
    )
    expect(page.tab.get_by_label("Your words")).to_be_focused()


def test_leaving_the_solved_variant_puts_the_focus_back_at_the_start(page: BlockPage) -> None:
    press(page, "See it solved first")
    press(page, "Back to the start")
    expect(page.tab.locator("[data-focus=persona]")).to_be_focused()


def test_what_comes_is_said_once_in_one_polite_region(page: BlockPage) -> None:
    press(page, "Start the conversation")
    take(page, "Get the Acme R9")
    region = page.tab.locator("[aria-live]")
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
    expect(tab.get_by_role("button", name="Send this reply")).to_be_hidden()
    tab.clock.run_for(50)
    tab.keyboard.press("Shift")
    expect(tab.get_by_text("Zqcaught").first).to_be_visible()
    expect(tab.get_by_role("button", name="Send this reply")).to_be_visible()


def test_a_lost_connection_keeps_what_was_typed_even_when_the_page_is_closed(page: BlockPage) -> None:
    press(page, "Start the conversation")
    take(page, "I work at Acme, so")
    page.tab.wait_for_selector("[data-more]")
    page.is_offline = True
    write(page, GOOD)
    expect(page.tab.get_by_text("There is no connection.")).to_be_visible()
    expect(page.tab.get_by_label("Your words")).to_have_value(GOOD)
    page.is_offline = False
    page.open()
    expect(page.tab.get_by_text("Your words are still here. They were not sent.")).to_be_visible()
    press(page, "Send this reply")
    expect(page.tab.get_by_text("The conversation ends here.")).to_be_visible()
    assert page.tab.evaluate("localStorage.length") == 0


def test_a_second_tab_is_told_where_the_run_stands(page: BlockPage, open_tab: Callable[..., Page]) -> None:
    press(page, "Start the conversation")
    other = BlockPage(open_tab(), page.platform, NAME)
    other.open()
    take(page, "I work at Acme, so")
    take(other, "Get the Acme R9")
    # The polite region says the same sentence, so the one to be focused is named.
    note = other.tab.locator("[data-focus=note]")
    expect(note).to_contain_text("You have answered that already, perhaps in another tab.")
    expect(note).to_be_focused()


def test_when_the_clock_of_a_drill_runs_out_silence_is_taken(page: BlockPage) -> None:
    *_, last = stages(page)
    assert last == "drill"
    page.tab.clock.install()
    page.open()
    page.tab.wait_for_selector("[data-more]")
    page.platform.clock.move(seconds=46)
    page.tab.clock.run_for(46_000)
    expect(page.tab.get_by_text("Zqthree")).to_be_visible()


def test_the_clock_can_be_hidden(page: BlockPage) -> None:
    list(stages(page))
    press(page, "Hide the clock")
    expect(page.tab.get_by_text("Seconds left")).to_be_hidden()


def test_no_address_of_the_debrief_or_the_drill_is_loaded_before_it_is_needed(page: BlockPage) -> None:
    """The first load stays small; the sizes themselves are a benchmark (P10)."""
    press(page, "Start the conversation")
    links = page.tab.locator("link[rel=stylesheet]")
    expect(links).to_have_count(4)  # shared, forms, conversation, and of the channels only this one
