"""The verify page given a file: the answer first, nothing about anybody in a file that is not ours, nothing kept."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.support.foreign_issuer import LIST, ForeignIssuer
from tests.support.foreign_issuer import NOW as FOREIGN_NOW
from tests.support.pictures import pdf, png, text_chunk
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.domain.foreign_refusals import AddressSilentError
from advocert_certificates.models import Credential

pytestmark = pytest.mark.django_db
NAME = "Tomasz 7"


@pytest.fixture
def signed(keys, certified):
    api.tick(now=NOW)
    return Credential.objects.get(uuid=certified.credential.uuid)


@pytest.fixture
def at_that_time(monkeypatch):
    """The clock of the page stands at the time of the test's certificates."""
    monkeypatch.setattr("advocert_certificates.public.handing_in.timezone.now", lambda: NOW)


def document(row, **changed):
    return json.dumps({**row.document, **changed}, ensure_ascii=False).encode()


def hand_in(data, *, client=None, **headers):
    sent = {"file": SimpleUploadedFile("certificate", data)}
    return (client or Client(enforce_csrf_checks=True)).post("/advocert/verify/file/", sent, headers=headers)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def carried(signed):
    """The same certificate in everything that we hand out."""

    def of(kind):
        if kind == "json":
            return document(signed)
        if kind == "pdf":
            return api.get_certificate_pdf(signed.uuid, viewer_user_id=7, now=NOW)
        return api.get_badge(signed.uuid, kind, viewer_user_id=7, now=NOW)

    return of


@pytest.mark.usefixtures("at_that_time")
@pytest.mark.parametrize("kind", ["json", "pdf", "png", "svg"])
def test_everything_that_we_hand_out_is_valid_when_it_comes_back(carried, kind):
    said = words(hand_in(carried(kind)))
    assert "This certificate is valid." in said
    assert NAME in said


@pytest.mark.usefixtures("at_that_time")
def test_a_pasted_text_is_checked_like_a_file(signed):
    response = Client().post("/advocert/verify/file/", {"text": document(signed).decode()})
    assert "This certificate is valid." in words(response)


@pytest.mark.usefixtures("at_that_time")
def test_a_program_sends_the_bare_document_and_gets_json(signed):
    response = Client().post(
        "/advocert/verify/file/",
        document(signed),
        content_type="application/json",
        headers={"Accept": "application/json"},
    )
    assert (response.json()["carrier"], response.json()["verification"]["state"]) == ("json", "valid")


@pytest.mark.usefixtures("at_that_time")
def test_a_changed_file_is_called_so_and_shows_no_name(signed):
    said = words(hand_in(document(signed, name="Chief of everything")))
    assert "Do not rely on this file." in said
    assert NAME not in said
    assert "Chief" not in said


class NetworkSimulator:
    """A network on which a few documents can be had; every other address is silent."""

    def __init__(self, documents):
        self.documents = documents

    def get_json(self, address):
        if address not in self.documents:
            raise AddressSilentError(address)
        return self.documents[address]


def foreign_answer(*published):
    issuer = ForeignIssuer()
    own = {"https://college.example/.well-known/did.json": issuer.did} if "keys" in published else {}
    own |= (
        {f"{LIST}{name}": issuer.status(f"{LIST}{name}") for name in ("", "b")}
        if "lists" in published
        else {}
    )
    document = json.dumps(issuer.issue()).encode()
    return api.check_presented(document, now=FOREIGN_NOW, fetcher=NetworkSimulator(own))


def test_a_file_that_names_another_issuer_than_it_was_signed_by_is_changed(signed):
    other = ForeignIssuer("did:web:other.example")
    network = NetworkSimulator({"https://other.example/.well-known/did.json": other.did})
    issuer = {**signed.document["issuer"], "id": "did:web:other.example"}
    answer = api.check_presented(document(signed, issuer=issuer), now=NOW, fetcher=network)
    assert answer.verification.state == "tampered"
    assert NAME not in str(answer)


def test_a_good_file_of_another_organisation_is_not_shown_as_ours(signed):
    answer = foreign_answer("keys", "lists")
    assert answer.verification.state == "elsewhere"
    assert "as college.example signed it" in answer.message
    assert "College of Arts" not in str(answer)  # anybody can call itself so
    assert answer.verification.holder_name == answer.verification.title == ""


@pytest.mark.parametrize("published", [(), ("keys",)])
def test_one_whose_issuer_does_not_answer_is_left_to_its_issuer(signed, published):
    assert foreign_answer(*published).verification.state == "foreign"


@pytest.mark.usefixtures("at_that_time")
def test_one_that_was_taken_back_says_so_without_a_reason(signed, certified, carried):
    before = carried("png")
    api.revoke_certification(
        certified.uuid, reason_code="policy_broken", reason_text="Words", actor="h", now=NOW
    )
    said = words(hand_in(before))
    assert "This certificate was taken back." in said
    assert "Words" not in said


@pytest.mark.usefixtures("at_that_time")
@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\x7fELF", "This is no file that carries a certificate."),
        (png(), "There is no certificate inside this file"),
        (png(text_chunk(b"0" * 6_000_000, packed=True)), "unpacks to far more than a certificate holds"),
        (pdf(b"0" * 6_000_000), "unpacks to far more than a certificate holds"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>', "contains a program"),
        (b'{"a":1,"a":2}', "a name stands twice in one object"),
        (b"[" * 9, "This is no file that carries a certificate."),
        (b'{"a":' * 30_000, "it is nested too deep"),
    ],
)
def test_a_hostile_file_gets_one_sentence(data, sentence):
    response = hand_in(data)
    assert sentence in words(response)
    assert response.status_code == 200


@pytest.mark.usefixtures("at_that_time")
def test_too_large_a_file_is_not_read():
    response = hand_in(b" " * 5_100_000, Accept="application/json")
    assert (response.status_code, response.json()["reason"]) == (413, "file_too_large")


@pytest.mark.usefixtures("at_that_time")
def test_what_cannot_be_judged_is_no_success_for_a_program(signed):
    response = hand_in(b"\x89PNG\r\n\x1a\n", Accept="application/json")
    assert (response.status_code, response.json()["reason"]) == (422, "file_broken")


@pytest.mark.usefixtures("at_that_time")
def test_nothing_is_kept_and_no_cookie_is_set(signed, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")  # whoever wrote a file there would fail
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1
    response = hand_in(document(signed))
    assert "This certificate is valid." in words(response)
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"


def test_the_address_of_the_form_alone_leads_to_the_form():
    assert Client().get("/advocert/verify/file/")["Location"] == "/advocert/verify/"


def test_the_form_works_without_script_and_without_cookies(db):
    form = Client().get("/advocert/verify/").content.decode()
    assert 'action="/advocert/verify/file/" method="post" enctype="multipart/form-data"' in form
    assert "csrfmiddlewaretoken" not in form


@pytest.mark.usefixtures("at_that_time")
def test_the_page_may_run_no_script_but_its_own(signed):
    assert "script-src 'self'" in hand_in(document(signed))["Content-Security-Policy"]
