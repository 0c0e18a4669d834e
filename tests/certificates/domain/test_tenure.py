"""Since when something is held, and the next day on which time alone gives something."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.support.lives import rules, short

from advocert_certificates.domain.lifecycle import Standing
from advocert_certificates.domain.programme_reading import read_programme
from advocert_certificates.domain.standing import Validity, add_months, period_from, renewed_from
from advocert_certificates.domain.tenure import Held, held_since, look_again_at

BEGIN = datetime(2022, 1, 10, tzinfo=UTC)
YEAR = Validity(12, 60, 30)
FIRST = period_from(BEGIN, YEAR)


def renewed(**after_end: int):
    return renewed_from(FIRST.valid_until + timedelta(**after_end), FIRST, YEAR)


def levels(**mentor: object):
    asked = {"requires": {"certifications": ["L1"], "held_months": 6}, "renewal": None, **mentor}
    third = {key: value for key, value in short(ref="L3", **asked).items() if value is not None}
    return read_programme(rules(short(), third)).levels


def held(standing=Standing.CERTIFIED, since=BEGIN):
    return Held("L1", standing, FIRST, since)


@pytest.mark.parametrize("days", [-40, 0, 30])
def test_a_renewal_before_grace_is_over_goes_on(days):
    assert held_since([FIRST, renewed(days=days)]) == BEGIN


def test_whoever_let_it_expire_holds_it_from_coming_back():
    back = renewed(days=31)
    assert held_since([FIRST, back]) == back.valid_from


def test_nothing_was_never_held():
    assert held_since([]) is None


def test_the_day_on_which_the_months_are_full_is_known_before():
    assert look_again_at(levels(), [held()], BEGIN) == add_months(BEGIN, 6)


def test_a_day_that_has_come_is_not_waited_for():
    assert look_again_at(levels(), [held()], add_months(BEGIN, 6)) is None


def test_without_such_a_rule_nobody_is_looked_at_again():
    assert look_again_at(read_programme(rules()).levels, [held()], BEGIN) is None


def test_a_renewal_may_ask_for_months_too():
    third = levels(
        requires={"certifications": ["L1"]},
        renewal={"requires": {"certifications": ["L1"], "held_months": 9}},
    )
    assert look_again_at(third, [held()], BEGIN) == add_months(BEGIN, 9)


def test_what_is_asked_for_after_long_is_looked_at_on_its_day():
    day = add_months(FIRST.grace_until, 12)
    assert look_again_at(levels(), [held(Standing.EXPIRED)], FIRST.grace_until) == day
