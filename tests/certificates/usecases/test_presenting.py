"""Whatever somebody hands in gets an answer: ours from our records, others' by their own documents."""

import json
import socket
from datetime import timedelta
from pathlib import Path

import pytest
from tests.support.foreign_issuer import LIST, ForeignIssuer
from tests.support.foreign_issuer import NOW as FOREIGN_NOW
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.domain.did import P256
from advocert_certificates.domain.errors import CredentialAccessError
from advocert_certificates.domain.installation_errors import NotReadyError
from advocert_certificates.models import Certification, Credential

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(keys, certified, settings):
    generate_key(Path(settings.ADVOCERT_KEYS_DIR), NOW, kind=P256)
    api.tick(now=NOW)
    return Credential.objects.get()


def presented(document, **later):
    text = document if isinstance(document, str | bytes) else json.dumps(document)
    return api.verify_document(text, now=NOW + timedelta(**later))


@pytest.fixture
def _no_network(monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("_no_network")
def test_our_own_is_checked_without_any_network(signed):
    answer = presented(signed.document)
    assert (answer.valid, answer.ours, answer.uuid, answer.state) == (True, True, signed.uuid, "valid")
    assert (answer.holder_name, answer.title) == ("Tomasz 7", "Certified Advocate, Foundations")


@pytest.mark.usefixtures("_no_network")
def test_our_own_as_token_is_checked_too(signed):
    token = api.get_credential_token(signed.uuid, viewer_user_id=7, now=NOW)
    answer = presented(token)
    assert (answer.valid, answer.carrier, answer.ours) == (True, "jwt", True)


def test_without_a_key_for_tokens_there_is_a_reason(keys, certified):
    api.tick(now=NOW)
    with pytest.raises(NotReadyError, match="advocert_make_key"):
        api.get_credential_token(certified.credential.uuid, viewer_user_id=7, now=NOW)


def test_a_token_is_for_those_who_may_read_the_document(signed):
    with pytest.raises(CredentialAccessError):
        api.get_credential_token(signed.uuid, viewer_user_id=8, now=NOW)


@pytest.mark.usefixtures("_no_network")
def test_a_member_more_in_one_of_ours_is_a_forgery_and_not_a_foreign_credential(signed):
    assert presented({**signed.document, "termsOfUse": {"type": "x"}}).reason == "foreign_member"


@pytest.mark.usefixtures("_no_network")
def test_what_names_us_with_other_contexts_is_never_judged_by_the_general_way(signed):
    changed = {**signed.document, "@context": signed.document["@context"][:2]}
    assert presented(changed).reason == "not_our_profile"


def test_when_it_is_paused_the_document_still_verifies_and_the_state_says_so(signed):
    Certification.objects.update(state="suspended")
    answer = presented(signed.document)
    assert (answer.valid, answer.state) == (True, "suspended")


def test_after_it_was_taken_back_it_is_refused(signed, certified):
    api.revoke_certification(certified.uuid, reason_code="other", actor="h", now=NOW)
    answer = presented(signed.document)
    assert (answer.valid, answer.reason, answer.state) == (False, "revoked", "revoked")


def test_of_a_forgery_nothing_is_shown(signed):
    changed = json.loads(json.dumps(signed.document).replace("Tomasz 7", "Tomasz 8"))
    answer = presented(changed)
    assert (answer.reason, answer.holder_name, answer.uuid) == ("changed", "", None)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "{", "[]", "x.y.z", "a.b", b"\xff\xfe", "\ud800", "null", "{}", '{"issuer": {}}', "é" * 9],
)
def test_whatever_is_handed_in_gets_an_answer(signed, text):
    answer = presented(text)
    assert (answer.valid, bool(answer.reason), bool(answer.message)) == (False, True, True)


@pytest.mark.usefixtures("_no_network")
@pytest.mark.parametrize(
    "did", ["did:web:169.254.169.254", "did:web:127.0.0.1%3A22", "did:ion:abc", "https://a.example"]
)
def test_an_issuer_inside_is_refused_before_anything_is_asked(signed, did, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, **_: [(0, 0, 0, "", (host, port))])
    document = ForeignIssuer().issue(issuer=did)
    assert presented(document).reason in {"address_refused", "did_method"}


class FetcherSimulator:
    """Answers from a table, and remembers what was asked."""

    def __init__(self, documents):
        self.documents, self.asked = documents, []

    def get_json(self, address):
        self.asked.append(address)
        return self.documents[address]


def test_a_foreign_one_is_checked_by_what_its_issuer_publishes(signed):
    issuer = ForeignIssuer()
    fetcher = FetcherSimulator(
        {
            "https://college.example/.well-known/did.json": issuer.did,
            LIST: issuer.status(),
            f"{LIST}b": issuer.status(f"{LIST}b"),
        }
    )
    answer = api.verify_document(json.dumps(issuer.issue()), now=FOREIGN_NOW, fetcher=fetcher)
    assert (answer.valid, answer.ours, answer.issuer_name) == (True, False, "college.example")
    assert fetcher.asked == list(fetcher.documents)


def test_a_foreign_one_may_not_name_our_list(signed):
    issuer = ForeignIssuer()
    own = signed.document["credentialStatus"]
    document = issuer.issue(credentialStatus=own)
    fetcher = FetcherSimulator({"https://college.example/.well-known/did.json": issuer.did})
    answer = api.verify_document(json.dumps(document), now=NOW, fetcher=fetcher)
    assert answer.reason == "status_list_issuer"


def test_one_that_names_hundreds_of_lists_does_not_make_us_ask_them_all(signed):
    issuer = ForeignIssuer()
    entry = issuer.issue()["credentialStatus"][0]
    lists = {f"{LIST}{number}": issuer.status(f"{LIST}{number}") for number in range(8)}
    entries = [{**entry, "id": f"{address}#5", "statusListCredential": address} for address in lists]
    fetcher = FetcherSimulator({"https://college.example/.well-known/did.json": issuer.did, **lists})
    document = json.dumps(issuer.issue(credentialStatus=entries))
    assert api.verify_document(document, now=FOREIGN_NOW, fetcher=fetcher).reason == "address_refused"
    assert len(fetcher.asked) == 6
