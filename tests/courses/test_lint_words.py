"""To-dos, placeholders, real firms, boxes for people, emoji marks, videos without captions, hard reading."""

import pytest

from advocert_courses.lint.reading import reading_grade
from advocert_courses.lint.words import check_videos, check_words

STORY = "---\ntype: scenario\n---\n"


def found(text: str, file: str = "a.md") -> list[tuple[str, int]]:
    return [(one.rule, one.line) for check in (check_words, check_videos) for one in check(file, text)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("TODO: who speaks here?", "E702"),
        ("[Vision: 150 words by your sponsor]", "E703"),
        ("[Your sponsor's words go here]", "E703"),
        (f"{STORY}Tom: I bought it at Starbucks.", "W702"),
        ("She was being hysterical.", "W703"),
        ("\U0001f680 Ship it", "W705"),
        ("- \u2705 Ship it", "W705"),
        ("[Watch it](https://acme.example/talk.mp4)", "E504"),
    ],
)
def test_each_is_found(text: str, rule: str):
    assert [one for one, _ in found(text)] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "The todo list of the team",
        "[Our vision](https://acme.example/vision)",
        "A real firm may be named where facts are taught: Sony sued over music.",
        "Say thank you \U0001f680",
        "[Watch it](https://acme.example/talk.mp4), [captions](https://acme.example/talk.vtt)",
        "[Watch it](https://acme.example/talk.mp4) or read the transcript.",
    ],
)
def test_what_is_meant_so_is_left_alone(text: str):
    assert found(text) == []


def test_the_line_is_that_of_the_video():
    assert found("One.\n\nTwo\n[Watch](https://a.example/b.webm)") == [("E504", 4)]


def test_short_sentences_read_easily():
    grade = reading_grade("You see a post. You know the team. Say who you are. " * 10)
    assert grade is not None
    assert grade < 3


def test_long_words_in_long_sentences_read_hard():
    sentence = (
        "The organisation's communication responsibilities necessitate comprehensive consideration of the "
        "regulatory environment in which the representative operates, and of the reputational consequences "
        "that a publication for the general public is to have on the institution as it is perceived. "
    )
    grade = reading_grade(sentence * 3)
    assert grade is not None
    assert grade > 14


def test_a_text_in_another_language_is_not_measured():
    assert reading_grade("Wer hier arbeitet, sagt das im Beitrag selbst und nicht im Profil. " * 10) is None


def test_a_short_text_is_not_measured():
    assert reading_grade("Say who you are.") is None
