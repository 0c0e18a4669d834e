"""In a browser: the button says what it does, the clock says what it did, a face holds no word, nothing invites in vain."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect
from tests.support.browsing.site import Site
from tests.support.browsing.unit import Unit, unit_page
from tests.support.strict_runtime import Platform
from tests.xblocks.gallery_more import Pseudo
from tests.xblocks.scenario.channels import CHANNELS, channel_text
from tests.xblocks.scenario.talk import NAME
from tests.xblocks.scenario.test_in_browser import press, stages, take, write

pytestmark = pytest.mark.browser

GOOD_END = "It costs 80 euros, and I have not tried it in a flat like yours. Put two others beside it."
PLAY = "Play it with other people"
SAID, DONE = "“I work at Acme", "Say nothing for now"


@pytest.fixture
def opened(browser: Browser, platform: Platform) -> Iterator[Callable[..., Unit]]:
    """Opens the conversation as a phone shows it."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 390, "height": 844})

    def at(text: str = "") -> Unit:
        platform.author(NAME, "advocert_scenario", text or channel_text())
        unit = Unit(context.new_page(), Site(platform, NAME))
        unit.page.set_default_timeout(10_000)
        unit.load()
        return unit

    yield at
    context.close()


def main(unit: Unit) -> Locator:
    return unit.page.locator(".decide .btn-main")


@pytest.mark.parametrize(
    ("choice", "label"),
    [(SAID, "Send this reply"), (DONE, "Do this"), ("Write it in your", "Send this reply")],
)
def test_the_button_says_what_the_choice_does(opened: Callable[..., Unit], choice: str, label: str) -> None:
    unit = opened()
    press(unit, "Start the conversation")
    unit.page.get_by_text(choice).click()
    expect(unit.page.get_by_role("button", name=label, exact=True)).to_be_visible()
    assert main(unit).inner_text() == label


def test_where_only_words_are_asked_for_they_are_sent(opened: Callable[..., Unit]) -> None:
    unit = opened()
    press(unit, "Start the conversation")
    take(unit, SAID)
    unit.page.get_by_label("Your words").wait_for()
    assert main(unit).inner_text() == "Send this reply"


def drilled(unit: Unit) -> None:
    """Stand at the first decision of a drill with the clock of the page at hand."""
    *_, last = stages(unit)
    assert last == "drill"
    unit.page.clock.install()
    unit.load()
    unit.page.wait_for_selector("[data-more]")


def run_out(unit: Unit) -> None:
    unit.platform.clock.move(seconds=46)
    unit.page.clock.run_for(46_000)


def test_who_lets_the_time_run_out_is_told_what_happened_and_what_to_do(opened: Callable[..., Unit]) -> None:
    unit = opened()
    drilled(unit)
    run_out(unit)
    note = unit.page.locator(".thread > [data-focus=note]")
    expect(note).to_contain_text("Your time ran out, so it went on without you.")
    expect(note).to_be_focused()
    unit.page.clock.run_for(200)
    spoken = unit.page.locator("[aria-live=polite]").text_content() or ""
    assert spoken.startswith(
        "Your time ran out, so it went on without you. Read what happened, then go on below."
    )


def test_what_the_clock_did_is_never_called_a_choice(opened: Callable[..., Unit]) -> None:
    """Not when the page is opened again either."""
    unit = opened()
    drilled(unit)
    run_out(unit)
    expect(unit.page.locator(".did")).to_contain_text("Time ran out: Say nothing for now")
    unit.load()
    expect(unit.page.locator(".did")).to_contain_text("Time ran out: Say nothing for now")


def test_who_chooses_in_time_has_chosen(opened: Callable[..., Unit]) -> None:
    unit = opened()
    drilled(unit)
    take(unit, DONE)
    expect(unit.page.locator(".did")).to_contain_text("You chose: Say nothing for now")


def test_where_nothing_happens_by_itself_a_hidden_clock_comes_back_to_say_so(
    opened: Callable[..., Unit],
) -> None:
    unit = opened()
    drilled(unit)
    take(unit, SAID)
    unit.page.get_by_label("Your words").wait_for()
    press(unit, "Hide the clock")
    run_out(unit)
    over = "Your time is up. Choose anyway; it is only noted as late."
    expect(unit.page.locator(".clock").get_by_text(over)).to_be_visible()
    unit.page.clock.run_for(200)
    assert unit.page.locator("[aria-live=polite]").text_content() == over
    write(unit, "It costs 80 euros, and I have not tried it in a flat like yours.")
    expect(unit.page.get_by_text("The conversation ends here.")).to_be_visible()


def test_no_face_is_too_small_for_what_it_holds(browser: Browser, platform: Platform) -> None:
    platform.services["i18n"] = Pseudo()
    platform.author(NAME, "advocert_scenario", channel_text())
    platform.post(NAME, "begin")
    with unit_page(browser, platform, NAME) as unit:
        take(unit, SAID)
        unit.page.locator(".face.me").wait_for()
        spilling = "faces => faces.filter((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)"
        assert unit.page.locator(".face").evaluate_all(f"{spilling}.length") == 0


def test_the_film_of_a_video_channel_is_a_picture_in_words_and_offers_nothing_to_press(
    opened: Callable[..., Unit],
) -> None:
    unit = opened(channel_text("video"))
    press(unit, "Start the conversation")
    unit.page.locator(".seen").wait_for()
    drawn = "one => getComputedStyle(one, '::before').backgroundImage + getComputedStyle(one).cursor"
    assert unit.page.locator(".seen").evaluate(drawn) == "noneauto"


@pytest.mark.parametrize("skin", CHANNELS)
def test_a_reaction_stands_in_one_piece_beside_its_heart(opened: Callable[..., Unit], skin: str) -> None:
    """Its words start beside the heart on every line, and no edge is drawn around two of them."""
    long = "Six neighbours follow this, and two of them have put a mark on it since, Zqreact."
    unit = opened(channel_text(skin).replace("Six neighbours follow this, Zqreact.", long))
    press(unit, "Start the conversation")
    line = unit.page.locator(".reacts").first
    line.wait_for()
    heart, words = line.locator(".i").bounding_box(), line.locator("span:not(.i)").bounding_box()
    assert heart
    assert words
    assert words["x"] >= heart["x"] + heart["width"]
    assert line.evaluate("one => getComputedStyle(one).borderTopWidth") == "0px"


@pytest.mark.parametrize(("reply", "main"), [(GOOD_END, []), ("We will refund you, I promise.", [PLAY])])
def test_after_a_run_the_main_thing_is_to_try_again_until_it_was_passed(
    opened: Callable[..., Unit], reply: str, main: list[str]
) -> None:
    """The three questions are for oneself: nobody has to answer them to go on."""
    unit = opened()
    press(unit, "Start the conversation")
    take(unit, SAID)
    unit.page.get_by_label("Your words").wait_for()
    write(unit, reply)
    press(unit, "Look back at it")
    unit.page.get_by_text("Looking back").wait_for()
    assert unit.page.locator(".btn-main").all_inner_texts() == main
