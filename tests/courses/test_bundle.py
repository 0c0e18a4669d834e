"""One text for one block: what is joined can be taken apart again, and what is missing is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.content import CLAUSE, EXAM, LESSON, bank_text, scenario_text

from advocert_courses.bundle import join_bundle, load_bundle, split_bundle
from advocert_courses.errors import BundleSeparatorError, SourceErrors
from advocert_courses.text import canonical, sha256_hex

TEXTS = st.text(st.characters(codec="utf-8")).map(canonical).filter(lambda text: "<!-- file:" not in text)
PATHS = st.from_regex(r"[A-Za-z0-9_./-]{1,40}", fullmatch=True)
DOCUMENTS = st.tuples(TEXTS.map(lambda text: ("", text)), st.lists(st.tuples(PATHS, TEXTS), max_size=4)).map(
    lambda parts: [parts[0], *parts[1]]
)


@given(DOCUMENTS)
def test_taking_apart_undoes_joining(documents):
    assert split_bundle(join_bundle(documents)) == documents


@given(DOCUMENTS)
def test_a_bundle_is_canonical_after_its_own_canonical_form(documents):
    bundle = join_bundle(documents)
    assert split_bundle(canonical(bundle)) == split_bundle(bundle)


def test_one_document_is_its_own_bundle():
    assert join_bundle([("fnd/lessons/FND-L01.md", LESSON)]) == LESSON


def test_a_document_that_holds_a_separator_is_refused():
    with pytest.raises(BundleSeparatorError, match=r"a\.md:2"):
        join_bundle([("a.md", "one\n<!-- file: b.md -->\n")])


def test_a_lesson_comes_with_its_clauses_and_questions():
    bundle = load_bundle(lesson_bundle())
    assert (bundle.main.ref, [*bundle.clauses], [*bundle.banks]) == ("FND-L01", ["DISC-1"], ["FND-BANK-1"])


def test_a_clause_in_a_bundle_has_the_hash_of_its_own_file():
    assert load_bundle(lesson_bundle()).clauses["DISC-1"].sha256 == sha256_hex(CLAUSE)


def test_a_bundle_has_the_hash_of_its_first_file():
    assert load_bundle(lesson_bundle()).sha256 == sha256_hex(LESSON)


def test_an_exam_finds_its_questions_by_id():
    bundle = load_bundle(join_bundle([("", EXAM), ("fnd/bank/FND-BANK-1.md", bank_text())]))
    assert bundle.items["FND-Q-101"].outcome == "FND-1"


def test_the_same_text_is_read_once():
    assert load_bundle(scenario_text()) is load_bundle(scenario_text())


def test_a_missing_bank_is_named():
    assert '"FND-BANK-1" is not below this text' in complaint(EXAM)


def test_a_missing_clause_is_named():
    assert '"DISC-1@1" is not below this text' in complaint(LESSON)


def test_a_clause_of_another_version_is_refused():
    newer = lesson_bundle().replace("version: 1", "version: 2")
    assert "the text below is version 2" in complaint(newer)


def test_a_missing_question_is_named():
    assert '"FND-Q-999" is not below' in complaint(lesson_bundle().replace("FND-Q-901]", "FND-Q-999]"))


def test_a_block_cannot_hold_a_clause_alone():
    assert complaint(CLAUSE).startswith(
        "content:1: A block holds a lesson, a conversation, an exam or a deck."
    )


def test_a_file_that_is_there_twice_is_refused():
    assert "twice" in complaint(lesson_bundle() + "<!-- file: a.md -->\n" + CLAUSE)


def test_lines_count_from_the_top_of_the_field_that_the_author_sees():
    text = lesson_bundle().replace("volatility: 1", "volatilty: 1")
    line = text.split("\n").index("volatilty: 1") + 1
    assert complaint(text).startswith(f"content:{line}: ")


def test_lines_are_right_below_blank_lines_too():
    text = lesson_bundle().replace(
        "<!-- file: clauses/DISC-1.md -->\n", "<!-- file: clauses/DISC-1.md -->\n\n\n"
    )
    text = text.replace("volatility: 1", "volatilty: 1")
    line = text.split("\n").index("volatilty: 1") + 1
    assert complaint(text).startswith(f"content:{line}: ")


def test_a_bundle_of_more_than_a_megabyte_is_refused():
    assert "more than 1024 kB" in complaint(LESSON + "a" * 1_100_000)


def lesson_bundle() -> str:
    return join_bundle([("", LESSON), ("clauses/DISC-1.md", CLAUSE), ("fnd/bank/FND-BANK-1.md", bank_text())])


def complaint(text: str) -> str:
    with pytest.raises(SourceErrors) as caught:
        load_bundle(text)
    return str(caught.value)
