"""Status lists are right the moment something is taken back."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import F
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.domain.errors import StatusListNotFoundError
from advocert_certificates.domain.installation_errors import NotReadyError
from advocert_certificates.domain.statuslist import StatusBits
from advocert_certificates.models import Credential, StatusList
from advocert_certificates.usecases.identity import key_ring
from advocert_certificates.usecases.issuing import _draw
from advocert_certificates.usecases.statusbits import _kept, decoys_of
from advocert_certificates.usecases.statuslists import _publish, refresh_status_lists

pytestmark = pytest.mark.django_db


def bits(now=NOW):
    return StatusBits.decode(api.get_status_list("2026-1", now=now)["credentialSubject"]["encodedList"])


def taken_back(now=NOW):
    """The places that are set and are no decoys."""
    read, decoys = bits(now), decoys_of(StatusList.objects.get(ref="2026-1"))
    return {index for index in range(read.size) if read.get(index)} - decoys.keys()


def revoke(certified, now=NOW):
    api.revoke_certification(certified.uuid, reason_code="other", actor="hanna", now=now)


def test_nothing_is_set_before_something_is_taken_back(keys, certified):
    assert taken_back() == set()


def test_exactly_the_one_that_was_taken_back_is_set(keys, certified):
    revoke(certified)
    assert taken_back() == {Credential.objects.get().status_index}


def test_decoys_come_one_after_another(keys, certified):
    before, after = (bits(NOW + timedelta(days=days)).count for days in (0, 365))
    assert 0 < before < after


def test_no_certificate_gets_the_place_of_a_decoy(keys, certified, monkeypatch):
    credential = Credential.objects.get()
    decoy, free = min(decoys_of(credential.status_list)), 77_777
    drawn = iter([decoy, free])
    monkeypatch.setattr("secrets.randbelow", lambda _size: next(drawn))
    assert _draw(credential.status_list) == free


def test_a_certificate_that_stood_on_a_place_before_it_became_a_decoy_is_not_taken_back(keys, certified):
    credential = Credential.objects.get()
    places = decoys_of(credential.status_list)
    Credential.objects.update(status_index=min(place for place in places if places[place] <= NOW))
    StatusList.objects.update(document=None)
    _kept.clear()
    assert taken_back() == set()
    assert not bits().get(Credential.objects.get().status_index)


def test_what_another_process_took_back_is_found(keys, certified):
    bits()
    revoke(certified)
    _kept.clear()
    first = taken_back()
    Credential.objects.update(revoked_at=None)
    StatusList.objects.update(revision=F("revision") + 1)
    assert (len(first), taken_back()) == (1, set())


def test_a_list_is_signed_again_when_another_key_signs(keys, certified, settings):
    api.get_status_list("2026-1", now=NOW)
    generate_key(Path(settings.ADVOCERT_KEYS_DIR), NOW)
    assert refresh_status_lists(NOW) == (1, ())
    proof = api.get_status_list("2026-1", now=NOW)["proof"][0]
    assert proof["verificationMethod"].endswith("#ed-2026-2")


def test_the_list_and_the_keys_are_written_as_files_too(keys, certified, settings, tmp_path):
    settings.ADVOCERT_PUBLISH_DIR = str(tmp_path / "public")
    revoke(certified)
    refresh_status_lists(NOW)
    written = json.loads((tmp_path / "public" / "status" / "2026-1").read_text("utf-8"))
    assert written == api.get_status_list("2026-1", now=NOW)
    assert json.loads((tmp_path / "public" / "did.json").read_text("utf-8")) == api.get_did_document()


def test_a_folder_that_cannot_be_written_is_a_problem_and_stops_nothing(keys, certified, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.ADVOCERT_PUBLISH_DIR = str(tmp_path / "file" / "public")
    count, problems = refresh_status_lists(NOW + timedelta(days=1))
    assert (count, "cannot be written" in problems[0]) == (1, True)


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
