"""The order of signs on a line, compared with python-bidi, an implementation that we did not write."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from advocert_certificates.credentials.pdf.bidi import is_rtl, levels, visual_runs

bidi = pytest.importorskip("bidi", reason="python-bidi is needed for development only")
SIGNS = "ab \u05d0\u05d1 \u0645\u062d \u0661\u0662 12 ,.-+/%$()[]\u00e9\u0301\u064e"
lines = st.text(st.sampled_from(SIGNS), min_size=1, max_size=16)


def displayed(text):
    """The signs from left to right; brackets are turned by the shaper, not here."""
    runs = visual_runs(levels(text, rtl=is_rtl(text)))
    return "".join(text[start:end][::-1] if level % 2 else text[start:end] for start, end, level in runs)


@settings(max_examples=500)
@given(lines)
@example("a\u05d0(1)\u064e")  # N0: a mark on a bracket turns with it
def test_the_order_is_that_of_an_independent_implementation(text):
    assert displayed(text) == bidi.get_display(text)


@given(lines)
def test_every_sign_stands_once(text):
    assert sorted(displayed(text)) == sorted(text)
