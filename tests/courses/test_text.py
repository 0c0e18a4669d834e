"""Canonical text: one form, whatever an editor, a browser or an export did to it."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from advocert_courses.text import canonical, sha256_hex

# Surrogates too: a JSON request can carry them.
ANY_TEXT = st.text(st.characters(codec=None))


@given(ANY_TEXT)
def test_what_is_canonical_stays_as_it_is(text):
    assert canonical(canonical(text)) == canonical(text)


@given(ANY_TEXT)
def test_canonical_text_is_allowed_in_xml(text):
    element = etree.Element("a")
    element.text = canonical(text)
    assert (etree.fromstring(etree.tostring(element)).text or "") == canonical(text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00")))
def test_line_ends_do_not_matter(text):
    assert canonical(text.replace("\n", "\r\n")) == canonical(text)


@given(ANY_TEXT)
def test_a_text_that_says_something_ends_with_exactly_one_newline(text):
    form = canonical(text)
    assert form == "" or (form.endswith("\n") and not form.endswith("\n\n"))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("", ""),
        (" \n\t\n", ""),
        ("\ufeffHello", "Hello\n"),
        ("\n  \n  Hello", "  Hello\n"),
        ("one\rtwo", "one\ntwo\n"),
        ("a\x00b\x0bc\ufffe", "abc\n"),
        ("end  \n\n\n", "end  \n"),
        ("Cafe\u0301", "Cafe\u0301\n"),
    ],
)
def test_the_canonical_form_of_an_example(text, form):
    assert canonical(text) == form


def test_the_hash_is_of_the_canonical_bytes():
    assert sha256_hex("\r\nHé\r\n") == hashlib.sha256("Hé\n".encode()).hexdigest()
