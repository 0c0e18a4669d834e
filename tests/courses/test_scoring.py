from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from tests.support.conversations import conversation, conversations, line_of, picks, play, play_by

from advocert_courses.errors import RunNotFinishedError
from advocert_courses.graph import MAX_DECISIONS
from advocert_courses.models import Scenario
from advocert_courses.scoring import score_run

# Three good lines in the best path; a bad first line opens a way back that is one line longer.
RECOVERY = conversation(
    {
        "ask": [("good", "second", 2, True), ("bad", "repair", 0), ("rude", "gone", 0)],
        "repair": [("own it", "second", 2, True), ("deny", "second", 0)],
        "second": [("good", "third", 2, True), ("bad", "third", 0)],
        "third": [("good", "end", 2, True), ("bad", "end", 0)],
        "gone": [],
        "end": [],
    }
)


@given(conversations(), picks)
def test_no_run_is_worth_less_than_0_or_more_than_100(talk: Scenario, path: list[int]):
    assert 0 <= score_run(talk, play_by(talk, path)).score <= 100


@given(conversations(), picks)
def test_no_dimension_is_worth_more_than_the_best_path(talk: Scenario, path: list[int]):
    result = score_run(talk, play_by(talk, path))
    assert all(0 <= one.points <= one.best and one.percent <= 100 for one in result.dimensions.values())


@given(conversations(loops=False), picks)
def test_full_marks_need_a_run_that_lost_nothing(talk: Scenario, path: list[int]):
    run = play_by(talk, path)
    full = all(one.points == one.best for one in score_run(talk, run).dimensions.values() if one.best)
    assert (score_run(talk, run).score == 100) <= full


@given(conversations(), picks)
def test_what_is_shown_is_what_decided(talk: Scenario, path: list[int]):
    """Anybody can check the verdict against the numbers on the record: nothing rounds up across a mark."""
    result = score_run(talk, play_by(talk, path))
    own = all(one.percent >= 80 for one in result.dimensions.values() if one.needs_own_mark)
    assert result.passed == (result.score >= talk.pass_mark and own and result.reached_end)


@pytest.mark.parametrize(
    ("way", "score"),
    [
        (["good", "good", "good"], 100),
        (["bad", "own it", "good", "good"], 67),
        (["bad", "deny", "good", "good"], 33),
        (["bad", "own it", "bad", "good"], 33),
        (["good", "bad", "good"], 67),
        (["bad", "deny", "bad", "bad"], 0),
        (["rude"], 0),
    ],
)
def test_recovering_keeps_what_is_left_and_brings_nothing_back(way: Sequence[str], score: int):
    assert score_run(RECOVERY, play(RECOVERY, *way)).score == score


def test_a_short_way_out_does_not_pay():
    talk = conversation(
        {
            "ask": [("good", "second", 2, True), ("leave", "gone", 2)],
            "second": [("good", "end", 2, True), ("bad", "end", 0)],
            "gone": [],
            "end": [],
        }
    )
    assert score_run(talk, play(talk, "leave")).score == 50


def test_more_points_than_the_best_choice_do_not_make_up_for_other_losses():
    """Being kinder than the experts asked does not pay for saying less about the tie."""
    talk = conversation(
        {
            "ask": [
                ("clear", "end", {"disclosure": 2, "empathy": 1}, True),
                ("kind", "end", {"disclosure": 1, "empathy": 2}),
            ],
            "end": [],
        },
        {"disclosure": 1, "empathy": 1},
    )
    assert score_run(talk, play(talk, "kind")).score == 75


def test_the_score_is_the_weighted_mean_of_the_dimensions():
    talk = conversation(
        {
            "ask": [
                ("best", "end", {"empathy": 2, "brand": 2}, True),
                ("other", "end", {"empathy": 2, "brand": 0}),
            ],
            "end": [],
        },
        {"empathy": 3, "brand": 1},
    )
    assert score_run(talk, play(talk, "other")).score == 75


def test_disclosure_must_be_strong_on_its_own():
    weights = {"disclosure": 1, "empathy": 9}
    talk = conversation(
        {
            "ask": [
                ("best", "end", {"disclosure": 2, "empathy": 2}, True),
                ("silent", "end", {"disclosure": 0, "empathy": 2}),
            ],
            "end": [],
        },
        weights,
    )
    result = score_run(talk, play(talk, "silent"))
    assert (result.score, result.passed) == (90, False)


def test_a_dimension_that_the_best_path_never_touches_is_left_out():
    talk = conversation(
        {
            "ask": [
                ("best", "end", {"policy": 2, "brand": 0}, True),
                ("weak", "end", {"policy": 1, "brand": 0}),
            ],
            "end": [],
        },
        {"policy": 1, "brand": 1},
    )
    assert score_run(talk, play(talk, "weak")).score == 50


def test_a_critical_error_fails_a_run_whatever_its_points():
    talk = conversation({"ask": [("best", "end", 2, True), ("slip", "end", 2, False, "leak")], "end": []})
    result = score_run(talk, play(talk, "slip"))
    assert (result.score, result.critical, result.passed) == (100, "leak", False)


def test_a_run_that_was_cut_off_is_not_passed():
    talk = conversation({"here": [("again", "here", 2, True), ("leave", "end", 0)], "end": []})
    result = score_run(talk, play(talk, *["again"] * MAX_DECISIONS))
    assert (result.passed, result.reached_end) == (False, False)


def test_a_running_run_has_no_score():
    """A score before the end would tell which choices are good."""
    with pytest.raises(RunNotFinishedError):
        score_run(line_of(2), play(line_of(2), "strong"))


def test_a_conversation_without_a_decision_proves_nothing():
    talk = conversation({"end": []})
    assert not score_run(talk, play(talk)).passed


@pytest.mark.parametrize(("pass_mark", "shown"), [(66, 67), (67, 66), (68, 67)])
def test_a_number_is_never_rounded_up_across_its_mark(pass_mark: int, shown: int):
    """Two thirds are 67, but whoever needs 67 and has 66.7 must not read that the mark was met."""
    talk = replace(line_of(3), pass_mark=pass_mark)
    assert score_run(talk, play(talk, "weak", "strong", "strong")).score == shown
