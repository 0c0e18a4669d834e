"""Decisions that count from an earlier day, also from before the present period: who could do what, as known when."""

from datetime import timedelta

import pytest
from tests.support.lives import BEGIN, Lives, rules, short

from advocert_certificates import api
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import Transition
from advocert_certificates.usecases.ledger import sequence_entries

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
YEAR = add_months(BEGIN, 12)
SHARE, BRAND = "share:approved", "respond:brand-account"
# One life: certified, renewed forty days before the end, a second time after six weeks of having expired.
EARLY, LATE = YEAR - 40 * DAY, add_months(YEAR, 12) + 72 * DAY


@pytest.fixture
def lives(db):
    story = Lives(rules(short()))
    story.certify()
    story.now = EARLY
    story.exam()
    story.now = LATE
    story.exam()
    story.at(days=10)
    return story


def could(lives, scope, on, known=None):
    place = {"area": "Home networking", "region": "DE"}
    return api.could(lives.person().uuid, scope, **place, on=on, known_at=known or lives.now)


def standing(lives, on):
    return api.standings_on(lives.person().uuid, on=on, known_at=lives.now)[0].standing


def revoke(lives, since):
    uuid = lives.of().uuid
    api.revoke_certification(uuid, reason_code="mistake", actor="marta", now=lives.now, effective_at=since)


def test_what_should_never_have_counted_counts_in_no_period(lives):
    revoke(lives, BEGIN - 100 * DAY)
    days = (BEGIN, EARLY - DAY, EARLY, LATE, lives.now)
    assert [could(lives, SHARE, day) for day in days] == [False] * 5


def test_the_answer_as_known_before_the_decision_stays(lives):
    before = lives.now
    lives.at(days=1)
    revoke(lives, BEGIN)
    assert could(lives, SHARE, BEGIN + DAY, known=before)
    assert not could(lives, SHARE, BEGIN + DAY)


def test_what_lies_before_the_day_stays(lives):
    revoke(lives, EARLY - 20 * DAY)
    assert could(lives, SHARE, EARLY - 21 * DAY)
    assert not could(lives, SHARE, EARLY - 20 * DAY)


def test_one_closed_scope_closes_no_other_in_an_earlier_period(lives):
    lives.hold(lives.of().uuid, BRAND, reason="other", effective_at=EARLY - 20 * DAY)
    on = EARLY - 10 * DAY
    assert (could(lives, SHARE, on), could(lives, BRAND, on)) == (True, False)


def test_the_gap_between_two_periods_stays_a_gap(lives):
    lives.hold(lives.of().uuid, BRAND, reason="other", effective_at=EARLY)
    assert not could(lives, SHARE, LATE - DAY)
    assert standing(lives, LATE - DAY) == "expired"


def test_a_day_on_which_nothing_was_held_counts_from_the_next_one(lives):
    lives.hold(lives.of().uuid, reason="other", effective_at=LATE - 30 * DAY)
    assert Transition.objects.get(trigger="suspend").effective_at == LATE


def test_the_step_says_how_it_stood_then_and_not_now(lives):
    revoke(lives, add_months(YEAR, 12) + 5 * DAY)
    assert Transition.objects.get(trigger="revoke").from_state == "grace"


def test_a_hold_that_came_later_does_not_move_to_the_earlier_day(lives):
    lives.hold(lives.of().uuid, BRAND, reason="other")
    closed = lives.now
    lives.at(days=10)
    lives.hold(lives.of().uuid, SHARE, reason="other", effective_at=closed - 5 * DAY)
    assert (could(lives, BRAND, closed - DAY), could(lives, SHARE, closed - DAY)) == (True, False)


def test_a_hold_that_has_ended_keeps_its_gap(lives):
    hold = lives.hold(lives.of().uuid, reason="other")
    closed, opened = lives.now, lives.at(days=5)
    api.reinstate_certification(hold, actor="hanna", now=opened)
    lives.at(days=5)
    lives.hold(lives.of().uuid, BRAND, reason="other", effective_at=closed - 5 * DAY)
    days = (closed - DAY, closed, opened)
    assert [could(lives, SHARE, day) for day in days] == [True, False, True]
    assert [could(lives, BRAND, day) for day in days] == [False, False, False]


def test_a_swept_day_is_written_down_once(lives):
    lives.now = lives.of().valid_until + DAY
    api.tick(now=lives.now)
    before = Transition.objects.filter(trigger="time").count()
    lives.hold(lives.of().uuid, BRAND, reason="other", effective_at=LATE + DAY)
    api.tick(now=lives.now)
    assert Transition.objects.filter(trigger="time").count() == before


def test_who_left_years_ago_could_do_nothing_since(lives):
    api.record_leaver(lives.person().uuid, actor="marta", effective_at=EARLY - 100 * DAY, now=lives.now)
    assert [standing(lives, day) for day in (EARLY - 101 * DAY, EARLY - 100 * DAY, LATE + DAY)] == [
        "certified",
        "suspended",
        "suspended",
    ]


def test_the_log_agrees_with_late_decisions(lives):
    lives.hold(lives.of().uuid, BRAND, reason="other", effective_at=EARLY - 20 * DAY)
    revoke(lives, EARLY - 10 * DAY)
    sequence_entries()
    assert api.audit_log().findings == ()


def test_nothing_is_decided_for_a_day_before_the_first(lives):
    lives.hold(lives.of().uuid, reason="other", effective_at=BEGIN - 400 * DAY)
    assert Transition.objects.get(trigger="suspend").effective_at == BEGIN
