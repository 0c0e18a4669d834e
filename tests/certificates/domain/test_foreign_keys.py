"""Foreign credentials: the document of keys is read strictly, and what a source refuses is the reason."""

import pytest
from tests.support.foreign_issuer import DID, reason

from advocert_certificates.credentials.sources import GivenSources
from advocert_certificates.domain.foreign_refusals import AddressRefusedError

DOCUMENTS = {
    "withdrawn for assertions": (lambda d: {**d, "assertionMethod": []}, "key_withdrawn"),
    "a document of somebody else": (lambda d: {**d, "id": "did:web:evil.example"}, "wrong_issuer"),
    "a key under another controller": (
        lambda d: {
            **d,
            "verificationMethod": [
                {**one, "controller": "did:web:evil.example"} for one in d["verificationMethod"]
            ],
        },
        "key_not_published",
    ),
    "a key twice": (lambda d: {**d, "verificationMethod": d["verificationMethod"] * 2}, "key_not_published"),
    "a key that is none": (
        lambda d: {
            **d,
            "verificationMethod": [{**one, "publicKeyMultibase": "z6Mk"} for one in d["verificationMethod"]],
        },
        "key_not_published",
    ),
}


@pytest.mark.parametrize(("change", "expected"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_the_document_of_keys_is_read_strictly(issuer, signed, change, expected):
    assert reason(issuer, signed, issuer.sources(did=change(issuer.did))) == expected


def test_a_document_may_leave_out_its_own_id_before_a_key(issuer, signed):
    did = issuer.did
    short = [{**one, "id": one["id"].removeprefix(DID)} for one in did["verificationMethod"]]
    document = {**did, "verificationMethod": short, "assertionMethod": [one["id"] for one in short]}
    assert reason(issuer, signed, issuer.sources(did=document)) is None


def test_what_a_source_refuses_is_the_reason(issuer, signed):
    class Inside(GivenSources):
        def did_document(self, did):
            raise AddressRefusedError(did)

    assert reason(issuer, signed, Inside()) == "address_refused"
