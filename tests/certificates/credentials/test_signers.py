"""Keys that live elsewhere, keys for tokens, and what happens to a key in its life."""

from datetime import timedelta

import pytest
from tests.support.credential_kit import DID, NOW, CredentialKit

from advocert_certificates.credentials.keys import (
    OVERLAP,
    check_published,
    describe_keys,
    generate_key,
    load_keys,
    retire_key,
    withdraw_key,
)
from advocert_certificates.credentials.signers import SigningKey, TokenKey
from advocert_certificates.credentials.signing import sign_document
from advocert_certificates.credentials.verifying import key_fits
from advocert_certificates.domain.credential_errors import (
    KeyInUseError,
    KeyMismatchError,
    KeyNotFoundError,
    KeyUnreadableError,
)
from advocert_certificates.domain.did import P256, did_document


class ServiceSimulator:
    """A key service: it keeps the key, signs when asked, and counts how often."""

    def __init__(self, key):
        self._key, self.key_id, self.asked = key, "kms-7", 0

    @property
    def public(self):
        public = self._key.public
        return type(public)(self.key_id, public.raw, public.kind)

    def sign(self, message):
        self.asked += 1
        return self._key.sign(message)


def test_an_external_signer_signs_before_everything_else_and_is_published(tmp_path):
    generate_key(tmp_path, NOW)
    service = ServiceSimulator(generate_key(tmp_path / "elsewhere", NOW))
    ring = load_keys(tmp_path, {}, external=[service])
    assert (ring.active.key_id, [key.key_id for key in ring.published]) == ("kms-7", ["ed-2026-1", "kms-7"])


def test_what_an_external_signer_signs_is_valid(tmp_path):
    kit = CredentialKit(tmp_path)
    service = ServiceSimulator(generate_key(tmp_path / "elsewhere", NOW))
    kit.ring = load_keys(tmp_path, {}, external=[service])
    assert kit.verify(kit.issue()).valid
    assert service.asked > 0


def test_without_an_external_signer_for_tokens_the_file_signs_them(tmp_path):
    generate_key(tmp_path, NOW, kind=P256)
    service = ServiceSimulator(generate_key(tmp_path / "elsewhere", NOW))
    assert load_keys(tmp_path, {}, external=[service]).token.key_id == "es-2026-1"


def test_the_two_kinds_of_keys_count_for_themselves(tmp_path):
    keys = [generate_key(tmp_path, NOW, kind=kind) for kind in ("ed25519", P256, P256)]
    assert [key.key_id for key in keys] == ["ed-2026-1", "es-2026-1", "es-2026-2"]
    assert [type(key) for key in keys] == [SigningKey, TokenKey, TokenKey]


def test_a_token_key_never_signs_a_credential(tmp_path):
    generate_key(tmp_path, NOW, kind=P256)
    generate_key(tmp_path, NOW)
    assert load_keys(tmp_path, {}).active.key_id == "ed-2026-1"


def test_a_token_key_is_published_as_json_web_key(tmp_path):
    key = generate_key(tmp_path, NOW, kind=P256)
    [method] = did_document(DID, [key.public])["verificationMethod"]
    assert (method["type"], sorted(method["publicKeyJwk"])) == (
        "JsonWebKey",
        ["alg", "crv", "kty", "use", "x", "y"],
    )


def test_a_token_signature_has_the_form_of_jose_and_fits(tmp_path):
    key = generate_key(tmp_path, NOW, kind=P256)
    signature = key.sign(b"x")
    assert (len(signature), key_fits(key.public, signature, b"x")) == (64, True)


def test_a_file_of_the_other_kind_is_refused_by_name(tmp_path):
    generate_key(tmp_path, NOW, kind=P256)
    (tmp_path / "es-2026-1.pem").rename(tmp_path / "ed-2026-1.pem")
    with pytest.raises(KeyUnreadableError, match="ed-2026-1"):
        load_keys(tmp_path, {})


