"""The API's check of a document, and the token, over HTTP."""

import json
from pathlib import Path

import pytest
from django.utils import timezone
from tests.support.programmes import all_facts, compiled

from advocert_certificates import api
from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.domain.did import P256

pytestmark = pytest.mark.django_db
CHECK = "/advocert/api/v1/verify/"


@pytest.fixture
def credential(settings, tmp_path, db):
    """A certificate of today: over HTTP the clock of the machine decides."""
    now = timezone.now()
    settings.ADVOCERT_KEYS_DIR = str(tmp_path / "keys")
    for kind in ("ed25519", P256):
        generate_key(Path(settings.ADVOCERT_KEYS_DIR), now, kind=kind)
    api.load_programme(compiled(), actor="test", now=now)
    for fact in all_facts():
        api.record_evidence(fact)
    api.tick(now=now)
    return api.get_my_certifications(7, now=now)[0].credential


@pytest.fixture
def document(credential):
    return api.get_credential_document(credential.uuid, viewer_user_id=7, now=timezone.now())


@pytest.fixture
def link(credential):
    return api.create_share_link(credential.uuid, viewer_user_id=7, now=timezone.now()).token


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "image/png", ""])
def test_a_document_is_checked_whatever_its_type_is_said_to_be(client, document, content_type):
    answer = client.post(CHECK, json.dumps(document), content_type=content_type)
    assert (answer.status_code, answer.json()["valid"], answer.json()["ours"]) == (200, True, True)


def test_it_may_be_asked_from_any_origin(client, document):
    answer = client.post(CHECK, json.dumps(document), content_type="application/json")
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("body", [b"", b"{", b"nothing", b"\xff" * 50, b"%PDF-1.4", b"\x89PNG\r\n\x1a\n"])
def test_what_cannot_be_read_is_an_answer_too(client, credential, body):
    answer = client.post(CHECK, body, content_type="application/octet-stream")
    assert (answer.status_code, answer.json()["valid"]) == (200, False)
    assert answer.json()["reason"]
    assert answer.json()["message"]


def test_the_token_is_for_whoever_has_a_link(client, credential, link):
    answer = client.get(f"/advocert/credentials/{credential.uuid}/jwt?share={link}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/jwt")
    checked = client.post(CHECK, answer.content, content_type="application/jwt").json()
    assert (checked["valid"], checked["carrier"], checked["holder_name"]) == (True, "jwt", "Tomasz 7")


def test_nobody_else_gets_it(client, credential):
    assert client.get(f"/advocert/credentials/{credential.uuid}/jwt").status_code == 404


def test_nobody_may_keep_it(client, credential, link):
    answer = client.get(f"/advocert/credentials/{credential.uuid}/jwt?share={link}")
    assert answer["Cache-Control"] == "private, no-store"
