"""Two blocks that one learner finishes in the same first instant: both requests read before either has written."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.support.courseware.models import XModuleStudentInfoField
from tests.support.running import ROOT
from tests.support.strict_runtime import ADA, Platform
from webob import Request, Response
from xblock.exceptions import XBlockSaveError

from advocert_courses import api as courses
from advocert_xblocks._lesson.state import lesson_clauses, recall_items
from advocert_xblocks._shared.learned import keep_learned
from advocert_xblocks._shared.learner import learner_of

LESSONS = ("FND-L01", "FND-L02")
CONTENT = ROOT / "courses" / "content"
Pressed = Callable[[], Response]


def texts() -> dict[str, str]:
    tree = courses.read_tree(CONTENT)
    return {ref: courses.bundle_of(tree, ref) for ref in LESSONS}


@pytest.fixture
def site(platform: Platform) -> Platform:
    for ref, text in texts().items():
        platform.author(ref, "advocert_lesson", text)
    return platform


def last_press(site: Platform, ref: str) -> Pressed:
    """Do all of a lesson but its last press, and open the request that will make that press."""
    presses = _presses(site, ref)
    for handler, data in presses[:-1]:
        site.post(ref, handler, data)
    block = site.block(ref)
    _ = block.advocert_state, block.advocert_learned
    handler, data = presses[-1]
    request = Request.blank("/", method="POST", body=json.dumps(data).encode())
    return lambda: block.runtime.handle(block, handler, request)


def _presses(site: Platform, ref: str) -> list[tuple[str, dict[str, Any]]]:
    bundle = site.block(ref).bundle()
    answers = [("answer", {"item": item.ref, "option": "0"}) for item in recall_items(bundle)]
    signs = [
        ("sign", {"clause": clause.ref, "sha256": clause.sha256, "agreed": "on"})
        for clause in lesson_clauses(bundle)
    ]
    return [*answers, *signs] or [("finish", {})]


def test_both_are_finished_and_both_are_noted(site: Platform):
    presses = [last_press(site, ref) for ref in LESSONS]
    answers = [press() for press in presses]
    assert [one.status_code for one in answers] == [200, 200]
    assert all(site.state(ref)["completed_at"] for ref in LESSONS)
    assert set(site.block(LESSONS[0]).advocert_learned) == set(LESSONS)


def test_the_second_one_leaves_nothing_for_the_platform_to_save_again(site: Platform):
    first, second = (site.block(ref) for ref in LESSONS)
    _ = first.advocert_learned, second.advocert_learned
    keep_learned(first, learner_of(first), [(LESSONS[0], site.clock.now)])
    keep_learned(second, learner_of(second), [(LESSONS[1], site.clock.now)])
    second.save()
    assert XModuleStudentInfoField.objects.filter(student_id=ADA.id).count() == 1


def test_a_failure_of_another_kind_is_not_hidden(site: Platform, monkeypatch: pytest.MonkeyPatch):
    block = site.block(LESSONS[0])

    def fail(_names: list[str]) -> None:
        raise XBlockSaveError([], [], "the table is full")

    monkeypatch.setattr(block, "force_save_fields", fail)
    with pytest.raises(XBlockSaveError):
        keep_learned(block, learner_of(block), [(LESSONS[0], site.clock.now)])
