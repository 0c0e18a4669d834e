"""The compiled canonical form: the same bytes as the general way, and nothing outside the profile."""

import copy
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.credential_kit import ACHIEVEMENT, BASE, DID, SNAPSHOT, STATUS_LIST
from tests.support.json_ld_reference import reference_nquads
from tests.support.snapshots import moments, slugs, snapshots

from advocert_certificates.domain.credential_errors import (
    AmbiguousOrderError,
    ListOrderError,
    MissingMemberError,
    RepeatedIdError,
    UnknownMemberError,
    UnsignableTextError,
    WrongTypeError,
    WrongValueError,
)
from advocert_certificates.domain.nquads import canonical_nquads
from advocert_certificates.domain.profile import (
    build_document,
)
from advocert_certificates.domain.proof import proof_nquads, proof_options
from advocert_certificates.domain.statuslist import build_status_document
from advocert_certificates.domain.vocabulary import CREDENTIAL_CONTEXTS


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(snapshots())
def test_a_credential_has_the_bytes_of_the_reference_whatever_its_values(snapshot):
    document = build_document(snapshot)
    try:
        compiled = canonical_nquads(document)
    except AmbiguousOrderError:
        return  # refused rather than guessed
    assert compiled == reference_nquads(document)


def test_the_full_example_has_the_bytes_of_the_reference():
    document = build_document(SNAPSHOT)
    assert canonical_nquads(document) == reference_nquads(document)


@pytest.mark.parametrize("areas", [("Home", "Home office"), ('"', "0"), ("a", "a!", "a\\")])
def test_areas_whose_statements_sort_otherwise_have_the_bytes_of_the_reference(areas):
    document = build_document(replace(SNAPSHOT, achievement=replace(SNAPSHOT.achievement, areas=areas)))
    assert canonical_nquads(document) == reference_nquads(document)


@settings(max_examples=25, deadline=None)
@given(slugs, st.from_regex(r"u[A-Za-z0-9_-]{1,60}", fullmatch=True), moments)
def test_a_status_list_has_the_bytes_of_the_reference(slug, encoded, begin):
    document = build_status_document(f"{BASE}/status/{slug}", DID, encoded, begin, begin + timedelta(days=1))
    assert canonical_nquads(document) == reference_nquads(document)


@settings(max_examples=25, deadline=None)
@given(slugs, moments)
def test_a_proof_has_the_bytes_of_the_reference(key_id, created):
    options = proof_options(f"{DID}#{key_id}", created)
    assert proof_nquads(options) == reference_nquads({"@context": list(CREDENTIAL_CONTEXTS), **options})


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_members_does_not_matter(random):
    document = build_document(SNAPSHOT)
    names = list(document)
    random.shuffle(names)
    assert canonical_nquads({name: document[name] for name in names}) == canonical_nquads(document)


def changed(*path, value=None, remove=False):
    """Return the example with one place changed; the last step of the path is the member."""
    document = copy.deepcopy(build_document(SNAPSHOT))
    place = document
    for step in path[:-1]:
        place = place[step]
    if remove:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return document


SUBJECT = "credentialSubject"
ACHIEVED = (SUBJECT, "achievement")
REFUSALS = [
    (changed("surprise", value="x"), UnknownMemberError, "surprise"),
    (changed("https://schema.org/name", value="x"), UnknownMemberError, "https://schema.org/name"),
    (changed("issuer", "email", value="x"), UnknownMemberError, "issuer.email"),
    (changed("proof", value=[]), UnknownMemberError, "proof"),
    (changed("validUntil", remove=True), MissingMemberError, "validUntil"),
    (changed("evidence", value=[]), MissingMemberError, "evidence"),
    (changed(*ACHIEVED, "id", remove=True), MissingMemberError, "credentialSubject.achievement.id"),
    (changed("name", value=""), WrongValueError, "name"),
    (changed("name", value=None), WrongTypeError, "name"),
    (changed("name", value="x" * 1001), WrongValueError, "name"),
    (changed("name", value={"@value": "x"}), WrongTypeError, "name"),
    (changed("issuer", value=DID), WrongTypeError, "issuer"),
    (changed("credentialStatus", value=[{}]), WrongTypeError, "credentialStatus"),
    (changed(SUBJECT, "result", 0, "value", value=92), WrongTypeError, "credentialSubject.result[0].value"),
    (
        changed(SUBJECT, "identifier", 0, "hashed", value="false"),
        WrongTypeError,
        "credentialSubject.identifier[0].hashed",
    ),
    (changed("type", value=["OpenBadgeCredential", "VerifiableCredential"]), WrongValueError, "type"),
    (changed("issuer", "type", value="Profile"), WrongValueError, "issuer.type"),
    (changed("@context", value=[*CREDENTIAL_CONTEXTS, {"name": "x:y"}]), WrongValueError, "@context"),
    (changed("validFrom", value="2026-03-04T00:00:00.5Z"), WrongValueError, "validFrom"),
    (changed("validFrom", value="2026-02-30T00:00:00Z"), WrongValueError, "validFrom"),
    (changed("id", value="credentials/1"), WrongValueError, "id"),
    (changed("id", value="https://h.example/<b>"), WrongValueError, "id"),
    (changed("issuer", "id", value="did:key:z6Mk"), WrongValueError, "issuer.id"),
    (
        changed("credentialStatus", "statusPurpose", value="suspension"),
        WrongValueError,
        "credentialStatus.statusPurpose",
    ),
    (changed(*ACHIEVED, "tag", value=["b", "a"]), ListOrderError, "credentialSubject.achievement.tag"),
    (changed(*ACHIEVED, "tag", value=["a", "a"]), ListOrderError, "credentialSubject.achievement.tag"),
    (
        changed(*ACHIEVED, "tag", value=["area:\uff21", "area:\U0001f600"]),
        AmbiguousOrderError,
        "credentialSubject.achievement.tag",
    ),
    (changed("evidence", 0, "id", value=SNAPSHOT.id), RepeatedIdError, None),
    (
        changed(*ACHIEVED, "criteria", "id", value=ACHIEVEMENT),
        RepeatedIdError,
        "credentialSubject.achievement.id",
    ),
]


@pytest.mark.parametrize(("document", "error", "member"), REFUSALS)
def test_what_is_not_of_the_profile_is_refused_with_its_place(document, error, member):
    with pytest.raises(error) as caught:
        canonical_nquads(document)
    assert member in {None, caught.value.member}


@pytest.mark.parametrize("character", ["\x00", "\t", "\r", "\x08", "\x1b", "\x7f", "\x85", "\ud800", "\n"])
def test_a_name_with_a_control_or_half_a_character_is_refused(character):
    with pytest.raises(UnsignableTextError) as caught:
        canonical_nquads(changed("name", value=f"Amina{character}"))
    assert (caught.value.member, caught.value.position) == ("name", 5)


def test_equal_identities_are_refused_because_their_labels_would_tie():
    document = build_document(SNAPSHOT)
    identities = document["credentialSubject"]["identifier"]
    document["credentialSubject"]["identifier"] = [identities[0], identities[0]]
    with pytest.raises(ListOrderError):
        canonical_nquads(document)


def test_the_status_list_is_named_in_full():
    assert f"<{STATUS_LIST}>".encode() in canonical_nquads(build_document(SNAPSHOT))
