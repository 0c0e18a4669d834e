"""What changed, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_courses.worddiff import ADDED, MAX_WORDS, REMOVED, SAME, Piece, word_diff

TEXTS = st.lists(st.sampled_from(["we", "say", "it", "in", "the post", ",", ".", "*here*", "\n\n", "é"])).map(
    " ".join
)


def settled(text: str) -> str:
    """The words of a text, whatever stood between them."""
    return "".join(text.split())


def test_a_word_that_was_replaced():
    assert word_diff("Say it in your profile.", "Say it in the post.") == (
        Piece(SAME, "Say it in "),
        Piece(REMOVED, "your profile"),
        Piece(ADDED, "the post"),
        Piece(SAME, "."),
    )


def test_a_single_word_between_two_changes_is_no_island():
    """'in your profile' to 'on the post': not word for word with a lonely blank left standing."""
    kinds = [piece.kind for piece in word_diff("Say in your profile now.", "Say on the post now.") or ()]
    assert kinds == [SAME, REMOVED, ADDED, SAME]


def test_a_sentence_that_was_added():
    pieces = word_diff("Say it.", "Say it. This covers stories.")
    assert pieces == (Piece(SAME, "Say it."), Piece(ADDED, " This covers stories."))


def test_line_breaks_inside_a_paragraph_are_no_change():
    assert word_diff("Say\nit  now.", "Say it now.") == (Piece(SAME, "Say it now."),)


def test_paragraphs_stay_apart():
    assert word_diff("One.\n\nTwo.", "One.\n\nTwo.") == (Piece(SAME, "One.\nTwo."),)


def test_a_very_long_text_is_not_compared():
    assert word_diff("word " * (MAX_WORDS + 1), "x") is None


@pytest.mark.parametrize("text", ["", "  ", "One."])
def test_the_same_text_has_no_change(text: str):
    assert all(piece.kind == SAME for piece in word_diff(text, text) or ())


@given(TEXTS, TEXTS)
def test_the_pieces_make_up_both_texts(old: str, new: str):
    pieces = word_diff(old, new) or ()
    assert settled("".join(one.text for one in pieces if one.kind != ADDED)) == settled(old)
    assert settled("".join(one.text for one in pieces if one.kind != REMOVED)) == settled(new)
