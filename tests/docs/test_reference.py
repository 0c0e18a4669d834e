"""The reference page is made of the parsers and the rules, and is the one that would be made today."""

from pathlib import Path

import pytest

from advocert_courses.parsing.door import PARSERS
from advocert_courses.reference.page import asked_keys, reference_page, undescribed
from advocert_courses.reference.samples import SAMPLES
from advocert_courses.reference.words import KEYS
from advocert_courses.rules import RULES

PAGE = Path(__file__).parents[2] / "docs/reference/format.md"


def test_the_page_is_the_one_that_would_be_made_today():
    """When this fails: python -m advocert_courses.reference > docs/reference/format.md."""
    assert PAGE.read_text() == reference_page()


def test_every_key_has_its_sentence():
    assert undescribed() == []


@pytest.mark.parametrize("kind", list(SAMPLES))
def test_no_sentence_is_about_a_key_that_nobody_reads(kind: str):
    asked = {key.replace("all/", "").replace("any/", "") for key in asked_keys(kind)} | set(asked_keys(kind))
    assert [key for key in KEYS[kind] if key not in asked and not key.endswith("/any")] == []


def test_every_kind_of_file_has_a_sample():
    assert set(PARSERS) <= set(SAMPLES)


def test_every_rule_stands_on_the_page():
    assert [rule for rule in RULES if f"| {rule} |" not in PAGE.read_text()] == []
