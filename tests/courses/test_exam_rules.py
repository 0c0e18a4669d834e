import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.exams import banks, exam, item

from advocert_courses.errors import BankExhaustedError, EmptyFormError, UnknownItemError, UnknownOptionError
from advocert_courses.exam_rules import (
    Form,
    cut_for,
    draw_form,
    form_capacity,
    form_items,
    form_seconds,
    grade_form,
    original_option,
)
from advocert_courses.models import Bank

BANKS = banks()
EXAM = exam()
seeds = st.integers()
estimates = st.lists(st.integers(0, 100).map(lambda percent: percent / 100), min_size=1, max_size=40)


@given(seeds)
def test_a_form_follows_the_blueprint(seed: int):
    form = draw_form(EXAM, BANKS, set(), seed)
    assert Counter(item.outcome for item in form_items(form, BANKS)) == EXAM.blueprint


@given(seeds, seeds, seeds)
def test_three_attempts_never_repeat_a_question(first: int, second: int, third: int):
    seen: set[str] = set()
    for seed in (first, second, third):
        form = draw_form(EXAM, BANKS, seen, seed)
        assert not seen & set(form.item_refs)
        seen |= set(form.item_refs)


def test_a_fourth_attempt_finds_the_bank_exhausted():
    seen = {item.ref for bank in BANKS.values() for item in bank.items}
    with pytest.raises(BankExhaustedError):
        draw_form(EXAM, BANKS, seen, 1)


@given(seeds)
def test_a_recall_question_is_never_drawn(seed: int):
    form = draw_form(EXAM, BANKS, set(), seed)
    assert not any(item.recall for item in form_items(form, BANKS))


@given(seeds)
def test_the_same_seed_draws_the_same_form(seed: int):
    assert draw_form(EXAM, BANKS, set(), seed) == draw_form(EXAM, BANKS, set(), seed)


def test_another_seed_draws_another_form():
    assert len({draw_form(EXAM, BANKS, set(), seed).item_refs for seed in range(20)}) == 20


def test_every_question_of_the_pool_is_drawn_sooner_or_later():
    drawn = {ref for seed in range(60) for ref in draw_form(EXAM, BANKS, set(), seed).item_refs}
    assert len(drawn) == 45


def test_every_order_of_the_options_is_shown_sooner_or_later():
    orders = {
        order for seed in range(20) for order in draw_form(EXAM, BANKS, set(), seed).option_orders.values()
    }
    assert len(orders) == 6


@given(seeds)
def test_a_form_survives_being_stored_as_json(seed: int):
    form = draw_form(EXAM, BANKS, set(), seed)
    assert Form.from_json(json.loads(json.dumps(form.to_json()))) == form


@given(seeds)
def test_a_shown_position_leads_back_to_the_option_of_the_file(seed: int):
    form = draw_form(EXAM, BANKS, set(), seed)
    ref = form.item_refs[0]
    assert [original_option(form, ref, place) for place in range(3)] == list(form.option_orders[ref])


@pytest.mark.parametrize("position", [-1, 3])
def test_a_position_that_was_not_shown_is_refused(position: int):
    form = draw_form(EXAM, BANKS, set(), 1)
    with pytest.raises(UnknownOptionError):
        original_option(form, form.item_refs[0], position)


def test_a_question_of_another_form_is_refused():
    with pytest.raises(UnknownItemError):
        original_option(draw_form(EXAM, BANKS, set(), 1), "FND-Q-999", 0)


@given(estimates)
def test_the_cut_lies_within_the_form(values: list[float]):
    assert 0 <= cut_for([item("q", angoff=value) for value in values]).needed <= len(values)


@given(estimates, st.integers(0, 39))
def test_a_harder_draw_never_needs_more_right_answers(values: list[float], place: int):
    easier = [*values]
    easier[place % len(values)] = 1.0
    harder_cut = cut_for([item("q", angoff=value) for value in values])
    assert harder_cut.needed <= cut_for([item("q", angoff=value) for value in easier]).needed


@given(estimates)
def test_a_provisional_cut_is_never_under_seven_tenths(values: list[float]):
    assert cut_for([item("q", angoff=value) for value in values]).fraction >= Fraction(7, 10)


def test_a_panel_may_set_a_cut_under_seven_tenths():
    assert cut_for([item("q", angoff=0.5, provisional=False)] * 10).needed == 5


def test_one_provisional_estimate_makes_the_cut_provisional():
    mixed = [item("q", angoff=0.5, provisional=False)] * 9 + [item("q", angoff=0.5)]
    assert cut_for(mixed).provisional


@pytest.mark.parametrize(
    ("angoff", "count", "needed"), [(0.7, 10, 7), (0.8, 15, 12), (0.58, 50, 35), (0.78, 15, 12)]
)
def test_the_number_needed_knows_no_rounding_error(angoff: float, count: int, needed: int):
    """0.58 * 50 is 28.999… as a float, and 0.7 * 10 must not become 8."""
    assert cut_for([item("q", angoff=angoff)] * count).needed == needed


@pytest.mark.parametrize(("angoff", "count", "needed"), [(0.58, 50, 29), (0.56, 25, 14)])
def test_an_exact_share_needs_no_extra_answer(angoff: float, count: int, needed: int):
    """0.56 * 25 is 14.000000000000002 as a float, and would ask for 15."""
    assert cut_for([item("q", angoff=angoff, provisional=False)] * count).needed == needed


def test_a_form_without_questions_has_no_cut():
    with pytest.raises(EmptyFormError):
        cut_for([])


