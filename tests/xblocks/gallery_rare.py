"""Rarer states of lesson, exam and practice for the gallery: what was forgotten, lost, folded, or is said in German.

Beside gallery.py, and like it only looked at: `sh demo/gallery.sh`.
"""

from collections.abc import Callable

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser, Page
from tests.support import practising
from tests.support.browsing.plain import plain_tab
from tests.support.browsing.site import Site
from tests.support.browsing.unit import Unit, open_block, unit_page
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import Platform, User
from tests.xblocks.gallery import _follow_the_device, _page, shoot  # noqa: F401 - fixtures
from tests.xblocks.gallery_more import TALK, speaking
from tests.xblocks.quiz import test_in_a_browser as quiz
from tests.xblocks.quiz.conftest import TINA
from tests.xblocks.samples import exam_text, lesson_text, scenario_text
from tests.xblocks.test_states_in_a_browser import LESSON, STATES, State, deck, lesson, question_shown

DECK = practising.NAME
Act = Callable[[Page, Site], None]


def unfold(page: Page, _line: Site | None = None) -> None:
    page.evaluate(
        "document.querySelector('.advocert-block').shadowRoot.querySelectorAll('details')"
        ".forEach((fold) => { fold.open = true; })"
    )


def pressed(*names: str) -> Act:
    def act(page: Page, _line: Site) -> None:
        for name in names:
            quiz.press(page, name)

    return act


def cut_off(page: Page, line: Site) -> None:
    quiz.press(page, "Begin the exam")
    line.is_cut = True
    page.get_by_role("radio").nth(1).check()
    page.get_by_text("The connection is broken.").first.wait_for()


def unclear(page: Page, _line: Site) -> None:
    quiz.press(page, "Begin the exam")
    page.get_by_role("radio").first.check()
    page.get_by_text("This question is unclear").click()


def thanked(page: Page, line: Site) -> None:
    unclear(page, line)
    page.get_by_label("What is unclear?").fill("Two of them say the same.")
    page.get_by_role("button", name="Send to the trainer").click()
    page.get_by_text("Thank you.").wait_for()


def marked(page: Page, _line: Site) -> None:
    quiz.press(page, quiz.GO_ON)
    page.get_by_role("radio").nth(1).check()
    page.get_by_text("Saved").first.wait_for()


def all_told(platform: Platform) -> None:
    sitting = quiz.author(platform, exam_text())
    sitting.begin()
    for number in (1, 2, 3, 4):
        sitting.answer(number, right=number > 1)


def rewritten(platform: Platform) -> None:
    quiz.author(platform, exam_text()).begin()
    quiz.author(platform, exam_text().replace("FND-Q-1", "FND-Q-9"))


def busy_trainer(platform: Platform) -> None:
    quiz.new_window(platform)
    Sitting(platform, TINA).post("allow", who="ada", percent="150")


def all_questions(page: Page, line: Site) -> None:
    unfold(page)
    quiz.press(page, "Show all questions")
    unfold(page, line)


EXAMS: dict[str, tuple[Callable[[Platform], None], Act, str, User | None]] = {
    "cut-off": (quiz.before, cut_off, "en", None),
    "unclear": (quiz.before, unclear, "en", None),
    "unclear-thanks": (quiz.before, thanked, "en", None),
    "marked": (quiz.question("mark"), marked, "en", None),
    "one-by-one": (quiz.not_yet, unfold, "en", None),
    "all-answered": (all_told, pressed("See all questions"), "en", None),
    "rewritten": (rewritten, pressed(), "en", None),
    "trainer-open": (busy_trainer, all_questions, "en", TINA),
    "german-question": (quiz.question("order"), pressed("Weiter"), "de", None),
    "german-result": (quiz.not_yet, unfold, "de", None),
    "german-before": (quiz.before, pressed(), "de", None),
    "pseudo": (quiz.before, pressed(), "xx", None),
}


