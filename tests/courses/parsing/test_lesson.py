"""A lesson is running text with directives; their order is the reading order."""

import pytest
from tests.support.content import LESSON
from tests.support.reading import changed, complaints, findings, line_of

from advocert_courses.models import Ask, ClausePanel, ExamplePair, Lesson, Prose, Recall, Try, Video
from advocert_courses.parsing import parse_text

HEAD = LESSON[: LESSON.index("Readers weigh")]


def lesson(body: str) -> Lesson:
    parsed = parse_text(HEAD + body, "a.md")
    assert isinstance(parsed, Lesson)
    return parsed


def test_parts_come_in_reading_order():
    kinds = [type(part) for part in parse_text(LESSON, "a").parts]
    assert kinds == [Prose, ExamplePair, Recall, Try, ClausePanel]


def test_a_weak_and_a_strong_example_that_follow_each_other_are_a_pair():
    (pair,) = (part for part in parse_text(LESSON, "a").parts if isinstance(part, ExamplePair))
    assert ("Best router" in pair.weak.html, "attic" in pair.strong.html) == (True, True)


def test_a_comment_stands_under_its_example():
    part = lesson("> [!EXAMPLE weak]\n> Best *ever*!\n>\n> Why: nobody *knows*.\n").parts[0]
    assert (part.weak.html, part.weak.why_html) == (
        "<p>Best <em>ever</em>!</p>",
        "<p>nobody <em>knows</em>.</p>",
    )


def test_a_why_in_the_middle_belongs_to_the_example():
    part = lesson("> [!EXAMPLE weak]\n> One.\n>\n> Why: not.\n>\n> Two.\n").parts[0]
    assert part.weak.why_html is None


def test_two_weak_examples_are_no_pair():
    parts = lesson("> [!EXAMPLE weak]\n> One.\n\n> [!EXAMPLE weak]\n> Two.\n").parts
    assert [part.strong for part in parts if isinstance(part, ExamplePair)] == [None, None]


def test_text_between_two_examples_parts_them():
    parts = lesson("> [!EXAMPLE weak]\n> One.\n\nBetter:\n\n> [!EXAMPLE strong]\n> Two.\n").parts
    assert [type(part) for part in parts] == [ExamplePair, Prose, ExamplePair, ClausePanel]


def test_clauses_without_a_place_come_at_the_end_in_order():
    text = changed(HEAD, "[DISC-1@1]", "[DISC-1@1, AI-1@2, DATA-1@1]") + "> [!CLAUSE AI-1]\n\nMore.\n"
    panels = [part.ref for part in parse_text(text, "a").parts if isinstance(part, ClausePanel)]
    assert panels == ["AI-1", "DISC-1", "DATA-1"]


def test_an_ordinary_quote_is_running_text():
    assert "<blockquote>" in lesson("> Somebody said so.\n").parts[0].html


def test_parts_know_their_line():
    parts = parse_text(LESSON, "a").parts
    assert parts[2].line == line_of(LESSON, "[!RECALL")


def test_running_text_knows_its_first_line_that_says_something():
    text = HEAD + "> [!TRY FND-01]\n\n\nMore.\n"
    assert parse_text(text, "a").parts[1].line == line_of(text, "More.")


@pytest.mark.parametrize(
    ("directive", "words"),
    [
        ("> [!RECAL FND-Q-1]", 'Did you mean "RECALL"?'),
        ("> [!NOTE x]", "Use EXAMPLE, RECALL, TRY, CLAUSE, VIDEO, ASK."),
        ("> [!TRY]", "TRY stands alone with one id."),
        ("> [!TRY FND-01]\n> and more", "TRY stands alone with one id."),
        ("> [!EXAMPLE good]\n> x", "An example is weak or strong"),
        ("> [!EXAMPLE weak]", "its text stands in the same quote"),
        ("> [!CLAUSE DISC-2]", 'Did you mean "DISC-1"?'),
        ("> [!CLAUSE DISC-1]\n\n> [!CLAUSE DISC-1]", "has a panel already"),
    ],
)
def test_a_directive_that_cannot_be_followed_is_reported(directive, words):
    assert words in complaints(HEAD + directive + "\n")[0]


def test_a_directive_is_reported_at_its_line():
    text = HEAD + "One.\n\n> [!TRI FND-01]\n"
    assert [one.line for one in findings(text)] == [line_of(text, "TRI")]


FILM = "> [!VIDEO /static/a.mp4]\n> Title: Twice\n> Captions: /static/a.vtt\n>\n> She *says* it.\n"


def test_a_film_has_a_title_captions_and_a_transcript():
    assert lesson(FILM).parts[0] == Video(
        "/static/a.mp4", "Twice", "/static/a.vtt", "<p>She <em>says</em> it.</p>"
    )


@pytest.mark.parametrize(
    "address", ["javascript:x", "http://a.example/a.mp4", "a.mp4", "", "data:video/mp4,x"]
)
def test_a_film_comes_from_where_images_come_from(address: str):
    assert "A film is not shown from" in complaints(HEAD + changed(FILM, "/static/a.mp4", address))[0]


def test_captions_come_from_where_images_come_from():
    assert "Captions are not read from" in complaints(HEAD + changed(FILM, "/static/a.vtt", "a.vtt"))[0]


def test_a_lesson_may_ask_what_leaders_should_know():
    assert lesson("> [!ASK]\n> What should *leaders* know?\n").parts[0] == Ask(
        "What should <em>leaders</em> know?"
    )


def test_a_question_to_the_learner_stands_below_its_mark():
    assert "A question to the learner has" in complaints(HEAD + "> [!ASK]\n\nWhat?\n")[0]
