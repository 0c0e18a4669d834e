"""What time does to a certification, at the very borders."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_certificates.domain.lifecycle import State
from advocert_certificates.domain.standing import (
    Standing,
    Validity,
    add_months,
    open_scopes,
    period_from,
    standing_at,
)

START = datetime(2026, 11, 20, 9, 30, 0, 123, tzinfo=UTC)
PERIOD = period_from(START, Validity(24, 60, 30))
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        (PERIOD.valid_from, Standing.CERTIFIED),
        (PERIOD.expiring_from - MOMENT, Standing.CERTIFIED),
        (PERIOD.expiring_from, Standing.EXPIRING),
        (PERIOD.valid_until - MOMENT, Standing.EXPIRING),
        (PERIOD.valid_until, Standing.GRACE),
        (PERIOD.grace_until - MOMENT, Standing.GRACE),
        (PERIOD.grace_until, Standing.EXPIRED),
    ],
)
def test_each_interval_contains_its_start_and_not_its_end(now, standing):
    assert standing_at(State.CERTIFIED, PERIOD, now) is standing


@pytest.mark.parametrize("state", [State.REVOKED, State.SUSPENDED, State.LEARNING])
def test_a_decision_outweighs_the_dates(state):
    assert standing_at(state, PERIOD, PERIOD.valid_from) == state


def test_without_dates_nobody_is_certified():
    assert standing_at(State.CERTIFIED, None, START) is Standing.LEARNING


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2026-11-20", 24, "2028-11-20"), ("2026-01-31", 1, "2026-02-28"), ("2027-12-31", 2, "2028-02-29")],
)
def test_months_are_calendar_months(start, months, end):
    assert add_months(datetime.fromisoformat(start), months) == datetime.fromisoformat(end)


def test_dates_are_whole_seconds_because_credentials_write_no_fractions():
    assert PERIOD.valid_from.microsecond == 0


@given(st.integers(1, 120), st.integers(0, 5000), st.integers(0, 5000))
def test_the_four_dates_are_always_in_order(months, window, grace):
    period = period_from(START, Validity(months, window, grace))
    dates = [period.valid_from, period.expiring_from, period.valid_until, period.grace_until]
    assert dates == sorted(dates)


def test_grace_closes_only_what_the_programme_drops():
    assert open_scopes(Standing.GRACE, ["a", "b"], ["b"]) == ("a",)


@pytest.mark.parametrize(
    "standing", [Standing.EXPIRED, Standing.REVOKED, Standing.SUSPENDED, Standing.LEARNING]
)
def test_nothing_is_open_outside_the_active_standings(standing):
    assert open_scopes(standing, ["a"], []) == ()
