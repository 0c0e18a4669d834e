"""Score, rescoring, the report, and what the state weighs."""

import json
from collections import OrderedDict
from types import SimpleNamespace

import pytest
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import ADA
from tests.xblocks.conftest import Ear
from tests.xblocks.samples import exam_text
from xblock.scorable import Score

WRONG_KEY = ("- [x] A plain sentence", "- [ ] A plain sentence")


def rescore(sitting: Sitting, *, only_if_higher: bool = True) -> None:
    block = sitting.platform.block(EXAM)
    block.rescore(only_if_higher)
    block.save()


def author(sitting: Sitting, text: str) -> None:
    sitting.platform.author(EXAM, "advocert_quiz", text)


def with_mistaken_keys() -> str:
    """The exam as it was while a profile line was taken for the right answer."""
    text = exam_text().replace("- [x] A plain", "- [ ] A plain")
    return text.replace("- [ ] A line in", "- [x] A line in")


def test_the_highest_score_needs_no_learner(sitting: Sitting):
    assert sitting.platform.block(EXAM, None).max_score() == 1.0


def test_the_score_is_that_of_the_best_attempt(sitting: Sitting):
    sitting.take(right=2)
    sitting.platform.clock.move(hours=24)
    sitting.take(right=1)
    assert sitting.platform.block(EXAM).get_score() == Score(0.5, 1.0)


def test_before_the_first_attempt_there_is_no_score(sitting: Sitting):
    block = sitting.platform.block(EXAM)
    assert (block.has_submitted_answer(), block.get_score()) == (False, Score(0.0, 1.0))


def test_a_score_from_outside_changes_nothing(sitting: Sitting):
    sitting.take(right=1)
    block = sitting.platform.block(EXAM)
    block.set_score(Score(5.0, 1.0))
    block.save()
    assert sitting.platform.block(EXAM).get_score() == Score(0.25, 1.0)


def test_the_grade_costs_no_second_write(sitting: Sitting):
    sitting.begin()
    before = sitting.platform.store.writes
    sitting.hand_in()
    assert sitting.platform.store.writes == before + 1


def test_a_corrected_key_can_be_rescored_to_a_pass(sitting: Sitting, ear: Ear):
    author(sitting, with_mistaken_keys())
    sitting.take(right=4)
    assert sitting.platform.grade(EXAM) == (0.0, 1.0)
    author(sitting, exam_text())
    rescore(sitting)
    assert sitting.platform.grade(EXAM) == (1.0, 1.0)
    assert [json.loads(one.body)["passed"] for one in ear.heard] == [False, True]
    assert len({one.fact_key for one in ear.heard}) == 2


def test_a_pass_is_not_taken_back_by_a_correction(sitting: Sitting, ear: Ear):
    sitting.take(right=4)
    author(sitting, with_mistaken_keys())
    rescore(sitting, only_if_higher=False)
    assert "Passed" in sitting.view()
    assert ear.kinds == ["exam.finished"]


def test_calculating_a_score_changes_nothing(sitting: Sitting):
    author(sitting, with_mistaken_keys())
    sitting.take(right=4)
    author(sitting, exam_text())
    block = sitting.platform.block(EXAM)
    assert (block.calculate_score(), block.get_score()) == (Score(1.0, 1.0), Score(0.0, 1.0))


def test_questions_that_left_the_bank_keep_their_result(sitting: Sitting):
    sitting.take(right=4)
    author(sitting, exam_text().replace("FND-Q-1", "FND-Q-5"))
    assert sitting.platform.block(EXAM).calculate_score() == Score(1.0, 1.0)


def test_without_an_attempt_there_is_nothing_to_rescore(sitting: Sitting):
    with pytest.raises(ValueError, match="Nothing was handed in"):
        rescore(sitting)


def report(sitting: Sitting, limit: int | None = None) -> list[tuple[str, dict[str, object]]]:
    rows = [SimpleNamespace(username="ada", state=sitting.platform.row(EXAM, ADA))]
    return list(sitting.platform.block(EXAM).generate_report_data(rows, limit))


def test_the_report_names_what_was_chosen_and_not_what_is_right(sitting: Sitting):
    sitting.take(right=2)
    rows = report(sitting)
    assert [row["Answer"].startswith("A plain sentence") for _, row in rows].count(True) == 2
    assert "Zq" not in json.dumps(rows)
    assert not {"key", "right", "correct"} & {name.casefold() for _, row in rows for name in row}


def test_the_report_keeps_the_order_of_its_columns(sitting: Sitting):
    """The platform sorts the columns of anything but an ordered dictionary by the alphabet."""
    sitting.take(right=4)
    assert {type(row) for _, row in report(sitting)} == {OrderedDict}


def test_the_report_holds_no_answer_of_an_open_attempt(sitting: Sitting):
    sitting.begin()
    sitting.answer(1)
    assert report(sitting) == []


def test_the_report_keeps_to_its_limit(sitting: Sitting):
    sitting.take(right=4)
    assert len(report(sitting, 3)) == 3


def test_a_learner_who_never_came_is_no_row(sitting: Sitting):
    rows = [SimpleNamespace(username="ben", state={})]
    assert list(sitting.platform.block(EXAM).generate_report_data(rows)) == []


def test_the_evidence_says_how_the_result_came_about(sitting: Sitting, ear: Ear):
    sitting.take(right=2)
    body = ear.body("exam.finished")
    assert (body["cut"], body["margin"], body["provisional"], body["window"]) == ("3/4", -1, True, 1)
    assert set(body["banks"]) == {"FND-BANK-1", "FND-BANK-2"}
    assert len(body["responses"]) == 4


def test_a_result_near_the_mark_is_told_more_gently(sitting: Sitting):
    assert "One question short" in sitting.stage(sitting.take(right=2))


def test_a_whole_window_of_thirty_questions_is_small(sitting: Sitting, ear: Ear):
    """One row per learner is read and written with every answer."""
    text = exam_text(each=45).replace("{FND-1: 2, FND-2: 2}", "{FND-1: 15, FND-2: 15}")
    author(sitting, text)
    for hours in (0, 24, 72):
        sitting.platform.clock.move(hours=hours)
        sitting.take(right=1, size=30)
    assert len(json.dumps(sitting.platform.state(EXAM))) < 6_000
    assert len(ear.heard[-1].body) < 4_000
