"""Which signatures hold: the lesson block and the service read one clause file and give one answer (ADR 0066).

Every pair of a signed version and a newest version, with every kind of change and `holds_from`. Both parts are
real: the block's stored state, and a programme compiled from the same folder.
"""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from tests.support.content import change, write_content

from advocert_certificates.domain.component_texts import TextRules
from advocert_certificates.domain.eligibility import evaluate
from advocert_certificates.domain.facts import read_fact
from advocert_certificates.domain.programme import Programme
from advocert_certificates.domain.programme_reading import read_programme
from advocert_courses.models import Clause
from advocert_courses.programme_compile import compile_programme
from advocert_courses.tree import read_tree
from advocert_xblocks._lesson.state import LessonState, Signature

NOW = datetime(2026, 11, 20, tzinfo=UTC)
SIGNED = sha256(b"what was signed once").hexdigest()
KINDS = [
    "",
    "kind: material",
    "kind: minor",
    "kind: editorial",
    *(f"kind: editorial, holds_from: {n}" for n in (1, 2)),
]


def published(root: Path, version: int, kind: str) -> tuple[Clause, Programme]:
    """Return the clause as a block has it and as the service reads it."""
    line = f"change: {{{kind}, summary: x}}\n" if kind else ""
    change(root, "clauses/DISC-1.md", "version: 1\n", f"version: {version}\n{line}")
    for path, count in (("programme.yaml", 2), ("fnd/lessons/FND-L01.md", 1)):
        for _ in range(count if (root / path).exists() else 0):
            change(root, path, "DISC-1@1", f"DISC-1@{version}")
    tree = read_tree(root)
    return tree.clauses["DISC-1"], read_programme(compile_programme(tree))


def block_says(clause: Clause, version: int, text: str) -> bool:
    state = LessonState(signatures=(Signature("DISC-1", version, text, "en", NOW),))
    return state.holding(clause) is not None


def service_says(programme: Programme, version: int, text: str) -> bool:
    fact = read_fact(
        "clause.signed", "DISC-1", {"version": version, "sha256": text}, occurred_at=NOW, enrolled=True
    )
    assert fact is not None
    ours = TextRules(clauses=frozenset({("DISC-1", version, text)}))
    judged = programme.texts.with_earlier([programme.texts, ours]).judged(fact)
    clauses = programme.levels[0].requires.members[0]
    return evaluate(clauses, [judged]).met


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("newest", [2, 3])
@pytest.mark.parametrize("signed", [1, 2, 3])
def test_block_and_service_agree(tmp_path: Path, kind: str, newest: int, signed: int) -> None:
    if kind.endswith("2") and newest == 2:
        kind = "kind: editorial, holds_from: 1"
    clause, programme = published(write_content(tmp_path / "content"), newest, kind)
    text = clause.sha256 if signed == newest else SIGNED
    assert service_says(programme, signed, text) == block_says(clause, signed, text)


def test_both_let_an_editorial_change_pass(tmp_path: Path) -> None:
    clause, programme = published(write_content(tmp_path / "content"), 2, "kind: editorial")
    assert (block_says(clause, 1, SIGNED), service_says(programme, 1, SIGNED)) == (True, True)


def test_both_ask_again_for_a_material_one(tmp_path: Path) -> None:
    clause, programme = published(write_content(tmp_path / "content"), 2, "kind: material")
    assert (block_says(clause, 1, SIGNED), service_says(programme, 1, SIGNED)) == (False, False)


def test_both_ask_again_for_another_text_under_the_same_version(tmp_path: Path) -> None:
    clause, programme = published(write_content(tmp_path / "content"), 2, "kind: editorial")
    assert (block_says(clause, 2, SIGNED), service_says(programme, 2, SIGNED)) == (False, False)
