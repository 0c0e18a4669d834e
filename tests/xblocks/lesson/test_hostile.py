"""A learner with the browser's tools: no signature without the text, none for somebody else, none twice."""

import json
from typing import Any

import pytest
from tests.support.strict_runtime import ADA, BEN, Platform
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import clause_text, lesson_text
from webob import Request

from advocert_courses import api as courses

NAME = "FND-L01"


@pytest.fixture
def lesson(platform: Platform) -> Platform:
    platform.author(NAME, "advocert_lesson", lesson_text())
    return platform


def signature(**more: Any) -> dict[str, Any]:
    return {"clause": "DISC-1", "sha256": courses.sha256_hex(clause_text()), "agreed": "on", **more}


def race(site: Platform, handler: str, body: dict[str, Any], times: int) -> list[int]:
    """Send requests at one moment: each has read the state before any of them has written it."""
    blocks = [site.block(NAME) for _ in range(times)]
    for block in blocks:
        assert isinstance(block.advocert_state, dict)
    data = json.dumps(body).encode()
    return [
        block.runtime.handle(block, handler, Request.blank("/", method="POST", body=data)).status_code
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("handler", "body"),
    [("sign", signature()), ("answer", {"item": "FND-Q-901", "option": 0}), ("finish", {})],
)
def test_nobody_acts_without_an_account(
    lesson: Platform, ear: Ear, handler: str, body: dict[str, Any]
) -> None:
    """The platform serves anonymous POST through handler_noauth."""
    reply = lesson.post(NAME, handler, body, user=None)
    assert (reply.status, ear.heard, lesson.store.writes, "Zq" in reply.text) == (401, [], 0, False)


@pytest.mark.parametrize("handler", ["sign", "answer", "finish"])
def test_a_get_does_nothing(lesson: Platform, ear: Ear, handler: str) -> None:
    """A picture in a forum post must not sign anything."""
    assert (lesson.call(NAME, handler, "", method="GET").status, ear.heard) == (405, [])


def test_an_older_text_is_not_signed_again(lesson: Platform, ear: Ear) -> None:
    """The hash of version 1, sent when version 2 is on the page."""
    lesson.author(NAME, "advocert_lesson", lesson_text(version=2))
    reply = lesson.post(NAME, "sign", signature())
    assert (reply.status, ear.heard) == (409, [])


def test_a_clause_of_another_lesson_is_not_signed_here(lesson: Platform, ear: Ear) -> None:
    """TRUE-1 travels in the same text, and this lesson does not show it."""
    lesson.author(
        NAME, "advocert_lesson", lesson_text() + f"<!-- file: clauses/TRUE-1.md -->\n{clause_text('TRUE-1')}"
    )
    other = signature(clause="TRUE-1", sha256=courses.sha256_hex(clause_text("TRUE-1")))
    assert (lesson.post(NAME, "sign", other).status, ear.heard) == (400, [])


@pytest.mark.parametrize(
    "extra",
    [
        {
            "version": 9,
            "signed_at": "2020-01-01T00:00:00+00:00",
            "language": "xx",
            "statement": "I agree to nothing.",
        },
        {"user_id": BEN.id, "fact_key": "x"},
    ],
)
def test_what_the_evidence_says_comes_from_the_server(
    lesson: Platform, ear: Ear, extra: dict[str, Any]
) -> None:
    lesson.post(NAME, "sign", signature(**extra))
    told, body = ear.heard[0], ear.body("clause.signed")
    assert (told.user_id, told.occurred_at, body["version"]) == (ADA.id, lesson.clock.now, 1)
    assert body["statement"].startswith("I have read clause DISC-1, version 1, in English.")


def test_fifty_presses_at_once_are_one_fact(lesson: Platform, ear: Ear) -> None:
    """The inbox is unique on person and key."""
    race(lesson, "sign", signature(), 50)
    assert len({one.fact_key for one in ear.heard}) == 1
    assert len(lesson.state(NAME)["signatures"]) == 1


def test_racing_answers_tell_one_explanation_each_and_keep_one(lesson: Platform) -> None:
    race(lesson, "answer", {"item": "FND-Q-901", "option": 0}, 20)
    assert list(lesson.state(NAME)["answers"]) == ["FND-Q-901"]


def test_a_signature_that_could_not_be_told_was_not_given(lesson: Platform, ear: Ear) -> None:
    ear.fails = True
    reply = lesson.post(NAME, "sign", signature())
    assert (reply.status, lesson.state(NAME)) == (503, {})


def test_staff_who_look_as_somebody_else_sign_nothing_in_the_records(lesson: Platform) -> None:
    lesson.post(NAME, "sign", signature(), masquerade=True)
    assert lesson.state(NAME) == {}
