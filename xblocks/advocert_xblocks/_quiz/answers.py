"""Reading an answer from what a form sent: places on the screen become original indexes of the file."""

from typing import Any

from advocert_courses import api as courses
from advocert_xblocks._quiz.attempts import OpenAttempt
from advocert_xblocks._quiz.errors import IncompleteAnswerError, WrongPlacesError
from advocert_xblocks._shared.errors import BadInputError
from advocert_xblocks._shared.inputs import read_flag, read_number, read_text

MAX_ORDER = 32


def read_question(attempt: OpenAttempt, data: Any) -> int:
    """Return the number of a question of this attempt.

    Raises:
        BadInputError: this attempt has no question of that number.
    """
    question = read_number(data, "question")
    if not 1 <= question <= attempt.size:
        raise BadInputError
    return question


def read_answer(attempt: OpenAttempt, item: courses.Item, data: Any) -> courses.Answer | None:
    """Return the answer that was sent, None where nothing was chosen.

    Raises:
        BadInputError: a place that the screen did not have.
        IncompleteAnswerError: another number of picks than two.
        WrongPlacesError: two steps got the same number.
    """
    places = _places(item, data)
    if not places:
        return None
    try:
        indexes = [courses.original_option(attempt.form, item.ref, place) for place in places]
        return courses.to_answer(item, indexes)
    except courses.WrongAnswerShapeError as error:
        raise (IncompleteAnswerError if item.kind == courses.PICK_TWO else BadInputError) from error
    except courses.UnknownOptionError as error:
        raise BadInputError from error


def _places(item: courses.Item, data: Any) -> list[int]:
    if item.kind == courses.PICK_TWO:
        return [place for place in range(len(item.options)) if read_flag(data, f"pick-{place}")]
    if item.kind == courses.ORDER:
        return _order(data, len(item.options)) if "order" in data else []
    return [read_number(data, "option")] if "option" in data else []


def _order(data: Any, size: int) -> list[int]:
    """Return the places in the learner's order: the script's list, or the numbers beside the steps."""
    if "at-0" in data:
        numbers = [read_number(data, f"at-{place}") for place in range(size)]
        if sorted(numbers) != list(range(1, size + 1)):
            raise WrongPlacesError
        return [numbers.index(number) for number in range(1, size + 1)]
    parts = read_text(data, "order", MAX_ORDER).split(",")
    return [read_number({"place": part}, "place") for part in parts]
