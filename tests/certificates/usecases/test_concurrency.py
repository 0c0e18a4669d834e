"""Several at once: one fact, one certificate, one message, one end."""

import threading

import django
import pytest
from django.db import connection, transaction
from tests.support.issuing import issue_credential
from tests.support.programmes import NOW, all_facts, compiled, examined
from tests.support.threads import together

from advocert_certificates import api
from advocert_certificates.domain.erasure_errors import AlreadyErasedError
from advocert_certificates.models import (
    Certification,
    Credential,
    Erasure,
    Evidence,
    OutboxMessage,
    Person,
    StatusList,
    Transition,
)
from advocert_certificates.usecases.locks import lock_person
from advocert_certificates.usecases.relay import relay_round

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite" and django.VERSION < (5, 1),
        reason="before Django 5.1 writers on SQLite fail instead of waiting; platforms of that age run MySQL",
    ),
]


def record(*facts):
    for fact in facts:
        api.record_evidence(fact)


def test_the_same_fact_at_once_is_kept_once(programme):
    results = together(*[lambda: api.record_evidence(examined())] * 4)
    assert sorted(results) == [False, False, False, True]
    assert (Evidence.objects.count(), Person.objects.count()) == (1, 1)


def test_the_last_fact_and_decisions_at_once_lead_to_one_certificate(programme, receiver):
    record(*all_facts()[:-1])
    last = all_facts()[-1]

    def both():
        api.record_evidence(last)
        return api.evaluate_person(Person.objects.get().pk, now=NOW)

    assert sum(together(*[both] * 4)) == 1
    assert (Credential.objects.count(), Transition.objects.count(), OutboxMessage.objects.count()) == (
        1,
        1,
        1,
    )


def test_workers_at_once_tell_everybody_once(programme, keys, receiver):
    for user_id in range(1, 7):
        record(*all_facts(user_id))
    together(*[lambda: api.tick(now=NOW)] * 3)
    api.tick(now=NOW)
    sent = [event_id for event_id, _ in receiver.requests]
    assert len(sent) == len(set(sent)) == 6
    assert Certification.objects.filter(state="certified").count() == 6


def test_one_message_is_claimed_by_one_relay(programme, receiver):
    record(*all_facts())
    api.evaluate_person(Person.objects.get().pk, now=NOW)
    reports = together(*[lambda: relay_round(NOW)] * 4)
    assert sum(report.sent for report in reports) == 1


def test_certificates_at_once_never_share_a_place(certified):
    certification = Certification.objects.get()
    StatusList.objects.update(full=True)
    tiny = StatusList.objects.create(ref="2026-8", size=8)
    together(*[lambda: issue_credential(certification, {}, NOW)] * 4)
    places = list(Credential.objects.filter(status_list=tiny).values_list("status_index", flat=True))
    assert len(places) == len(set(places))
    assert Credential.objects.count() == 5


def test_taking_back_twice_at_once_is_one_decision(certified, receiver):
    def revoke():
        return api.revoke_certification(certified.uuid, reason_code="other", actor="hanna", now=NOW).state

    assert together(revoke, revoke, revoke) == ["revoked"] * 3
    assert Transition.objects.filter(to_state="revoked").count() == 1
    assert OutboxMessage.objects.count() == 1


def test_taking_back_and_work_at_once_end_in_taken_back(programme, keys, receiver):
    record(*all_facts())
    api.tick(now=NOW)
    view = api.get_my_certifications(7, now=NOW)[0]

    def revoke():
        api.revoke_certification(view.uuid, reason_code="other", actor="hanna", now=NOW)

    together(revoke, lambda: api.tick(now=NOW), lambda: api.record_evidence(examined(attempt="late")))
    api.tick(now=NOW)
    assert receiver.people["u7@acme.example"].status == "revoked"
    assert api.get_verification(view.credential.uuid, now=NOW).state == "revoked"


def test_two_who_load_the_same_rules_at_once_agree(db):
    infos = together(*[lambda: api.load_programme(compiled(), actor="test", now=NOW)] * 2)
    assert len({info.sha256 for info in infos}) == 1


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one lock for all: nobody is passed over"
)
def test_whom_somebody_holds_gets_another_turn(programme, keys):
    for user_id in range(1, 7):
        record(*all_facts(user_id))
    held, go = threading.Event(), threading.Event()
    holder = threading.Thread(target=hold, args=(Person.objects.order_by("pk")[2].pk, held, go))
    holder.start()
    held.wait()
    decided = []
    for far in api.catch_up(now=NOW):
        decided += [far.done] if far.part == "decided about" else []
        go.set()
    holder.join()
    assert decided == [5, 6]


def hold(pk, held, go):
    with transaction.atomic():
        lock_person(pk)
        held.set()
        go.wait(20)
    connection.close()


def test_two_people_who_erase_somebody_at_once_do_it_once(programme):
    record(*all_facts())
    who = Person.objects.get()
    api.ask_to_be_erased(7, now=NOW)

    def erase(actor):
        try:
            return api.erase_as_asked(who.uuid, typed="user7", actor=actor, now=NOW).facts
        except AlreadyErasedError:
            return 0

    facts = together(lambda: erase("marta"), lambda: erase("hanna"))
    assert min(facts) == 0
    assert max(facts) > 0
    assert Erasure.objects.count() == 1
