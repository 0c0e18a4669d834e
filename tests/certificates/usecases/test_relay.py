"""Delivery to a real receiver: once, in order, again after failures, and never to whom it must not go."""

from datetime import timedelta

import pytest
from tests.support.programmes import NOW, all_facts
from tests.support.receiver import Receiver

from advocert_certificates import api
from advocert_certificates.models import OutboxMessage, Person
from advocert_certificates.usecases.outbox import Change, tell_targets
from advocert_certificates.usecases.relay import LEASE, relay_round, retry_messages

pytestmark = pytest.mark.django_db(transaction=True)
WHO = "u7@acme.example"


@pytest.fixture
def waiting(receiver, programme):
    """Person 7 is certified; nobody has been told yet."""
    for fact in all_facts():
        api.record_evidence(fact)
    api.evaluate_person(Person.objects.get().pk, now=NOW)
    return api.get_my_certifications(7, now=NOW)[0]


def revoke(view):
    api.revoke_certification(view.uuid, reason_code="left_company", actor="hanna", now=NOW)


def after(**later):
    return relay_round(NOW + timedelta(**later))


def message(**which):
    return OutboxMessage.objects.get(**which)


def test_the_other_system_shows_the_person_with_what_is_allowed(receiver, waiting):
    assert relay_round(NOW).sent == 1
    known = receiver.people[WHO]
    assert (known.status, {part["scope"] for part in known.scopes}) == ("active", set(waiting.scopes))


def test_after_the_end_the_other_system_has_nothing_left(receiver, waiting):
    relay_round(NOW)
    revoke(waiting)
    relay_round(NOW)
    assert (receiver.people[WHO].status, receiver.people[WHO].scopes) == ("revoked", [])


def test_what_was_taken_is_not_sent_again(receiver, waiting):
    relay_round(NOW)
    after(days=5)
    assert len(receiver.requests) == 1


def test_every_attempt_has_the_same_id_and_the_same_bytes(receiver, waiting):
    receiver.answers = [500, 302, None, 400]
    for hours in range(0, 60, 12):
        after(hours=hours)
    assert len(receiver.requests) == 5
    assert len(set(receiver.requests)) == 1


def test_an_answer_that_is_lost_leads_to_a_repeat_that_changes_nothing(receiver, waiting):
    receiver.answers = [None]
    relay_round(NOW)
    after(hours=1)
    assert (len(receiver.requests), len(receiver.ids)) == (2, 1)


def test_order_is_kept_while_the_first_fails(receiver, waiting):
    receiver.answers = [500]
    relay_round(NOW)
    revoke(waiting)
    after(minutes=1)
    after(minutes=2)
    assert [b'"sequence":1' in body for _, body in receiver.requests] == [True, True, False]
    assert receiver.people[WHO].status == "revoked"


def test_taking_away_does_not_wait_for_a_slow_retry(receiver, waiting):
    receiver.answers = [500] * 4
    for minutes in (0, 1, 3, 10):
        after(minutes=minutes)
    assert message().due_at > NOW + timedelta(minutes=15)
    revoke(waiting)
    after(minutes=11)
    assert receiver.people[WHO].status == "revoked"


def test_other_people_do_not_wait_for_one_who_fails(receiver, waiting):
    for fact in all_facts(8):
        api.record_evidence(fact)
    api.evaluate_person(Person.objects.get(platform_user_id=8).pk, now=NOW)
    receiver.answers = [400]
    relay_round(NOW)
    assert "u8@acme.example" in receiver.people


def test_a_target_in_trouble_costs_one_attempt_per_round(receiver, waiting):
    for fact in all_facts(8):
        api.record_evidence(fact)
    api.evaluate_person(Person.objects.get(platform_user_id=8).pk, now=NOW)
    receiver.answers = [500, 500]
    assert relay_round(NOW).failed == 1


