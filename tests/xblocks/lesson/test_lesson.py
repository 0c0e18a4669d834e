"""The lesson: what it shows, what it keeps, what it tells."""

import re
from typing import Any

import pytest
from tests.support.strict_runtime import ADA, BEN, STUDIO_PREVIEW, Platform, Reply
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import clause_text, lesson_text

from advocert_courses import api as courses

NAME = "FND-L01"


@pytest.fixture
def lesson(platform: Platform) -> Platform:
    platform.author(NAME, "advocert_lesson", lesson_text(), display_name="Say it")
    return platform


def signature(ref: str = "DISC-1", version: int = 1, **more: Any) -> dict[str, Any]:
    return {"clause": ref, "sha256": courses.sha256_hex(clause_text(ref, version)), "agreed": "on", **more}


def answer_recall(lesson: Platform, place: int = 0, **caller: Any) -> Reply:
    return lesson.post(NAME, "answer", {"item": "FND-Q-901", "option": place}, **caller)


def place_of(html: str, words: str) -> int:
    """The place on the screen of the option that holds these words."""
    return next(
        place
        for place, card in enumerate(re.findall(r'<label class="choice">.*?</label>', html))
        if words in card
    )


def test_the_lesson_shows_prose_below_the_unit_title(lesson: Platform) -> None:
    assert "<h3>Why it matters</h3>" in lesson.render(NAME).content


def test_an_authors_markup_stays_text(lesson: Platform) -> None:
    assert "&lt;b&gt;plainly" in lesson.render(NAME).content


def test_weak_and_strong_stand_side_by_side_in_words(lesson: Platform) -> None:
    html = lesson.render(NAME).content
    assert (
        html.index("Weak")
        < html.index("Best router")
        < html.index("Strong")
        < html.index("I work at Acme, so")
    )


def test_a_view_writes_nothing(lesson: Platform) -> None:
    lesson.render(NAME)
    assert lesson.store.writes == 0


def test_the_signed_sentence_names_clause_version_and_language(lesson: Platform) -> None:
    sentence = (
        "I have read clause DISC-1, version 1, in English. I will follow it when I post about my company."
    )
    assert sentence in lesson.render(NAME).content


def test_the_signed_sentence_names_the_company_of_the_site(lesson: Platform, settings: Any) -> None:
    settings.ADVOCERT_COMPANY = "Acme"
    assert "when I post about Acme." in lesson.render(NAME).content


def test_signing_tells_the_hash_of_the_exact_text(lesson: Platform, ear: Ear) -> None:
    lesson.post(NAME, "sign", signature())
    body = ear.body("clause.signed")
    assert body["sha256"] == courses.sha256_hex(clause_text())


def test_signing_tells_who_where_and_under_which_key(lesson: Platform, ear: Ear) -> None:
    lesson.post(NAME, "sign", signature())
    told = ear.heard[0]
    assert (told.user_id, told.course_key, told.ref, told.fact_key, told.occurred_at) == (
        ADA.id, "course-v1:Acme+FND+2026", "DISC-1", "clause.signed/DISC-1@1/en", lesson.clock.now,
    )  # fmt: skip


def test_the_statement_told_is_the_statement_shown(lesson: Platform, ear: Ear) -> None:
    lesson.post(NAME, "sign", signature())
    assert ear.body("clause.signed")["statement"] in lesson.render(NAME, user=BEN).content


def test_signing_twice_is_told_once(lesson: Platform, ear: Ear) -> None:
    lesson.post(NAME, "sign", signature())
    lesson.post(NAME, "sign", signature())
    assert ear.kinds == ["clause.signed"]


def test_the_second_press_gets_the_same_answer(lesson: Platform) -> None:
    first = lesson.post(NAME, "sign", signature()).json["regions"]
    assert lesson.post(NAME, "sign", signature()).json["regions"] == first


def test_a_signature_is_one_write(lesson: Platform) -> None:
    lesson.post(NAME, "sign", signature())
    assert lesson.store.writes == 1


@pytest.mark.parametrize(
    "forged",
    [
        {"clause": "PRIV-9"}, {"sha256": "0" * 64}, {"agreed": ""}, {"clause": 7}, {"clause": ["DISC-1"]},
        {"sha256": "x" * 5000},
    ],
)  # fmt: skip
def test_a_forged_signature_is_refused_and_nothing_is_told(
    lesson: Platform, ear: Ear, forged: dict[str, Any]
) -> None:
    reply = lesson.post(NAME, "sign", signature(**forged))
    assert (reply.status >= 400, lesson.store.writes, ear.heard) == (True, 0, [])


def test_a_text_that_changed_while_it_was_read_is_not_signed(lesson: Platform) -> None:
    lesson.author(NAME, "advocert_lesson", lesson_text().replace("in the post itself", "in the post"))
    reply = lesson.post(NAME, "sign", signature())
    assert (reply.status, reply.json["reason"]) == (409, "content-changed")


