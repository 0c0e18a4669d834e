"""The adapter for the W3C suites answers as VC-API asks: 2xx for what is good, 4xx with the reason for the rest."""

import copy
import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from tests.support.vc_api import VcApi

from advocert_certificates.domain.vocabulary import CREDENTIALS_V2

CREDENTIAL = {
    "@context": [CREDENTIALS_V2],
    "type": ["VerifiableCredential"],
    "issuer": "did:example:replaced",
    "credentialSubject": {"id": "did:example:holder", "name": "Amina"},
}


@pytest.fixture(scope="module")
def api():
    with VcApi() as started:
        yield started


def post(api, path, **body):
    request = Request(api.address + path, json.dumps(body).encode(), {"Content-Type": "application/json"})  # noqa: S310
    try:
        with urlopen(request) as response:  # noqa: S310 - our own server
            return response.status, json.load(response)
    except HTTPError as error:
        return error.code, json.load(error)


def verify(api, credential):
    status, answer = post(api, "/credentials/verify", verifiableCredential=credential)
    return status, answer["errors"]


def test_what_it_issues_it_verifies(api):
    status, signed = post(api, "/credentials/issue", credential=CREDENTIAL, options={})
    assert (status, verify(api, signed)) == (201, (200, []))


def test_it_wraps_when_asked(api):
    _, answer = post(api, "/credentials/issue", credential=CREDENTIAL, options={"wrap": True})
    assert answer["verifiableCredential"]["proof"]


WRONG = {
    "no context": {"@context": []},
    "another first context": {"@context": ["https://www.w3.org/2018/credentials/v1"]},
    "no type": {"type": []},
    "an unknown type": {"type": ["VerifiableCredential", "Unknown"]},
    "no subject": {"credentialSubject": None},
    "an unknown member": {"surprise": "x"},
    "a relative id": {"id": "credential-1"},
    "two ids": {"id": ["https://a.example/1", "https://a.example/2"]},
    "dates turned round": {"validFrom": "2027-01-01T00:00:00Z", "validUntil": "2026-01-01T00:00:00Z"},
    "a date without zone": {"validFrom": "2027-01-01T00:00:00"},
    "an issuer that is a number": {"issuer": 5},
    "a status without type": {"credentialStatus": {"id": "https://a.example/#1"}, "id": None},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG.keys())
def test_what_is_not_well_formed_is_not_issued_or_not_verified(api, changes):
    status, answer = post(api, "/credentials/issue", credential=CREDENTIAL | changes)
    assert status == 400 or verify(api, answer)[0] == 400


def test_a_changed_credential_is_refused_with_its_reason(api):
    _, signed = post(api, "/credentials/issue", credential=CREDENTIAL)
    changed = copy.deepcopy(signed)
    changed["credentialSubject"]["name"] = "Somebody"
    assert verify(api, changed) == (400, ["changed"])


def test_a_revoked_one_is_refused(api):
    address = api.publish_list("7", 5)
    entry = {
        "id": f"{address}#5",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "5",
        "statusListCredential": address,
    }
    _, revoked = post(api, "/credentials/issue", credential=CREDENTIAL | {"credentialStatus": entry})
    good = {**entry, "id": f"{address}#6", "statusListIndex": "6"}
    _, neighbour = post(api, "/credentials/issue", credential=CREDENTIAL | {"credentialStatus": good})
    assert [verify(api, one) for one in (revoked, neighbour)] == [(400, ["revoked"]), (200, [])]


def test_a_list_is_served(api):
    with urlopen(api.publish_list("8")) as response:  # noqa: S310 - our own server
        assert json.load(response)["credentialSubject"]["type"] == "BitstringStatusList"


def present(api, *credentials, **changes):
    presentation = {
        "@context": [CREDENTIALS_V2],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": credentials,
    }
    return post(api, "/presentations/verify", verifiablePresentation=presentation | changes)[0]


def test_a_presentation_is_as_good_as_what_is_in_it(api):
    _, signed = post(api, "/credentials/issue", credential=CREDENTIAL)
    assert present(api, signed) == 200
    assert present(api, signed, {**signed, "name": "x"}) == 400


@pytest.mark.parametrize("changes", [{"type": "Thing"}, {"@context": ["https://a.example"]}])
def test_what_is_no_presentation_is_refused(api, changes):
    assert present(api, **changes) == 400


@pytest.mark.parametrize(
    "path", ["/credentials/issue", "/credentials/verify", "/presentations/verify", "/other"]
)
def test_a_request_that_cannot_be_understood_is_a_400(api, path):
    assert post(api, path, nonsense=1)[0] == 400
