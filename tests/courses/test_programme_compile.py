import json
from pathlib import Path

import pytest
from tests.support.content import change, write_content

from advocert_courses.errors import SourceErrors
from advocert_courses.programme_compile import compile_programme, policy_set_hash
from advocert_courses.tree import read_tree


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


def test_the_document_has_every_key_of_schema_1(root: Path):
    assert set(compile_programme(read_tree(root))) == {
        "schema", "ref", "title", "organisation", "language", "policy_set", "components", "texts", "clauses", "levels",
    }  # fmt: skip


def test_the_document_is_json(root: Path):
    compiled = compile_programme(read_tree(root))
    assert json.loads(json.dumps(compiled)) == compiled


def test_a_clause_carries_its_whole_text_and_the_hash_of_it(root: Path):
    clause = compile_programme(read_tree(root))["clauses"][0]
    assert clause["text"] == (root / "clauses/DISC-1.md").read_text()


def test_components_are_named_so_that_the_service_needs_no_course(root: Path):
    assert compile_programme(read_tree(root))["components"] == {
        "FND-01": {"type": "scenario", "title": "{name} asks for a recommendation"},
        "FND-EXAM": {"type": "exam", "title": "The exam"},
        "FND-L01": {"type": "lesson", "title": "Say that you work here"},
    }


def test_every_text_that_evidence_may_name_is_named_by_its_hash(root: Path):
    tree = read_tree(root)
    known = compile_programme(tree)["texts"]["known"]
    assert known["FND-01"] == tree.scenarios["FND-01"].sha256
    assert set(known) == {*tree.lessons, *tree.scenarios, *tree.exams, *tree.banks, *tree.decks}


def test_a_programme_says_what_becomes_of_other_texts(root: Path):
    change(root, "programme.yaml", "levels:", f"texts: {{unknown: refuse, withdrawn: [{'a' * 64}]}}\nlevels:")
    texts = compile_programme(read_tree(root))["texts"]
    assert (texts["unknown"], texts["withdrawn"]) == ("refuse", ["a" * 64])


def test_what_is_withdrawn_is_named_by_a_whole_fingerprint(root: Path):
    change(root, "programme.yaml", "levels:", "texts: {withdrawn: [3f2a]}\nlevels:")
    assert "no fingerprint" in str(read_tree(root).findings[0])


def test_the_same_content_compiles_to_the_same_document(root: Path, tmp_path: Path):
    again = write_content(tmp_path / "elsewhere")
    assert json.dumps(compile_programme(read_tree(again))) == json.dumps(compile_programme(read_tree(root)))


def test_a_changed_clause_text_changes_the_policy_set(root: Path):
    before = compile_programme(read_tree(root))["policy_set"]
    change(root, "clauses/DISC-1.md", "in the post itself", "in the post")
    assert compile_programme(read_tree(root))["policy_set"]["sha256"] != before["sha256"]


def test_the_policy_set_does_not_depend_on_the_order_of_its_clauses(root: Path):
    clause = read_tree(root).clauses["DISC-1"]
    other = type(clause)("ACC-1", 2, "t", "r", "b", "x", "f" * 64)
    assert policy_set_hash([clause, other]) == policy_set_hash([other, clause])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("clauses: [DISC-1@1]\nlevels", "clauses: [DISC-9@1]\nlevels", 'names "DISC-9@1"'),
        ("clauses: [DISC-1@1]\nlevels", "clauses: [DISC-1@2]\nlevels", "the clause is at version 1"),
        ("{clauses: [DISC-1@1], title", "{clauses: [DISC-2@1], title", 'names "DISC-2@1"'),
        ("scenarios: [FND-01]", "scenarios: [FND-02]", "no such conversation"),
        ("exam: FND-EXAM", "exam: FND-EXAMEN", "no such exam"),
    ],
)
def test_a_name_that_leads_nowhere_is_reported(root: Path, old: str, new: str, message: str):
    change(root, "programme.yaml", old, new)
    with pytest.raises(SourceErrors, match=message):
        compile_programme(read_tree(root))


def test_a_report_names_the_line(root: Path):
    change(root, "programme.yaml", "exam: FND-EXAM", "exam: FND-EXAMEN")
    with pytest.raises(SourceErrors) as caught:
        compile_programme(read_tree(root))
    assert str(caught.value.findings[0]).startswith("programme.yaml:18: ")


def test_content_without_a_programme_compiles_to_nothing(root: Path):
    tree = type(read_tree(root))(clauses=read_tree(root).clauses)
    with pytest.raises(SourceErrors, match="There is no programme"):
        compile_programme(tree)