def test_a_new_version_is_open_again_and_the_old_signature_stays(lesson: Platform) -> None:
    lesson.post(NAME, "sign", signature())
    lesson.author(NAME, "advocert_lesson", lesson_text(version=2))
    html = lesson.render(NAME).content
    assert "Changed since you signed" in html
    assert "You signed version <bdi>1</bdi>" in html


def test_the_explanation_is_not_on_the_page_before_the_answer(lesson: Platform) -> None:
    assert "Zq" not in lesson.render(NAME).content


def test_a_wrong_answer_explains_itself_and_the_right_one(lesson: Platform) -> None:
    html = lesson.render(NAME).content
    text = answer_recall(lesson, place_of(html, "line in your profile")).text
    assert ("Zqwronga901" in text, "Zqright901" in text, "Zqwrongb901" in text) == (True, True, False)


def test_a_right_answer_explains_only_itself(lesson: Platform) -> None:
    html = lesson.render(NAME).content
    text = answer_recall(lesson, place_of(html, "A plain sentence")).text
    assert "Zqright901" in text
    assert "Zqwrong" not in text


def test_the_first_answer_stays(lesson: Platform) -> None:
    first = answer_recall(lesson, 0).json["regions"]
    assert answer_recall(lesson, 1).json["regions"] == first


@pytest.mark.parametrize("option", [3, -1, "two", None, True, 10**12])
def test_an_option_that_was_not_shown_is_refused(lesson: Platform, option: Any) -> None:
    reply = lesson.post(NAME, "answer", {"item": "FND-Q-901", "option": option})
    assert (reply.status, lesson.store.writes) == (400, 0)


def test_a_question_of_another_lesson_is_refused(lesson: Platform) -> None:
    assert lesson.post(NAME, "answer", {"item": "FND-Q-101", "option": 0}).status == 400


def test_recall_is_practice_and_told_to_nobody(lesson: Platform, ear: Ear) -> None:
    answer_recall(lesson)
    assert ear.heard == []


def test_the_last_step_completes_the_lesson(lesson: Platform, ear: Ear) -> None:
    answer_recall(lesson)
    lesson.post(NAME, "sign", signature())
    assert ear.kinds == ["clause.signed", "lesson.completed"]
    assert list(lesson.completions.values()) == [1.0]


def test_completion_is_keyed_by_the_text_of_the_lesson(lesson: Platform, ear: Ear) -> None:
    answer_recall(lesson)
    lesson.post(NAME, "sign", signature())
    sha256 = courses.load_bundle(lesson_text()).main.sha256
    assert ear.heard[-1].fact_key == f"lesson.completed/FND-L01/{sha256[:12]}"


def test_a_lesson_that_asks_for_nothing_is_completed_by_a_press(platform: Platform, ear: Ear) -> None:
    platform.author(NAME, "advocert_lesson", lesson_text((), recall=False))
    assert "I have read this lesson" in platform.render(NAME).content
    platform.post(NAME, "finish")
    platform.post(NAME, "finish")
    assert ear.kinds == ["lesson.completed"]


def test_a_press_does_not_complete_a_lesson_with_open_clauses(lesson: Platform, ear: Ear) -> None:
    lesson.post(NAME, "finish")
    assert ear.heard == []


def test_two_clauses_are_signed_one_by_one(platform: Platform, ear: Ear) -> None:
    platform.author(NAME, "advocert_lesson", lesson_text(("DISC-1", "TRUE-1"), recall=False))
    platform.post(NAME, "sign", signature("DISC-1"))
    assert "One clause to sign" in platform.render(NAME).content
    platform.post(NAME, "sign", signature("TRUE-1"))
    assert ear.kinds == ["clause.signed", "clause.signed", "lesson.completed"]


def test_colleagues_do_not_see_each_others_signatures(lesson: Platform) -> None:
    lesson.post(NAME, "sign", signature())
    assert "Signed on" not in lesson.render(NAME, user=BEN).content


def test_the_conversation_link_is_one_that_the_platform_rewrites(lesson: Platform) -> None:
    assert 'href="/courses/course-v1:Acme+FND+2026/jump_to_id/FND-01"' in lesson.render(NAME).content


def test_a_visitor_may_read_and_is_asked_to_sign_in(lesson: Platform) -> None:
    html = lesson.render(NAME, user=None).content
    assert "Readers weigh praise" in html
    assert "<form" not in html


def test_the_studio_preview_tells_no_evidence(lesson: Platform, ear: Ear) -> None:
    lesson.post(NAME, "sign", signature(), mode=STUDIO_PREVIEW)
    assert ear.heard == []


def test_search_finds_the_rule_and_no_question(lesson: Platform) -> None:
    text = lesson.block(NAME).index_dictionary()["content"]["advocert_text"]
    assert "DISC-1 Say you work here" in text
    assert "launch video" not in text


def test_the_state_stays_small_over_many_versions(lesson: Platform) -> None:
    for version in range(1, 120):
        lesson.author(NAME, "advocert_lesson", lesson_text(recall=False, version=version))
        lesson.post(NAME, "sign", signature(version=version))
    assert len(lesson.state(NAME)["signatures"]) == 60
