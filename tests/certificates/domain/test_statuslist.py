"""The bit string: order, encoding, limits, and the choice of a place in it."""

import gzip
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocert_certificates.domain.credential_errors import (
    EncodingError,
    StatusIndexError,
    StatusSizeError,
)
from advocert_certificates.domain.statuslist import MAXIMUM_SIZE, MINIMUM_SIZE, StatusBits

# The encodedList of an empty list, from the W3C Bitstring Status List v1.0, example 3.
W3C_EMPTY = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"


def seeded(seed):
    return Random(seed)  # noqa: S311 - a test must be able to repeat itself


def unpacked(encoded):
    return gzip.decompress(urlsafe_b64decode(encoded[1:] + "=" * (-len(encoded[1:]) % 4)))


def packed(data):
    return "u" + urlsafe_b64encode(gzip.compress(data)).decode().rstrip("=")


def test_the_first_bit_is_the_most_significant_one():
    bits = StatusBits()
    bits.set(0)
    assert bits.raw[0] == 0b1000_0000


def test_the_example_of_the_standard_is_read_as_empty():
    assert not any(StatusBits.decode(W3C_EMPTY).raw)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, MINIMUM_SIZE - 1), max_size=50))
def test_the_bits_come_back_as_they_were_set(indexes):
    bits = StatusBits()
    for index in indexes:
        bits.set(index)
        bits.encode()  # between two changes, so that kept segments are exercised
    read = StatusBits.decode(bits.encode())
    assert {index for index in range(MINIMUM_SIZE) if read.get(index)} == set(indexes)


def test_the_encoding_is_one_ordinary_gzip_member():
    bits = StatusBits()
    bits.set(131_071)
    assert unpacked(bits.encode()) == bits.raw


def test_the_same_bits_give_the_same_text_however_they_came_about():
    one, other = StatusBits(), StatusBits()
    one.set(5)
    one.encode()
    one.set(90_000)
    other.set(90_000)
    other.set(5)
    assert one.encode() == other.encode()


def test_stored_bits_are_read_again():
    bits = StatusBits()
    bits.set(77)
    assert StatusBits(MINIMUM_SIZE, bits.raw).get(77)


def test_a_list_of_a_million_stays_within_the_size_goal():
    random, bits = seeded(1), StatusBits(2**20)
    for _ in range(10_486):
        bits.set(random.randrange(2**20))
    best = len(gzip.compress(bits.raw, 9))
    assert len(urlsafe_b64decode(bits.encode()[1:] + "==")) <= 1.4 * best


@pytest.mark.parametrize("size", [0, 131_071, 131_080 - 1, MINIMUM_SIZE - 8, MAXIMUM_SIZE + 8])
def test_a_list_of_a_forbidden_size_is_refused(size):
    with pytest.raises(StatusSizeError):
        StatusBits(size)


@pytest.mark.parametrize("index", [-1, MINIMUM_SIZE])
def test_an_index_outside_the_list_is_refused(index):
    with pytest.raises(StatusIndexError):
        StatusBits().get(index)


@pytest.mark.parametrize(
    "encoded",
    [
        "",
        "zabc",
        "uabc",
        packed(bytes(MAXIMUM_SIZE // 8 + 1)),
        packed(bytes(16384))[:-4],
        "u" + urlsafe_b64encode(gzip.compress(bytes(16384)) * 2).decode().rstrip("="),
    ],
    ids=["empty", "base58", "no gzip", "too long", "cut off", "two members"],
)
def test_a_list_that_cannot_be_unpacked_is_refused(encoded):
    with pytest.raises(EncodingError):
        StatusBits.decode(encoded)


def test_a_list_that_is_too_short_to_hide_in_is_refused():
    with pytest.raises(StatusSizeError):
        StatusBits.decode(packed(bytes(8)))


def test_a_bomb_is_not_unpacked():
    bomb = "u" + urlsafe_b64encode(zlib.compress(bytes(2**27), 9, wbits=31)).decode().rstrip("=")
    with pytest.raises(EncodingError):
        StatusBits.decode(bomb)
