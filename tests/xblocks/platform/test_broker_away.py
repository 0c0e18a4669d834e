"""The platform hands grades and completion on to its broker, and raises where that is away (`apply_async`, `delay`)."""

from typing import Any

import pytest
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import Platform, StrictRuntime
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import exam_text, lesson_text

LESSON = "FND-L01"


@pytest.fixture(autouse=True)
def _away(monkeypatch: pytest.MonkeyPatch) -> None:
    def publish(*_arguments: Any) -> None:
        raise ConnectionError("no broker at redis://redis:6379")

    monkeypatch.setattr(StrictRuntime, "publish", publish)


def test_an_exam_is_handed_in_and_its_result_shown(platform: Platform, ear: Ear) -> None:
    platform.author(EXAM, "advocert_quiz", exam_text())
    sitting = Sitting(platform)
    answer = sitting.take(4)
    assert (answer.status, ear.kinds) == (200, ["exam.finished"])
    assert platform.row(EXAM)["advocert_closed"]


def test_the_last_press_of_a_lesson_is_kept(platform: Platform) -> None:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    platform.post(LESSON, "answer", {"item": "FND-Q-901", "option": 0})
    answers = [platform.post(LESSON, *press) for press in _signatures(platform)]
    assert {answer.status for answer in answers} == {200}
    assert platform.state(LESSON)["completed_at"]


def test_the_failure_stands_in_the_log(platform: Platform, caplog: pytest.LogCaptureFixture) -> None:
    platform.author(EXAM, "advocert_quiz", exam_text())
    Sitting(platform).take(4)
    assert "could not take the grade" in caplog.text


def _signatures(platform: Platform) -> list[tuple[str, dict[str, Any]]]:
    clauses = platform.block(LESSON).bundle().clauses.values()
    return [("sign", {"clause": one.ref, "sha256": one.sha256, "agreed": "on"}) for one in clauses]
