"""How many questions of which outcome and level a form has, and how many forms a bank bears."""

from collections import Counter
from collections.abc import Mapping
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from advocert_courses.exam_tables import Cell, form_table, forms_in

NAMES = ("A", "B", "C")
LEVELS = ("x", "y", "z")
cells = st.fixed_dictionaries(dict.fromkeys(product(NAMES, LEVELS), st.integers(0, 3)))
seeds = st.integers(0, 10_000)


def sums(table: Mapping[Cell, int], side: int) -> dict[str, int]:
    """Rows (0) or columns (1) added up."""
    total: Counter[str] = Counter()
    for cell, number in table.items():
        total[cell[side]] += number
    return dict(total)


def times(table: Mapping[Cell, int], count: int) -> dict[Cell, int]:
    return {cell: number * count for cell, number in table.items()}


@given(cells, cells, st.integers(1, 4), seeds)
def test_a_table_has_its_sums_and_fits_into_the_room(
    form: dict[Cell, int], more: dict[Cell, int], count: int, seed: int
):
    """Where one form lies in the bank (here so many times, and something more), one is found."""
    room = {cell: form[cell] * count + more[cell] for cell in form}
    table = form_table(sums(form, 0), sums(form, 1), room, seed)
    if not any(form.values()):
        return
    assert table is not None
    assert (sums(table, 0), sums(table, 1)) == (sums(form, 0), sums(form, 1))
    assert all(0 <= number <= room[cell] for cell, number in table.items())


@given(cells, st.integers(1, 4))
def test_a_bank_made_of_forms_bears_them_all(form: dict[Cell, int], count: int):
    if any(form.values()):
        assert forms_in(sums(form, 0), sums(form, 1), times(form, count)) == count


@given(cells, cells, seeds)
def test_a_form_costs_the_bank_exactly_one_form(form: dict[Cell, int], more: dict[Cell, int], seed: int):
    room = {cell: form[cell] * 2 + more[cell] for cell in form}
    outcomes, levels = sums(form, 0), sums(form, 1)
    table = form_table(outcomes, levels, room, seed)
    if table is not None:
        rest = {cell: room[cell] - table[cell] for cell in room}
        assert forms_in(outcomes, levels, rest) == forms_in(outcomes, levels, room) - 1


def test_sums_that_no_table_has_give_none():
    room = {("A", "x"): 9, ("A", "y"): 0, ("B", "x"): 9, ("B", "y"): 0}
    assert form_table({"A": 1, "B": 1}, {"x": 1, "y": 1}, room, 1) is None


def test_a_question_moves_to_another_outcome_where_that_is_the_only_way():
    """B has only x, so A must leave x to it although it could take it."""
    room = {("A", "x"): 1, ("A", "y"): 1, ("B", "x"): 1}
    for seed in range(8):
        table = form_table({"A": 1, "B": 1}, {"x": 1, "y": 1}, room, seed)
        assert table == {("A", "x"): 0, ("A", "y"): 1, ("B", "x"): 1, ("B", "y"): 0}
