"""Rules of the exam: which questions one attempt has, how many right answers it needs, what they are worth.

* **Draw.** A form takes from each outcome and each level the number that the blueprint names, never a
  question that this person has seen in an earlier attempt of the same window, and never a recall question of
  a lesson. It leaves as many further forms in the bank as can be (`exam_tables`). The seed fixes everything.
* **Cut.** Modified Angoff per attempt: the mean of the panel's estimates over the questions *drawn*, so a
  harder draw needs fewer right answers. As long as one estimate is provisional (the author's own, no panel
  on record) the cut is at least 0.70. All of it in exact fractions: 0.70 of 10 questions is 7, never 8 by a
  rounding error.
* **Grade.** One point per right answer (`exam_items`). A question without an answer is wrong, because it was
  not answered right. The distance to the cut is kept: two forms agree about a person near the cut less often
  than about others, so the page speaks to them more gently.

What this module does not do: it keeps no attempt, knows no clock and shows nothing.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from advocert_courses.errors import (
    BankExhaustedError,
    EmptyFormError,
    UnknownItemError,
    UnknownOptionError,
)
from advocert_courses.exam_items import Answer, is_right, shown_order, to_answer
from advocert_courses.exam_tables import Cell, form_table, forms_in
from advocert_courses.models import Bank, Exam, Item
from advocert_courses.seeded import shuffled

# The least share of right answers while estimates are provisional.
PROVISIONAL_FLOOR = Fraction(7, 10)


@dataclass(frozen=True)
class Form:
    """The questions of one attempt, in order, and for each the original option indexes in the order shown."""

    item_refs: tuple[str, ...]
    option_orders: Mapping[str, tuple[int, ...]]

    def to_json(self) -> dict[str, Any]:
        """Return what `from_json` takes; safe to keep in learner state, not to be sent to a browser."""
        return {
            "items": list(self.item_refs),
            "orders": {ref: list(self.option_orders[ref]) for ref in self.item_refs},
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Form":
        """Rebuild a form that `to_json` wrote."""
        orders = {str(ref): tuple(order) for ref, order in value["orders"].items()}
        return cls(tuple(value["items"]), orders)


@dataclass(frozen=True)
class Cut:
    """What one form asks for: the share, the number of right answers, and whether no panel backs it."""

    fraction: Fraction
    needed: int
    provisional: bool


@dataclass(frozen=True)
class ExamResult:
    """What one attempt came to; `by_outcome` holds (right, of) for each outcome of the blueprint.

    `cut` is the share that was asked for, `margin` the right answers above (or, negative, below) the number
    needed, and `close` says that it is less than one standard error of measurement away.
    """

    correct: int
    items: int
    needed: int
    passed: bool
    by_outcome: Mapping[str, tuple[int, int]]
    provisional: bool
    cut: Fraction
    margin: int
    close: bool


def draw_form(exam: Exam, banks: Mapping[str, Bank], seen_items: Collection[str], seed: int) -> Form:
    """Draw the form of one attempt.

    Raises:
        BankExhaustedError: an outcome has fewer unseen questions than the blueprint asks for.
    """
    cells = _cells(exam, banks, seen_items)
    table = form_table(exam.blueprint, _levels(exam), {cell: len(pool) for cell, pool in cells.items()}, seed)
    if table is None:
        raise _exhausted(exam, cells)
    drawn: list[Item] = []
    for cell, count in sorted(table.items()):
        by_ref = {item.ref: item for item in cells.get(cell, ())}
        drawn += [by_ref[ref] for ref in shuffled(by_ref, seed, f"draw {' '.join(cell)}")[:count]]
    orders = {item.ref: shown_order(item, seed) for item in drawn}
    return Form(tuple(shuffled(orders, seed, "order of the form")), orders)


def form_capacity(exam: Exam, banks: Mapping[str, Bank], seen_items: Collection[str] = ()) -> int:
    """Return how many attempts without a common question the banks bear."""
    cells = _cells(exam, banks, seen_items)
    return forms_in(exam.blueprint, _levels(exam), {cell: len(pool) for cell, pool in cells.items()})


def exam_pool(exam: Exam, banks: Mapping[str, Bank], outcome: str) -> list[Item]:
    """Return what an attempt may draw for an outcome: the exam's banks without recall questions."""
    return [
        item for ref in exam.banks for item in banks[ref].items if item.outcome == outcome and not item.recall
    ]


def original_option(form: Form, item_ref: str, position: int) -> int:
    """Return the original index of the option that was shown at a position.

    Raises:
        UnknownItemError: the question is not in this form.
        UnknownOptionError: nothing was shown at that position.
    """
    if item_ref not in form.option_orders:
        raise UnknownItemError(item_ref)
    order = form.option_orders[item_ref]
    if not 0 <= position < len(order):
        raise UnknownOptionError(item_ref, position)
    return order[position]