def test_another_target_does_not_wait_for_one_in_trouble(receiver, settings, programme):
    with Receiver() as other:
        settings.ADVOCERT_TARGETS = [receiver.target("a"), other.target("b")]
        for fact in all_facts():
            api.record_evidence(fact)
        receiver.answers = [500]
        api.tick(now=NOW)
        assert WHO in other.people


def test_gone_puts_the_whole_line_aside_at_once(receiver, waiting):
    revoke(waiting)
    receiver.answers = [410]
    assert relay_round(NOW).parked == 2
    assert message(sequence=2).last_error == "Answered 410"


@pytest.mark.parametrize("status", [429, 503])
def test_a_request_for_patience_is_honoured(receiver, waiting, status):
    receiver.answers, receiver.headers = [status], {"Retry-After": "600"}
    relay_round(NOW)
    assert message().due_at >= NOW + timedelta(seconds=600)


def test_after_three_days_of_failures_a_person_must_look(receiver, waiting):
    receiver.answers = [500] * 20
    moment, tries = NOW, 0
    while message().state == "pending":
        relay_round(moment)
        moment, tries = message().due_at + timedelta(seconds=1), tries + 1
    assert (message().state, tries) == ("parked", 10)
    assert timedelta(hours=60) < moment - NOW < timedelta(hours=90)


def test_what_was_put_aside_can_be_sent_again_with_the_same_id(receiver, waiting):
    receiver.answers = [410]
    relay_round(NOW)
    assert retry_messages("library", now=NOW) == 1
    relay_round(NOW)
    assert [event_id for event_id, _ in receiver.requests] == [message().event_id] * 2


def test_of_several_that_were_put_aside_the_newest_is_enough(receiver, waiting):
    revoke(waiting)
    receiver.answers = [410]
    relay_round(NOW)
    assert retry_messages(now=NOW) == 1
    assert message(state="pending").sequence == 2


def test_a_message_under_way_is_left_alone_until_its_lease_ends(receiver, waiting):
    OutboxMessage.objects.update(lease_owner="another relay", lease_until=NOW + LEASE)
    assert relay_round(NOW).sent == 0
    assert relay_round(NOW + LEASE + timedelta(seconds=1)).sent == 1


def test_what_another_relay_sends_now_also_holds_its_line(receiver, waiting):
    OutboxMessage.objects.update(lease_owner="another relay", lease_until=NOW + LEASE)
    revoke(waiting)
    assert relay_round(NOW).sent == 0


def test_nothing_leaves_for_a_private_address_that_is_not_allowed(receiver, waiting, settings):
    settings.ADVOCERT_ALLOWED_NETWORKS = []
    assert relay_round(NOW).failed == 1
    assert receiver.requests == []
    assert "ADVOCERT_ALLOWED_NETWORKS" in message().last_error


def test_a_target_with_a_wrong_secret_fails_with_a_sentence(receiver, waiting, settings):
    settings.ADVOCERT_TARGETS = [receiver.target(secret="whsec_short")]
    relay_round(NOW)
    assert "its secret" in message().last_error


def test_a_target_that_is_no_longer_configured_gets_nothing(receiver, waiting, settings):
    settings.ADVOCERT_TARGETS = []
    relay_round(NOW)
    assert receiver.requests == []


def test_the_person_page_tells_what_became_of_it(receiver, waiting):
    receiver.answers = [500]
    relay_round(NOW)
    failed = api.get_my_certifications(7, now=NOW)[0].access[0]
    assert (failed.wanted, failed.state, failed.attempts) == ("on", "failed", 1)
    after(minutes=1)
    assert api.get_my_certifications(7, now=NOW)[0].access[0].state == "sent"


def test_many_people_are_told_in_one_round(receiver, waiting):
    certification = Person.objects.get().certifications.get()
    for _ in range(20):
        tell_targets(Person.objects.get(), Change("granted", "passed", certification), NOW)
    assert relay_round(NOW).sent == 21
