"""When a key is stolen: everything it signed fails at once, and everybody who still counts gets another document."""

from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.support.programmes import NOW, all_facts
from tests.support.web_server import WebServer

from advocert_certificates import api
from advocert_certificates.credentials.fetching import Fetcher
from advocert_certificates.credentials.keys import generate_key, withdraw_key
from advocert_certificates.models import Credential, OutboxMessage
from advocert_certificates.usecases.identity import external_signers, key_ring

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(keys, certified):
    """Two people with signed certificates; the second one was taken back."""
    for fact in all_facts(8):
        api.record_evidence(fact)
    api.tick(now=NOW)
    other = api.get_my_certifications(8, now=NOW)[0]
    api.revoke_certification(other.uuid, reason_code="other", actor="h", now=NOW)
    return certified


@pytest.fixture
def stolen(two, settings):
    folder = Path(settings.ADVOCERT_KEYS_DIR)
    withdraw_key(folder, "ed-2026-1")
    generate_key(folder, NOW)
    return two


def current(user_id=7):
    return api.get_my_certifications(user_id, now=NOW)[0].credential


def test_at_once_nothing_that_it_signed_counts(stolen):
    assert api.get_verification(stolen.credential.uuid, now=NOW).state == "invalid"


def test_who_still_counts_gets_another_document_that_says_the_same(stolen):
    before = Credential.objects.get(uuid=stolen.credential.uuid)
    assert api.reissue_signed_by("ed-2026-1", actor="op", now=NOW) == 1
    api.tick(now=NOW)
    after = Credential.objects.get(uuid=current().uuid)
    assert api.get_verification(after.uuid, now=NOW).state == "valid"
    for document in (before.document, after.document):
        for name in ("id", "proof", "credentialStatus"):
            del document[name]
        subject = document["credentialSubject"]
        del subject["licenseNumber"], subject["identifier"]
        for result in subject["result"]:
            del result["id"]
    assert after.document == before.document


def test_the_old_one_is_taken_back_and_no_other_system_is_told(stolen):
    told = OutboxMessage.objects.count()
    api.reissue_signed_by("ed-2026-1", actor="op", now=NOW)
    assert Credential.objects.get(uuid=stolen.credential.uuid).revoked_at == NOW
    assert OutboxMessage.objects.count() == told


def test_a_second_call_finds_nothing_to_do(stolen):
    api.reissue_signed_by("ed-2026-1", actor="op", now=NOW)
    assert api.reissue_signed_by("ed-2026-1", actor="op", now=NOW) == 0
    assert Credential.objects.filter(certification__person__platform_user_id=7).count() == 2


def test_what_ended_is_not_issued_again(stolen):
    assert api.reissue_signed_by("ed-2026-1", actor="op", now=NOW.replace(year=2030)) == 0


def test_one_command_does_all_of_it(two, settings, capsys):
    call_command("advocert_keys", "withdraw", "ed-2026-1")
    said = capsys.readouterr().out
    assert "ed-2026-1 is withdrawn" in said
    assert "Issued again: 1, signed already: 1." in said
    assert api.get_verification(current().uuid, now=datetime.now(UTC)).state == "valid"


def test_the_list_is_signed_by_the_new_key_at_once(two, settings):
    call_command("advocert_keys", "withdraw", "ed-2026-1")
    proof = api.get_status_list("2026-1", now=NOW)["proof"][0]
    assert proof["verificationMethod"].endswith(key_ring().active.key_id)


def test_the_keys_are_listed_with_what_hangs_on_them(two, capsys):
    call_command("advocert_keys", "list")
    assert capsys.readouterr().out == (
        "ed-2026-1: signs, published. Certificates in force that it signed: 1.\n"
    )


def test_a_retired_key_keeps_its_certificates(two, settings, capsys):
    generate_key(Path(settings.ADVOCERT_KEYS_DIR), NOW)
    call_command("advocert_keys", "retire", "ed-2026-1")
    assert "stays published" in capsys.readouterr().out
    assert api.get_verification(two.credential.uuid, now=NOW).state == "valid"


@pytest.mark.parametrize(
    "arguments", [("retire",), ("withdraw",), ("retire", "ed-2026-1"), ("withdraw", "ed-2020-1")]
)
def test_a_mistake_is_told_in_a_sentence(keys, arguments):
    with pytest.raises(CommandError, match=r"\."):
        call_command("advocert_keys", *arguments)


def published(settings, document):
    """Serve a document as ours; return the problems that the check finds."""
    with WebServer({"/advocert/did.json": (200, {}, document)}) as server:
        settings.ADVOCERT_BASE_URL = f"https://127.0.0.1:{server.port}"

        class Local(Fetcher):
            def get(self, address):
                return super().get(address.replace("https://", "http://"))

        return api.find_published_problems(Local((ip_network("127.0.0.0/8"),)))


def test_the_world_must_see_the_key_that_signs(keys, settings):
    assert (
        "does not belong" in published(settings, b'{"id": "did:web:127.0.0.1", "verificationMethod": []}')[0]
    )


def test_a_world_that_does_not_answer_is_a_problem_too(keys, settings):
    assert "did not answer" in published(settings, b"<html>")[0]


def test_what_signs_elsewhere_must_be_signers(settings):
    settings.ADVOCERT_SIGNER = "nowhere.at_all"
    with pytest.raises(Exception, match="ADVOCERT_SIGNER cannot be used"):
        external_signers()


def test_a_wrong_file_for_others_to_serve_is_found_at_start(keys, settings, tmp_path):
    settings.ADVOCERT_PUBLISH_DIR = str(tmp_path)
    (tmp_path / "did.json").write_text('{"id": "did:web:x", "verificationMethod": []}')
    assert "advocert.W006" in dict(api.find_problems())
