"""Lesson and conversation in a browser that runs no script: read, answered, signed, played, looked back at."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from tests.support.browsing.plain import PlainTab, plain_tab
from tests.support.browsing.unit import open_block
from tests.support.practising import NAME as DECK
from tests.support.practising import learn
from tests.support.sittings import EXAM
from tests.support.strict_runtime import ADA, PACKAGE, Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import deck_text, exam_text, lesson_text
from tests.xblocks.scenario.channels import channel_text

pytestmark = pytest.mark.browser
LESSON, TALK = "FND-L01", "FND-01"
FIRST_PAGES = [
    (LESSON, "advocert_lesson", lesson_text()),
    (TALK, "advocert_scenario", channel_text()),
    (EXAM, "advocert_quiz", exam_text()),
    (DECK, "advocert_practice", deck_text()),
]
GOOD = "I work at Acme, so weigh this. How far is the bedroom from the box?"


@pytest.fixture
def lesson(browser: Browser, platform: Platform) -> Iterator[PlainTab]:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    with plain_tab(browser, platform, LESSON) as tab:
        yield tab


@pytest.fixture
def talk(browser: Browser, platform: Platform) -> Iterator[PlainTab]:
    platform.author(TALK, "advocert_scenario", channel_text())
    with plain_tab(browser, platform, TALK) as tab:
        yield tab


def take(tab: PlainTab, words: str) -> None:
    tab.page.get_by_text(words).click()
    tab.press("Send this reply")


# --- the lesson ---


def test_a_lesson_is_answered_and_signed_by_forms_alone(lesson: PlainTab, ear: Ear) -> None:
    lesson.page.get_by_role("radio").first.check()
    lesson.press("Check my answer")
    lesson.page.get_by_role("checkbox").check()
    lesson.press("Sign the clause")
    expect(lesson.page.get_by_text("You have finished this lesson.")).to_be_visible()
    assert ear.kinds == ["clause.signed", "lesson.completed"]


def test_the_focus_is_on_what_came_of_the_press(lesson: PlainTab) -> None:
    lesson.page.get_by_role("radio").first.check()
    lesson.press("Check my answer")
    assert lesson.focused in {"Yes.", "Not quite."}


def test_a_lesson_that_is_only_read_can_be_finished(browser: Browser, platform: Platform, ear: Ear) -> None:
    platform.author(LESSON, "advocert_lesson", lesson_text((), recall=False))
    with plain_tab(browser, platform, LESSON) as tab:
        tab.press("I have read this lesson")
        expect(tab.page.get_by_text("You have finished this lesson.")).to_be_visible()
    assert ear.kinds == ["lesson.completed"]


def test_the_browser_itself_asks_for_the_tick(lesson: PlainTab) -> None:
    """What the script says in words, the browser says in its own; nothing is sent."""
    lesson.page.get_by_role("button", name="Sign the clause").click()
    assert lesson.posted == []


def test_the_part_opens_on_a_page_of_its_own(lesson: PlainTab) -> None:
    lesson.press("Open this part on a page of its own")
    expect(lesson.page.get_by_role("heading", level=1)).to_have_text("Say that you work here")
    expect(lesson.page.get_by_role("link", name="Back to the course")).to_have_attribute(
        "href", re.compile(r"/jump_to_id/FND-L01$")
    )


def test_every_page_passes_axe(browser: Browser, lesson: PlainTab) -> None:
    lesson.press("Open this part on a page of its own")
    found = lesson.violations(browser)
    lesson.page.get_by_role("checkbox").check()
    lesson.press("Sign the clause")
    assert (found, lesson.violations(browser)) == ([], [])


def test_what_only_a_script_can_do_is_not_there(lesson: PlainTab) -> None:
    expect(lesson.page.get_by_role("button", name="Print this lesson")).to_be_hidden()


# --- the conversation ---


def test_a_conversation_is_played_and_looked_back_at_by_forms_alone(talk: PlainTab, ear: Ear) -> None:
    talk.press("Start the conversation")
    take(talk, "I work at Acme, so")
    expect(talk.page.get_by_text("Zqone: one short sentence")).to_be_visible()
    talk.page.get_by_label("Your words").fill("It costs 80 euros, and I have not tried it in your flat.")
    talk.press("Send this reply")
    talk.press("Look back at it")
    expect(talk.page.get_by_text("Looking back")).to_be_visible()
    assert (ear.kinds, talk.platform.grade(TALK)) == (["scenario.finished"], (1.0, 1.0))


def test_nothing_is_hidden_that_the_script_would_let_arrive(talk: PlainTab) -> None:
    talk.press("Start the conversation")
    take(talk, "Get the Acme R9")
    expect(talk.page.get_by_text("It is quiet for an hour.")).to_be_visible()
    expect(talk.page.get_by_text("Zqcaught").first).to_be_visible()
    assert talk.focused.startswith("What readers see")


def test_a_refused_reply_is_explained_and_still_there(talk: PlainTab) -> None:
    talk.press("Start the conversation")
    talk.page.get_by_label("Write it in your own words").check()
    talk.page.get_by_label("Your words").fill("… !\n?")
    talk.press("Send this reply")
    assert talk.focused == "There is nothing in your reply yet. Write it, then send it."
    expect(talk.page.get_by_label("Your words")).to_have_value("… !\n?")


def test_own_words_open_a_field_without_script(talk: PlainTab, ear: Ear) -> None:
    talk.press("Start the conversation")
    expect(talk.page.get_by_label("Your words")).to_be_hidden()
    talk.page.get_by_label("Write it in your own words").check()
    talk.page.get_by_label("Your words").fill(GOOD)
    talk.press("Send this reply")
    expect(talk.page.get_by_text(GOOD)).to_be_visible()


def test_loading_an_answer_again_takes_no_second_step(talk: PlainTab) -> None:
    talk.press("Start the conversation")
    take(talk, "Get the Acme R9")
    talk.page.reload()
    assert talk.focused.startswith("You have answered that already")
    assert talk.platform.state(TALK)["attempt"]["run"]["path"] == [1]


def test_a_reply_is_taken_back_in_practice(talk: PlainTab) -> None:
    for name in ("begin", "begin"):
        talk.platform.post(TALK, name)
    state = talk.platform.state(TALK)
    state["attempt"]["counts"] = False
    talk.platform.store.write_learner_row(
        str(talk.platform.block(TALK).usage_key), ADA.id, {"advocert_state": state}
    )
    talk.load()
    take(talk, "Get the Acme R9")
    talk.press("Take back my last step")
    assert talk.focused == "Taken back, as if it never happened."
    assert talk.platform.state(TALK)["attempt"]["run"]["path"] == []


def test_the_solved_variant_is_watched_moment_by_moment(talk: PlainTab) -> None:
    talk.press("See it solved first")
    talk.press("Say it and go on")
    expect(talk.page.get_by_text("Moment 2 of")).to_be_visible()
    talk.press("Back to the start")
    expect(talk.page.get_by_role("button", name="Start the conversation")).to_be_visible()


def test_notes_are_kept_and_a_drill_begins(talk: PlainTab) -> None:
    played(talk)
    talk.page.get_by_label("Which words would you keep?").fill("<b>Mine</b>")
    talk.press("Keep my answers")
    assert talk.focused == "Kept. Only you see them."
    expect(talk.page.get_by_label("Which words would you keep?")).to_have_value("<b>Mine</b>")
    talk.page.get_by_label("Time for each decision").select_option("2")
    talk.press("Start the drill")
    expect(talk.page.get_by_text("90 seconds for this decision")).to_be_visible()
    expect(talk.page.get_by_role("button", name="Hide the clock")).to_be_hidden()


def test_the_pages_of_a_conversation_pass_axe(browser: Browser, talk: PlainTab) -> None:
    talk.press("Start the conversation")
    found = talk.violations(browser)
    played(talk)
    assert (found, talk.violations(browser)) == ([], [])


def played(tab: PlainTab) -> None:
    """Bring the run to its end, in whatever state it is, and look back."""
    if tab.page.get_by_role("button", name="Start the conversation").count():
        tab.press("Start the conversation")
    take(tab, "Get the Acme R9")
    take(tab, "It really is the best one.")
    tab.press("Look back at it")


# --- practice and exam ---


def test_a_round_of_practice_is_played_by_forms_alone(browser: Browser, platform: Platform, ear: Ear) -> None:
    platform.author(DECK, "advocert_practice", deck_text())
    learn(platform)
    platform.clock.move(days=3)
    with plain_tab(browser, platform, DECK) as tab:
        for _ in range(9):
            if ear.kinds:
                break
            if tab.page.get_by_role("radio").count():
                tab.page.get_by_role("radio").first.check()
                tab.press("Check my answer")
            else:
                tab.press("Show a strong reply")
            tab.page.locator("[data-key]").last.click()
            tab.page.wait_for_load_state()
    assert ear.kinds == ["recall.finished"]


def test_an_exam_begins_on_a_page_that_looks_like_one(browser: Browser, platform: Platform) -> None:
    platform.author("FND-EXAM", "advocert_quiz", exam_text())
    with plain_tab(browser, platform, "FND-EXAM") as tab:
        tab.press("Begin the exam")
        expect(tab.page.get_by_text("Question 1 of 4").first).to_be_visible()
        assert tab.violations(browser) == []


# --- how the first page looks, before anything was pressed ---


FIRST = "public/first.css"


@pytest.mark.parametrize(("name", "kind", "text"), FIRST_PAGES)
def test_the_first_page_is_dressed(
    browser: Browser, platform: Platform, name: str, kind: str, text: str
) -> None:
    platform.author(name, kind, text)
    with plain_tab(browser, platform, name, width=1280) as tab:
        button = tab.page.get_by_role("button").last.bounding_box()
        line = tab.page.locator("p").first.bounding_box()
    assert [button and button["height"] >= 44, line and line["width"] <= 736] == [True, True]


def test_its_style_sheet_is_not_loaded_where_scripts_run(browser: Browser, platform: Platform) -> None:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    asked: list[str] = []
    with open_block(browser, platform, LESSON) as (page, _line):
        page.on("request", lambda request: asked.append(request.url))
        page.reload()
        page.wait_for_selector("[data-ready]")
    assert [one for one in asked if one.endswith(FIRST)] == []


def test_the_platform_cannot_rewrite_its_address(platform: Platform) -> None:
    """A quote and `/static/` would become an address of the course's files, which does not exist."""
    platform.author(LESSON, "advocert_lesson", lesson_text())
    html = platform.render(LESSON).content
    assert re.findall(r'href="([^"]*first.css)"', html) == [f"&#47;static/xblock/resources/{PACKAGE}/{FIRST}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "kind", "text"), FIRST_PAGES)
def test_its_contrast_holds_in_both_themes(
    browser: Browser, platform: Platform, settings: Any, name: str, kind: str, text: str, scheme: str
) -> None:
    settings.ADVOCERT_BLOCK_THEME = "device"
    platform.author(name, kind, text)
    with plain_tab(browser, platform, name) as tab:
        assert tab.unit_contrast(browser, scheme) == []
