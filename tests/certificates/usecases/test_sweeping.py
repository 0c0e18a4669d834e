"""What time does is true without a sweep; a sweep writes it down and tells others."""

from datetime import timedelta

import pytest
from tests.support.lives import BEGIN, Lives, rules, short

from advocert_certificates import api
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import Certification, OutboxMessage, Transition
from advocert_certificates.usecases.sweeping import sweep

pytestmark = pytest.mark.django_db
YEAR = add_months(BEGIN, 12)


@pytest.fixture
def lives(db, settings):
    story = Lives(rules(short()))
    story.certify()
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    return story


def steps():
    rows = Transition.objects.filter(trigger="time").order_by("number")
    return list(rows.values_list("from_state", "to_state", "effective_at"))


def test_nothing_is_written_before_its_time(lives):
    assert sweep(YEAR - timedelta(days=61)).count == 0


def test_a_scheduler_that_slept_for_two_years_writes_every_step_with_its_own_day(lives):
    sweep(add_months(BEGIN, 36))
    assert steps() == [
        ("certified", "expiring", YEAR - timedelta(days=60)),
        ("expiring", "grace", YEAR),
        ("grace", "expired", YEAR + timedelta(days=30)),
    ]


def test_a_second_sweep_writes_nothing(lives):
    sweep(YEAR)
    assert (sweep(YEAR).count, len(steps())) == (0, 2)


def test_grace_that_drops_a_scope_is_told(lives):
    sweep(YEAR)
    told = OutboxMessage.objects.get()
    assert (told.type, told.grants, told.urgent) == ("advocate.status.changed", True, True)


def test_the_end_is_told_as_expired(lives):
    sweep(YEAR)
    sweep(YEAR + timedelta(days=30))
    last = OutboxMessage.objects.order_by("-sequence").first()
    assert (last.type, last.grants) == ("advocate.status.expired", False)


def test_the_window_alone_is_told_to_nobody(lives):
    sweep(YEAR - timedelta(days=60))
    assert not OutboxMessage.objects.exists()


def test_what_is_held_back_is_not_swept(lives):
    lives.hold(lives.of().uuid, reason="other")
    assert sweep(add_months(BEGIN, 36)).count == 0


def test_the_story_tells_it_in_words(lives):
    sweep(add_months(BEGIN, 36))
    titles = [entry.title for entry in api.get_person_record(lives.person().uuid, now=YEAR).timeline]
    assert "Expired: Certified Advocate, Foundations" in titles


def test_the_next_moment_is_known_so_that_a_sweep_finds_its_work_by_an_index(lives):
    assert Certification.objects.get().next_change_at == YEAR - timedelta(days=60)