def cut_for(items: Sequence[Item]) -> Cut:
    """Return the cut of a form made of these questions.

    Raises:
        EmptyFormError: there is no question, so there is nothing to pass.
    """
    if not items:
        raise EmptyFormError
    provisional = any(item.provisional for item in items)
    mean = sum((_exact(item.angoff) for item in items), Fraction(0)) / len(items)
    fraction = max(mean, PROVISIONAL_FLOOR) if provisional else mean
    return Cut(fraction, math.ceil(fraction * len(items)), provisional)


def form_items(form: Form, banks: Mapping[str, Bank]) -> list[Item]:
    """Return the questions of a form in its order.

    Raises:
        UnknownItemError: a question is in no bank any more; the text changed under a running attempt.
    """
    known = {item.ref: item for bank in banks.values() for item in bank.items}
    for ref in form.item_refs:
        if ref not in known:
            raise UnknownItemError(ref)
    return [known[ref] for ref in form.item_refs]


def grade_form(form: Form, answers: Mapping[str, Answer], banks: Mapping[str, Bank]) -> ExamResult:
    """Grade the answers, by question, of one attempt.

    Raises:
        UnknownItemError: an answer belongs to a question that this form does not have.
        UnknownOptionError: an answer names an option that the question does not have.
        WrongAnswerShapeError: an answer has another number of parts than the question asks for.
        EmptyFormError: the form has no question.
    """
    items = form_items(form, banks)
    _check_answers(items, answers)
    right = {item.ref for item in items if is_right(item, answers.get(item.ref))}
    cut = cut_for(items)
    return ExamResult(
        cut=cut.fraction,
        margin=len(right) - cut.needed,
        close=_is_close(len(right), len(items), cut.fraction),
        correct=len(right),
        items=len(items),
        needed=cut.needed,
        passed=len(right) >= cut.needed,
        by_outcome=_by_outcome(items, right),
        provisional=cut.provisional,
    )


def form_seconds(exam: Exam, multiplier: Fraction = Fraction(1)) -> int:
    """Return the time for one attempt in seconds; `multiplier` is the learner's accommodation (1 = none)."""
    return math.ceil(exam.seconds_per_item * sum(exam.blueprint.values()) * multiplier)


def _check_answers(items: Iterable[Item], answers: Mapping[str, Answer]) -> None:
    asked = {item.ref: item for item in items}
    for ref, answer in answers.items():
        if ref not in asked:
            raise UnknownItemError(ref)
        to_answer(asked[ref], answer)


def _is_close(right: int, size: int, cut: Fraction) -> bool:
    """Say whether a result lies within one standard error of the cut.

    Lord's binomial error of a number of right answers: the square root of x(n-x)/(n-1).
    """
    return (right - cut * size) ** 2 * (size - 1) <= right * (size - right)


def _by_outcome(items: Iterable[Item], right: Collection[str]) -> dict[str, tuple[int, int]]:
    table: dict[str, tuple[int, int]] = {}
    for item in sorted(items, key=lambda item: item.outcome):
        got, of = table.get(item.outcome, (0, 0))
        table[item.outcome] = (got + (item.ref in right), of + 1)
    return table


def _levels(exam: Exam) -> Mapping[str, int]:
    """Return the numbers by level; an exam that names none has one level for all."""
    return exam.levels or {"": sum(exam.blueprint.values())}


def _cells(exam: Exam, banks: Mapping[str, Bank], seen: Collection[str]) -> dict[Cell, list[Item]]:
    cells: dict[Cell, list[Item]] = {}
    for outcome in exam.blueprint:
        for item in exam_pool(exam, banks, outcome):
            if item.ref not in seen:
                cells.setdefault((outcome, item.level if exam.levels else ""), []).append(item)
    return cells


def _exhausted(exam: Exam, cells: Mapping[Cell, Sequence[Item]]) -> BankExhaustedError:
    """Return the error that names what runs out first."""
    for side, wanted in enumerate((exam.blueprint, exam.levels)):
        for name, count in sorted(wanted.items()):
            there = sum(len(pool) for cell, pool in cells.items() if cell[side] == name)
            if there < count:
                return BankExhaustedError(exam.ref, name, there, count)
    size = sum(exam.blueprint.values())
    return BankExhaustedError(exam.ref, "these levels of these outcomes", size - 1, size)


def _exact(value: float) -> Fraction:
    """Return the number that the author wrote: 0.7 means seven tenths, not the nearest binary fraction."""
    return Fraction(str(value))
