"""SIGKILL at any moment: nothing is lost, nothing is doubled."""

import random
import signal
import threading
import time

import pytest
from django.utils import timezone
from tests.support.children import run_and_die, start
from tests.support.programmes import all_facts

from advocert_certificates import api
from advocert_certificates.models import Certification, Credential, OutboxMessage, Person
from advocert_certificates.usecases.relay import LEASE, relay_round

pytestmark = pytest.mark.django_db(transaction=True)
WHO = "u7@acme.example"


def record(user_id=7):
    for fact in all_facts(user_id):
        api.record_evidence(fact)


def tick():
    return api.tick(now=timezone.now())


def wait_for_more(receiver, count):
    """Return when so many more messages have arrived, on however slow a machine."""
    enough, deadline = len(receiver.requests) + count, time.monotonic() + 60
    while len(receiver.requests) < enough:
        assert time.monotonic() < deadline, "the worker sends nothing"
        time.sleep(0.01)


def test_killed_between_pass_and_delivery_it_is_delivered_once(programme, keys, receiver):
    record()
    run_and_die("api.evaluate_person(Person.objects.get().pk, now=timezone.now())")
    assert receiver.requests == []
    event_id = OutboxMessage.objects.get().event_id
    tick()
    tick()
    assert [sent for sent, _ in receiver.requests] == [event_id]
    assert receiver.people[WHO].status == "active"


def test_killed_between_evidence_and_decision_it_is_decided(programme, keys, receiver):
    run_and_die(
        "from tests.support.programmes import all_facts\nfor fact in all_facts(): api.record_evidence(fact)"
    )
    tick()
    assert Certification.objects.get().state == "certified"


def test_killed_inside_the_decision_nothing_half_done_remains(programme, receiver):
    record()
    run_and_die(
        "from django.db import transaction\n"
        "transaction.atomic().__enter__()\n"
        "api.evaluate_person(Person.objects.get().pk, now=timezone.now())"
    )
    assert (Certification.objects.count(), OutboxMessage.objects.count()) == (0, 0)
    tick()
    assert (Certification.objects.count(), receiver.people[WHO].sequence) == (1, 1)


def test_killed_between_decision_and_signature_it_is_signed(programme, keys, receiver):
    record()
    run_and_die("api.evaluate_person(Person.objects.get().pk, now=timezone.now())")
    assert tick().signed == 1


def test_killed_while_sending_it_is_sent_again_under_the_same_id(programme, keys, receiver):
    record()
    api.evaluate_person(Person.objects.get().pk, now=timezone.now())
    worker = start("advocert_worker", "--interval", "0.1")
    receiver.before_answer = lambda: worker.send_signal(signal.SIGKILL)
    worker.wait(timeout=30)
    receiver.before_answer = None
    assert OutboxMessage.objects.get().state == "pending"
    relay_round(timezone.now() + LEASE)
    first, second = receiver.requests
    assert first == second
    assert len(receiver.ids) == 1


def test_workers_killed_at_random_lose_and_double_nothing(programme, keys, receiver):
    # What a killed worker had leased waits for the end of its lease, so each worker meets people of its own.
    for people in (range(1, 9), range(9, 17), range(17, 26)):
        feeder = threading.Thread(target=lambda people=people: [record(user_id) for user_id in people])
        feeder.start()
        worker = start("advocert_worker", "--interval", "0.05")
        wait_for_more(receiver, random.randint(1, 5))  # noqa: S311 - when to kill, not a secret
        time.sleep(random.uniform(0, 0.05))  # noqa: S311 - likewise
        worker.kill()
        worker.wait(timeout=10)
        feeder.join()
    for _ in range(5):
        api.tick(now=timezone.now() + LEASE + LEASE)
    assert len(receiver.people) == len(receiver.ids) == 25
    assert len({body for _, body in receiver.requests}) == 25
    assert Credential.objects.exclude(signed_at=None).count() == Certification.objects.count() == 25


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_a_worker_ends_cleanly(programme, keys, number):
    worker = start("advocert_worker", "--interval", "0.1")
    record()
    deadline = time.monotonic() + 20
    while not Credential.objects.exclude(signed_at=None).exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    worker.send_signal(number)
    assert worker.wait(timeout=10) == 0
