"""What we bake, others read; what others bake, we read; and what goes in comes out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openbadgeslib import baking
from tests.support.pictures import NAMESPACE, SVG, png

from advocert_certificates.credentials.carriers.finding import Carrier, find_credential
from advocert_certificates.credentials.carriers.png import bake_png, unbake_png
from advocert_certificates.credentials.carriers.svg import bake_svg, unbake_svg

CREDENTIAL = '{"type":["VerifiableCredential"],"name":"Amina ]]> Osei \u2019\\u0000 \\n"}'
JWT = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln"
values = st.recursive(st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=5)
documents = st.dictionaries(st.text(max_size=5), values, max_size=4)
awkward = st.text(st.sampled_from("]>[<&'\"\\\ufffe\uffff\u2028é😀"), max_size=12)


def written(document):
    return json.dumps(document, ensure_ascii=False)


@given(documents | st.dictionaries(awkward, awkward, max_size=3))
def test_a_png_gives_back_what_was_baked(document):
    assert unbake_png(bake_png(png(), written(document))) == written(document)


@given(documents.map(lambda one: json.loads(json.dumps(one))) | st.dictionaries(awkward, awkward, max_size=3))
def test_an_svg_gives_back_what_was_baked(document):
    assert json.loads(unbake_svg(bake_svg(SVG, written(document)).encode())) == document


@pytest.mark.parametrize("token", [CREDENTIAL, JWT])
def test_openbadgeslib_reads_our_png(token):
    baked = bake_png(png(), token)
    assert baking.extract_png(baked, keyword=baking.ITXT_KEYWORD_OB3) == token


@pytest.mark.parametrize("token", [CREDENTIAL, JWT])
def test_openbadgeslib_reads_our_svg(token):
    found = baking.extract_svg(
        bake_svg(SVG, token).encode(), element=baking.SVG_ELEMENT_OB3, text_fallback=True
    )
    assert found == token.replace("]]>", "]]\\u003e")


@pytest.mark.parametrize("token", [CREDENTIAL, JWT])
def test_we_read_the_png_of_openbadgeslib(token):
    baked = baking.bake_png(png(), token, "with a comment", keyword=baking.ITXT_KEYWORD_OB3)
    assert find_credential(baked).text == token


@pytest.mark.parametrize(("token", "as_text"), [(CREDENTIAL, True), (JWT, False)])
def test_we_read_the_svg_of_openbadgeslib(token, as_text):
    baked = baking.bake_svg(
        SVG.encode(),
        token,
        element=baking.SVG_ELEMENT_OB3,
        namespace=baking.SVG_NS_OB3,
        as_text=as_text,
    )
    assert find_credential(baked).text == token


def test_baking_twice_leaves_one_credential_in_a_png():
    assert unbake_png(bake_png(bake_png(png(), CREDENTIAL), JWT)) == JWT


def test_the_chunk_is_not_compressed_and_stands_once():
    baked = bake_png(bake_png(png(), JWT), JWT)
    assert baked.count(b"openbadgecredential\0\0\0\0\0" + JWT.encode()) == 1


def test_a_credential_cannot_end_its_cdata_section_early():
    baked = bake_svg(SVG, '{"name":"]]><script>alert(1)</script>"}')
    assert baked.count("]]>") == 1


def test_the_pixels_of_a_baked_picture_stay_as_they_were():
    assert bake_png(png(), JWT).count(b"IDAT") == png().count(b"IDAT")


def test_an_svg_declares_the_namespace_of_open_badges_3():
    assert f'xmlns:openbadges="{NAMESPACE}"' in bake_svg(SVG, JWT)


@pytest.mark.parametrize(
    ("data", "carrier"),
    [
        (CREDENTIAL.encode(), Carrier.JSON),
        (b"\xef\xbb\xbf  " + CREDENTIAL.encode(), Carrier.JSON),
        (JWT.encode() + b"\n", Carrier.JWT),
        (bake_png(png(), CREDENTIAL), Carrier.PNG),
        (b"<?xml version='1.0'?>\n" + bake_svg(SVG, CREDENTIAL).encode(), Carrier.SVG),
    ],
)
def test_the_bytes_say_what_kind_of_file_it_is(data, carrier):
    assert find_credential(data).carrier == carrier
