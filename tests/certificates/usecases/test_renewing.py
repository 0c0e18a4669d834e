"""Renewals, early, late and much too late; every certificate before stays as it was."""

from datetime import timedelta

import pytest
from tests.support.lives import BEGIN, Lives, rules, short

from advocert_certificates import api
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import Credential, Transition
from advocert_certificates.usecases.evaluation import evaluate_person

pytestmark = pytest.mark.django_db
YEAR = add_months(BEGIN, 12)


@pytest.fixture
def lives(db):
    story = Lives(rules(short()))
    story.certify()
    return story


def test_before_the_window_nothing_is_renewed(lives):
    lives.at(days=200)
    lives.exam()
    assert lives.of().valid_until == YEAR


def test_an_early_renewal_goes_on_from_the_old_end(lives):
    lives.now = YEAR - timedelta(days=40)
    lives.exam()
    assert (lives.view().state, lives.of().valid_until) == ("certified", add_months(YEAR, 12))


def test_a_late_renewal_starts_when_it_was_done(lives):
    lives.now = YEAR + timedelta(days=20)
    lives.exam()
    assert lives.of().valid_until == add_months(lives.now, 12)


def test_what_was_done_for_the_last_period_does_not_renew(lives):
    lives.now = YEAR + timedelta(days=1)
    evaluate_person(lives.person().pk, now=lives.now)
    assert lives.view().state == "grace"


def test_a_failed_attempt_does_not_renew(lives):
    lives.now = YEAR
    lives.exam(passed=False)
    assert lives.view().state == "grace"


def test_a_renewal_gives_a_new_certificate_that_names_the_one_before(lives):
    first = lives.of().credential
    lives.now = YEAR
    lives.exam()
    second = lives.of().credential
    assert (second.supersedes, second.chain, first.revoked_at) == (first, 2, None)


def test_expired_for_less_than_a_year_the_short_way_is_enough(lives):
    lives.now = add_months(YEAR + timedelta(days=30), 12) - timedelta(days=1)
    lives.exam()
    assert lives.view().state == "certified"


def test_expired_for_longer_the_whole_level_is_asked_for_again(lives):
    lives.now = add_months(YEAR + timedelta(days=30), 12)
    lives.exam()
    assert lives.view().state == "expired"
    assert [part.title for part in lives.view().renewal if not part.met] == ["Pass three conversations"]


def test_a_text_that_has_not_changed_stays_signed(lives):
    lives.now = add_months(YEAR, 14)
    assert lives.view().renewal[0].met


def test_looking_again_renews_nothing_twice(lives):
    lives.now = YEAR
    lives.exam()
    for _ in range(3):
        evaluate_person(lives.person().pk, now=lives.now)
    assert (Credential.objects.count(), lives.of().valid_until) == (2, add_months(YEAR, 12))


def test_a_window_as_long_as_the_period_is_no_endless_renewal(db):
    story = Lives(rules(short(validity={"months": 1, "window_days": 60, "grace_days": 0})))
    story.certify()
    for _ in range(3):
        evaluate_person(story.person().pk, now=story.now)
    assert story.of().valid_until == add_months(BEGIN, 1)


def test_the_other_system_hears_of_a_renewal(lives, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    lives.now = YEAR
    lives.exam()
    assert lives.person().messages.get().type == "advocate.status.renewed"


def test_what_is_taken_back_is_not_renewed(lives):
    api.revoke_certification(lives.of().uuid, reason_code="other", actor="marta", now=lives.now)
    lives.now = YEAR
    lives.exam()
    assert lives.view().state == "revoked"


def test_the_record_says_which_facts_decided(lives):
    facts = Transition.objects.get(trigger="pass").details["evidence"]
    assert {fact["uuid"] for fact in facts} == {str(row.uuid) for row in lives.person().evidence.all()}


def test_reminders_stand_on_their_days(lives):
    assert lives.view().reminders == tuple(YEAR - timedelta(days=days) for days in (60, 30, 7))


def test_the_view_says_what_a_renewal_asks_for_once_it_is_time(lives):
    assert lives.view().renewal == ()
    lives.now = YEAR - timedelta(days=60)
    assert [part.kind for part in lives.view().renewal] == ["exam"]
