"""What the editor offers to put in: a sound text stays sound, wherever one writes and in whatever language."""

from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.xblocks.samples import deck_text, exam_text, lesson_text, scenario_text

from advocert_courses import api as courses
from advocert_xblocks._pieces import texts
from advocert_xblocks._pieces.beginnings import BEGINNINGS
from advocert_xblocks._pieces.placing import pieces_for, placed
from advocert_xblocks._shared.words import words_for

TODAY = date(2026, 11, 24)
TEXTS = {
    courses.Lesson: lesson_text,
    courses.Scenario: scenario_text,
    courses.Exam: exam_text,
    courses.Deck: deck_text,
}
PIECES = [
    pytest.param(kind, name, id=f"{kind.__name__}: {name}") for kind in TEXTS for name in pieces_for(kind)
]
SHIPPED = courses.read_tree(Path(__file__).parents[2] / "courses/content")


def mistakes(text: str) -> set[tuple[str, str]]:
    return {(one.rule, one.message) for one in courses.lint_bundle(text, TODAY) if one.is_error}


def put(kind: type, piece: str, text: str, line: int) -> str:
    done = placed(kind, piece, text, line, words_for(None))
    assert done.sentence or len(done.text) > len(text)
    return done.text


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("kind", "piece"), PIECES)
def test_a_piece_brings_no_mistake_wherever_one_writes(kind: type, piece: str, language: str) -> None:
    text = TEXTS[kind]()
    with override(language):
        for line in range(1, text.count("\n") + 1, 3):
            assert mistakes(put(kind, piece, text, line)) <= mistakes(text), line


@pytest.mark.parametrize(("kind", "piece"), PIECES)
def test_a_piece_may_be_put_in_again_and_again(kind: type, piece: str) -> None:
    text = more = TEXTS[kind]()
    for _ in range(3):
        more = put(kind, piece, more, 12)
    assert mistakes(more) <= mistakes(text)


@pytest.mark.parametrize("ref", ["FND-01", "FND-05", "FND-08", "FND-L03", "FND-DECK", "FND-EXAM"])
def test_a_piece_fits_into_what_is_shipped(ref: str) -> None:
    """Drills, written replies, moments that lead on by themselves, translations below the text."""
    text = courses.bundle_of(SHIPPED, ref)
    kind = type(courses.load_bundle(text).main)
    for piece in pieces_for(kind):
        for line in range(1, text.count("\n"), max(1, text.count("\n") // 4)):
            assert mistakes(put(kind, piece, text, line)) <= mistakes(text), (piece, line)


@pytest.mark.parametrize(("kind", "piece"), PIECES)
@pytest.mark.parametrize("text", ["x", "---\n", "---\nid: [\n---\n## a\n- [b](#", "<!-- file: x.md -->\n"])
def test_a_text_that_cannot_be_read_takes_a_piece_too(kind: type, piece: str, text: str) -> None:
    put(kind, piece, text, 99)


def test_a_new_moment_is_led_to_and_leads_on() -> None:
    main = courses.load_bundle(put(courses.Scenario, texts.MOMENT, scenario_text(), 34)).main
    assert main.nodes["hidden-second"].choices[-1].target == "new-moment"
    assert {one.target for one in main.nodes["new-moment"].choices} == {"hidden-good"}


def test_the_line_of_what_came_is_told() -> None:
    done = placed(courses.Scenario, texts.MOMENT, scenario_text(), 34, words_for(None))
    assert done.text.split("\n")[done.line - 1] == "## new-moment"


def test_a_question_that_is_there_and_not_asked_is_asked_first() -> None:
    text = lesson_text().replace("\n> [!RECALL FND-Q-901]\n", "")
    assert "> [!RECALL FND-Q-901]" in put(courses.Lesson, texts.RECALL, text, 14)


def test_without_a_clause_to_sign_one_reads_what_to_do() -> None:
    text = lesson_text(clauses=())
    done = placed(courses.Lesson, texts.CLAUSE, text, 14, words_for(None))
    assert (done.text, "below a line that begins with <!-- file:" in done.sentence) == (text, True)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", BEGINNINGS)
def test_the_text_to_begin_with_has_nothing_to_mend(kind: type, language: str) -> None:
    with override(language):
        text = words_for(None)(BEGINNINGS[kind])
    assert ("language: de" in text) is (language == "de")
    assert courses.lint_bundle(text, TODAY) == []
    assert isinstance(courses.load_bundle(text).main, kind)


@given(
    st.sampled_from(sorted(TEXTS, key=str)),
    st.text('#- []()`*<!>:\n"abD1{}', max_size=120),
    st.integers(-5, 40),
)
def test_whatever_stands_there_a_piece_can_be_put_in(kind: type, text: str, line: int) -> None:
    for piece in pieces_for(kind):
        placed(kind, piece, text, line, words_for(None))
