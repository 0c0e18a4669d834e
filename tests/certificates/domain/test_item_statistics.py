"""The numbers about questions: known values, intervals that hold what they promise, and honesty with few answers."""

import math
from random import Random

import pytest

from advocert_certificates.domain.item_statistics import (
    Response,
    correlation,
    share_of,
    statistics_of,
)


def response(ref, right, *, answer=(0,), options=3, **more):
    return Response(ref, options, answer, more.pop("seconds", 30), right, **more)


def crowd(people, chance, seed=1, items=20):
    """Attempts of people of different ability; `chance(ability)` says how likely `Q` is answered right."""
    rng, attempts = Random(seed), []  # noqa: S311 - a made-up crowd
    for person in range(people):
        ability = rng.gauss(0, 1)
        rest = [response(f"R{n}", rng.random() < 1 / (1 + math.exp(-ability - 1))) for n in range(items)]
        right = rng.random() < chance(ability)
        attempts.append([*rest, response("Q", right, answer=(0,) if right else (1,), person=person)])
    return attempts


def one(attempts):
    return next(item for item in statistics_of(attempts) if item.ref == "Q")


def logistic(ability):
    return 1 / (1 + math.exp(-1.5 * ability - 1))


def test_the_interval_of_a_share_is_that_of_the_books():
    """Wilson, as in CURRICULUM 7: p .80 of 30 is .63 to .90, of 100 .71 to .87."""
    assert [round(end, 2) for end in (share_of(24, 30).low, share_of(24, 30).high)] == [0.63, 0.90]
    assert [round(end, 2) for end in (share_of(80, 100).low, share_of(80, 100).high)] == [0.71, 0.87]


@pytest.mark.parametrize(("count", "total"), [(0, 10), (10, 10), (0, 0)])
def test_none_and_all_have_an_interval_within_bounds(count, total):
    found = share_of(count, total)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_a_correlation_is_pearsons_with_fishers_interval():
    pairs = [(1.0, 2.0), (2.0, 1.0), (3.0, 4.0), (4.0, 3.0), (5.0, 5.0)]
    found = correlation(pairs)
    assert round(found.value, 3) == 0.8
    assert (round(found.low, 2), round(found.high, 2)) == (-0.28, 0.99)


@pytest.mark.parametrize("pairs", [[], [(1.0, 1.0)] * 3, [(1.0, 0.2), (1.0, 0.4), (1.0, 0.9), (1.0, 0.1)]])
def test_where_nothing_differs_no_correlation_is_claimed(pairs):
    assert correlation(pairs) is None


@pytest.mark.parametrize(
    ("chance", "verdicts"),
    [
        (logistic, {"spare"}),  # nobody takes its third answer
        (lambda ability: 1 - logistic(ability), {"key"}),
        (lambda ability: 0.7, {"weak", "key"}),
        (lambda ability: 0.5 * logistic(ability), {"hard"}),
        (lambda ability: 0.98 + 0.015 * math.tanh(3 * ability), {"easy", "weak"}),
    ],
)
def test_what_is_wrong_with_a_question_is_found_among_many(chance, verdicts):
    assert {one(crowd(1500, chance, seed)).verdict for seed in range(3)} <= verdicts


def test_a_good_question_is_hardly_ever_blamed():
    """With 200 people: at most one of twenty."""
    verdicts = [one(crowd(200, logistic, seed)).verdict for seed in range(20)]
    assert sum(verdict in {"key", "weak", "hard"} for verdict in verdicts) <= 1


@pytest.mark.parametrize(("people", "verdict"), [(4, "hidden"), (5, "few"), (29, "few")])
def test_few_answers_are_not_judged(people, verdict):
    assert one(crowd(people, lambda ability: 0.0)).verdict == verdict


def test_three_of_thirty_who_call_it_unclear_are_heard():
    attempts = [
        [*attempt[:-1], response("Q", True, unclear=number < 3, person=number)]
        for number, attempt in enumerate(crowd(30, logistic))
    ]
    assert one(attempts).verdict == "unclear"


def test_an_idle_answer_is_one_that_hardly_anybody_takes():
    found = one(crowd(400, logistic))
    assert [option.fools_nobody for option in found.options] == [False, False, True]
    assert found.verdict == "spare"


def test_the_key_is_what_was_right_that_day():
    assert [option.is_key for option in one(crowd(50, logistic)).options] == [True, False, False]


def test_an_order_of_steps_has_no_distractors():
    attempts = [[response("Q", True, answer=(0, 1, 2))] for _ in range(40)]
    assert one(attempts).options == ()


def test_what_was_left_out_counts_as_wrong_and_is_told_apart():
    attempts = [
        [response("Q", n > 3, answer=None if n < 3 else (0,)), response("R", True)] for n in range(40)
    ]
    found = one(attempts)
    assert (found.left_out, round(found.difficulty.value, 2)) == (3, 0.9)


def test_time_is_the_middle_of_those_who_answered():
    attempts = [[response("Q", True, seconds=s)] for s in (10, 20, 900)] + [
        [response("Q", False, answer=None, seconds=0)]
    ]
    assert one(attempts).seconds == 20


def test_many_answers_of_few_people_stay_hidden():
    """Whoever tries again meets a question again; four people are as easy to recognise as before."""
    attempts = [[response("Q", True, person=number % 4)] for number in range(40)]
    assert (one(attempts).count, one(attempts).verdict) == (40, "hidden")
