"""From values to the JSON of the profile, and the rules between its members."""

import copy
from dataclasses import replace
from hashlib import sha256

import pytest
from tests.support.credential_kit import SNAPSHOT, SUBJECT

from advocert_certificates.domain.credential_errors import (
    UnresolvedResultError,
    ValidityOrderError,
    WrongValueError,
)
from advocert_certificates.domain.nquads import canonical_nquads
from advocert_certificates.domain.profile import Holder, Result, build_document
from advocert_certificates.domain.rules import check_rules


def built(**changes):
    return build_document(replace(SNAPSHOT, **changes))


def test_the_contexts_are_exactly_three_in_their_order():
    assert [url.rsplit("/", 1)[1] for url in built()["@context"]] == [
        "v2",
        "context-3.0.3.json",
        "extensions.json",
    ]


def test_the_issuer_is_an_object():
    assert built()["issuer"]["type"] == ["Profile"]


def test_the_name_of_the_holder_stands_plain():
    identity = built(holder=Holder(SUBJECT, "Amina Osei"))["credentialSubject"]["identifier"]
    assert identity == [
        {"type": "IdentityObject", "hashed": False, "identityHash": "Amina Osei", "identityType": "name"}
    ]


def test_the_address_of_the_holder_is_never_readable():
    assert "amina.osei@" not in str(built())


def test_who_knows_the_address_can_match_it():
    [_, address] = built()["credentialSubject"]["identifier"]
    expected = sha256(b"amina.osei@acme.example" + address["salt"].encode()).hexdigest()
    assert address["identityHash"] == f"sha256${expected}"


def test_an_address_in_capitals_is_the_same_address():
    holder = Holder(SUBJECT, "Amina Osei", " Amina.Osei@ACME.example ", SNAPSHOT.holder.salt)
    assert built(holder=holder) == built()


def test_scopes_areas_and_countries_are_sorted_tags():
    assert built()["credentialSubject"]["achievement"]["tag"] == [
        "area:Home networking",
        "jurisdiction:AT",
        "jurisdiction:DE",
        "level:L1",
        "scope:share:approved",
        "scope:speak:own-account",
    ]


def test_the_policy_set_is_an_alignment_with_its_hash():
    [alignment] = built()["credentialSubject"]["achievement"]["alignment"]
    assert alignment["targetCode"] == "sha256:" + "ab" * 32


def test_a_result_is_text_and_points_to_its_description():
    subject = built()["credentialSubject"]
    described = {entry["id"] for entry in subject["achievement"]["resultDescription"]}
    assert {entry["resultDescription"] for entry in subject["result"]} == described


def test_the_status_is_one_object_whose_index_is_text():
    assert built()["credentialStatus"]["statusListIndex"] == "77"


def test_without_results_and_evidence_there_are_no_empty_lists():
    document = built(results=(), evidence=())
    assert "[]" not in str(document)


def test_results_whose_names_begin_alike_still_stand_in_canonical_order():
    results = (Result("exam", "a", "1"), Result("exam-2", "b", "2"), Result("exam2", "c", "3"))
    assert canonical_nquads(built(results=results))


def test_the_award_counts_from_the_begin_unless_said_otherwise():
    assert built()["awardedDate"] == built()["validFrom"]


def broken(*path, value):
    document = copy.deepcopy(built())
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return document


@pytest.mark.parametrize(
    ("document", "error"),
    [
        (broken("validUntil", value="2026-03-04T00:00:00Z"), ValidityOrderError),
        (broken("credentialStatus", "id", value="https://a.example/1"), WrongValueError),
        (broken("credentialSubject", "identifier", 0, "hashed", value=True), WrongValueError),
        (broken("credentialSubject", "identifier", 0, "salt", value="x"), WrongValueError),
        (broken("credentialSubject", "identifier", 1, "identityType", value="name"), WrongValueError),
        (
            broken("credentialSubject", "result", 0, "resultDescription", value="https://a/"),
            UnresolvedResultError,
        ),
    ],
)
def test_members_that_contradict_each_other_are_refused(document, error):
    with pytest.raises(error):
        check_rules(document)


def test_two_names_are_refused():
    document = copy.deepcopy(built())
    name = document["credentialSubject"]["identifier"][0]
    document["credentialSubject"]["identifier"] = [name, name | {"identityHash": "Another"}]
    with pytest.raises(WrongValueError, match="one name"):
        check_rules(document)
