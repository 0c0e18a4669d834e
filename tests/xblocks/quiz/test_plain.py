"""The exam without script: forms that post, pages that come back."""

from typing import Any
from urllib.parse import urlencode

import pytest
from lxml import html as lxml_html
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import ADA, Platform, User
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import kinds_text
from webob import Request


class Browser:
    """A browser without script: it knows forms, buttons and pages."""

    def __init__(self, platform: Platform, user: User | None = ADA) -> None:
        self.platform, self.user, self.status = platform, user, 200
        self.page = lxml_html.fromstring(platform.render(EXAM, user=user or ADA).content)

    def text(self) -> str:
        return " ".join(self.page.text_content().split())

    def press(self, label: str, **filled: str) -> None:
        """Press the button with this text, with the fields of its form as they stand or are filled in."""
        button = next(one for one in self.page.iter("button") if label in one.text_content())
        form = next(button.iterancestors("form"))
        fields = {**dict(form.form_values()), **filled}
        if button.get("name"):
            fields[button.get("name")] = button.get("value")
        self.post((button.get("formaction") or form.action).partition("/plain/")[2], fields)

    def post(self, action: str, fields: dict[str, Any], method: str = "POST") -> None:
        block = self.platform.block(EXAM, user=self.user)
        body = urlencode(fields).encode() if method == "POST" else b""
        kind = "application/x-www-form-urlencoded"
        request = Request.blank("/", method=method, body=body, content_type=kind)
        response = block.runtime.handle(block, "plain", request, action)
        self.status = response.status_code
        if response.text:
            self.page = lxml_html.fromstring(response.text)


@pytest.fixture
def browser(sitting: Sitting) -> Browser:
    return Browser(sitting.platform)


def test_a_whole_exam_is_taken_by_forms_alone(browser: Browser, ear: Ear):
    browser.press("Begin the exam")
    for number in range(1, 5):
        assert f"Question {number} of 4" in browser.text()
        browser.press("Save and", option="0")
    browser.press("Hand in")
    assert "You needed 3" in browser.text()
    assert ear.kinds == ["exam.finished"]


def test_the_map_leads_to_a_question(browser: Browser):
    browser.press("Begin the exam")
    browser.press("3")
    assert "Question 3 of 4" in browser.text()


def test_a_flag_and_the_way_back_work(browser: Browser):
    browser.press("Begin the exam")
    browser.press("Save and go on")
    browser.press("Look at it again later")
    assert "Question 2 of 4" in browser.text()
    browser.press("Back to question 1")
    assert "Question 1 of 4" in browser.text()


def test_open_questions_are_asked_about_before_handing_in(browser: Browser):
    browser.press("Begin the exam")
    browser.press("4")
    browser.press("Save and see all")
    assert "Four questions are open" in browser.text()


def test_an_unclear_question_can_be_told(browser: Browser):
    browser.press("Begin the exam")
    browser.press("Send to the trainer", note="Which video?")
    assert "Thank you" in browser.text()


def test_a_refusal_is_said_on_a_page_that_goes_on(browser: Browser):
    browser.press("Begin the exam")
    browser.press("Save and go on", option="9")
    assert browser.status == 400
    assert "Go on with question" in browser.text()


@pytest.mark.parametrize(("numbers", "right"), [((1, 2, 3), True), ((3, 1, 2), False)])
def test_steps_get_numbers(platform: Platform, numbers: tuple[int, ...], right):
    platform.author(EXAM, "advocert_quiz", kinds_text())
    browser = Browser(platform)
    browser.press("Begin the exam")
    while "Zqorder" not in browser.text():
        browser.press("Save and go on")
    steps = [one.text_content().split()[0] for one in browser.page.xpath("//li[contains(@class, 'step')]")]
    given = dict(zip(("First", "Second", "Third"), numbers, strict=True))
    browser.press("Save and", **{f"at-{place}": str(given[word]) for place, word in enumerate(steps)})
    saved = [one for one in platform.state(EXAM)["open"]["answers"] if one and len(one) == 3]
    assert (saved == [[0, 1, 2]]) is right


def test_the_same_number_twice_is_said(platform: Platform):
    platform.author(EXAM, "advocert_quiz", kinds_text())
    browser = Browser(platform)
    browser.press("Begin the exam")
    while "Zqorder" not in browser.text():
        browser.press("Save and go on")
    browser.press("Save and", **{"at-0": "1", "at-1": "1", "at-2": "2"})
    assert "Give each step a number of its own" in browser.text()


@pytest.mark.parametrize(
    "action", ["clock", "save_content", "plain", "rescore", "learner_html", "", "__init__"]
)
def test_only_the_handlers_of_the_exam_can_be_asked_for(browser: Browser, action: str):
    browser.post(action, {})
    assert browser.status == 405


def test_looking_at_the_address_does_nothing(browser: Browser):
    browser.post("begin", {}, method="GET")
    assert browser.status == 405
    assert browser.platform.state(EXAM) == {}


@pytest.mark.parametrize("added", ["[]", "{", "7", '{"option": '])
def test_forged_additions_are_refused(browser: Browser, added: str):
    browser.press("Begin the exam")
    browser.post("answer", {"with-form": added})
    assert browser.status == 400


def test_a_stranger_gets_a_refusal_and_no_exam(sitting: Sitting):
    stranger = Browser(sitting.platform)
    stranger.user = None
    stranger.press("Begin the exam")
    assert stranger.status == 401
    assert "Question" not in stranger.text()
