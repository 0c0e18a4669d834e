"""Reading a compiled programme: what is understood, and what is refused with its place."""

import copy

import pytest
from tests.support.programmes import CLAUSE_SHA, compiled

from advocert_certificates.domain.errors import ProgrammeShapeError
from advocert_certificates.domain.programme import programme_hash
from advocert_certificates.domain.programme_reading import read_programme


def test_a_clause_requirement_wants_the_text_of_that_version():
    wanted = read_programme(compiled()).levels[0].requires.members[0].wanted[0]
    assert (wanted.ref, wanted.version, wanted.sha256) == ("DISC-1", 1, CLAUSE_SHA)


def test_an_exam_requirement_has_the_title_of_the_component():
    assert read_programme(compiled()).levels[0].requires.members[2].wanted[0].title == "Foundations exam"


def test_a_level_that_is_gone_is_none():
    assert read_programme(compiled()).level("L9") is None


@pytest.mark.parametrize(
    ("requires", "place"),
    [
        ({"all": []}, "is empty"),
        ({"any": []}, "is empty"),
        ({"clauses": ["DISC-9@1"]}, "DISC-9@1"),
        ({"clauses": ["DISC-1@2"]}, "DISC-1@2"),
        ({"scenarios": ["FND-77"]}, "FND-77"),
        ({"scenarios": ["FND-01"], "pass": 2}, "asks for 2 of 1"),
        ({"scenarios": ["FND-01"], "pass": 0}, "asks for 0 of 1"),
        ({"scenarios": []}, "asks for 0 of 0"),
        ({"karma": ["COACH-1"]}, "exactly one of"),
        ({"attendance": ["COACH-1"]}, "another form"),
        ({"coaching": "CC-COACH", "sessions": 0}, "no session"),
        ({"certifications": ["L9"]}, "no level"),
        ({"all": [{"exam": "FND-EXAM"}], "any": []}, "exactly one of"),
        ({"exam": 5}, "exam"),
    ],
)
def test_a_requirement_that_is_not_understood_certifies_nobody(requires, place):
    with pytest.raises(ProgrammeShapeError, match=place):
        read_programme(compiled(requires=requires))


@pytest.mark.parametrize(
    "key", ["ref", "title", "organisation", "policy_set", "components", "clauses", "levels"]
)
def test_a_missing_part_is_named(key):
    broken = compiled()
    del broken[key]
    with pytest.raises(ProgrammeShapeError, match=key):
        read_programme(broken)


@pytest.mark.parametrize("validity", [{"months": 0, "window_days": 1, "grace_days": 1}, {"months": 1}, None])
def test_a_level_never_lasts_for_ever_by_accident(validity):
    with pytest.raises(ProgrammeShapeError, match="validity"):
        read_programme(compiled(validity=validity))


def test_another_schema_is_refused():
    with pytest.raises(ProgrammeShapeError, match="schema"):
        read_programme(compiled() | {"schema": 2})


def test_an_unknown_key_is_ignored():
    assert read_programme(compiled() | {"colour": "plum"}).ref == "ACME"


def test_the_hash_does_not_depend_on_the_order_of_keys():
    turned = dict(reversed(copy.deepcopy(compiled()).items()))
    assert programme_hash(turned) == programme_hash(compiled())


def test_the_hash_changes_with_any_rule():
    assert programme_hash(compiled(scopes=["coach"])) != programme_hash(compiled())
