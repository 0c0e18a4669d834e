"""Credentials of others: accepted when every word is theirs and still counts, else refused for its own reason."""

import copy
from datetime import timedelta

import pytest
from tests.support.foreign_issuer import CREDENTIAL, DID, LIST, NOW, VC, ForeignIssuer, reason, without

from advocert_certificates.credentials.sources import GivenSources
from advocert_certificates.credentials.verifying import verify_presented
from advocert_certificates.domain.refusals import RefusedError


@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "ecdsa-rdfc-2019"])
def test_a_good_one_is_valid(issuer, suite):
    assert reason(issuer, issuer.issue(proof={"suite": suite})) is None


def test_one_without_status_id_or_end_is_valid(issuer):
    assert reason(issuer, issuer.issue(credentialStatus=None, id=None, validUntil=None)) is None


def test_an_issuer_that_is_its_own_key_needs_no_document():
    from advocert_certificates.domain.multikey import encode_ed25519

    issuer = ForeignIssuer()
    multikey = encode_ed25519(issuer.ed.public_key().public_bytes_raw())
    issuer.identity = f"did:key:{multikey}"
    document = issuer.issue(
        issuer=issuer.identity,
        credentialStatus=None,
        proof={"verificationMethod": f"{issuer.identity}#{multikey}"},
    )
    assert verify_presented("", document, GivenSources(), now=NOW).valid


def test_the_check_list_leaves_trust_to_the_reader(issuer, signed):
    first = issuer.verify(signed).checks[0]
    assert (first.name, "Whether you trust" in first.detail) == ("Signed by college.example", True)


def test_of_one_that_does_not_verify_nothing_is_shown(issuer, signed):
    answer = issuer.verify({**signed, "name": "Forged words"})
    assert (answer.issuer_name, "Forged" in str(answer)) == ("", False)


def moved_end(document):
    """The end stands in a second object with the id of the credential, where no reader looks for it."""
    moved = without(document, "validUntil")
    moved["credentialSubject"] = {
        **document["credentialSubject"],
        "achievement": {
            **document["credentialSubject"]["achievement"],
            "related": {"id": document["id"], "validUntil": document["validUntil"]},
        },
    }
    return moved


def nested(document, name, value, *path):
    changed = copy.deepcopy(document)
    place = changed
    for step in path:
        place = place[step]
    place[name] = value
    return changed


MUTATIONS = {
    "another name": (lambda d: nested(d, "name", "Painting", "credentialSubject", "achievement"), "changed"),
    "a longer validity": (lambda d: {**d, "validUntil": "2037-01-01T00:00:00Z"}, "changed"),
    "no end": (lambda d: without(d, "validUntil"), "changed"),
    "no status": (lambda d: without(d, "credentialStatus"), "changed"),
    "one status less": (lambda d: {**d, "credentialStatus": d["credentialStatus"][1:]}, "changed"),
    "an end under its address": (
        lambda d: {**without(d, "validUntil"), f"{VC}validUntil": d["validUntil"]},
        "hidden_policy",
    ),
    "a status under its address": (
        lambda d: {**without(d, "credentialStatus"), f"{VC}credentialStatus": d["credentialStatus"]},
        "hidden_policy",
    ),
    "an end moved elsewhere": (moved_end, "hidden_policy"),
    "a status by its id alone": (
        lambda d: {**d, "credentialStatus": [{"id": one["id"]} for one in d["credentialStatus"]]},
        "changed",
    ),
    "a word that nothing explains": (lambda d: {**d, "favourite": "blue"}, "unknown_term"),
    "such a word deep inside": (
        lambda d: nested(d, "favourite", 1, "credentialSubject", "achievement"),
        "unknown_term",
    ),
    "a type that nothing explains": (lambda d: {**d, "type": [*d["type"], "Royal"]}, "unknown_term"),
    "a type under its address": (
        lambda d: {**d, "type": [*d["type"], "https://a.example/Royal"]},
        "unknown_term",
    ),
    "a keyword": (lambda d: {**d, "@reverse": {}}, "unknown_term"),
    "an inline context": (
        lambda d: {**d, "@context": [*d["@context"], {"x": "https://a/x"}]},
        "unknown_context",
    ),
    "an unknown context": (lambda d: {**d, "@context": [*d["@context"], "https://a/x"]}, "unknown_context"),
    "contexts in another order": (lambda d: {**d, "@context": d["@context"][::-1]}, "unknown_context"),
    "no context": (lambda d: without(d, "@context"), "unknown_context"),
    "a relative id": (lambda d: {**d, "id": "badges/1"}, "foreign_shape"),
    "null": (lambda d: {**d, "name": None}, "foreign_shape"),
    "a fraction": (
        lambda d: nested(d, "creditsAvailable", 1.5, "credentialSubject", "achievement"),
        "foreign_shape",
    ),
    "no subject": (lambda d: without(d, "credentialSubject"), "foreign_shape"),
    "a date without zone": (lambda d: {**d, "validFrom": "2026-01-01T00:00:00"}, "foreign_shape"),
    "no issuer": (lambda d: without(d, "issuer"), "foreign_shape"),
    "no proof": (lambda d: without(d, "proof"), "no_proof"),
    "an empty list of proofs": (lambda d: {**d, "proof": []}, "no_proof"),
    "a proof in words": (lambda d: {**d, "proof": "trust me"}, "proof_shape"),
    "a second proof that is forged": (
        lambda d: {**d, "proof": [d["proof"], {**d["proof"], "created": "2026-02-02T00:00:00Z"}]},
        "changed",
    ),
    "another suite": (lambda d: nested(d, "cryptosuite", "eddsa-jcs-2022", "proof"), "unsupported_suite"),
    "another type of proof": (
        lambda d: nested(d, "type", "Ed25519Signature2020", "proof"),
        "unsupported_suite",
    ),
    "a member that changes the proof": (
        lambda d: nested(d, "previousProof", "urn:x", "proof"),
        "unsupported_suite",
    ),
    "another purpose": (lambda d: nested(d, "proofPurpose", "authentication", "proof"), "wrong_purpose"),
    "another time of signing": (lambda d: nested(d, "created", "2026-02-02T00:00:00Z", "proof"), "changed"),
    "a proof that has run out": (
        lambda d: nested(d, "expires", "2026-02-02T00:00:00Z", "proof"),
        "proof_expired",
    ),
    "half a signature": (lambda d: nested(d, "proofValue", "z3hX", "proof"), "proof_shape"),
    "another key of the issuer": (
        lambda d: nested(d, "verificationMethod", f"{DID}#p256", "proof"),
        "changed",
    ),
    "a key nobody publishes": (
        lambda d: nested(d, "verificationMethod", f"{DID}#x", "proof"),
        "key_not_published",
    ),
    "a key of somebody else": (
        lambda d: nested(d, "verificationMethod", "did:web:evil.example#ed", "proof"),
        "wrong_issuer",
    ),
    "another issuer": (lambda d: nested(d, "id", "did:web:evil.example", "issuer"), "issuer_unknown"),
}


