"""Status lists are right the moment something is taken back."""

from datetime import timedelta

import pytest
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.domain.errors import NotReadyError, StatusListNotFoundError
from advocert_certificates.domain.statuslist import StatusBits
from advocert_certificates.models import Credential, StatusList
from advocert_certificates.usecases.identity import key_ring
from advocert_certificates.usecases.statuslists import _publish, refresh_status_lists

pytestmark = pytest.mark.django_db


def bits(now=NOW):
    return StatusBits.decode(api.get_status_list("2026-1", now=now)["credentialSubject"]["encodedList"])


def revoke(certified, now=NOW):
    api.revoke_certification(certified.uuid, reason_code="other", actor="hanna", now=now)


def test_nothing_is_set_before_something_is_taken_back(keys, certified):
    assert not any(bits().raw)


def test_exactly_the_one_that_was_taken_back_is_set(keys, certified):
    revoke(certified)
    raw, index = bits().raw, Credential.objects.get().status_index
    assert raw[index // 8] == 0x80 >> (index % 8)
    assert sum(byte.bit_count() for byte in raw) == 1


def test_the_answer_is_right_although_no_worker_runs(keys, certified):
    api.get_status_list("2026-1", now=NOW)
    revoke(certified)
    assert bits().get(Credential.objects.get().status_index)


def test_a_list_lives_for_a_day_and_is_renewed_at_half_time(keys, certified):
    first = api.get_status_list("2026-1", now=NOW)
    assert api.get_status_list("2026-1", now=NOW + timedelta(hours=11)) == first
    assert api.get_status_list("2026-1", now=NOW + timedelta(hours=13))["validFrom"] == "2026-11-20T22:30:00Z"


def test_an_unchanged_list_is_not_signed_again(keys, certified):
    refresh_status_lists(NOW)
    assert refresh_status_lists(NOW) == (0, ())


def test_an_older_signature_never_replaces_a_newer_one(keys, certified):
    StatusList.objects.update(document_revision=99, revision=99, document={"newer": True}, valid_until=NOW)
    stale = StatusList.objects.get()
    stale.revision = 3
    _publish(stale, key_ring().active, NOW)
    assert StatusList.objects.get().document == {"newer": True}


def test_an_unknown_list_is_an_error(keys, certified):
    with pytest.raises(StatusListNotFoundError):
        api.get_status_list("2026-77", now=NOW)


def test_without_a_key_there_is_no_list_and_a_reason(certified):
    with pytest.raises(NotReadyError, match="no signing key"):
        api.get_status_list("2026-1", now=NOW)
