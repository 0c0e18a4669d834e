"""What a certification allows at a moment, from when until when, and how belief about it changes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_certificates.domain.condition import (
    Condition,
    Hold,
    Span,
    Task,
    Terms,
    allowed_at,
    next_change,
    spans_of,
)
from advocert_certificates.domain.errors import IllegalMoveError
from advocert_certificates.domain.history import (
    Step,
    apply_step,
    read_period,
    read_terms,
    write_period,
    write_terms,
)
from advocert_certificates.domain.knowledge import revise
from advocert_certificates.domain.lifecycle import State, Trigger
from advocert_certificates.domain.standing import Period, Validity, cut_at, period_from, renewed_from

BEGIN = datetime(2026, 1, 10, 9, tzinfo=UTC)
DAY = timedelta(days=1)
PERIOD = period_from(BEGIN, Validity(12, 60, 30))
TERMS = Terms(("share", "answer"), ("billing",), ("DE", "AT"), ("answer",))
CERTIFIED = Condition(State.CERTIFIED, PERIOD, TERMS)


def test_in_grace_what_the_programme_names_is_closed():
    assert allowed_at(CERTIFIED, PERIOD.valid_until) == ("share",)


def test_after_grace_nothing_is_open():
    assert allowed_at(CERTIFIED, PERIOD.grace_until) == ()


@pytest.mark.parametrize(
    ("scopes", "left"), [((), ()), (("share",), ("answer",)), (("other",), ("share", "answer"))]
)
def test_a_hold_closes_its_scopes_and_without_any_all(scopes, left):
    held = Condition(State.CERTIFIED, PERIOD, TERMS, holds=(Hold("h", scopes),))
    assert allowed_at(held, BEGIN) == left


def test_a_task_closes_its_scopes_on_its_day():
    busy = Condition(State.CERTIFIED, PERIOD, TERMS, tasks=(Task("t", ("share",), BEGIN + 30 * DAY),))
    assert [allowed_at(busy, BEGIN + days * DAY) for days in (29, 30)] == [("share", "answer"), ("answer",)]


def test_a_task_without_scopes_closes_nothing():
    busy = Condition(State.CERTIFIED, PERIOD, TERMS, tasks=(Task("t", (), BEGIN),))
    assert allowed_at(busy, BEGIN + DAY) == ("share", "answer")


def test_spans_are_per_scope_area_and_region_and_one_for_being_certified():
    spans = spans_of(CERTIFIED, BEGIN)
    assert len(spans) == 3 * 2
    assert Span("answer", "billing", "DE", BEGIN, PERIOD.valid_until) in spans
    assert Span("", "billing", "AT", BEGIN, PERIOD.grace_until) in spans


def test_what_is_suspended_has_no_spans():
    assert spans_of(Condition(State.SUSPENDED, PERIOD, TERMS), BEGIN) == ()


def test_the_next_change_is_the_first_of_all_dates():
    busy = Condition(State.CERTIFIED, PERIOD, TERMS, tasks=(Task("t", ("share",), BEGIN + 30 * DAY),))
    assert next_change(busy, BEGIN) == BEGIN + 30 * DAY
    assert next_change(busy, BEGIN + 30 * DAY) == PERIOD.expiring_from


def test_nothing_changes_by_time_in_what_is_suspended_or_over():
    assert next_change(Condition(State.SUSPENDED, PERIOD, TERMS), BEGIN) is None
    assert next_change(CERTIFIED, PERIOD.grace_until) is None


@given(st.integers(0, 500))
def test_spans_and_the_moment_agree_on_every_day(days):
    now = BEGIN + days * DAY
    spans = spans_of(CERTIFIED, BEGIN)
    by_spans = {span.scope for span in spans if span.region == "DE" and span.begin <= now < span.end}
    assert by_spans - {""} == set(allowed_at(CERTIFIED, now))


def test_an_early_renewal_loses_no_day():
    assert (
        renewed_from(PERIOD.expiring_from, PERIOD, Validity(12, 60, 30)).valid_until
        == period_from(PERIOD.valid_until, Validity(12, 60, 30)).valid_until
    )


@given(st.integers(0, 400))
def test_a_renewal_never_ends_before_the_period_that_it_follows(days):
    new = renewed_from(BEGIN + days * DAY, PERIOD, Validity(12, 60, 30))
    assert new.valid_until > PERIOD.valid_until
    assert new.valid_from <= new.expiring_from <= new.valid_until <= new.grace_until


@given(st.integers(-10, 500))
def test_a_cut_period_keeps_its_order(days):
    cut = cut_at(PERIOD, BEGIN + days * DAY)
    assert cut.valid_from <= cut.expiring_from <= cut.valid_until <= cut.grace_until <= PERIOD.grace_until


def replay(steps):
    condition = Condition()
    for one in steps:
        condition = apply_step(condition, one)
    return condition


def taken(trigger, **details):
    return Step(trigger, BEGIN, BEGIN, details)


PASS = taken(Trigger.PASS, period=write_period(PERIOD), terms=write_terms(TERMS))


def test_what_is_written_is_read_back():
    assert (read_period(write_period(PERIOD)), read_terms(write_terms(TERMS))) == (PERIOD, TERMS)


def test_a_life_is_replayed_from_its_steps():
    hold = taken(Trigger.SUSPEND, hold={"ref": "h", "scopes": []})
    assert replay([PASS, hold, taken(Trigger.REINSTATE, ref="h")]) == CERTIFIED


def test_steps_that_are_no_life_are_refused():
    with pytest.raises(IllegalMoveError):
        replay([PASS, PASS])


def test_two_holds_need_two_ends():
    steps = [PASS, *(taken(Trigger.SUSPEND, hold={"ref": ref, "scopes": []}) for ref in "ab")]
    once = replay([*steps, taken(Trigger.REINSTATE, ref="a")])
    assert once.state is State.SUSPENDED
    assert apply_step(once, taken(Trigger.REINSTATE, ref="b")) == CERTIFIED


def span(begin, end, scope="s"):
    return Span(scope, "", "", BEGIN + begin * DAY, BEGIN + end * DAY)


def test_a_cut_keeps_what_was_before():
    belief = revise([span(0, 100)], [], BEGIN + 10 * DAY)
    assert (belief.superseded, belief.recorded) == ((span(0, 100),), (span(0, 10),))


def test_what_does_not_change_is_not_written_again():
    assert revise([span(0, 100)], [span(10, 100)], BEGIN + 10 * DAY) == revise([], [], BEGIN)


def test_a_gap_stays_a_gap():
    belief = revise([span(0, 10)], [span(20, 100)], BEGIN + 20 * DAY)
    assert (belief.superseded, belief.recorded) == ((), (span(20, 100),))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), max_size=4), st.integers(0, 60))
def test_before_the_moment_belief_stays_as_it_was(pairs, since):
    old = [span(begin, begin + width) for begin, width in pairs]
    belief = revise(old, [], BEGIN + since * DAY)
    new = (set(old) - set(belief.superseded)) | set(belief.recorded)
    for day in range(101):
        now = BEGIN + day * DAY
        held = any(one.begin <= now < one.end for one in old)
        assert any(one.begin <= now < one.end for one in new) == (held and day < since)


def test_no_period_is_open_to_nobody():
    assert Condition(State.CERTIFIED, None).standing(BEGIN) == "learning"
    assert Period(BEGIN, BEGIN, BEGIN, BEGIN) == cut_at(PERIOD, BEGIN - DAY)
