"""Memory: the same answers give the same plan, and good ones make it longer."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from advocert_courses.memory import LONGEST, Grade, Memory, first_memory, recall_chance, reviewed

DAY = date(2026, 11, 24)
STEPS = st.lists(st.tuples(st.sampled_from(Grade), st.integers(-3, 500)), max_size=12)


def remembered(steps: list[tuple[Grade, int]]) -> Memory:
    memory, day = first_memory(DAY), DAY
    for grade, days in steps:
        day = max(day + timedelta(days=days), date(2020, 1, 1))
        memory = reviewed(memory, grade, day)
    return memory


def test_reading_something_once_keeps_it_for_two_days():
    assert (first_memory(DAY).due - DAY).days == 2


def test_on_the_day_it_is_due_nine_of_ten_recall_it():
    memory = reviewed(first_memory(DAY), Grade.GOOD, DAY + timedelta(days=3))
    assert 0.88 < recall_chance(memory, memory.due) < 0.92


@given(STEPS)
def test_the_same_answers_give_the_same_plan(steps):
    assert remembered(steps) == remembered(steps)


@given(STEPS)
def test_a_plan_stays_within_its_bounds(steps):
    memory = remembered(steps)
    assert 1 <= (memory.due - memory.last).days <= LONGEST
    assert 1 <= memory.difficulty <= 10


@given(STEPS, st.integers(1, 400))
def test_a_better_answer_never_comes_back_sooner(steps, days):
    memory = remembered(steps)
    day = memory.last + timedelta(days=days)
    again, hard, good = (reviewed(memory, grade, day).due for grade in Grade)
    assert again <= hard <= good


@given(STEPS, st.integers(0, 400))
def test_what_is_not_asked_fades(steps, days):
    memory = remembered(steps)
    day = memory.last + timedelta(days=days)
    assert 0 < recall_chance(memory, day + timedelta(days=1)) <= recall_chance(memory, day) <= 1
