"""One plain outcome per credential: valid, or its own reason. Every refusal is tested for its reason."""

import copy
from datetime import timedelta

import pytest
from tests.support.credential_kit import DID, INDEX, SNAPSHOT, STATUS_LIST, CredentialKit

from advocert_certificates.domain import refusals
from advocert_certificates.domain.did import did_document
from advocert_certificates.domain.profile import Issuer
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.domain.verification import Outcome


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    return CredentialKit(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def signed(kit):
    return kit.issue()


@pytest.fixture
def stranger(tmp_path):
    return CredentialKit(tmp_path)


def altered(document, *path, value=None, remove=False):
    document = copy.deepcopy(document)
    place = document
    for step in path[:-1]:
        place = place[step]
    if remove:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return document


def renamed(document, old, new):
    return {new if name == old else name: value for name, value in document.items()}


def outcomes(answer):
    return [check.outcome for check in answer.checks]


def test_a_good_credential_is_valid(kit, signed):
    assert kit.verify(signed).valid


def test_the_check_list_says_in_words_what_was_looked_at(kit, signed):
    assert [check.name for check in kit.verify(signed).checks] == [
        "Signed by Acme",
        "Unchanged since it was signed",
        "Within its dates",
        "Not taken back",
    ]


VC = "https://www.w3.org/2018/credentials#"
MUTATIONS = {
    "another name": (("name",), "Chief Advocate", "changed"),
    "another holder": (("credentialSubject", "identifier", 0, "identityHash"), "Someone Else", "changed"),
    "a longer validity": (("validUntil",), "2038-03-04T00:00:00Z", "changed"),
    "one more tag": (("credentialSubject", "achievement", "tag"), ["a:b"], "changed"),
    "another place in the list": (("credentialStatus", "statusListIndex"), "78", "not_our_profile"),
    "a member that we never have": (("termsOfUse",), [], "foreign_member"),
    "a member under its full address": ((f"{VC}validUntil",), "2038-03-04T00:00:00Z", "foreign_member"),
    "a refresh service": (("refreshService",), {"id": "https://a/", "type": "X"}, "foreign_member"),
    "a status list of entries": (("credentialStatus",), [], "not_our_profile"),
    "other contexts": (("@context",), ["https://a/"], "not_our_profile"),
    "another type": (("type",), ["VerifiableCredential"], "not_our_profile"),
    "a number as value": (("credentialSubject", "result", 0, "value"), 92, "not_our_profile"),
    "no issuer": (("issuer",), None, "not_our_profile"),
    "no proof": (("proof",), [], "no_proof"),
    "a proof beside the list": (("proof",), {}, "proof_shape"),
    "a proof in its own words": (("proof",), ["x"], "proof_shape"),
    "another suite": (("proof", 0, "cryptosuite"), "eddsa-jcs-2022", "wrong_suite"),
    "another proof type": (("proof", 0, "type"), "Ed25519Signature2020", "wrong_suite"),
    "another purpose": (("proof", 0, "proofPurpose"), "authentication", "wrong_purpose"),
    "another time of signing": (("proof", 0, "created"), "2026-01-01T00:00:00Z", "changed"),
    "no time of signing": (("proof", 0, "created"), "yesterday", "proof_shape"),
    "a domain in the proof": (("proof", 0, "domain"), "a.example", "proof_shape"),
    "half a signature": (("proof", 0, "proofValue"), "z3hX", "proof_shape"),
    "no base58": (("proof", 0, "proofValue"), "u0OIl", "proof_shape"),
    "another key of the issuer": (
        ("proof", 0, "verificationMethod"),
        f"{DID}#ed-2025-1",
        "key_not_published",
    ),
    "a key without fragment": (("proof", 0, "verificationMethod"), DID, "wrong_issuer"),
    "a key of a stranger": (
        ("proof", 0, "verificationMethod"),
        "did:web:evil.example#ed-2026-1",
        "wrong_issuer",
    ),
    "another issuer": (("issuer", "id"), "did:web:evil.example:advocert", "wrong_issuer"),
    "a bracket in the key": (("proof", 0, "verificationMethod"), f"{DID}#a> <b", "proof_shape"),
}


@pytest.mark.parametrize(("path", "value", "reason"), MUTATIONS.values(), ids=MUTATIONS.keys())
def test_a_changed_credential_is_refused_for_its_reason(kit, signed, path, value, reason):
    answer = kit.verify(altered(signed, *path, value=value))
    assert (answer.valid, answer.reason) == (False, reason)


@pytest.mark.parametrize("extra", [{"name": "https://a.example/x"}, "https://a.example/context"])
def test_a_context_that_was_added_is_refused(kit, signed, extra):
    answer = kit.verify(altered(signed, "@context", value=[*signed["@context"], extra]))
    assert answer.reason == "extra_context"


@pytest.mark.parametrize("name", ["validUntil", "credentialStatus", "evidence", "awardedDate"])
def test_a_member_under_another_name_is_refused(kit, signed, name):
    assert kit.verify(renamed(signed, name, f"{VC}{name}")).reason == "foreign_member"


def test_a_removed_member_is_refused(kit, signed):
    assert kit.verify(altered(signed, "credentialStatus", remove=True)).reason == "not_our_profile"


def test_a_removed_optional_member_is_refused(kit, signed):
    assert kit.verify(altered(signed, "evidence", remove=True)).reason == "changed"


def test_a_reordered_list_is_refused_although_its_statements_are_the_same(kit, signed):
    tags = signed["credentialSubject"]["achievement"]["tag"]
    mutated = altered(signed, "credentialSubject", "achievement", "tag", value=tags[::-1])
    assert kit.verify(mutated).reason == "not_our_profile"


def test_a_second_proof_is_refused_even_beside_a_good_one(kit, signed):
    mutated = altered(signed, "proof", value=signed["proof"] * 2)
    assert kit.verify(mutated).reason == "second_proof"


def test_a_credential_with_the_proof_of_another_is_refused(kit, signed):
    other = kit.issue(number="AAAA-BBBB")
    assert kit.verify({**signed, "proof": other["proof"]}).reason == "changed"


def test_what_a_stranger_signed_in_our_name_is_refused(kit, stranger):
    assert kit.verify(stranger.issue()).reason == "changed"


def test_the_keys_of_another_issuer_do_not_count(kit, signed):
    other = did_document("did:web:evil.example:advocert", kit.ring.published)
    assert kit.verify(signed, did_document=other).reason == "wrong_issuer"


def test_without_keys_it_is_unknown_who_signed(kit, signed):
    assert kit.verify(signed, did_document=None).reason == "issuer_unknown"


def test_a_key_that_was_withdrawn_takes_its_credentials_with_it(kit, signed):
    withdrawn = {**kit.did, "assertionMethod": []}
    assert kit.verify(signed, did_document=withdrawn).reason == "key_withdrawn"


@pytest.mark.parametrize(
    "change",
    [
        {"controller": "did:web:evil.example"},
        {"type": "JsonWebKey"},
        {"publicKeyMultibase": "z6Mk"},
        {"id": "#x"},
    ],
)
def test_a_key_that_is_not_published_in_our_form_does_not_count(kit, signed, change):
    method = {**kit.did["verificationMethod"][0], **change}
    assert (
        kit.verify(signed, did_document={**kit.did, "verificationMethod": [method]}).reason
        == "key_not_published"
    )


def test_a_credential_of_the_future_is_not_valid_yet(kit):
    begin = kit.now + timedelta(hours=1)
    assert kit.verify(kit.issue(valid_from=begin)).reason == "not_yet_valid"


def test_a_clock_that_is_slow_by_a_minute_does_no_harm(kit):
    assert kit.verify(kit.issue(valid_from=kit.now + timedelta(minutes=1))).valid


def test_a_credential_ends_at_its_last_instant(kit):
    assert kit.verify(kit.issue(valid_until=kit.now)).reason == "expired"


def test_a_credential_counts_until_its_last_second(kit):
    assert kit.verify(kit.issue(valid_until=kit.now + timedelta(seconds=1))).valid


@pytest.fixture
def revoked_list(kit):
    bits = copy.deepcopy(kit.bits)
    bits.set(INDEX)
    return kit.status(encoded=bits.encode())


def test_a_credential_that_was_taken_back_is_not_valid(kit, signed, revoked_list):
    assert kit.verify(signed, status_document=revoked_list).reason == "revoked"


def test_the_neighbours_of_a_bit_are_not_taken_back(kit, revoked_list):
    neighbour = kit.issue(status=SNAPSHOT.status.__class__(STATUS_LIST, INDEX + 1))
    assert kit.verify(neighbour, status_document=revoked_list).valid


def test_taken_back_weighs_more_than_ended(kit, revoked_list):
    ended = kit.issue(valid_until=kit.now)
    assert kit.verify(ended, status_document=revoked_list).reason == "revoked"


def test_ended_needs_no_list(kit):
    ended = kit.issue(valid_until=kit.now)
    assert kit.verify(ended, status_document=None).reason == "expired"


def test_without_a_list_it_is_unknown_whether_it_counts(kit, signed):
    assert kit.verify(signed, status_document=None).reason == "status_unknown"


LISTS = {
    "another list": ({"list_id": f"{STATUS_LIST}-other"}, "status_list_other"),
    "an old list": (
        {"valid_until": SNAPSHOT.valid_from + timedelta(days=1), "valid_from": SNAPSHOT.valid_from},
        "status_list_outdated",
    ),
    "a list of the future": (
        {"valid_from": SNAPSHOT.valid_until, "valid_until": SNAPSHOT.valid_until + timedelta(1)},
        "status_list_early",
    ),
    "a list that cannot be unpacked": ({"encoded": "uabc"}, "status_list_broken"),
    "a list of another issuer": ({"issuer_did": "did:web:evil.example:advocert"}, "status_list_issuer"),
}


@pytest.mark.parametrize(("changes", "reason"), LISTS.values(), ids=LISTS.keys())
def test_a_list_that_does_not_count_is_refused_for_its_reason(kit, signed, changes, reason):
    assert kit.verify(signed, status_document=kit.status(**changes)).reason == reason


def test_a_list_that_was_changed_is_refused(kit, signed):
    forged = altered(kit.status(), "credentialSubject", "encodedList", value="uabc")
    assert kit.verify(signed, status_document=forged).reason == "status_list_forged"


def test_a_credential_is_no_status_list(kit, signed):
    assert kit.verify(signed, status_document=signed).reason == "status_list_forged"


def test_an_index_outside_the_list_is_refused(kit):
    beyond = kit.issue(status=SNAPSHOT.status.__class__(STATUS_LIST, kit.bits.size))
    assert kit.verify(beyond).reason == "status_index_outside"


def test_of_a_changed_file_nothing_is_shown_but_the_address_of_the_issuer(kit, signed):
    forged = altered(signed, "issuer", "name", value="Evil Corp")
    answer = kit.verify(forged)
    assert "Evil Corp" not in str(answer)


def test_after_a_changed_text_dates_and_list_are_not_looked_at(kit, signed):
    answer = kit.verify(altered(signed, "name", value="x"))
    assert outcomes(answer) == [Outcome.PASSED, Outcome.FAILED, Outcome.SKIPPED, Outcome.SKIPPED]


def test_a_taken_back_credential_is_still_shown_as_signed(kit, signed, revoked_list):
    answer = kit.verify(signed, status_document=revoked_list)
    assert outcomes(answer) == [Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.FAILED]


def test_a_document_of_any_shape_gets_an_answer(kit):
    assert kit.verify({"type": {"a": []}, "@context": 7}).reason == "not_our_profile"


def test_every_reason_has_its_own_code():
    codes = [refusal.reason for refusal in RefusedError.__subclasses__()]
    assert len(codes) == len(set(codes)) > 20


@pytest.mark.parametrize("refusal", RefusedError.__subclasses__())
def test_every_reason_says_what_it_means_and_what_to_do(refusal):
    assert str(refusal()).count(". ") >= 1 or refusal is refusals.NoProofError


def test_the_name_of_the_issuer_is_given_only_when_it_is_signed(kit):
    assert (
        kit.verify(kit.issue(issuer=Issuer(DID, "Ácme & Söhne", "https://a.example"))).issuer_name
        == "Ácme & Söhne"
    )
