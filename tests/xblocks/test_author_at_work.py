"""An author at work in Chromium: begins with nothing, puts pieces in, makes mistakes, closes without a connection."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.support.browsing.unit import Unit, unit_page
from tests.support.strict_runtime import Platform
from tests.support.strict_store import STUDIO
from tests.xblocks.samples import lesson_text, scenario_text

pytestmark = pytest.mark.browser
STALE = "This is how the last text looks that could be read."
ERROR_PAGE = (500, "<h1>Server Error (500)</h1>")


@pytest.fixture(autouse=True)
def _studio(settings) -> None:
    settings.SERVICE_VARIANT = "cms"
    settings.ADVOCERT_BLOCK_THEME = "device"


@pytest.fixture
def platform(platform: Platform) -> Platform:
    platform.author("FND-01", "advocert_scenario", scenario_text())
    platform.author("FND-L01", "advocert_lesson", lesson_text())
    platform.author("NEW", "advocert_scenario", "")
    return platform


@pytest.fixture
def talk(browser: Browser, platform: Platform) -> Iterator[Unit]:
    yield from opened(browser, platform, "FND-01")


@pytest.fixture
def empty(browser: Browser, platform: Platform) -> Iterator[Unit]:
    yield from opened(browser, platform, "NEW")


def opened(browser: Browser, platform: Platform, name: str) -> Iterator[Unit]:
    with unit_page(browser, platform, name, view="studio_view", mode=STUDIO) as unit:
        expect(unit.page.locator(".tally")).to_be_visible()
        yield unit


def source(unit: Unit):
    return unit.page.get_by_label("Source text")


def seen(unit: Unit):
    return unit.page.get_by_role("region", name="As learners see it")


def button(unit: Unit, name: str):
    return unit.page.get_by_role("button", name=name, exact=True)


def broken(unit: Unit) -> None:
    source(unit).fill(scenario_text().replace("start: hidden-first", "start hidden-first"))
    expect(unit.page.locator(".tally")).to_have_text("One mistake")


# --- what learners see


def test_what_learners_see_says_that_it_is_of_an_older_text(talk: Unit) -> None:
    expect(talk.page.get_by_text(STALE)).to_be_hidden()
    broken(talk)
    expect(talk.page.get_by_text(STALE)).to_be_visible()
    expect(seen(talk)).to_contain_text("Raman")
    assert talk.violations("light", "dark") == []


def test_it_says_so_no_more_when_the_text_can_be_read_again(talk: Unit) -> None:
    broken(talk)
    source(talk).fill(scenario_text())
    expect(talk.page.get_by_text(STALE)).to_be_hidden()


def test_a_broken_draft_that_is_opened_again_stands_beside_what_learners_see(talk: Unit) -> None:
    broken(talk)
    button(talk, "Save").click()
    expect(talk.page.get_by_text("Kept as a draft, and not given to learners.")).to_be_visible()
    talk.load()
    expect(seen(talk)).to_contain_text("Raman")
    expect(talk.page.get_by_text(STALE)).to_be_visible()


def test_one_button_is_the_main_one(talk: Unit) -> None:
    expect(seen(talk)).to_contain_text("Start the conversation")
    mains = """() => {
      const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
      return all(document).filter((one) => one.matches('.btn-main')).map((one) => one.textContent);
    }"""
    assert talk.page.evaluate(mains) == ["Save"]


# --- beginning


def test_an_empty_text_is_greeted_with_what_to_do(empty: Unit) -> None:
    expect(empty.page.get_by_text("Nothing is written yet.")).to_be_visible()
    expect(empty.page.locator(".findings, .badge.stop, .line.mistake")).to_have_count(0)
    assert empty.violations("light", "dark") == []


def test_one_press_puts_an_example_there_and_undo_takes_it_back(empty: Unit) -> None:
    button(empty, "Start from an example").press("Enter")
    expect(empty.page.locator(".tally")).to_have_text("Nothing to mend.")
    expect(source(empty)).to_be_focused()
    expect(seen(empty)).to_contain_text("Start the conversation")
    source(empty).press("Control+z")
    expect(source(empty)).to_have_value("")


# --- pieces


def test_a_piece_comes_by_keyboard_without_a_mistake_and_undo_takes_it_back(talk: Unit) -> None:
    source(talk).evaluate(
        "(one) => { const at = one.value.indexOf('Zqsecond'); one.setSelectionRange(at, at); }"
    )
    talk.page.locator(".insert > summary").press("Enter")
    button(talk, "A moment with two choices").press("Enter")
    expect(source(talk)).to_be_focused()
    expect(talk.page.locator(".line.here")).to_have_text("## new-moment")
    assert "](#new-moment) `policy 0" in source(talk).input_value()
    expect(talk.page.locator(".badge.stop")).to_have_count(0)
    source(talk).press("Control+z")
    expect(source(talk)).to_have_value(scenario_text())


def test_the_line_in_which_one_writes_is_marked(talk: Unit) -> None:
    source(talk).focus()
    source(talk).evaluate("(one) => one.setSelectionRange(0, 0)")
    source(talk).press("ArrowDown")
    expect(talk.page.locator(".line").nth(1)).to_have_class("line here")


# --- what can go wrong with a request


def test_the_platforms_error_page_becomes_a_sentence_and_the_text_stays(talk: Unit) -> None:
    """A reader of a library: that runtime refuses only as the request ends."""
    talk.site.answers["/handler/save_content"] = ERROR_PAGE
    source(talk).fill("mine")
    button(talk, "Save").click()
    expect(
        talk.page.get_by_text("The text was not taken, and stands on this page as you wrote it.")
    ).to_be_visible()
    expect(source(talk)).to_have_value("mine")
    assert talk.page.evaluate("window.notified") == []


def test_what_could_not_be_kept_is_left_only_by_a_second_press(talk: Unit) -> None:
    talk.site.answers["/handler/keep_draft"] = ERROR_PAGE
    source(talk).fill("mine")
    button(talk, "Close, and keep the draft").click()
    expect(button(talk, "Close without keeping it")).to_be_visible()
    assert talk.page.evaluate("window.notified") == []
    button(talk, "Close without keeping it").click()
    talk.page.wait_for_function("window.notified.length === 1")


def test_saving_waits_for_the_draft_that_is_just_being_kept(talk: Unit) -> None:
    """Otherwise the second request would say that somebody else had changed the text."""
    source(talk).fill(scenario_text().replace("asks for", "wants"))
    talk.page.evaluate("""() => {
      const ask = window.fetch;
      window.fetch = async (url, ...more) => { if (url.includes('keep_draft')) await new Promise((done) => setTimeout(done, 900)); return ask(url, ...more); };
    }""")
    with talk.page.expect_request("**/keep_draft"):
        pass
    source(talk).press("Control+s")
    talk.page.wait_for_function("window.notified.length === 2")
    expect(talk.page.locator(".editor > .error-text")).to_be_empty()


def test_keys_save_with_the_words_on_the_button_that_saves(talk: Unit) -> None:
    """Among the buttons of the form, those of the findings come first."""
    broken(talk)
    talk.site.is_cut = True
    source(talk).press("Control+s")
    expect(talk.page.get_by_text("There is no connection.")).to_be_visible()
    expect(button(talk, "Save")).to_be_visible()
    expect(talk.page.locator(".to-line[aria-disabled]")).to_have_count(0)


# --- two at one text


@pytest.fixture
def second(browser: Browser, platform: Platform, talk: Unit) -> Iterator[Unit]:
    """Another tab that was opened before the first one wrote."""
    for unit in opened(browser, platform, "FND-01"):
        source(talk).press("Control+End")
        source(talk).type("x")
        expect(talk.page.get_by_text("Draft kept 09:00")).to_be_visible()
        yield unit


def standing(unit: Unit) -> str:
    block = unit.platform.block("FND-01", mode=STUDIO)
    return block.advocert_draft or block.content


def test_what_is_kept_by_itself_never_replaces_what_somebody_else_wrote(second: Unit) -> None:
    theirs = standing(second)
    for letter in "yz":
        source(second).type(letter)
        second.page.wait_for_timeout(2_800)
    expect(second.page.get_by_text("This text was changed elsewhere since you opened it.")).to_be_visible()
    assert standing(second) == theirs


def test_who_saves_once_more_replaces_it(second: Unit) -> None:
    button(second, "Save").click()
    expect(second.page.get_by_text("This text was changed elsewhere since you opened it.")).to_be_visible()
    button(second, "Save").click()
    second.page.wait_for_function("window.notified.length === 2")
    assert standing(second) == scenario_text()


def test_what_became_of_a_text_is_said_to_those_who_listen(empty: Unit) -> None:
    button(empty, "Start from an example").press("Enter")
    assert empty.said == "Nothing to mend."
