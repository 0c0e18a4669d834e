"""What is written for other systems, and when."""

import json

import pytest
from tests.support.programmes import NOW, all_facts, compiled, one_level
from tests.support.receiver import SECRET

from advocert_certificates import api
from advocert_certificates.models import OutboxMessage, Person

pytestmark = pytest.mark.django_db
TWO = [
    {"slug": "library", "url": "https://library.example/hook", "secret": SECRET},
    {"slug": "chat", "url": "https://chat.example/hook", "secret": SECRET, "subject": "opaque"},
]


@pytest.fixture
def told(settings, programme):
    settings.ADVOCERT_TARGETS = TWO
    for fact in all_facts():
        api.record_evidence(fact)
    api.evaluate_person(Person.objects.get().pk, now=NOW)
    return api.get_my_certifications(7, now=NOW)[0]


def body(**which):
    return json.loads(OutboxMessage.objects.get(**which).body)


def revoke(view):
    return api.revoke_certification(
        view.uuid, reason_code="policy_broken", reason_text="Secret words", actor="h", now=NOW
    )


def test_the_body_is_that_of_the_published_format(told):
    message = body(target="library")
    data = message["data"]
    assert (message["type"], message["timestamp"]) == ("advocate.status.granted", "2026-11-20T09:30:00Z")
    assert (data["sequence"], data["status"], data["reason"]) == (1, "active", "passed")
    assert data["credential"] == {
        "id": told.credential.document_url,
        "url": told.credential.verify_url,
        "policy_version": "2026.1",
        "issued_at": "2026-11-20T09:30:00Z",
        "expires_at": "2028-11-20T09:30:00Z",
    }


def test_every_scope_is_told_for_every_area_and_country(told):
    places = {
        (part["scope"], part["area"], part["region"]) for part in body(target="library")["data"]["scopes"]
    }
    assert places == {
        (scope, "Home networking", region)
        for scope in ("share:approved", "respond:brand-account")
        for region in ("DE", "AT")
    }


def test_a_scope_that_grace_drops_ends_earlier(told):
    ends = {part["scope"]: part["valid_until"] for part in body(target="library")["data"]["scopes"]}
    assert ends == {"share:approved": "2028-12-20T09:30:00Z", "respond:brand-account": "2028-11-20T09:30:00Z"}


def test_each_target_knows_people_in_its_own_way(told):
    assert body(target="library")["data"]["subject"] == {"format": "email", "value": "u7@acme.example"}
    assert body(target="chat")["data"]["subject"] == {
        "format": "opaque",
        "value": str(Person.objects.get().uuid),
    }


def test_a_person_without_mail_address_is_told_by_the_opaque_id(told):
    Person.objects.update(email="")
    revoke(told)
    assert body(target="library", sequence=2)["data"]["subject"]["format"] == "opaque"


def test_taking_back_tells_an_empty_list(told):
    revoke(told)
    message = body(target="library", sequence=2)
    assert (message["type"], message["data"]["status"], message["data"]["scopes"]) == (
        "advocate.status.revoked",
        "revoked",
        [],
    )


def test_the_words_of_a_decision_never_leave(told):
    revoke(told)
    message = OutboxMessage.objects.get(target="library", sequence=2)
    assert "Secret words" not in message.body
    assert json.loads(message.body)["data"]["reason"] == "hr_decision"


def test_the_sequence_grows_by_one_per_change(told):
    revoke(told)
    assert list(OutboxMessage.objects.filter(target="chat").values_list("sequence", flat=True)) == [1, 2]


def test_what_still_waits_becomes_urgent_when_access_is_taken_away(told):
    OutboxMessage.objects.update(due_at=NOW.replace(year=2027))
    revoke(told)
    waiting = OutboxMessage.objects.get(target="library", sequence=1)
    assert waiting.urgent
    assert waiting.due_at == NOW


def test_losing_one_of_two_certifications_is_a_change_and_not_an_end(settings, db):
    settings.ADVOCERT_TARGETS = TWO[:1]
    second = one_level() | {"ref": "L2", "requires": {"exam": "FND-EXAM"}, "scopes": ["coach"]}
    api.load_programme(compiled() | {"levels": [one_level(), second]}, actor="test", now=NOW)
    for fact in all_facts():
        api.record_evidence(fact)
    api.evaluate_person(Person.objects.get().pk, now=NOW)
    revoke(api.get_my_certifications(7, now=NOW)[0])
    message = json.loads(OutboxMessage.objects.order_by("-sequence")[0].body)
    assert message["type"] == "advocate.status.changed"
    assert {part["scope"] for part in message["data"]["scopes"]} == {"coach"}


def test_no_body_is_larger_than_receivers_take(told):
    assert max(len(row.body) for row in OutboxMessage.objects.all()) < 16 * 1024


def test_a_target_with_a_mistake_still_gets_its_messages_written(settings, programme):
    settings.ADVOCERT_TARGETS = [{"slug": "library", "url": "nonsense", "secret": "short"}]
    for fact in all_facts():
        api.record_evidence(fact)
    api.evaluate_person(Person.objects.get().pk, now=NOW)
    assert OutboxMessage.objects.filter(target="library").count() == 1
