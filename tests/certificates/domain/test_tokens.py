"""VC-JWT: what we issue is what others define, and no token is believed for what it says about itself."""

import json
from base64 import urlsafe_b64decode

import jwt
import pytest
from hypothesis import given, settings
from tests.support.credential_kit import DID as OURS
from tests.support.credential_kit import NOW as NOW_OURS
from tests.support.credential_kit import SNAPSHOT, CredentialKit
from tests.support.foreign_issuer import DID, NOW, ForeignIssuer, b64
from tests.support.snapshots import snapshots

from advocert_certificates.credentials.keys import generate_key, load_keys
from advocert_certificates.credentials.sources import GivenSources
from advocert_certificates.credentials.tokens import TokenIssuer, sign_as_token
from advocert_certificates.credentials.verifying import verify_presented
from advocert_certificates.domain.credential_errors import UnknownMemberError
from advocert_certificates.domain.did import P256
from advocert_certificates.domain.profile import build_document


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    kit = CredentialKit(tmp_path_factory.mktemp("keys"))
    generate_key(kit.folder, NOW_OURS, kind=P256)
    kit.ring = load_keys(kit.folder, {})
    return kit


@pytest.fixture(scope="module")
def issuer():
    return ForeignIssuer()


def part(token, number):
    text = token.split(".")[number]
    return json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def reason(issuer, token, sources=None):
    return issuer.verify(token, sources).reason


@settings(max_examples=40, deadline=None)
@given(snapshots())
def test_the_payload_is_the_credential_and_five_claims_whatever_its_values(kit, snapshot):
    payload = part(TokenIssuer(kit.ring.token).issue(snapshot), 1)
    claims = {name: payload.pop(name) for name in ("iss", "jti", "sub", "nbf", "exp")}
    assert payload == build_document(snapshot)
    assert claims == {
        "iss": OURS,
        "jti": snapshot.id,
        "sub": snapshot.holder.subject_id,
        "nbf": int(snapshot.valid_from.timestamp()),
        "exp": int(snapshot.valid_until.timestamp()),
    }


def test_the_header_says_no_more_than_the_standard_asks(kit):
    header = part(TokenIssuer(kit.ring.token).issue(SNAPSHOT), 0)
    assert header == {"alg": "ES256", "kid": f"{OURS}#es-2026-1", "typ": "JWT"}


def test_another_library_verifies_it(kit):
    token = TokenIssuer(kit.ring.token).issue(SNAPSHOT)
    key = jwt.PyJWK(kit.ring.token.public.jwk)
    options = {"verify_iat": False, "verify_nbf": False, "verify_exp": False}
    assert jwt.decode(token, key, algorithms=["ES256"], options=options)["iss"] == OURS


def test_what_was_signed_before_can_be_given_as_token_too(kit):
    token = sign_as_token(kit.issue(), kit.ring.token)
    sources = GivenSources({OURS: kit.did}, {SNAPSHOT.status.list_url: kit.status()})
    assert verify_presented(token, None, sources, now=NOW_OURS).valid


def test_nothing_outside_the_profile_becomes_a_token(kit):
    with pytest.raises(UnknownMemberError):
        sign_as_token({**kit.issue(), "termsOfUse": []}, kit.ring.token)


@pytest.mark.parametrize("alg", ["ES256", "EdDSA", "RS256"])
def test_a_good_token_of_others_is_valid(issuer, alg):
    assert reason(issuer, issuer.token(alg=alg)) is None


def test_the_form_without_claims_is_valid_too(issuer):
    claims = dict.fromkeys(("iss", "jti", "sub", "nbf", "exp"))
    assert reason(issuer, issuer.token(header={"typ": "vc+jwt", "cty": "vc"}, **claims)) is None


@pytest.mark.parametrize("alg", ["none", "None", "HS256", "ES384", "PS256", None, 5])
def test_an_algorithm_that_proves_nothing_is_refused(issuer, alg):
    assert reason(issuer, issuer.token(header={"alg": alg})) == "token_algorithm"


def test_an_algorithm_of_another_kind_of_key_is_refused(issuer):
    assert reason(issuer, issuer.token(alg="ES256", header={"alg": "RS256"})) == "token_algorithm"


@pytest.mark.parametrize(
    "header",
    [
        {"jwk": {"kty": "EC"}},
        {"crit": ["exp"]},
        {"typ": "dc+sd-jwt"},
        {"kid": None},
        {"kid": 5},
        {"b64": False},
    ],
)
def test_a_header_with_more_than_we_may_ignore_is_refused(issuer, header):
    assert reason(issuer, issuer.token(header=header)) == "token_shape"


@pytest.mark.parametrize(
    ("kid", "expected"),
    [(f"{DID}#x", "key_not_published"), ("did:web:evil.example#es", "wrong_issuer"), (DID, "wrong_issuer")],
)
def test_a_key_that_the_issuer_does_not_publish_is_refused(issuer, kid, expected):
    assert reason(issuer, issuer.token(header={"kid": kid})) == expected


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "did:web:evil.example"},
        {"jti": "https://college.example/badges/2"},
        {"sub": "did:example:other"},
        {"nbf": 0},
        {"nbf": "1767225600"},
        {"exp": 4102444800},
        {"exp": True},
    ],
)
def test_claims_that_differ_from_the_credential_are_refused(issuer, claims):
    assert reason(issuer, issuer.token(**claims)) == "token_claims"


@pytest.mark.parametrize("claims", [{"vc": {}}, {"proof": {}}])
def test_a_credential_inside_a_credential_is_refused(issuer, claims):
    assert reason(issuer, issuer.token(**claims)) == "token_shape"


def test_a_changed_payload_is_refused(issuer):
    head, payload, signature = issuer.token().split(".")
    changed = part(f"x.{payload}", 1) | {"name": "Emperor"}
    assert reason(issuer, f"{head}.{b64(json.dumps(changed).encode())}.{signature}") == "changed"


def test_a_token_that_somebody_else_signed_is_refused(issuer):
    assert reason(issuer, ForeignIssuer().token()) is not None
    assert reason(issuer, ForeignIssuer().token(), issuer.sources()) == "changed"


@pytest.mark.parametrize("spoil", ["{}=", "{}.x", " .{}", "{}\u00e9", "{}A"])
def test_a_token_in_another_spelling_is_refused(issuer, spoil):
    assert reason(issuer, spoil.format(issuer.token())) in {"token_shape", "changed"}


def test_a_token_that_was_taken_back_is_refused(issuer):
    assert reason(issuer, issuer.token(), issuer.sources(revocation=issuer.status(index=5))) == "revoked"


def test_a_token_that_has_ended_is_refused(issuer):
    sources = issuer.sources()
    late = NOW.replace(year=2028)
    assert verify_presented(issuer.token(), None, sources, now=late).reason == "expired"