def test_a_new_key_is_published_at_once_and_signs_when_everybody_can_know_it(tmp_path):
    generate_key(tmp_path, NOW)
    generate_key(tmp_path, NOW, starts=NOW + OVERLAP)
    rings = [load_keys(tmp_path, {}, now=NOW + wait) for wait in (timedelta(0), OVERLAP)]
    assert [len(ring.published) for ring in rings] == [2, 2]
    assert [ring.active.key_id for ring in rings] == ["ed-2026-1", "ed-2026-2"]


def test_when_no_key_has_begun_yet_the_oldest_signs(tmp_path):
    generate_key(tmp_path, NOW, starts=NOW + OVERLAP)
    assert load_keys(tmp_path, {}, now=NOW).active.key_id == "ed-2026-1"


def test_the_key_that_signs_is_not_retired(tmp_path):
    generate_key(tmp_path, NOW)
    with pytest.raises(KeyInUseError, match="advocert_make_key"):
        retire_key(tmp_path, "ed-2026-1", NOW)


@pytest.mark.parametrize("retire", [True, False])
def test_an_unknown_key_is_said_to_be_unknown(tmp_path, retire):
    generate_key(tmp_path, NOW)
    with pytest.raises(KeyNotFoundError):
        retire_key(tmp_path, "ed-2020-1", NOW) if retire else withdraw_key(tmp_path, "ed-2020-1")


def test_the_number_of_a_withdrawn_key_is_not_given_again(tmp_path):
    generate_key(tmp_path, NOW)
    withdraw_key(tmp_path, "ed-2026-1")
    assert generate_key(tmp_path, NOW).key_id == "ed-2026-2"


def test_the_list_of_keys_says_what_each_does(tmp_path):
    for _ in range(3):
        generate_key(tmp_path, NOW)
    generate_key(tmp_path, NOW, kind=P256)
    retire_key(tmp_path, "ed-2026-2", NOW)
    withdraw_key(tmp_path, "ed-2026-1")
    assert describe_keys(tmp_path, NOW) == [
        ("ed-2026-1", "withdrawn, not published, nothing it signed is valid"),
        ("es-2026-1", "signs, published"),
        ("ed-2026-2", "retired, published"),
        ("ed-2026-3", "signs, published"),
    ]


def test_a_published_document_without_the_token_key_is_found_at_start(tmp_path):
    kit = CredentialKit(tmp_path)
    generate_key(tmp_path, NOW, kind=P256)
    with pytest.raises(KeyMismatchError, match="es-2026-1"):
        check_published(load_keys(tmp_path, {}), kit.did)


def test_rotation_drill(tmp_path):
    """One key after another: made, overlapping, retired, stolen; at each step what counts and what does not."""
    kit = CredentialKit(tmp_path)

    def valid(signed):
        kit.ring = load_keys(tmp_path, {}, now=NOW)
        return kit.verify(signed).valid

    def issue():
        kit.ring = load_keys(tmp_path, {}, now=NOW)
        return kit.issue()

    first = issue()
    generate_key(tmp_path, NOW, starts=NOW + OVERLAP)
    overlapping = issue()
    assert overlapping["proof"][0]["verificationMethod"].endswith("#ed-2026-1")
    early = sign_document(unsigned(first), _second(tmp_path), NOW)
    assert [valid(one) for one in (first, overlapping, early)] == [True, True, True]
    generate_key(tmp_path, NOW)
    third = issue()
    assert third["proof"][0]["verificationMethod"].endswith("#ed-2026-3")
    retire_key(tmp_path, "ed-2026-1", NOW)
    assert [valid(one) for one in (first, early, third)] == [True, True, True]
    withdraw_key(tmp_path, "ed-2026-2")
    assert [valid(one) for one in (first, early, third)] == [True, False, True]
    withdraw_key(tmp_path, "ed-2026-1")
    assert [valid(one) for one in (first, overlapping, third)] == [False, False, True]


def unsigned(signed):
    return {name: value for name, value in signed.items() if name != "proof"}


def _second(folder):
    return load_keys(folder, {}, now=NOW + OVERLAP).active
