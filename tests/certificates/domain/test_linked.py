"""Strict JSON-LD: what it accepts has the canonical form of the reference, what it does not know it refuses."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.foreign_issuer import CREDENTIAL
from tests.support.json_ld_reference import context, reference_nquads
from tests.support.snapshots import snapshots

from advocert_certificates.credentials.contexts import context as pinned
from advocert_certificates.credentials.verifying import TOOLS
from advocert_certificates.domain.contexts import compile_contexts
from advocert_certificates.domain.credential_errors import TiedHashError, UnsupportedError
from advocert_certificates.domain.linked import statements_of
from advocert_certificates.domain.profile import build_document
from advocert_certificates.domain.rdf import canonical, literal

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
identifiers = st.sampled_from(
    [f"https://a.example/{number}" for number in range(5)] + ["urn:x:1", "did:web:a"]
)


def nquads(document):
    known = compile_contexts(tuple(document["@context"]), pinned)
    node = {name: value for name, value in document.items() if name != "@context"}
    return canonical(statements_of(node, known), TOOLS.reference)


@st.composite
def achievements(draw):
    """Draw an achievement with members that our own profile does not have, some of them unnamed."""
    node = {"id": draw(identifiers), "type": ["Achievement"], "name": draw(texts), "description": draw(texts)}
    optional = {
        "criteria": st.fixed_dictionaries({"narrative": texts}, optional={"id": identifiers}),
        "tag": st.lists(texts, max_size=3),
        "creditsAvailable": st.integers(-(10**6), 10**6),
        "fieldOfStudy": texts,
        "related": st.lists(
            st.fixed_dictionaries(
                {"type": st.just(["Related"])}, optional={"id": identifiers, "version": texts}
            ),
            max_size=3,
        ),
        "otherIdentifier": st.lists(
            st.fixed_dictionaries(
                {
                    "type": st.just("IdentifierEntry"),
                    "identifier": texts,
                    "identifierType": st.just("systemId"),
                }
            ),
            max_size=2,
        ),
        "creator": st.fixed_dictionaries(
            {"type": st.just(["Profile"])},
            optional={"name": texts, "id": identifiers, "endorsement": st.just([]), "email": texts},
        ),
        "inLanguage": texts,
    }
    for name, strategy in optional.items():
        if draw(st.booleans()):
            node[name] = draw(strategy)
    return node


@st.composite
def credentials(draw):
    """Draw a credential of somebody else."""
    subject = {"type": ["AchievementSubject"], "achievement": draw(achievements())}
    if draw(st.booleans()):
        subject["id"] = draw(identifiers)
    document = {**CREDENTIAL, "credentialSubject": subject if draw(st.booleans()) else [subject]}
    for name in ("validFrom", "validUntil", "credentialStatus", "id"):
        if draw(st.booleans()):
            del document[name]
    if draw(st.booleans()):
        document["name"] = draw(texts)
        document["evidence"] = [{"type": ["Evidence"], "narrative": draw(texts)}]
    return document


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(credentials())
def test_a_credential_of_others_has_the_bytes_of_the_reference_whatever_its_values(document):
    assert nquads(document) == reference_nquads(document)


@settings(max_examples=40, deadline=None)
@given(snapshots())
def test_our_own_has_them_by_this_way_too(snapshot):
    document = build_document(snapshot)
    assert nquads(document) == reference_nquads(document)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_a_text_is_escaped_as_the_reference_does(text):
    document = {**CREDENTIAL, "name": text}
    assert nquads(document) == reference_nquads(document)


def test_a_text_in_a_language_has_the_bytes_of_the_reference():
    document = {**CREDENTIAL, "name": [{"@value": "Grüße", "@language": "de-AT"}, {"@value": "Hello"}]}
    assert nquads(document) == reference_nquads(document)


@pytest.mark.parametrize(
    "value",
    [
        {"@value": "x", "@direction": "rtl"},
        {"@value": 1},
        {"@id": "https://a.example"},
        {"@set": ["x"]},
        1.0,
        None,
    ],
)
def test_what_implementations_read_differently_is_refused(value):
    with pytest.raises(UnsupportedError):
        nquads({**CREDENTIAL, "name": value})


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("credentialSchema", {"id": "https://a.example", "type": "JsonSchema", "jsonSchema": {}}),
        ("proof", {"type": "DataIntegrityProof"}),
    ],
)
def test_free_json_and_graphs_are_refused(member, value):
    with pytest.raises(UnsupportedError):
        nquads({**CREDENTIAL, member: value})


def test_a_document_nested_without_end_is_refused():
    node = {"type": ["Evidence"]}
    deep = {"id": "https://a.example/0", "type": ["Profile"]}
    for _ in range(60):
        deep = {"type": ["Profile"], "parentOrg": deep}
    with pytest.raises(UnsupportedError):
        nquads({**CREDENTIAL, "issuer": deep, "evidence": node})


def test_without_a_reference_a_tie_is_refused_and_never_guessed():
    tied = [("_:b1", "<p:a>", '"x"'), ("_:b2", "<p:a>", '"x"')]
    with pytest.raises(TiedHashError):
        canonical(tied)


def test_a_datatype_of_plain_text_is_left_out():
    assert literal("x", "http://www.w3.org/2001/XMLSchema#string") == '"x"'


@pytest.mark.parametrize(
    "address",
    ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
)
def test_the_pinned_contexts_are_the_published_ones(address):
    assert pinned(address) == context(address)


def test_any_other_address_is_unknown():
    assert pinned("https://a.example/context") is None
