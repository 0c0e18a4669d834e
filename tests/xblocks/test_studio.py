"""The author's side: nothing is lost, nothing broken reaches learners, looking writes nothing."""

import json
import re

import pytest
from tests.support.strict_runtime import Platform
from tests.support.strict_store import LMS, STUDIO, STUDIO_PREVIEW
from tests.xblocks.samples import deck_text, exam_text, lesson_text, scenario_text

from advocert_courses import api as courses

NAME = "FND-L01"
GOOD = lesson_text(recall=False).replace("<b>", "").replace("</b>", "")
BETTER = GOOD.replace("Say that you work here", "Say where you work")
BROKEN = GOOD.replace("type: lesson", "type: lessen")
TEXTS = {
    "advocert_lesson": GOOD,
    "advocert_scenario": scenario_text(),
    "advocert_quiz": exam_text(),
    "advocert_practice": deck_text(),
}


@pytest.fixture(autouse=True)
def _studio(settings) -> None:
    settings.SERVICE_VARIANT = "cms"


class Desk:
    """One author with the editor open."""

    def __init__(self, platform: Platform, name: str = NAME) -> None:
        self.platform, self.name = platform, name
        self.open()

    def open(self) -> None:
        fragment = self.platform.render(self.name, "studio_view", mode=STUDIO)
        args = re.search(r"xblock_json_init_args.>(.*?)</script>", fragment.content, re.DOTALL)[1]
        self.text = json.loads(args)["text"]
        self.seen = fragment.content.partition('data-seen="')[2][:64]

    def post(self, handler: str, text: str, **more: object) -> dict:
        reply = self.platform.post(
            self.name, handler, {"text": text, "seen": self.seen, **more}, mode=STUDIO, user=None
        )
        self.seen = reply.json.get("seen", self.seen)
        return reply.json

    @property
    def content(self) -> str:
        return self.platform.block(self.name, mode=STUDIO).content


@pytest.fixture
def desk(platform: Platform) -> Desk:
    platform.author(NAME, "advocert_lesson", GOOD)
    return Desk(platform)


def test_a_text_without_mistakes_reaches_learners(desk: Desk) -> None:
    assert desk.post("save_content", BETTER)["saved"] is True
    assert desk.content == courses.canonical(BETTER)
    assert desk.platform.block(NAME, mode=STUDIO).display_name == "Say where you work"


def test_a_broken_text_is_kept_and_learners_keep_the_last_good_one(desk: Desk) -> None:
    answer = desk.post("save_content", BROKEN)
    assert (answer["saved"], answer["focus"], desk.content) == (False, "refused", GOOD)
    assert "Say that you work here" in desk.platform.render(NAME, mode=LMS).content
    desk.open()
    assert desk.text == BROKEN


def test_mending_the_draft_ends_it(desk: Desk) -> None:
    desk.post("save_content", BROKEN)
    assert desk.post("save_content", BETTER)["saved"] is True
    desk.open()
    assert desk.text == BETTER
    assert "advocert_draft" not in desk.platform.export_olx(NAME)


@pytest.mark.parametrize("text", ["", "\n\nhalf a", "a\r\nb  ", "<!-- file: x -->", BROKEN])
def test_whatever_is_typed_is_kept_as_it_is(desk: Desk, text: str) -> None:
    answer = desk.post("keep_draft", text)
    assert "Draft kept" in answer["regions"]["status"]
    desk.open()
    assert desk.text == (text.replace("\r\n", "\n") or GOOD)


def test_typing_back_to_what_learners_see_is_no_draft(desk: Desk) -> None:
    desk.post("keep_draft", BROKEN)
    desk.post("keep_draft", GOOD)
    assert "not finished" not in desk.platform.render(NAME, "author_view", mode=STUDIO_PREVIEW).content


def test_a_draft_is_said_to_be_there_and_survives_export_and_copy(desk: Desk) -> None:
    desk.post("keep_draft", BROKEN)
    assert "not finished" in desk.platform.render(NAME, "author_view", mode=STUDIO_PREVIEW).content
    copy = desk.platform.import_olx(desk.platform.export_olx(NAME))
    assert (copy.advocert_draft, copy.content) == (BROKEN, GOOD)


