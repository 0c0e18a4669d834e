"""Every state of the exam in Chromium: no WCAG 2.2 AA violation, nothing sideways, by keyboard alone."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Browser, Page, Route, expect
from tests.support.browsing.sight import CONTRAST, focused, sideways, violations
from tests.support.browsing.site import Site
from tests.support.browsing.unit import open_block
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import ADA, Platform, User
from tests.xblocks.quiz.conftest import TINA
from tests.xblocks.samples import exam_text, kinds_text

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _follow_the_device(settings) -> None:
    settings.ADVOCERT_BLOCK_THEME = "device"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    expect(page.locator("[aria-disabled=true]")).to_have_count(0)
    if page.locator(".exam-grid").count():
        sits(page)


def sits(page: Page) -> None:
    """Return when what an open attempt needs is loaded."""
    page.locator("[data-more]").wait_for(state="attached")


def author(platform: Platform, text: str) -> Sitting:
    platform.author(EXAM, "advocert_quiz", text)
    return Sitting(platform)


def before(platform: Platform) -> None:
    author(platform, exam_text())


def question(kind: str, purpose: str = "exam") -> Callable[[Platform], None]:
    """A page that comes back to a question of a kind."""

    def prepare(platform: Platform) -> None:
        sitting = author(platform, kinds_text(purpose))
        sitting.begin()
        number = next(n for n in (1, 2, 3) if f"kind-{kind}" in sitting.show(n))
        sitting.post("flag", question=number, on="yes")

    return prepare


def told(platform: Platform) -> None:
    question("order", "practice")(platform)
    sitting = Sitting(platform)
    sitting.begin()
    number = next(n for n in (1, 2, 3) if "kind-order" in sitting.show(n))
    sitting.post("answer", question=number, order="0,1,2", go="yes")


def time_over(platform: Platform) -> None:
    author(platform, exam_text()).begin()
    platform.clock.move(hours=1)


def not_yet(platform: Platform) -> None:
    author(platform, exam_text()).take(right=1)


def passed(platform: Platform) -> None:
    author(platform, exam_text()).take(right=4)


def used_up(platform: Platform) -> None:
    sitting = author(platform, exam_text())
    for hours in (0, 24, 72):
        platform.clock.move(hours=hours)
        sitting.take(right=0)


def round_done(platform: Platform) -> None:
    question("mark", "practice")(platform)
    sitting = Sitting(platform)
    sitting.begin()
    sitting.hand_in()


def new_window(platform: Platform) -> None:
    get_user_model().objects.get_or_create(pk=ADA.id, username=ADA.username)
    used_up(platform)
    Sitting(platform, TINA).post(
        "reopen", who=ADA.username, note="Play the forum thread once more, then try."
    )
    platform.clock.move(days=30)


GO_ON = "Go on with question"
STATES: dict[str, tuple[Callable[[Platform], None], list[str], User | None]] = {
    "before": (before, [], None),
    "single": (before, ["Begin the exam"], None),
    "pick two": (question("pick-two"), [GO_ON], None),
    "order": (question("order"), [GO_ON], None),
    "mark": (question("mark"), [GO_ON], None),
    "told": (told, [GO_ON, "answered"], None),
    "resume": (question("mark"), [], None),
    "overview": (question("mark"), ["See all questions"], None),
    "time over": (time_over, [], None),
    "not yet": (not_yet, [], None),
    "passed": (passed, [], None),
    "used up": (used_up, [], None),
    "trainer": (before, [], TINA),
    "round done": (round_done, [], None),
    "new window": (new_window, [], None),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_light_and_dark_and_fits_320_pixels(
    browser: Browser, platform: Platform, state: str
):
    prepare, presses, user = STATES[state]
    prepare(platform)
    with open_block(browser, platform, EXAM, user=user or Sitting(platform).user) as (page, _line):
        for name in presses:
            press(page, name)
        page.evaluate(
            "document.querySelector('.advocert-block').shadowRoot.querySelectorAll('details')"
            ".forEach((fold) => { fold.open = true; })"
        )
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, CONTRAST) == []
        assert sideways(page) == 0
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert sideways(page) == 0
        page.evaluate("document.querySelector('.advocert-block').style.setProperty('--rem', '32px')")
        assert sideways(page) == 0


def test_an_exam_can_be_taken_with_the_keyboard_alone(browser: Browser, platform: Platform):
    before(platform)
    with open_block(browser, platform, EXAM) as (page, _line):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        sits(page)
        for number in range(1, 5):
            expect(page.get_by_text(f"Question {number} of 4")).to_be_visible()
            assert focused(page) == f"Question {number} of 4"
            page.keyboard.press("Tab")
            page.keyboard.press("2")
            expect(page.get_by_role("radio").nth(1)).to_be_checked()
            expect(page.locator("[data-region=map]")).to_contain_text(f"{number} answered")
            page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Ready to hand in?")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("table")).to_be_visible()
        assert "You needed 3" in focused(page)


def test_what_is_chosen_before_the_script_has_come_is_saved_when_it_comes(
    browser: Browser, platform: Platform
):
    before(platform)
    with open_block(browser, platform, EXAM) as (page, _line):
        held: list[Route] = []
        page.route("**/sitting.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in
        page.get_by_role("button", name="Begin the exam").click()
        page.get_by_role("radio").nth(1).check()
        assert platform.state(EXAM)["open"]["answers"] == [None] * 4
        held[0].fallback()
        expect(page.locator("[data-region=map]")).to_contain_text("1 answered")


def test_digits_choose_only_while_the_group_has_the_focus(browser: Browser, platform: Platform):
    before(platform)
    with open_block(browser, platform, EXAM) as (page, _line):
        press(page, "Begin the exam")
        page.keyboard.press("2")
        page.get_by_text("This question is unclear").click()
        page.get_by_label("What is unclear?").press_sequentially("123")
        assert page.get_by_label("What is unclear?").input_value() == "123"
        assert page.locator("input[type=radio]:checked").count() == 0


def test_steps_move_by_keyboard_keep_the_focus_and_say_their_place(browser: Browser, platform: Platform):
    question("order")(platform)
    with open_block(browser, platform, EXAM) as (page, _line):
        press(page, GO_ON)
        button = page.get_by_role("button", name="Move down").first
        name = button.get_attribute("aria-label") or ""
        button.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=name)).to_be_focused()
        expect(page.locator("[aria-live=polite]")).to_contain_text("now at place 2 of 3")
        expect(page.locator("[data-region=map]")).to_contain_text("1 answered")


def test_a_third_pick_is_said_and_not_saved(browser: Browser, platform: Platform):
    question("pick-two")(platform)
    with open_block(browser, platform, EXAM) as (page, _line):
        press(page, GO_ON)
        boxes = page.get_by_role("checkbox")
        for place in range(3):
            boxes.nth(place).check()
        expect(page.locator("[data-picked]")).to_have_text("3 picked. Take back all but two.")
        press(page, "Save and")
        expect(page.get_by_role("alert").filter(has_text="Pick exactly two")).to_be_visible()


def test_there_is_one_polite_live_region(browser: Browser, platform: Platform):
    before(platform)
    with open_block(browser, platform, EXAM) as (page, _line):
        press(page, "Begin the exam")
        assert page.locator("[aria-live]").count() == 1


def cut_while_choosing(page: Page, line: Site) -> None:
    press(page, "Begin the exam")
    line.is_cut = True
    page.get_by_role("radio").nth(1).check()
    expect(page.locator(".connection")).to_contain_text("the clock stands still")


def test_an_answer_given_without_a_connection_is_sent_when_it_is_back(browser: Browser, platform: Platform):
    before(platform)
    with open_block(browser, platform, EXAM) as (page, line):
        page.clock.install()
        cut_while_choosing(page, line)
        assert platform.state(EXAM)["open"]["answers"] == [None] * 4
        line.is_cut = False
        platform.clock.move(seconds=90)
        page.clock.run_for(6_000)
        expect(page.locator("[data-region=map]")).to_contain_text("1 answered")
        expect(page.locator(".connection")).to_be_hidden()
        assert platform.state(EXAM)["open"]["paused"] in range(1, 91)


def test_the_clock_can_be_hidden_and_stays_hidden(browser: Browser, platform: Platform):
    before(platform)
    with open_block(browser, platform, EXAM) as (page, _line):
        press(page, "Begin the exam")
        page.get_by_role("button", name="Hide the clock").click()
        press(page, "Save and go on")
        expect(page.get_by_text("min left")).to_be_hidden()
        expect(page.get_by_role("button", name="Show the clock")).to_be_visible()


def test_at_the_end_of_time_the_page_hands_in_what_was_saved(browser: Browser, platform: Platform):
    before(platform)
    with open_block(browser, platform, EXAM) as (page, _line):
        page.clock.install()
        press(page, "Begin the exam")
        platform.clock.move(minutes=4)
        page.clock.run_for(241_000)
        expect(page.get_by_role("table")).to_be_visible()
        expect(page.get_by_text("The time ended before you handed in.")).to_be_visible()


def test_a_second_tab_shows_the_result_that_the_first_one_brought(browser: Browser, platform: Platform):
    before(platform)
    with open_block(browser, platform, EXAM) as (page, _line):
        press(page, "Begin the exam")
        other = Sitting(platform)
        other.begin()
        other.hand_in()
        press(page, "Save and go on")
        expect(page.get_by_text("handed in already, perhaps in another tab").first).to_be_visible()
