"""Taking back: once, for a reason, everywhere."""

import uuid

import pytest
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.domain.errors import (
    CertificationNotFoundError,
    IllegalMoveError,
    UnknownReasonError,
)
from advocert_certificates.models import Certification, Credential, OutboxMessage, StatusList, Transition

pytestmark = pytest.mark.django_db


def revoke(view, **changes):
    given = {"reason_code": "left_company", "reason_text": " Good luck ", "actor": "hanna", "now": NOW}
    return api.revoke_certification(view.uuid, **(given | changes))


def test_the_answer_says_when_and_why(certified):
    ended = revoke(certified).ended
    assert (ended.at, ended.reason_label, ended.reason_text) == (NOW, "Left the company", "Good luck")


def test_the_decision_is_kept_with_its_actor(certified):
    revoke(certified)
    move = Transition.objects.get(to_state="revoked")
    assert (move.from_state, move.actor, move.reason_code) == ("certified", "hanna", "left_company")


def test_nothing_is_allowed_any_more(certified):
    view = revoke(certified)
    assert (view.state, view.scopes, view.active) == ("revoked", (), False)


def test_a_second_call_changes_nothing(certified, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    first = revoke(certified)
    second = revoke(certified, reason_code="mistake", actor="other")
    assert second.ended == first.ended
    assert (Transition.objects.count(), OutboxMessage.objects.count()) == (2, 1)


def test_bit_and_standing_change_together(certified):
    revoke(certified)
    assert Credential.objects.get().revoked_at == NOW
    assert StatusList.objects.get().revision == 2


def test_the_list_is_signed_again_right_after_the_commit(certified, keys, django_capture_on_commit_callbacks):
    api.get_status_list("2026-1", now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        revoke(certified)
    signed = StatusList.objects.get()
    assert signed.document_revision == signed.revision


def test_without_a_key_taking_back_still_works(certified, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert revoke(certified).state == "revoked"


def test_words_with_strange_characters_are_kept_without_them(certified):
    assert revoke(certified, reason_text="Good\x00 \ud800luck").ended.reason_text == "Good luck"


def test_an_unknown_reason_is_refused_and_nothing_changes(certified):
    with pytest.raises(UnknownReasonError, match="left_company"):
        revoke(certified, reason_code="because")
    assert Certification.objects.get().state == "certified"


def test_an_unknown_certification_is_an_error(db):
    with pytest.raises(CertificationNotFoundError):
        api.revoke_certification(uuid.uuid4(), reason_code="other", actor="hanna", now=NOW)


def test_who_is_still_learning_has_nothing_to_lose(certified):
    Certification.objects.update(state="learning")
    with pytest.raises(IllegalMoveError):
        revoke(certified)


def test_what_others_are_told_is_one_of_the_published_codes():
    published = {"passed", "renewed", "expired", "policy_superseded", "left_company", "hr_decision", "erased"}
    assert {reason.told for reason in api.REVOCATION_REASONS} <= published
