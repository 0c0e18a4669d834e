"""Where keys come from, which one signs, and that none of them leaks."""

import stat

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.support.credential_kit import DID, NOW, CredentialKit

from advocert_certificates.credentials.keys import check_published, generate_key, load_keys
from advocert_certificates.domain.credential_errors import KeyMismatchError, KeyUnreadableError, NoKeyError
from advocert_certificates.domain.did import PublicKey, did_document

NEXT_YEAR = NOW.replace(year=2027)


def ids(ring):
    return [key.key_id for key in ring.published]


def test_a_key_is_named_after_its_year_and_number(tmp_path):
    assert [generate_key(tmp_path, NOW).key_id for _ in range(2)] == ["ed-2026-1", "ed-2026-2"]


def test_numbers_begin_again_each_year(tmp_path):
    generate_key(tmp_path, NOW)
    assert generate_key(tmp_path, NEXT_YEAR).key_id == "ed-2027-1"


def test_the_number_of_a_retired_key_is_not_given_again(tmp_path):
    generate_key(tmp_path, NOW)
    (tmp_path / "ed-2026-1.pem").unlink()
    assert generate_key(tmp_path, NOW).key_id == "ed-2026-2"


def test_nobody_else_can_read_the_private_file(tmp_path):
    generate_key(tmp_path, NOW)
    assert stat.S_IMODE((tmp_path / "ed-2026-1.pem").stat().st_mode) == 0o600


def test_the_newest_key_signs(tmp_path):
    for _ in range(10):
        generate_key(tmp_path, NOW)
    assert load_keys(tmp_path, {}).active.key_id == "ed-2026-10"


def test_all_keys_are_published(tmp_path):
    generate_key(tmp_path, NOW)
    generate_key(tmp_path, NEXT_YEAR)
    assert ids(load_keys(tmp_path, {})) == ["ed-2026-1", "ed-2027-1"]


def test_what_a_rotated_key_signed_stays_valid(tmp_path):
    kit = CredentialKit(tmp_path)
    signed = kit.issue()
    generate_key(tmp_path, NEXT_YEAR)
    kit.ring = load_keys(tmp_path, {})
    assert kit.verify(signed).valid


def test_what_a_retired_key_signed_stays_valid(tmp_path):
    kit = CredentialKit(tmp_path)
    signed = kit.issue()
    generate_key(tmp_path, NEXT_YEAR)
    (tmp_path / "ed-2026-1.pem").unlink()
    kit.ring = load_keys(tmp_path, {})
    assert kit.verify(signed).valid


def test_what_a_compromised_key_signed_fails_at_once(tmp_path):
    kit = CredentialKit(tmp_path)
    signed = kit.issue()
    generate_key(tmp_path, NEXT_YEAR)
    for path in tmp_path.glob("ed-2026-1.*"):
        path.unlink()
    kit.ring = load_keys(tmp_path, {})
    assert kit.verify(signed).reason == "key_not_published"


@pytest.mark.parametrize("folder", [None, "missing", "."])
def test_without_a_key_there_is_no_default_one(tmp_path, folder):
    with pytest.raises(NoKeyError, match="no signing key"):
        load_keys(tmp_path / folder if folder else None, {})


def test_a_key_in_the_environment_signs_before_those_of_the_folder(tmp_path):
    generate_key(tmp_path / "other", NOW)
    generate_key(tmp_path / "keys", NOW)
    environ = {
        "ADVOCERT_SIGNING_KEY": (tmp_path / "other" / "ed-2026-1.pem").read_text(),
        "ADVOCERT_SIGNING_KEY_ID": "ed-2026-9",
    }
    assert load_keys(tmp_path / "keys", environ).active.key_id == "ed-2026-9"


def test_a_key_in_one_line_of_the_environment_is_read(tmp_path):
    generate_key(tmp_path, NOW)
    pem = (tmp_path / "ed-2026-1.pem").read_text().replace("\n", "\\n")
    assert load_keys(None, {"ADVOCERT_SIGNING_KEY": pem}).active.key_id == "ed-env-1"


def test_a_public_file_of_another_key_is_found_at_start(tmp_path):
    generate_key(tmp_path, NOW)
    generate_key(tmp_path / "other", NOW)
    (tmp_path / "ed-2026-1.pub.pem").write_bytes((tmp_path / "other" / "ed-2026-1.pub.pem").read_bytes())
    with pytest.raises(KeyMismatchError, match="ed-2026-1"):
        load_keys(tmp_path, {})


def test_the_published_document_of_the_ring_passes_the_check(tmp_path):
    kit = CredentialKit(tmp_path)
    check_published(kit.ring, kit.did)


@pytest.mark.parametrize("keys", [[], [PublicKey("ed-2026-1", bytes(32))]])
def test_a_published_document_without_our_key_is_found_at_start(tmp_path, keys):
    with pytest.raises(KeyMismatchError):
        check_published(CredentialKit(tmp_path).ring, did_document(DID, keys))


def test_printing_a_key_shows_nothing_of_it(tmp_path):
    key = generate_key(tmp_path, NOW)
    assert repr(key) == "SigningKey(key_id='ed-2026-1')"


def test_a_broken_file_is_named_without_its_contents(tmp_path):
    (tmp_path / "ed-2026-1.pem").write_text(
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"
    )
    with pytest.raises(KeyUnreadableError, match=r"^ed-2026-1.pem is no") as caught:
        load_keys(tmp_path, {})
    assert caught.value.__cause__ is None


def test_a_key_of_another_kind_is_refused(tmp_path):
    pem = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "ed-2026-1.pem").write_bytes(pem)
    with pytest.raises(KeyUnreadableError):
        load_keys(tmp_path, {})


def test_other_files_in_the_folder_are_left_alone(tmp_path):
    generate_key(tmp_path, NOW)
    (tmp_path / "README.txt").write_text("keys")
    assert ids(load_keys(tmp_path, {})) == ["ed-2026-1"]
