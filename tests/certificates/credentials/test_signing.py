"""Signing: one proof, over the document that was checked."""

import json

import pytest
from tests.support.credential_kit import DID, SNAPSHOT, SUBJECT, CredentialKit

from advocert_certificates.domain.credential_errors import UnknownMemberError, UnsignableTextError
from advocert_certificates.domain.profile import Holder, build_document


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return CredentialKit(tmp_path_factory.mktemp("keys"))


def test_the_proof_is_a_list_of_one(kit):
    [proof] = kit.issue()["proof"]
    assert {name: proof[name] for name in proof if name != "proofValue"} == {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-11-22T14:06:00Z",
        "verificationMethod": f"{DID}#ed-2026-1",
        "proofPurpose": "assertionMethod",
    }


def test_the_document_given_is_left_as_it_was(kit):
    document = build_document(SNAPSHOT)
    kit.sign(document)
    assert document == build_document(SNAPSHOT)


def test_the_same_values_at_the_same_time_give_the_same_signature(kit):
    assert kit.issue() == kit.issue()


def test_a_signed_credential_survives_json_in_any_spelling(kit):
    spelled = json.loads(json.dumps(kit.issue(), ensure_ascii=True, indent=3, sort_keys=True))
    assert kit.verify(spelled).valid


def test_a_document_is_not_signed_twice(kit):
    with pytest.raises(UnknownMemberError, match="proof"):
        kit.sign(kit.issue())


def test_a_name_that_cannot_be_signed_is_named_before_anything_is_signed(kit):
    with pytest.raises(UnsignableTextError) as caught:
        kit.issue(holder=Holder(SUBJECT, "Amina\tOsei"))
    assert str(caught.value) == (
        "credentialSubject.identifier[0].identityHash: Character 6 (U+0009) cannot be signed safely. "
        "Remove it from the text."
    )


@pytest.mark.parametrize(
    "name", ['"', "\\", "日本語", "🎉", "\u2028", "\ufffe", "ſﬃ", "e\u0301", "\u202eevil", " "]
)
def test_any_other_text_is_signed_as_it_is(kit, name):
    assert kit.verify(kit.issue(holder=Holder(SUBJECT, name))).valid
