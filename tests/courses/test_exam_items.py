"""What counts as an answer, and as the right one, for each kind of question."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.exams import item

from advocert_courses.errors import UnknownOptionError, WrongAnswerShapeError
from advocert_courses.exam_items import is_right, item_key, shown_order, to_answer
from advocert_courses.models import Item, Option
from advocert_courses.models.exam import KINDS


def question(kind: str, keys: tuple[int, ...] = (0,), size: int = 4) -> Item:
    options = tuple(Option(f"<p>{place}</p>", place in keys, "<p>Because.</p>") for place in range(size))
    return replace(item("FND-Q-1"), kind=kind, options=options)


QUESTIONS = {
    "single": question("single", (2,), 3),
    "pick two": question("pick two", (1, 3)),
    "order": question("order", ()),
    "mark": question("mark", (1,)),
}


@pytest.mark.parametrize(
    ("kind", "key"), [("single", (2,)), ("pick two", (1, 3)), ("order", (0, 1, 2, 3)), ("mark", (1,))]
)
def test_the_key_of_each_kind(kind: str, key: tuple[int, ...]):
    assert item_key(QUESTIONS[kind]) == key


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_is_an_answer_and_right(kind: str):
    one = QUESTIONS[kind]
    assert is_right(one, to_answer(one, item_key(one)))


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_is_not_right(kind: str):
    assert not is_right(QUESTIONS[kind], None)


def test_two_picks_are_the_same_in_any_order():
    assert to_answer(QUESTIONS["pick two"], (3, 1)) == (1, 3)


def test_half_of_a_pair_is_no_half_a_point():
    assert not is_right(QUESTIONS["pick two"], to_answer(QUESTIONS["pick two"], (1, 2)))


@pytest.mark.parametrize(
    ("kind", "indexes"),
    [
        ("single", ()),
        ("single", (0, 1)),
        ("pick two", (1,)),
        ("pick two", (1, 1)),
        ("pick two", (0, 1, 2)),
        ("order", (0, 1, 2)),
        ("order", (0, 1, 2, 2)),
        ("mark", (0, 1)),
    ],
)
def test_an_answer_with_too_few_or_too_many_parts_is_refused(kind: str, indexes: tuple[int, ...]):
    with pytest.raises(WrongAnswerShapeError):
        to_answer(QUESTIONS[kind], indexes)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("index", [-1, 4])
def test_an_option_that_is_not_there_is_refused(kind: str, index: int):
    with pytest.raises(UnknownOptionError):
        to_answer(QUESTIONS[kind], (index,))


@given(st.integers(), st.sampled_from(KINDS))
def test_every_option_is_shown_once(seed: int, kind: str):
    one = QUESTIONS[kind]
    assert sorted(shown_order(one, seed)) == list(range(len(one.options)))


@given(st.integers(), st.integers(2, 8))
def test_steps_never_stand_in_the_right_order_at_first(seed: int, size: int):
    one = question("order", (), size)
    assert shown_order(one, seed) != item_key(one)


@given(st.integers())
def test_the_sentences_of_a_text_stay_in_their_order(seed: int):
    assert shown_order(QUESTIONS["mark"], seed) == (0, 1, 2, 3)


@given(st.permutations(range(4)))
def test_only_one_order_of_steps_is_right(order: list[int]):
    one = QUESTIONS["order"]
    assert is_right(one, to_answer(one, order)) == (order == [0, 1, 2, 3])
