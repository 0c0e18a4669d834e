"""Checkpoints in the form of C2SP signed notes."""

from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from advocert_certificates.domain.checkpoint import (
    Checkpoint,
    key_id,
    read_checkpoint,
    sign_checkpoint,
    signatures_of,
    verifier_key,
)
from advocert_certificates.domain.ledger_errors import CheckpointFormError

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
CHECKPOINT = Checkpoint("acme.example/advocert/log", 1234, bytes(32))
NOTE = sign_checkpoint(CHECKPOINT, PUBLIC, KEY.sign)


def test_the_text_has_origin_size_and_root():
    assert NOTE.split("\n")[:4] == ["acme.example/advocert/log", "1234", "A" * 43 + "=", ""]


def test_the_signature_line_begins_with_a_dash_and_the_name():
    assert NOTE.split("\n")[4].startswith("— acme.example/advocert/log ")


def test_what_is_signed_is_the_text_with_its_last_newline():
    ((_, _, signature),) = signatures_of(NOTE)
    Ed25519PublicKey.from_public_bytes(PUBLIC).verify(signature, CHECKPOINT.text.encode())


def test_the_signature_names_its_key():
    assert signatures_of(NOTE)[0][:2] == (CHECKPOINT.origin, key_id(CHECKPOINT.origin, PUBLIC))


def test_the_key_line_is_name_id_and_key():
    name, number, key = verifier_key(CHECKPOINT.origin, PUBLIC).split("+", 2)
    assert (name, number, b64decode(key)) == (
        CHECKPOINT.origin,
        key_id(CHECKPOINT.origin, PUBLIC).hex(),
        b"\x01" + PUBLIC,
    )


def test_the_known_example_of_the_standard_gives_its_key_id():
    """The key and its id from the example of c2sp.org/signed-note."""
    line = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    name, number, key = line.split("+", 2)
    assert key_id(name, b64decode(key)[1:]).hex() == number


def test_a_checkpoint_is_read_back():
    assert read_checkpoint(NOTE) == CHECKPOINT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n1\n",
        "a\nx\nAAAA\n\n",
        "a\n1\nAAAA\n\n",
        "\n1\n" + "A" * 43 + "=\n\n",
        NOTE.replace("1234", "²"),
    ],
)
def test_another_text_is_no_checkpoint(text):
    with pytest.raises(CheckpointFormError):
        read_checkpoint(text)


def test_lines_that_are_no_signature_are_passed_over():
    assert len(signatures_of(NOTE + "— other AAAA\nnonsense\n— other !!!\n")) == 1
