"""A design, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.pictures import png

from advocert_certificates.domain.branding import (
    Branding,
    BrandingError,
    Signature,
    Words,
    contrast,
    read_branding,
    tint,
    write_branding,
)

FULL = Branding(
    main="#1A4E8A",
    logo=png(),
    signature=Signature("Ada", "Head", png()),
    words=Words(closing="Last"),
    other=Words("de", title="Titel"),
)
dark = st.integers(0, 0x5F).map(lambda part: f"#{part:02X}{part:02X}{part:02X}")


@pytest.mark.parametrize("branding", [Branding(), FULL])
def test_what_is_written_is_read_again(branding):
    assert read_branding(write_branding(branding)) == branding


@given(dark, st.text("abc ä", max_size=40))
def test_any_dark_colour_and_short_text_is_read_again(colour, text):
    said = " ".join(text.split())
    branding = Branding(main=colour, words=Words(closing=said))
    assert read_branding(write_branding(branding)) == branding


def test_the_own_design_needs_no_block():
    assert write_branding(Branding()) == {}


@pytest.mark.parametrize(
    "block",
    [
        [],
        {"colour": {}},
        {"colours": {"primary": "#000000"}},
        {"colours": {"main": 7}},
        {"colours": "#000000"},
        {"logo": "no base64!"},
        {"logo": "aGFsbG8="},
        {"signature": {"picture": "aGFsbG8="}},
        {"words": {"closing": "x" * 200}},
        {"other_language": {"title": "Titel"}},
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_place(block):
    with pytest.raises(BrandingError, match="branding: "):
        read_branding(block)


def test_black_on_white_has_the_contrast_that_the_standard_says():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_a_tint_lies_between_the_colour_and_white():
    assert tint("#000000", 0.5) == "#808080"
