"""What everybody is told about a certificate."""

import uuid
from datetime import timedelta

import pytest
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.models import Credential

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(keys, certified):
    api.tick(now=NOW)
    return certified.credential


def state(key, **later):
    return api.get_verification(key, now=NOW + timedelta(**later)).state


def test_a_good_one_is_valid_and_every_check_passes(signed):
    answer = api.get_verification(signed.uuid, now=NOW)
    assert (answer.state, answer.holder_name, answer.issuer_name) == ("valid", "Tomasz 7", "Acme")
    assert {check.outcome for check in answer.checks} == {"passed"}


def test_it_is_found_by_uuid_text_and_by_number(signed):
    typed = signed.number.lower().replace("-", " ")
    assert [state(str(signed.uuid)), state(signed.number), state(typed)] == ["valid"] * 3


@pytest.mark.parametrize("text", ["", "nonsense", "7KQ2-M9XD", "\x00", "%", str(uuid.UUID(int=0))])
def test_what_we_do_not_know_is_unknown_and_shows_nothing(signed, text):
    answer = api.get_verification(text, now=NOW)
    assert (answer.state, answer.holder_name) == ("unknown", "")


def test_before_it_is_signed_it_is_pending(certified):
    assert state(certified.credential.uuid) == "pending"


def test_when_taken_back_it_says_so_without_a_reason(signed, certified):
    api.revoke_certification(
        certified.uuid, reason_code="policy_broken", reason_text="Words", actor="h", now=NOW
    )
    answer = api.get_verification(signed.uuid, now=NOW)
    assert (answer.state, answer.ended_on) == ("revoked", NOW)
    assert "Words" not in str(answer)
    assert "hr_decision" not in str(answer)


@pytest.mark.parametrize(("days", "expected"), [(700, "valid"), (732, "grace"), (800, "expired")])
def test_time_alone_changes_the_answer(signed, days, expected):
    assert state(signed.uuid, days=days) == expected


def test_a_document_that_was_changed_in_the_database_is_invalid_and_shows_nothing(signed):
    row = Credential.objects.get()
    row.document["credentialSubject"]["achievement"]["name"] = "Certified King"
    row.save()
    answer = api.get_verification(signed.uuid, now=NOW)
    assert (answer.state, answer.holder_name, answer.title) == ("invalid", "", "")


def test_a_key_that_is_no_longer_published_makes_it_invalid(signed, settings, tmp_path):
    settings.ADVOCERT_KEYS_DIR = str(tmp_path / "other")
    assert state(signed.uuid) == "invalid"


def test_no_score_and_no_address_are_public(signed):
    text = str(api.get_verification(signed.uuid, now=NOW))
    assert "92" not in text.replace(str(signed.uuid), "").replace(signed.number, "")
    assert "@" not in text