@pytest.mark.parametrize("state", EXAMS)
def test_exam(browser: Browser, platform: Platform, state: str) -> None:
    prepare, act, language, user = EXAMS[state]
    prepare(platform)
    with (
        speaking(platform, language),
        open_block(browser, platform, EXAM, user=user or Sitting(platform).user) as (page, line),
    ):
        act(page, line)
        shoot(page, f"exam-{state}")


def untouched(page: Page) -> None:
    page.get_by_role("button", name="Sign the clause").click()
    page.get_by_text("Tick the sentence first").wait_for()


def still(_: Page) -> None:
    """The page as it opens."""


def own_words(page: Page) -> None:
    page.get_by_label("Your words").fill("I work at Acme, so I am biased. What do you need it for?")
    page.get_by_role("button", name="Show a strong reply").click()
    page.get_by_text("You wrote").wait_for()


def to_moment(platform: Platform) -> None:
    while not practising.asked(practising.page(platform)).startswith("FND-D"):
        practising.answer(platform)


def signed_twice(platform: Platform) -> None:
    lesson(signed=True, answered=True)(platform)
    platform.clock.move(days=20)
    lesson(lesson_text(version=2).replace("itself", "itself, a story or a film"), signed=True)(platform)


OTHERS: dict[str, tuple[str, State, Callable[[Page], None], str]] = {
    "lesson-nothing-ticked": (LESSON, lesson(), untouched, "en"),
    "lesson-right": (LESSON, lesson(signed=True), still, "en"),
    "lesson-signed-before": (LESSON, signed_twice, unfold, "en"),
    "practice-own-words": (DECK, deck(days=3, then=to_moment), own_words, "en"),
    "practice-moment": (DECK, deck(days=3, then=to_moment), still, "en"),
    "practice-german": (DECK, deck(days=3, then=to_moment), still, "de"),
    "practice-german-done": (DECK, STATES["practice-done"][1], still, "de"),
    "practice-german-wrong": (DECK, deck(days=3, then=question_shown(1)), still, "de"),
    "practice-pseudo": (DECK, STATES["practice-reply"][1], still, "xx"),
}


@pytest.mark.parametrize("state", OTHERS)
def test_lesson_and_practice(browser: Browser, platform: Platform, state: str) -> None:
    name, prepare, act, language = OTHERS[state]
    prepare(platform)
    with speaking(platform, language), unit_page(browser, platform, name) as unit:
        act(unit.page)
        shoot(unit.page, state)


def test_lesson_for_a_visitor(browser: Browser, platform: Platform) -> None:
    lesson()(platform)
    context = browser.new_context(reduced_motion="reduce")
    unit = Unit(context.new_page(), Site(platform, LESSON, user=None))
    unit.load()
    shoot(unit.page, "lesson-visitor")
    context.close()


def conversation(platform: Platform) -> None:
    platform.author(TALK, "advocert_scenario", scenario_text())


def begun(platform: Platform) -> None:
    conversation(platform)
    platform.post(TALK, "begin")


PLAIN: dict[str, tuple[str, Callable[[Platform], object], list[str]]] = {
    "lesson-first": (LESSON, lesson(), []),
    "lesson-page": (LESSON, lesson(), ["Open this part on a page of its own"]),
    "exam-first": (EXAM, quiz.before, []),
    "exam-question": (EXAM, quiz.before, ["Begin the exam"]),
    "exam-result": (EXAM, quiz.not_yet, []),
    "conversation-first": (TALK, conversation, []),
    "conversation-decision": (TALK, begun, []),
    "practice-first": (DECK, STATES["practice-card"][1], []),
    "lesson-german": (LESSON, lesson(), []),
}


@pytest.mark.parametrize("state", PLAIN)
def test_without_script(browser: Browser, platform: Platform, state: str) -> None:
    name, prepare, presses = PLAIN[state]
    prepare(platform)
    with override("de" if "german" in state else "en"), plain_tab(browser, platform, name) as tab:
        for one in presses:
            tab.press(one)
        shoot(tab.page, f"plain-{state}")
