from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.exams import exam

from advocert_courses.exam_retakes import attempt_gate, window_opens_at

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def ago(*hours: float) -> list[datetime]:
    return [NOON - timedelta(hours=hour) for hour in hours]


def test_the_first_attempt_is_open():
    gate = attempt_gate(exam(), [], NOON)
    assert (gate.is_open, gate.number, gate.left, gate.opens_at) == (True, 1, 3, None)


@pytest.mark.parametrize(
    ("hours", "is_open"), [([23.9], False), ([24], True), ([99, 71], False), ([99, 72], True)]
)
def test_each_attempt_waits_longer_than_the_one_before(hours: list[float], is_open):
    assert attempt_gate(exam(), ago(*hours), NOON).is_open is is_open


def test_the_moment_of_the_next_attempt_can_be_told():
    assert attempt_gate(exam(), ago(1), NOON).opens_at == NOON + timedelta(hours=23)


def test_after_the_last_attempt_the_window_is_closed_until_a_trainer_opens_one():
    gate = attempt_gate(exam(), ago(9000, 8000, 7000), NOON)
    assert (gate.is_open, gate.left, gate.opens_at) == (False, 0, None)


def test_a_short_list_of_waits_goes_on_with_its_last():
    gate = attempt_gate(replace(exam(), waits_hours=(24,)), ago(99, 1), NOON)
    assert gate.opens_at == NOON + timedelta(hours=23)


def test_without_waits_the_next_attempt_is_open_at_once():
    assert attempt_gate(replace(exam(), waits_hours=()), ago(0), NOON).is_open


def test_a_trainer_can_open_a_new_window_only_after_the_last_wait():
    ended = ago(900, 800, 24)
    assert window_opens_at(exam(), ended, NOON) == NOON + timedelta(hours=336 - 24)


def test_a_window_that_is_opened_late_lets_in_at_once():
    assert window_opens_at(exam(), ago(900, 800, 700), NOON) == NOON


@pytest.mark.parametrize(("hours", "is_open"), [(-1, True), (0, True), (1, False)])
def test_a_new_window_has_all_attempts_again_from_its_day_on(hours: int, is_open):
    gate = attempt_gate(exam(), [], NOON, NOON + timedelta(hours=hours))
    assert (gate.is_open, gate.number, gate.left) == (is_open, 1, 3)


def test_practice_is_always_open():
    gate = attempt_gate(replace(exam(), purpose="practice"), ago(3, 2, 1, 0), NOON)
    assert (gate.is_open, gate.number, gate.left, gate.opens_at) == (True, 5, 1, None)


@given(st.lists(st.integers(0, 10_000), max_size=6), st.integers(0, 20_000))
def test_the_door_is_open_exactly_when_its_moment_has_come(hours: list[int], later: int):
    ended = sorted(NOON - timedelta(hours=hour) for hour in hours)
    now = NOON + timedelta(hours=later)
    gate = attempt_gate(exam(), ended, now)
    assert gate.is_open == (len(ended) < 3 and (gate.opens_at is None or gate.opens_at <= now))