@pytest.mark.parametrize(("right", "passed"), [(11, False), (12, True), (15, True)])
def test_passing_is_reaching_the_number_needed(right: int, passed):
    """Fifteen questions at 0.75 need 11.25, which is 12."""
    form = draw_form(EXAM, BANKS, set(), 1)
    answers = {ref: (0,) if place < right else (1,) for place, ref in enumerate(form.item_refs)}
    assert grade_form(form, answers, BANKS).passed is passed


def test_a_question_without_an_answer_is_wrong():
    assert grade_form(draw_form(EXAM, BANKS, set(), 1), {}, BANKS).correct == 0


@given(seeds, st.lists(st.integers(0, 2), min_size=15, max_size=15))
def test_the_outcomes_add_up_to_the_whole(seed: int, picks: list[int]):
    form = draw_form(EXAM, BANKS, set(), seed)
    answers = {ref: (pick,) for ref, pick in zip(form.item_refs, picks, strict=True)}
    result = grade_form(form, answers, BANKS)
    assert (sum(right for right, _ in result.by_outcome.values()), result.items) == (result.correct, 15)


def test_an_answer_to_a_question_that_was_not_asked_is_refused():
    with pytest.raises(UnknownItemError):
        grade_form(draw_form(EXAM, BANKS, set(), 1), {"FND-Q-999": (0,)}, BANKS)


@pytest.mark.parametrize("answer", [-1, 3])
def test_an_answer_that_was_not_offered_is_refused(answer: int):
    form = draw_form(EXAM, BANKS, set(), 1)
    with pytest.raises(UnknownOptionError):
        grade_form(form, {form.item_refs[0]: (answer,)}, BANKS)


def test_a_question_that_left_the_bank_during_an_attempt_is_named():
    form = draw_form(EXAM, BANKS, set(), 1)
    with pytest.raises(UnknownItemError):
        grade_form(form, {}, banks(each=0, recall=0))


@pytest.mark.parametrize(("multiplier", "seconds"), [(Fraction(1), 1125), (Fraction(3, 2), 1688)])
def test_the_time_is_75_seconds_a_question_times_the_accommodation(multiplier: Fraction, seconds: int):
    assert form_seconds(EXAM, multiplier) == seconds


@pytest.mark.parametrize(("right", "margin"), [(9, -3), (12, 0), (15, 3)])
def test_the_distance_to_the_cut_is_kept(right: int, margin: int):
    form = draw_form(EXAM, BANKS, set(), 1)
    answers = dict.fromkeys(form.item_refs[:right], (0,))
    assert grade_form(form, answers, BANKS).margin == margin


@pytest.mark.parametrize(("right", "close"), [(8, False), (10, True), (12, True), (13, False), (15, False)])
def test_within_one_standard_error_of_the_cut_is_close(right: int, close):
    """At 10 of 15 the standard error is 1.9 and the cut 11.25; at 13 it is 1.4."""
    form = draw_form(EXAM, BANKS, set(), 1)
    answers = dict.fromkeys(form.item_refs[:right], (0,))
    assert grade_form(form, answers, BANKS).close is close


LEVELLED = replace(EXAM, levels={"remember": 2, "understand": 4, "apply": 6, "analyse": 3})


def levelled_banks(*, spread: list[str]) -> dict[str, Bank]:
    """Banks whose questions take their levels from a list, in turn."""
    return {
        ref: replace(
            bank,
            items=tuple(
                replace(one, level=spread[(number + shift) % len(spread)])
                for number, one in enumerate(bank.items)
            ),
        )
        for shift, (ref, bank) in enumerate(BANKS.items())
    }


FIFTEEN = ["remember"] * 2 + ["understand"] * 4 + ["apply"] * 6 + ["analyse"] * 3


@given(seeds, st.permutations(FIFTEEN))
def test_a_form_follows_the_blueprint_by_outcome_and_by_level(seed: int, spread: list[str]):
    """However the levels of an exactly sufficient bank are spread, all three attempts can be drawn."""
    held, seen = levelled_banks(spread=spread), set[str]()
    for attempt in range(3):
        items = form_items(draw_form(LEVELLED, held, seen, seed + attempt), held)
        assert Counter(item.outcome for item in items) == LEVELLED.blueprint
        assert Counter(item.level for item in items) == LEVELLED.levels
        assert not seen & {item.ref for item in items}
        seen |= {item.ref for item in items}


@given(seeds, st.permutations(FIFTEEN))
def test_each_draw_costs_the_bank_exactly_one_form(seed: int, spread: list[str]):
    held = levelled_banks(spread=spread)
    before = form_capacity(LEVELLED, held)
    form = draw_form(LEVELLED, held, set(), seed)
    assert form_capacity(LEVELLED, held, form.item_refs) == before - 1


def test_a_level_that_runs_out_is_named():
    held = levelled_banks(spread=["apply"] * 15)
    with pytest.raises(BankExhaustedError, match="analyse"):
        draw_form(LEVELLED, held, set(), 1)


def test_levels_that_no_outcome_can_combine_are_refused():
    """All remember questions sit in one bank, and that outcome takes fewer of them than the form wants."""
    spread = ["remember"] * 15
    only_first = {**BANKS, "FND-BANK-1": levelled_banks(spread=spread)["FND-BANK-1"]}
    with pytest.raises(BankExhaustedError, match="these levels"):
        draw_form(replace(EXAM, levels={"remember": 6, "apply": 9}), only_first, set(), 1)
