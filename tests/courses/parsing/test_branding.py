"""The block `branding` of programme.yaml, as the design page writes it."""

import pytest
from tests.support.content import PROGRAMME
from tests.support.reading import complaints

from advocert_courses.parsing import parse_programme

BLOCK = """
branding:
  colours:
    main: '#1A4E8A'
  logo: iVBORw0KGgo=
  signature: {name: Dr. Ada Lovelace, role: Head, picture: iVBORw0KGgo=}
  words:
    closing: Only with the policy set.
  other_language: {language: de, title: 'Zertifiziert: Grundlagen'}
"""


def test_it_goes_into_the_compiled_programme_as_it_is():
    assert parse_programme(PROGRAMME + BLOCK, "p").data["branding"] == {
        "colours": {"main": "#1A4E8A"},
        "logo": "iVBORw0KGgo=",
        "signature": {"name": "Dr. Ada Lovelace", "role": "Head", "picture": "iVBORw0KGgo="},
        "words": {"closing": "Only with the policy set."},
        "other_language": {"language": "de", "title": "Zertifiziert: Grundlagen"},
    }


def test_a_programme_without_one_stays_as_it_was():
    assert "branding" not in parse_programme(PROGRAMME, "p").data


def test_a_picture_may_be_broken_over_lines():
    text = PROGRAMME + "\nbranding:\n  logo: >-\n    iVBO\n    Rw0KGgo=\n"
    assert parse_programme(text, "p").data["branding"] == {"logo": "iVBO Rw0KGgo="}


@pytest.mark.parametrize("word", ["colour: {}", "colours: {primary: '#000000'}", "words: {ending: x}"])
def test_a_misspelt_key_is_named(word):
    assert complaints(f"{PROGRAMME}\nbranding:\n  {word}\n", parse_programme)
