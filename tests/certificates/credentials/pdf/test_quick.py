"""The short way for simple names gives exactly what the long way gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocert_certificates.credentials.pdf.embedding import embed, signs_of
from advocert_certificates.credentials.pdf.fonts import STRONG, source_sans
from advocert_certificates.credentials.pdf.quick import Quick
from advocert_certificates.credentials.pdf.shaping import shape
from advocert_certificates.credentials.pdf.showing import Font, show

CODES = [*range(0x20, 0x7F), *range(0xC0, 0x180), *range(0x386, 0x3CF), *range(0x400, 0x460)]
FACE = source_sans(STRONG)
FONT = Font(b"F1", embed(FACE, signs_of(FACE, CODES)))
letters = st.sampled_from([chr(code) for code in CODES if code in FACE.signs])
latin = st.sampled_from("AVTWYLPavwyofjr.,-' fi")


@pytest.mark.parametrize("language", ["en", "tr", "ru", ""])
@settings(max_examples=150, deadline=None)
@given(text=st.text(letters, min_size=1, max_size=14) | st.text(latin, min_size=1, max_size=14))
def test_it_is_the_same(language, text):
    said = " ".join(text.split()) or "A"
    quick = Quick(FONT, language)
    short = quick.show(said) if quick.takes(said) else None
    if short is None:
        return  # left to the long way, such as the Turkish i, which has a glyph of its own
    long = show(shape(said, STRONG, language), {FACE: [FONT]})
    assert (short.pieces, short.said) == (long.pieces, long.said)
    assert short.width == pytest.approx(long.width)


def test_ordinary_names_take_it():
    quick = Quick(FONT, "en")
    names = ["Amina Osei", "Łukasz Żółć", "AVA Tovey", "Светлана"]
    assert all(quick.takes(name) and quick.show(name) for name in names)


@pytest.mark.parametrize("name", ["محمد", "A\u0301\u0323x", "田中"])
def test_others_do_not(name):
    assert not Quick(FONT, "en").takes(name)