def test_a_draft_never_reaches_a_learner(desk: Desk) -> None:
    desk.post("keep_draft", BETTER.replace("Say where you work", "Zqsecret"))
    pages = [desk.platform.render(NAME, view, mode=LMS).content for view in ("student_view", "public_view")]
    assert "Zqsecret" not in "".join(pages) + str(desk.platform.block(NAME).student_view_data())
    assert "Zqsecret" not in str(desk.platform.block(NAME).index_dictionary())


@pytest.mark.parametrize("handler", ["save_content", "keep_draft"])
def test_two_authors_do_not_overwrite_each_other(desk: Desk, handler: str) -> None:
    other = Desk(desk.platform)
    desk.post("save_content", BETTER)
    answer = other.post(handler, BROKEN)
    assert answer["reason"] == "edited-elsewhere"
    assert desk.content == courses.canonical(BETTER)
    assert "error" not in other.post(handler, BROKEN, anyway=True)


@pytest.mark.parametrize("kind", TEXTS)
def test_looking_shows_the_learners_page_and_writes_nothing(platform: Platform, kind: str) -> None:
    platform.author(NAME, kind, TEXTS[kind])
    before = str(platform.store.authored)
    answer = Desk(platform).post("check_content", TEXTS[kind])
    assert f"advocert-{kind.removeprefix('advocert_')}" in answer["preview"]
    assert ("picture" in answer) == (kind == "advocert_scenario")
    assert (str(platform.store.authored), platform.store.writes, platform.store.sessions) == (before, 0, {})


def test_a_mistake_is_named_with_its_line_in_the_whole_text(desk: Desk) -> None:
    text = GOOD.replace("version: 1", "version: one")
    line = text.split("\n").index("version: one") + 1
    answer = desk.post("check_content", text)
    assert answer["marks"] == [[line, "mistake"]]
    assert f'data-line="{line}"' in answer["regions"]["findings"]
    assert "preview" not in answer


def test_who_has_written_nothing_yet_made_no_mistake(platform: Platform) -> None:
    platform.author("E", "advocert_lesson", "")
    card = platform.render("E", "author_view", mode=STUDIO_PREVIEW).content
    answer = Desk(platform, "E").post("save_content", "")
    assert "Nothing is written yet." in card
    assert "Start from an example" in answer["regions"]["findings"]
    assert (answer["saved"], answer["marks"]) == (False, [])


def test_a_text_of_another_kind_is_refused(desk: Desk) -> None:
    assert desk.post("save_content", scenario_text())["saved"] is False
    assert desk.content == GOOD


@pytest.mark.parametrize("handler", ["save_content", "keep_draft", "check_content"])
def test_only_authors_may(desk: Desk, settings, handler: str) -> None:
    class Reader:
        def can_write(self, key: object) -> bool:
            return False

    desk.platform.services["studio_user_permissions"] = Reader()
    assert desk.post(handler, BETTER)["reason"] == "not-an-editor"
    del desk.platform.services["studio_user_permissions"]
    settings.SERVICE_VARIANT = "lms"
    assert desk.platform.post(NAME, handler, {"text": BETTER, "seen": desk.seen}).status == 403
    assert desk.content == GOOD


def test_a_library_has_no_course(platform: Platform, monkeypatch) -> None:
    """Library v2 and the workbench: no course key, no permissions service, text keys."""
    platform.author(NAME, "advocert_lesson", GOOD)
    monkeypatch.setattr("xblock.core.XBlock.context_key", None, raising=False)
    desk = Desk(platform)
    assert desk.post("check_content", BETTER)["marks"] == []
    assert desk.post("save_content", BETTER)["saved"] is True


def test_an_author_of_a_deck_sees_every_card_with_its_answer(platform: Platform):
    platform.author("D", "advocert_practice", deck_text())
    seen = Desk(platform, "D").post("check_content", deck_text())["preview"]
    assert [word for word in ("Zqstrong", "Zqtom", "Zqright901") if word not in seen] == []


def test_an_exam_that_asks_more_than_its_banks_hold_is_not_given_to_learners(platform: Platform):
    platform.author("E", "advocert_quiz", exam_text())
    text = exam_text().replace("FND-2: 2}", "FND-2: 7}")
    answer = Desk(platform, "E").post("save_content", text)
    assert answer["saved"] is False
    assert "A round needs 7 questions for FND-2, and the banks hold 6." in answer["regions"]["findings"]