@pytest.mark.parametrize(("change", "expected"), MUTATIONS.values(), ids=MUTATIONS.keys())
def test_a_changed_one_is_refused_for_its_reason(issuer, signed, change, expected):
    assert reason(issuer, change(signed)) == expected


def test_a_status_entry_without_its_members_is_refused_even_when_signed(issuer):
    document = issuer.issue(credentialStatus={"id": f"{LIST}#5", "type": "BitstringStatusListEntry"})
    assert reason(issuer, document) == "status_type"


def entry(**changes):
    return {**CREDENTIAL["credentialStatus"][0], "id": f"{LIST}#another", **changes}


@pytest.mark.parametrize(
    "changes", [{"type": "1EdTechRevocationList"}, {"statusPurpose": "message"}, {"statusSize": 2}]
)
def test_an_entry_that_cannot_be_judged_is_never_ignored(issuer, changes):
    document = issuer.issue(credentialStatus=[*CREDENTIAL["credentialStatus"], entry(**changes)])
    assert reason(issuer, document) in {"status_type", "unknown_term"}


STATUS = {
    "taken back": (lambda i: {"revocation": i.status(index=5)}, "revoked"),
    "paused": (lambda i: {"suspension": i.status(f"{LIST}b", index=6)}, "suspended"),
    "another list": (lambda i: {"revocation": i.status(f"{LIST}c")}, "status_list_other"),
    "a list for another purpose": (lambda i: {"revocation": i.status(f"{LIST}b")}, "status_list_other"),
    "a list of somebody else": (lambda i: {"revocation": ForeignIssuer().status()}, "status_list_forged"),
    "an old list": (
        lambda i: {"revocation": i.status(validUntil=(NOW - timedelta(seconds=1)).isoformat())},
        "status_list_outdated",
    ),
    "a list of the future": (
        lambda i: {"revocation": i.status(validFrom=(NOW + timedelta(minutes=30)).isoformat())},
        "status_list_early",
    ),
    "a credential as list": (lambda i: {"revocation": i.issue()}, "status_list_other"),
    "a list that was changed": (lambda i: {"revocation": {**i.status(), "name": "x"}}, "status_list_forged"),
}


@pytest.mark.parametrize(("lists", "expected"), STATUS.values(), ids=STATUS.keys())
def test_every_list_behind_it_counts(issuer, signed, lists, expected):
    assert reason(issuer, signed, issuer.sources(**lists(issuer))) == expected


def test_a_list_by_another_issuer_is_refused_although_it_is_good(issuer, signed):
    other = ForeignIssuer("did:web:other.example")
    sources = GivenSources(
        {DID: issuer.did, other.identity: other.did},
        {LIST: other.status(), f"{LIST}b": issuer.status(f"{LIST}b")},
    )
    assert reason(issuer, signed, sources) == "status_list_issuer"


def test_without_the_lists_it_is_unknown(issuer, signed):
    assert reason(issuer, signed, GivenSources({DID: issuer.did})) == "status_unknown"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"validFrom": "2026-12-01T00:00:00Z"}, "not_yet_valid"),
        ({"validUntil": "2026-02-01T00:00:00Z"}, "expired"),
    ],
)
def test_dates_count(issuer, changes, expected):
    assert reason(issuer, issuer.issue(**changes)) == expected


def test_two_unnamed_objects_that_look_alike_are_told_apart_by_the_reference(issuer):
    achievement = CREDENTIAL["credentialSubject"]["achievement"]
    twins = [{"type": ["Related"], "inLanguage": "en"}] * 2
    subject = {**CREDENTIAL["credentialSubject"], "achievement": {**achievement, "related": twins}}
    with_ids = [{"id": "https://a.example/1", "type": ["Related"]}]
    named = {**CREDENTIAL["credentialSubject"], "achievement": {**achievement, "related": with_ids}}
    assert [reason(issuer, issuer.issue(credentialSubject=one)) for one in (subject, named)] == [None, None]


@pytest.mark.parametrize("refusal", RefusedError.__subclasses__())
def test_every_reason_is_one_that_a_person_can_act_on(refusal):
    assert refusal.text.endswith(".")
    assert len(refusal.text) < 200
