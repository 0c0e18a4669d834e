"""Our field for long texts keeps what XBlock's own promises."""

import pytest
from xblock.fields import String

from advocert_xblocks._shared import fields
from advocert_xblocks._shared.fields import Text

CASES = ["plain", "a\x00b\x0bc", "", "\t\n kept", "e\u0301\ud7ff", None]


@pytest.mark.parametrize("value", CASES)
def test_it_reads_what_a_string_field_reads(value):
    assert [Text()._sanitize(value) for _ in range(2)] == [String()._sanitize(value)] * 2


def test_it_forgets_before_it_grows_without_end():
    for number in range(fields.MAX_KEPT + 5):
        Text()._sanitize(f"text {number}")
    assert len(Text._clean) <= fields.MAX_KEPT
