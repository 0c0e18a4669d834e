"""Bytes that have one meaning, or none."""

import pytest

from advocert_certificates.domain.credential_errors import UnreadableError
from advocert_certificates.domain.reading import LIMIT, read_json


def test_a_byte_order_mark_is_no_obstacle():
    assert read_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b'{"a": NaN}',
        b'{"a": "\xff"}',
        b'{"a": 1, "a": 2}',
        b'{"a": {"b": 1, "b": 1}}',
        b'{"a": ' + b"[" * 100_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
        b" " * (LIMIT + 1),
    ],
)
def test_what_readers_could_understand_differently_is_refused(data):
    with pytest.raises(UnreadableError, match="Take the JSON file"):
        read_json(data)
