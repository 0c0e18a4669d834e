"""The inbox takes each fact once and asks for nothing else."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from tests.support.programmes import examined, person, played, signed

from advocert_certificates import api
from advocert_certificates.domain.errors import EvidenceInputError
from advocert_certificates.models import Evidence, Person

pytestmark = pytest.mark.django_db


def test_a_fact_is_kept():
    assert api.record_evidence(signed())
    assert Evidence.objects.get().ref == "DISC-1"


def test_the_same_fact_again_changes_nothing():
    api.record_evidence(examined(correct=13))
    assert not api.record_evidence(examined(correct=1))
    assert Evidence.objects.get().body["correct"] == 13


def test_two_people_may_have_the_same_fact():
    api.record_evidence(signed(7))
    assert api.record_evidence(signed(8))


def test_a_changed_name_is_taken_over():
    api.record_evidence(signed())
    api.record_evidence(replace(examined(), person=person(7, full_name="Tomasz Nowak")))
    assert Person.objects.get().full_name == "Tomasz Nowak"


def test_an_empty_name_leaves_what_is_known():
    api.record_evidence(signed())
    api.record_evidence(replace(examined(), person=person(7, full_name="")))
    assert Person.objects.get().full_name == "Tomasz 7"


def test_control_characters_in_a_name_could_never_be_signed_and_are_dropped():
    api.record_evidence(replace(examined(), person=person(7, full_name="To\x00masz\n Nowak ")))
    assert Person.objects.get().full_name == "To masz Nowak"


def test_characters_that_a_database_refuses_do_not_lose_the_fact():
    api.record_evidence(replace(examined(note="a\x00b\ud800c", steps=["\x00"]), language="e\x00n"))
    row = Evidence.objects.get()
    assert (row.body["note"], row.body["steps"], row.language) == ("abc", [""], "en")


def test_nothing_is_earned_before_it_happens():
    api.record_evidence(signed(occurred_at=timezone.now() + timedelta(days=3)))
    row = Evidence.objects.get()
    assert row.occurred_at == row.recorded_at


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "coffee.drunk"},
        {"fact_key": ""},
        {"fact_key": "x" * 256},
        {"ref": ""},
        {"ref": "FND\x00"},
        {"fact_key": "scenario.finished/\ud800"},
        {"occurred_at": datetime(2026, 1, 1)},  # noqa: DTZ001 - a time without zone is the claim
    ],
)
def test_an_incomplete_fact_is_refused(wrong):
    with pytest.raises(EvidenceInputError):
        api.record_evidence(replace(played("FND-01"), **wrong))


def test_recording_costs_the_learner_few_queries(django_assert_max_num_queries):
    api.record_evidence(signed())
    with django_assert_max_num_queries(8):
        api.record_evidence(examined())


def test_the_worker_is_woken_after_the_commit_and_only_for_news(settings, django_capture_on_commit_callbacks):
    woken = []
    settings.ADVOCERT_WAKE = lambda: woken.append(1)
    with django_capture_on_commit_callbacks(execute=True):
        api.record_evidence(signed())
        assert not woken
        api.record_evidence(signed())
    assert woken == [1]


def test_a_broken_waker_does_not_break_the_learner(settings, django_capture_on_commit_callbacks):
    settings.ADVOCERT_WAKE = "no.such.waker"
    with django_capture_on_commit_callbacks(execute=True):
        assert api.record_evidence(signed())
