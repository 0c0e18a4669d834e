"""Lesson and conversation in a browser that runs no script: read, answered, signed, played, looked back at."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlencode

import pytest
from crum import set_current_request
from django.test import RequestFactory
from django.utils.translation import override
from playwright.sync_api import Browser, expect
from tests.support.plain_tab import PlainTab, plain_tab
from tests.support.practising import NAME as DECK
from tests.support.practising import learn
from tests.support.strict_runtime import ADA, PACKAGE, Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import deck_text, exam_text, lesson_text
from tests.xblocks.scenario.channels import channel_text
from webob import Request

pytestmark = pytest.mark.browser
LESSON, TALK = "FND-L01", "FND-01"
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
    expect(lesson.page.get_by_text("You are through this lesson.")).to_be_visible()
    assert ear.kinds == ["clause.signed", "lesson.completed"]


def test_the_focus_is_on_what_came_of_the_press(lesson: PlainTab) -> None:
    lesson.page.get_by_role("radio").first.check()
    lesson.press("Check my answer")
    assert lesson.focused in {"Yes.", "Not quite."}


def test_a_lesson_that_is_only_read_can_be_finished(browser: Browser, platform: Platform, ear: Ear) -> None:
    platform.author(LESSON, "advocert_lesson", lesson_text((), recall=False))
    with plain_tab(browser, platform, LESSON) as tab:
        tab.press("I have read this lesson")
        expect(tab.page.get_by_text("You are through this lesson.")).to_be_visible()
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
    talk.press("Take back my last reply")
    assert talk.focused == "Taken back. Your last reply never left."
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


# --- the address itself ---


def answered(platform: Platform, action: str, fields: dict[str, Any], *, user: Any = ADA, **more: Any) -> Any:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    block = platform.block(LESSON, user)
    kind = more.pop("content_type", "application/x-www-form-urlencoded")
    body = more.pop("body", urlencode(fields).encode())
    request = Request.blank("/", method=more.pop("method", "POST"), body=body, content_type=kind)
    return block.runtime.handle(block, "plain", request, action)


@pytest.mark.parametrize(
    "action", ["", "plain", "save_content", "learner_html", "__init__", "begin", "../sign"]
)
def test_only_the_actions_of_the_block_can_be_asked_for(platform: Platform, action: str) -> None:
    assert answered(platform, action, {}).status_code == 405


def test_looking_at_the_address_does_nothing(platform: Platform) -> None:
    reply = answered(platform, "finish", {}, method="GET", body=b"")
    assert (reply.status_code, platform.store.writes) == (405, 0)


def test_nobody_who_is_not_signed_in_gets_the_lesson(platform: Platform) -> None:
    reply = answered(platform, "open", {}, user=None)
    assert (reply.status_code, "You are not signed in" in reply.text) == (401, True)
    assert "Say you work here, where" not in reply.text


@pytest.mark.parametrize(
    "sent",
    [
        {"content_type": "multipart/form-data; boundary=x", "body": b"--x\r\nbroken"},
        {"content_type": "application/json", "body": b"{}"},
        {"content_type": "", "body": b"item=x"},
        {"body": b"with-form=[]"}, {"body": b"with-form={"}, {"body": b"with-button=" + b"[" * 9_000},
        {"body": b"&".join([b"a=1"] * 200)}, {"body": b"a=" + b"x" * 200_000},
        {"body": b"item=%ff%fe&option=%00"}, {"body": b"item=%ED%A0%BD"}, {"body": b"\xff\x00=\x80"},
    ],
)  # fmt: skip
def test_whatever_is_posted_the_answer_is_a_page_that_says_so(
    platform: Platform, sent: dict[str, Any]
) -> None:
    reply = answered(platform, "answer", {}, **sent)
    assert (reply.status_code, platform.store.writes) == (400, 0)
    assert 'role="alert"' in reply.text


@pytest.mark.parametrize("kind", ["advocert_scenario", "advocert_quiz"])
def test_a_broken_text_is_a_calm_page(platform: Platform, kind: str) -> None:
    platform.author(TALK, kind, "nothing")
    block = platform.block(TALK)
    kind = "application/x-www-form-urlencoded"
    request = Request.blank("/", method="POST", body=b"", content_type=kind)
    reply = block.runtime.handle(block, "plain", request, "begin")
    assert (reply.status_code, "This part is not ready" in reply.text) == (409, True)


def test_forms_carry_the_platforms_token(platform: Platform) -> None:
    """A POST without it is refused by the LMS with a page of HTML; before and after a press alike."""
    platform.author(LESSON, "advocert_lesson", lesson_text())
    set_current_request(RequestFactory().get("/"))
    try:
        pages = [platform.render(LESSON).content, answered(platform, "open", {}).text]
    finally:
        set_current_request(None)
    for page in pages:
        assert page.count('name="csrfmiddlewaretoken"') == page.count('method="post"') >= 2


def test_no_token_of_one_person_is_kept_for_another(platform: Platform) -> None:
    """The markup of a lesson is kept and shared; the token is put in afterwards."""
    platform.author(LESSON, "advocert_lesson", lesson_text())
    tokens = set()
    for _ in range(2):
        set_current_request(RequestFactory().get("/"))
        found = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', platform.render(LESSON).content)
        tokens.add(found and found[1])
        set_current_request(None)
    assert len(tokens) == 2


def test_an_address_is_asked_of_the_platform(platform: Platform) -> None:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    block = platform.block(LESSON)
    assert f'action="{block.runtime.handler_url(block, "plain", "sign")}"' in platform.render(LESSON).content


def test_the_page_speaks_and_runs_in_the_readers_direction(platform: Platform) -> None:
    with override("ar"):
        reply = answered(platform, "open", {})
    assert '<html lang="ar" dir="rtl">' in reply.text


def test_the_icons_are_those_that_the_script_draws() -> None:
    public = files(PACKAGE).joinpath("public")
    kit, plain = public.joinpath("kit.js").read_text(), unquote(public.joinpath("plain.css").read_text())
    icons = kit.partition("const ICONS")[2].partition("};")[0]
    drawn = dict(re.findall(r"^  '?(\w+)[^:\n]*: '([^']+)',$", icons, re.MULTILINE))
    assert drawn
    assert [name for name, path in drawn.items() if f".i-{name}" not in plain or path not in plain] == []
