"""What time takes away, and what it leaves."""

from datetime import timedelta

import pytest
from tests.support.lives import Lives, played, rules, short

from advocert_certificates import api
from advocert_certificates.models import EvidenceItems, OutboxMessage, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def lives(db, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    story = Lives(rules(short()))
    story.certify()
    return story


def retain(lives, **more):
    return api.apply_retention(now=lives.now, **more)


def test_while_a_certificate_counts_nobody_is_forgotten(lives):
    lives.at(days=300)
    assert retain(lives).people == ()


def test_five_years_after_the_last_day_a_person_is_forgotten(lives):
    uuid = lives.person().uuid
    lives.at(days=30 + 365 + 5 * 366)
    assert retain(lives).people == (uuid,)
    assert Person.objects.get().full_name == ""


def test_a_deed_since_then_keeps_a_person(lives):
    lives.at(days=4 * 365)
    lives.tell(played("FND-01", attempt="later"))
    lives.at(days=3 * 365)
    assert retain(lives).people == ()


def test_a_site_may_keep_for_longer(lives, settings):
    settings.ADVOCERT_RETENTION_YEARS = 10
    lives.at(days=7 * 366)
    assert retain(lives).people == ()


def test_drawn_questions_go_long_before_the_fact(lives):
    lives.at(days=366)
    report = retain(lives)
    assert (report.items, report.people) == (1, ())
    assert not EvidenceItems.objects.exists()


def test_of_what_was_told_the_newest_stays(lives):
    hold = lives.hold(lives.of().uuid, reason="other")
    api.reinstate_certification(hold, actor="marta", now=lives.now)
    OutboxMessage.objects.update(state=OutboxMessage.SENT, sent_at=lives.now)
    lives.at(days=400)
    assert retain(lives).messages == 2
    assert OutboxMessage.objects.get().sequence == 3


def test_what_still_waits_is_no_old_message(lives):
    lives.at(days=400)
    assert retain(lives).messages == 0


def test_a_dry_run_says_the_same_and_changes_nothing(lives):
    lives.at(days=10 * 366)
    dry = retain(lives, dry_run=True)
    assert Person.objects.get().full_name == "Tomasz 7"
    assert retain(lives) == dry


def test_a_second_run_finds_nothing(lives):
    lives.at(days=10 * 366)
    retain(lives)
    lives.at(days=1)
    assert retain(lives).people == ()


def test_who_just_came_is_not_old(lives):
    Person.objects.create(full_name="New", created_at=lives.now - timedelta(days=3))
    assert retain(lives).people == ()
