"""From evidence to a certification, in one transaction."""

from dataclasses import replace

import pytest
from tests.support.programmes import NOW, all_facts, examined, played

from advocert_certificates import api
from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.models import (
    Certification,
    Credential,
    Evidence,
    OutboxMessage,
    Person,
    Transition,
)

pytestmark = pytest.mark.django_db


def record(*facts):
    for fact in facts:
        api.record_evidence(fact)


def decide():
    return api.evaluate_person(Person.objects.get().pk, now=NOW)


def test_who_has_done_everything_is_certified(programme):
    record(*all_facts())
    assert decide() == 1
    assert Certification.objects.get().state == "certified"


def test_who_lacks_one_thing_is_not(programme):
    record(*all_facts()[:-1])
    decide()
    assert not Certification.objects.exists()


def test_deciding_again_changes_nothing(programme):
    record(*all_facts())
    decide()
    record(examined(attempt="later", passed=False))
    assert decide() == 0
    assert (Credential.objects.count(), Transition.objects.count()) == (1, 1)


def test_evidence_from_outside_the_course_never_counts(programme):
    record(*all_facts()[:-1], _foreign(examined()))
    assert decide() == 0


def _foreign(fact):
    return replace(fact, enrolled=False)


def test_the_transition_names_reason_actor_and_evidence(programme):
    record(*all_facts())
    decide()
    move = Transition.objects.get()
    assert (move.from_state, move.to_state, move.reason_code, move.actor) == (
        "learning",
        "certified",
        "passed",
        "programme",
    )
    assert move.evidence in Evidence.objects.all()


def test_the_certificate_says_what_was_true_when_it_was_earned(programme):
    record(*all_facts())
    decide()
    said = Credential.objects.get().snapshot
    assert (said["holder_name"], said["policy_set"], said["scopes"][0]) == (
        "Tomasz 7",
        "2026.1",
        "share:approved",
    )


def test_no_mail_address_is_in_the_snapshot(programme):
    record(*all_facts())
    decide()
    assert "acme.example" not in str({**Credential.objects.get().snapshot, "organisation_url": ""})


def test_the_message_is_written_with_the_decision(programme, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    record(*all_facts())
    decide()
    assert OutboxMessage.objects.get().type == "advocate.status.granted"


def test_all_is_rolled_back_when_a_part_fails(programme, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}, {"slug": "library"}]
    record(*all_facts())
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        decide()
    assert not Certification.objects.exists()
    assert Evidence.objects.filter(evaluated_at=None).count() == 5


def test_evidence_is_marked_as_looked_at(programme):
    record(played("FND-01"))
    decide()
    assert not Evidence.objects.filter(evaluated_at=None).exists()


def test_without_rules_evidence_waits(db):
    record(*all_facts())
    decide()
    assert Evidence.objects.filter(evaluated_at=None).count() == 5


def test_an_unknown_person_is_an_error(programme):
    with pytest.raises(PersonNotFoundError):
        api.evaluate_person(0, now=NOW)


def test_a_taken_back_certification_is_not_earned_again_by_evidence(certified):
    api.revoke_certification(certified.uuid, reason_code="other", actor="hanna", now=NOW)
    record(examined(attempt="again"))
    decide()
    assert Certification.objects.get().state == "revoked"
