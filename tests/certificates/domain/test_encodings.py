"""base58, Multikey, did:web and instants, against published examples and there and back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_certificates.domain import base58
from advocert_certificates.domain.credential_errors import BaseUrlError, EncodingError, NaiveTimeError
from advocert_certificates.domain.did import PublicKey, did_document, did_from_base_url
from advocert_certificates.domain.instants import format_instant, parse_instant
from advocert_certificates.domain.multikey import decode_ed25519, encode_ed25519

# The key of the W3C EdDSA cryptosuites specification, appendix B.1.
W3C_MULTIKEY = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\0\0", "11"),
        (b"Hello World!", "2NEpo7TZRRrLZSi2U"),
        (bytes.fromhex("0000287fb4cd"), "11233QC4"),
    ],
)
def test_base58_gives_the_published_examples(data, text):
    assert base58.encode(data) == text


@given(st.binary(max_size=80))
def test_base58_brings_any_bytes_back(data):
    assert base58.decode(base58.encode(data)) == data


def test_base58_refuses_the_letters_that_look_like_digits():
    with pytest.raises(EncodingError, match="'0' is no base58 digit"):
        base58.decode("z0")


def test_the_published_key_survives_reading_and_writing():
    assert encode_ed25519(decode_ed25519(W3C_MULTIKEY)) == W3C_MULTIKEY


@pytest.mark.parametrize(
    "text", ["", "u6Mk", "z", W3C_MULTIKEY[:-2], "zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"]
)
def test_another_key_than_ed25519_is_refused(text):
    with pytest.raises(EncodingError):
        decode_ed25519(text)


def test_a_public_key_of_the_wrong_length_is_refused():
    with pytest.raises(EncodingError, match="32 bytes"):
        encode_ed25519(b"short")


@pytest.mark.parametrize(
    ("base", "did"),
    [
        ("https://advocert.example", "did:web:advocert.example:advocert"),
        ("http://127.0.0.1:8000", "did:web:127.0.0.1%3A8000:advocert"),
        ("https://Advocert.Example:8443", "did:web:advocert.example%3A8443:advocert"),
    ],
)
def test_the_issuer_is_named_after_its_address(base, did):
    assert did_from_base_url(base) == did


@pytest.mark.parametrize(
    "base", ["", "advocert.example", "https://a/", "https://a/b", "https://u@a", "ftp://a", "https://"]
)
def test_an_address_that_cannot_name_an_issuer_is_refused(base):
    with pytest.raises(BaseUrlError):
        did_from_base_url(base)


def test_the_did_document_lists_assertion_methods_as_strings():
    document = did_document("did:web:a:advocert", [PublicKey("ed-2026-1", decode_ed25519(W3C_MULTIKEY))])
    assert document["assertionMethod"] == ["did:web:a:advocert#ed-2026-1"]


def test_the_did_document_names_itself_as_controller_of_each_key():
    document = did_document("did:web:a:advocert", [PublicKey("ed-2026-1", decode_ed25519(W3C_MULTIKEY))])
    assert document["verificationMethod"] == [
        {
            "id": "did:web:a:advocert#ed-2026-1",
            "type": "Multikey",
            "controller": "did:web:a:advocert",
            "publicKeyMultibase": W3C_MULTIKEY,
        }
    ]


@given(st.datetimes(datetime(1970, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - zone given
def test_an_instant_comes_back_cut_to_seconds(moment):
    assert parse_instant(format_instant(moment)) == moment.replace(microsecond=0)


def test_an_instant_of_another_zone_is_written_in_utc():
    vienna = timezone(timedelta(hours=1))
    assert format_instant(datetime(2026, 3, 4, 0, 30, tzinfo=vienna)) == "2026-03-03T23:30:00Z"


def test_a_time_without_zone_is_refused():
    with pytest.raises(NaiveTimeError):
        format_instant(datetime(2026, 3, 4))  # noqa: DTZ001 - the fault under test


@pytest.mark.parametrize(
    "text", ["2026-03-04", "2026-03-04T00:00:00+00:00", "2026-02-30T00:00:00Z", "٢026-03-04T00:00:00Z"]
)
def test_an_instant_in_another_form_is_refused(text):
    with pytest.raises(EncodingError):
        parse_instant(text)
