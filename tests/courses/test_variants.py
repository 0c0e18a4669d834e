from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.conversations import line_of

from advocert_courses.errors import UnknownVariantError
from advocert_courses.variants import (
    PastRun,
    Why,
    counting_opens_at,
    fill,
    next_variant,
    trim_history,
    variables_of,
)

TALK = line_of(1)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(hours=24)

histories = st.lists(
    st.builds(
        PastRun,
        st.sampled_from(["a", "b"]),
        st.booleans(),
        st.integers(0, 5000).map(lambda minutes: NOON - timedelta(minutes=minutes)),
    ),
    max_size=40,
)


def past(variant: str, hours_ago: float, *, counts: bool = True) -> PastRun:
    return PastRun(variant, counts, NOON - timedelta(hours=hours_ago))


def test_the_first_run_counts():
    assert next_variant(TALK, [], NOON) == ("a", True, Why.UNSEEN)


def test_an_unseen_variant_comes_first_and_counts_at_once():
    assert next_variant(TALK, [past("a", 0.1)], NOON) == ("b", True, Why.UNSEEN)


def test_two_colleagues_may_begin_with_different_people():
    assert next_variant(TALK, [], NOON, first=1).variant_id == "b"


def test_when_all_were_seen_the_next_run_is_practice():
    assert next_variant(TALK, [past("a", 5), past("b", 1)], NOON) == ("a", False, Why.RESTING)


@pytest.mark.parametrize(("hours", "counts"), [(23.99, False), (24, True), (24.01, True)])
def test_a_counting_run_opens_24_hours_after_the_last_counting_one(hours: float, counts):
    assert next_variant(TALK, [past("a", 50), past("b", hours)], NOON).counts is counts


def test_practice_in_between_does_not_move_the_next_counting_run():
    history = [past("a", 50), past("b", 25), past("a", 1, counts=False)]
    assert next_variant(TALK, history, NOON) == ("b", True, Why.RESTED)


def test_the_variant_that_was_played_longest_ago_comes_next():
    assert next_variant(TALK, [past("b", 50), past("a", 30), past("b", 26)], NOON).variant_id == "a"


def test_the_moment_of_the_next_counting_run_can_be_told():
    assert counting_opens_at(TALK, [past("a", 5), past("b", 1)]) == NOON - timedelta(hours=1) + DAY


def test_nothing_is_waited_for_while_a_variant_is_unseen():
    assert counting_opens_at(TALK, [past("a", 1)]) is None


@given(histories)
def test_a_trimmed_history_leads_to_the_same_next_run(history: list[PastRun]):
    assert next_variant(TALK, trim_history(history, keep=1), NOON) == next_variant(TALK, history, NOON)


@given(histories)
def test_a_trimmed_history_is_bounded(history: list[PastRun]):
    assert len(set(trim_history(history, keep=3))) <= 3 + len(TALK.variants) + 1


@given(histories)
def test_no_two_counting_runs_are_less_than_a_day_apart_once_all_were_seen(history: list[PastRun]):
    counted = [run.started_at for run in history if run.counts]
    choice = next_variant(TALK, history, NOON)
    assert choice.reason is Why.UNSEEN or not choice.counts or all(NOON - at >= DAY for at in counted)


@given(histories)
def test_a_history_survives_being_stored(history: list[PastRun]):
    assert [PastRun.from_json(run.to_json()) for run in history] == history


def test_placeholders_take_the_words_of_the_variant():
    assert fill("{name} and {name}", variables_of(TALK, "b")) == "Tom and Tom"


def test_braces_around_anything_else_stay():
    assert fill("{other} {} {1}", variables_of(TALK, "b")) == "{other} {} {1}"


def test_words_are_put_in_once_only():
    """A word that looks like a placeholder is a word."""
    assert fill("{a}", {"a": "{b}", "b": "no"}) == "{b}"


def test_an_unknown_variant_is_an_error():
    with pytest.raises(UnknownVariantError):
        variables_of(TALK, "z")
