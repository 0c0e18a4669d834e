"""What counts as an answer, and as the right one, for each kind of question.

An answer is a tuple of *original* option indexes, so that the order on the screen can never change what was
meant: one index for a single best option or a marked sentence, two in rising order for `pick two`, all of
them in the learner's order for `order`. There is no half a point: the panel estimated how many people answer
a question right, and a pass mark made of those estimates says nothing about halves.
"""

from collections.abc import Iterable
from typing import TypeAlias

from advocert_courses.errors import UnknownOptionError, WrongAnswerShapeError
from advocert_courses.models import Item
from advocert_courses.models.exam import MARK, ORDER, PICK_TWO
from advocert_courses.seeded import shuffled

Answer: TypeAlias = tuple[int, ...]

PICKS = 2


def item_key(item: Item) -> Answer:
    """Return the right answer of a question."""
    if item.kind == ORDER:
        return tuple(range(len(item.options)))
    return tuple(index for index, option in enumerate(item.options) if option.correct)


def to_answer(item: Item, indexes: Iterable[int]) -> Answer:
    """Return an answer in the form in which it is kept.

    Raises:
        UnknownOptionError: the question has no such option.
        WrongAnswerShapeError: too few or too many options, or one of them twice.
    """
    answer = tuple(indexes)
    for index in answer:
        if not 0 <= index < len(item.options):
            raise UnknownOptionError(item.ref, index)
    if len(answer) != _parts(item) or len(set(answer)) != len(answer):
        raise WrongAnswerShapeError(item.ref, item.kind)
    return answer if item.kind == ORDER else tuple(sorted(answer))


def is_right(item: Item, answer: Answer | None) -> bool:
    """Say whether an answer is the right one; no answer is not."""
    return answer is not None and answer == item_key(item)


def shown_order(item: Item, seed: int) -> Answer:
    """Return the original option indexes in the order of the screen.

    The sentences of a text stay in their order. Steps never start in the right one: whoever leaves them as they
    are is not right by chance.
    """
    places = range(len(item.options))
    if item.kind == MARK:
        return tuple(places)
    order = tuple(shuffled(places, seed, f"options {item.ref}"))
    return order[1:] + order[:1] if item.kind == ORDER and order == item_key(item) else order


def _parts(item: Item) -> int:
    if item.kind == ORDER:
        return len(item.options)
    return PICKS if item.kind == PICK_TWO else 1
