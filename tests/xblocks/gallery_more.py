"""Further states of lesson and conversation for the gallery: what goes wrong, who looks, which script and which paper.

Beside gallery.py, and like it only looked at: `sh demo/gallery.sh`.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser, expect
from tests.support.browsing.plain import plain_tab
from tests.support.browsing.site import Site
from tests.support.browsing.unit import Unit
from tests.support.strict_runtime import Platform
from tests.xblocks.gallery import _follow_the_device, _page, shoot  # noqa: F401 - fixtures
from tests.xblocks.lesson.test_versions import EDITORIAL, MATERIAL, NEW, OLD
from tests.xblocks.samples import lesson_text, scenario_text
from tests.xblocks.scenario.channels import channel_text
from tests.xblocks.scenario.test_in_browser import press, take, write
from tests.xblocks.test_states_in_a_browser import LESSON, lesson

from advocert_courses import api as courses
from advocert_xblocks._shared import learner

TALK = "FND-01"
SCENARIOS = Path(__file__).parents[2] / "courses/content/fnd/scenarios"
ARABIC = Path(__file__).parents[2] / "courses/content/fnd/i18n/ar"
LONG = "Wolfeschlegelsteinhausenbergerdorff-Ramanathapuram-Krishnamoorthy"


class Pseudo:
    """A language that is a third longer than English, with a mark at either end."""

    def gettext(self, text: str) -> str:
        return f"[ŧ {text} {'~' * (len(text) // 3)} ŧ]"


def in_circles() -> str:
    text = scenario_text().replace("pass: 80\n", "pass: 80\nsteps: 2\n")
    return text.replace("(#hidden-caught)", "(#hidden-first)")


def long_names() -> str:
    return channel_text("chat").replace("Tom Berger", LONG).replace("who: Priya", f"who: {LONG}")


def arabic() -> str:
    files = [("", (SCENARIOS / "FND-01.md").read_text()), ("ar.md", (ARABIC / "FND-01.md").read_text())]
    return courses.join_bundle(files)


def begun(unit: Unit) -> None:
    press(unit, "Start the conversation")
    expect(unit.page.locator(".decide .btn-main")).to_be_visible()


def circled(unit: Unit) -> None:
    begun(unit)
    for number in (2, 3):
        take(unit, "“Get the Acme R9")
        unit.page.get_by_text(f"Decision {number}").or_(unit.page.get_by_text("ends here")).first.wait_for()
    press(unit, "Look back at it")
    unit.page.get_by_text("Looking back").wait_for()


def offline(unit: Unit) -> None:
    begun(unit)
    unit.site.is_cut = True
    take(unit, "I work at Acme")
    unit.page.get_by_text("There is no connection.").wait_for()


def resumed(unit: Unit) -> None:
    begun(unit)
    take(unit, "Get the Acme R9")
    unit.page.get_by_text("Zqcaught").first.wait_for()
    unit.load()


def looked_at_by_staff(unit: Unit) -> None:
    begun(unit)
    learner._acting_user_id = lambda: 99
    take(unit, "I work at Acme")
    unit.page.get_by_text("as somebody else").wait_for()


def at_the_end(unit: Unit) -> None:
    begun(unit)
    take(unit, "I work at Acme")
    unit.page.get_by_label("Your words").wait_for()
    write(unit, "We will refund you, I promise, and it will fit.")
    press(unit, "Look back at it")
    unit.page.get_by_text("Looking back").wait_for()


def drill_over(unit: Unit) -> None:
    at_the_end(unit)
    press(unit, "Start the drill")
    unit.page.get_by_role("button", name="Hide the clock").wait_for()
    unit.platform.clock.move(seconds=50)
    unit.load()
    unit.page.get_by_text("Your time ran out").first.wait_for()
    unit.page.wait_for_timeout(1_500)


def nothing_chosen(unit: Unit) -> None:
    begun(unit)
    press(unit, "Do this")
    unit.page.get_by_text("Choose one first.").wait_for()


def first_choice(unit: Unit) -> None:
    unit.page.get_by_role("button").first.click()
    unit.page.get_by_role("radio").first.check()
    unit.page.locator(".decide .btn-main").click()
    unit.page.locator("[data-focus=consequence]").wait_for()


def printed(unit: Unit) -> None:
    at_the_end(unit)
    unit.page.emulate_media(media="print")


def nothing(unit: Unit) -> None:
    """The page as it opens."""


def rewritten(unit: Unit) -> None:
    begun(unit)
    unit.platform.author(TALK, "advocert_scenario", channel_text().replace("Zqask", "Zqnew"))
    unit.load()


TALKS: dict[str, tuple[Callable[[], str], Callable[[Unit], None], str]] = {
    "in-circles": (in_circles, circled, "en"),
    "staff-look": (channel_text, looked_at_by_staff, "en"),
    "broken-text": (lambda: "nothing", nothing, "en"),
    "offline": (channel_text, offline, "en"),
    "resumed": (channel_text, resumed, "en"),
    "nothing-chosen": (channel_text, nothing_chosen, "en"),
    "rewritten": (channel_text, rewritten, "en"),
    "drill-over": (channel_text, drill_over, "en"),
    "passed-again": (channel_text, at_the_end, "en"),
    "long-names": (long_names, first_choice, "en"),
    "arabic": (arabic, first_choice, "ar"),
    "german": (channel_text, first_choice, "de"),
    "pseudo": (channel_text, first_choice, "xx"),
    "printed": (channel_text, printed, "en"),
}


@contextmanager
def speaking(platform: Platform, language: str) -> Iterator[None]:
    with ExitStack() as stack:
        if language == "xx":
            platform.services["i18n"] = Pseudo()
        else:
            stack.enter_context(override(language))
        yield


@pytest.mark.parametrize("state", TALKS)
def test_conversation(
    browser: Browser, platform: Platform, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, act, language = TALKS[state]
    monkeypatch.setattr(learner, "_acting_user_id", learner._acting_user_id)
    platform.author(TALK, "advocert_scenario", text())
    with speaking(platform, language):
        context = browser.new_context(reduced_motion="reduce")
        unit = Unit(context.new_page(), Site(platform, TALK))
        unit.page.set_default_timeout(10_000)
        unit.load("rtl" if language == "ar" else "ltr")
        act(unit)
        shoot(unit.page, f"conversation-{state}")
        context.close()


def outdated(words: str, change: str) -> Any:
    text = lesson_text(version=2).replace(OLD, words)
    second = text.replace("owner: People team\n", f"owner: People team\n{change}")
    return lesson(signed=True, answered=True, after=second)


def lesson_ar() -> str:
    """A lesson in Arabic, with numbers, a name and a Latin word inside running text."""
    return (
        lesson_text()
        .replace("type: lesson\n", "type: lesson\nlanguage: ar\n")
        .replace("Why it matters", "لماذا يهم هذا")
        .replace("Readers weigh praise by ==who says it==.", "يزن القراء المديح بحسب ==من يقوله==، مثل Acme R9 بسعر 100 يورو.")
        .replace('"Best router ever."', "«أفضل راوتر على الإطلاق.»")
        .replace("Sounds like a customer. You are not one.", "كأنك زبون، ولست كذلك.")
        .replace('"I work at Acme, so weigh this accordingly: it fixed my attic."', "«أعمل في Acme، فزن كلامي بذلك.»")
    )  # fmt: skip


LESSONS: dict[str, tuple[Any, str, str]] = {
    "all-signed": (lesson(signed=True, answered=True), "en", "screen"),
    "outdated": (outdated(NEW, MATERIAL), "en", "screen"),
    "editorial": (outdated(OLD + ",", EDITORIAL), "en", "screen"),
    "arabic": (lesson(lesson_ar()), "ar", "screen"),
    "german": (lesson(signed=True), "de", "screen"),
    "pseudo": (lesson(answered=True), "xx", "screen"),
    "printed": (lesson(signed=True), "en", "print"),
    "long-names": (lesson(lesson_text().replace("People team", f"{LONG} & {LONG}")), "en", "screen"),
}


@pytest.mark.parametrize("state", LESSONS)
def test_lesson(browser: Browser, platform: Platform, state: str) -> None:
    prepare, language, media = LESSONS[state]
    prepare(platform)
    with speaking(platform, language):
        context = browser.new_context(reduced_motion="reduce")
        unit = Unit(context.new_page(), Site(platform, LESSON))
        unit.load("rtl" if language == "ar" else "ltr")
        unit.page.emulate_media(media=media)  # type: ignore[arg-type]
        shoot(unit.page, f"lesson-{state}")
        context.close()


@pytest.mark.parametrize("refused", [False, True])
def test_without_script(browser: Browser, platform: Platform, refused: bool) -> None:  # noqa: FBT001 - a state
    platform.author(TALK, "advocert_scenario", channel_text())
    with plain_tab(browser, platform, TALK) as tab:
        tab.press("Start the conversation")
        tab.page.get_by_text("Write it in your own words").click()
        tab.page.get_by_label("Your words").fill("…" if refused else "I work at Acme. Which flat?")
        tab.press("Send this reply")
        shoot(tab.page, f"plain-{'refused' if refused else 'consequence'}")
