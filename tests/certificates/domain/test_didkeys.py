"""did:web and did:key, read as their methods say and not more generously."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_certificates.domain.didkeys import did_key_document, did_web_address, read_multikey
from advocert_certificates.domain.foreign_refusals import DidMethodError
from advocert_certificates.domain.multikey import encode_ed25519


@pytest.mark.parametrize(
    ("did", "address"),
    [
        ("did:web:a.example", "https://a.example/.well-known/did.json"),
        ("did:web:a.example:advocert", "https://a.example/advocert/did.json"),
        ("did:web:a.example%3A8443:x:y", "https://a.example:8443/x/y/did.json"),
    ],
)
def test_the_address_of_a_document(did, address):
    assert did_web_address(did) == address


@pytest.mark.parametrize(
    "did",
    [
        "", "did", "did:web", "did:web:", "did:ion:a", "web:a.example", "did:web:a.example:..:x", "did:web:a.example:.",
        "did:web:a.example/x", "did:web:a.example%2Fx", "did:web:a@b.example", "did:web:a.example%3A0",
        "did:web:a.example%3Ax", "did:web:a.example?x", "did:web:a.example#x", "did:web:[::1]", "did:web:A.example",
        "did:web:a.example:", "did:web:a.example:x:", "did:web:a_b.example", "did:web:-a.example",
    ],
)  # fmt: skip
def test_a_name_that_is_not_written_so_is_refused(did):
    with pytest.raises(DidMethodError):
        did_web_address(did)


@given(st.text(max_size=30))
def test_no_text_leads_to_another_host_than_the_one_it_names(text):
    try:
        address = did_web_address(f"did:web:a.example:{text}")
    except DidMethodError:
        return
    assert address.startswith("https://a.example/")


@given(st.binary(min_size=32, max_size=32))
def test_a_key_that_is_its_own_name_explains_itself(raw):
    multikey = encode_ed25519(raw)
    document = did_key_document(f"did:key:{multikey}")
    assert document["assertionMethod"] == [f"did:key:{multikey}#{multikey}"]
    assert read_multikey(multikey, "x").raw == raw


@pytest.mark.parametrize(
    "did", ["did:key:", "did:key:z6Mk", "did:key:zzzz", "did:web:a", "did:key:u6Mk", "did:key:z0OIl"]
)
def test_a_name_that_is_no_key_is_refused(did):
    with pytest.raises(DidMethodError):
        did_key_document(did)
