"""programme.yaml becomes plain values of the compiled programme, checked for their shape."""

import pytest
from tests.support.content import PROGRAMME
from tests.support.reading import changed, complaints

from advocert_courses.parsing import parse_programme


def test_requirements_become_plain_values():
    level = parse_programme(PROGRAMME, "p").data["levels"][0]
    assert level["requires"] == {
        "all": [
            {"clauses": ["DISC-1@1"], "title": "Sign the clauses"},
            {"scenarios": ["FND-01"], "pass": 1, "title": "Pass a conversation"},
            {"exam": "FND-EXAM", "title": "Pass the exam"},
        ]
    }


def test_norway_is_a_country():
    text = changed(PROGRAMME, "jurisdictions: [DE, AT]", "jurisdictions: [DE, NO]")
    assert parse_programme(text, "p").data["levels"][0]["jurisdictions"] == ["DE", "NO"]


def test_a_version_keeps_its_last_zero():
    text = changed(PROGRAMME, '{name: "2026.1"}', "{name: 2026.10}")
    assert parse_programme(text, "p").data["policy_set"] == {"name": "2026.10"}


def test_all_conversations_must_be_passed_when_no_number_is_given():
    text = changed(PROGRAMME, "scenarios: [FND-01], pass: 1", "scenarios: [FND-01, FND-02]")
    assert parse_programme(text, "p").data["levels"][0]["requires"]["all"][1]["pass"] == 2


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("scopes:", "scops:", 'Did you mean "scopes"?'),
        ("months: 24", "months: 0", "from 1 to 120"),
        ("{exam: FND-EXAM", "{exam: FND-EXAM, lessons: [FND-L01]", "exactly one of"),
        ("{exam: FND-EXAM, title: Pass the exam}", "{title: Nothing}", "exactly one of"),
        ("pass: 1", "pass: 2", "from 1 to 1"),
        ("ref: L1", "ref: L/1", "is no id"),
    ],
)
def test_a_wrong_shape_is_reported(old, new, words):
    assert words in "\n".join(complaints(changed(PROGRAMME, old, new), parse_programme))


def test_the_line_of_a_requirement_is_known():
    origin = parse_programme(PROGRAMME, "p").origin
    assert (
        origin.line("levels/0/requires/all/2/exam")
        == PROGRAMME.split("\n").index("        - {exam: FND-EXAM, title: Pass the exam}") + 1
    )


def test_requirements_are_not_nested_without_end():
    nested = "{all: [" * 9 + "{exam: X}" + "]}" * 9
    text = changed(PROGRAMME, "{exam: FND-EXAM, title: Pass the exam}", nested)
    assert complaints(text, parse_programme)
