"""One tick finds everything that waits, whatever a kill left behind."""

from datetime import timedelta

import pytest
from tests.support.programmes import NOW, all_facts

from advocert_certificates import api
from advocert_certificates.models import Certification, Evidence, Person
from advocert_certificates.usecases import deciding

pytestmark = pytest.mark.django_db(transaction=True)


def record(user_id=7):
    for fact in all_facts(user_id):
        api.record_evidence(fact)


def test_one_tick_leads_from_evidence_to_the_other_system(programme, keys, receiver):
    record()
    report = api.tick(now=NOW)
    assert (report.people, report.signed, report.sent, report.problems) == (1, 1, 1, ())


def test_a_second_tick_has_nothing_to_do(programme, keys, receiver):
    record()
    api.tick(now=NOW)
    assert api.tick(now=NOW).idle


def test_a_quiet_tick_is_cheap(programme, keys, receiver, django_assert_max_num_queries):
    record()
    api.tick(now=NOW)
    with django_assert_max_num_queries(10):
        api.tick(now=NOW)


def test_without_rules_the_operator_is_told(db):
    record()
    assert "No programme is loaded" in api.tick(now=NOW).problems[0]


def test_one_person_who_cannot_be_decided_about_does_not_hold_the_others(programme, keys):
    record(7)
    record(8)
    Evidence.objects.filter(person__platform_user_id=7).update(body=["not", "an", "object"])
    report = api.tick(now=NOW)
    assert (report.people, len(report.problems)) == (1, 1)
    assert api.get_my_certifications(8, now=NOW)[0].state == "certified"


def test_what_could_not_be_decided_waits_for_the_next_tick(programme):
    record(7)
    good = Evidence.objects.filter(kind="exam.finished")
    body = good.get().body
    good.update(body=[])
    api.tick(now=NOW)
    good.update(body=body)
    api.tick(now=NOW)
    assert Person.objects.get().certifications.get().state == "certified"


def test_lists_are_kept_fresh_without_being_asked_for(programme, keys):
    record()
    api.tick(now=NOW)
    assert api.tick(now=NOW + timedelta(hours=13)).lists == 1


def test_who_cannot_be_swept_is_named_and_holds_nobody_back(programme, keys, monkeypatch):
    record(7)
    record(8)
    api.tick(now=NOW)
    Certification.objects.filter(person__platform_user_id=7).update(terms={"scopes": 3})
    report = api.tick(now=NOW + timedelta(days=800))
    assert (report.swept, len(report.problems)) == (1, 1)
    assert Certification.objects.get(person__platform_user_id=8).told == "expired"


def test_very_many_who_fail_do_not_keep_the_others_waiting(programme, monkeypatch):
    monkeypatch.setattr(deciding, "_MANY", 2)
    for user_id in range(1, 7):
        record(user_id)
    Evidence.objects.exclude(person__platform_user_id=6).update(body=[])
    for _ in range(60):
        api.tick(now=NOW)
        if Certification.objects.exists():
            break
    assert Certification.objects.get().person.platform_user_id == 6
