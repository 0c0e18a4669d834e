"""The trainer's loop: change a file, build, reload; a mistake is named and changes nothing for learners."""

import html

import pytest

LESSON = "fnd/lessons/FND-L01.md"
PAGE = "/learn/fnd-u02/"


@pytest.fixture
def lesson(demo):
    """The lesson's file, put back after the test."""
    file = demo.content / LESSON
    before = file.read_text()
    yield file
    file.write_text(before)
    assert demo.build().returncode == 0


def test_a_changed_lesson_is_shown_after_build_and_reload(demo, amina, lesson):
    lesson.write_text(lesson.read_text() + "\nA sentence that was not there before.\n")
    assert "A sentence that was not there before." not in amina.get(PAGE).text
    assert demo.build().returncode == 0
    assert "A sentence that was not there before." in amina.get(PAGE).text


def test_the_button_does_what_the_command_does(jonas, lesson):
    lesson.write_text(lesson.read_text() + "\nA sentence for the button.\n")
    assert "Saved, but not built yet" in jonas.get("/trainer/").text
    assert "Built." in jonas.post("/trainer/build/").text
    assert "A sentence for the button." in jonas.get(PAGE).text


def test_a_mistake_is_named_with_file_and_line_and_learners_keep_the_last_course(demo, jonas, amina, lesson):
    lesson.write_text(lesson.read_text().replace("> [!CLAUSE ", "> [!CLAUSE NO-SUCH-", 1))
    line = (
        lesson.read_text()
        .splitlines()
        .index(next(x for x in lesson.read_text().splitlines() if "NO-SUCH" in x))
        + 1
    )
    assert demo.build().returncode == 1
    page = html.unescape(jonas.get("/trainer/").text)
    assert f"{LESSON}:{line}" in page
    assert "NO-SUCH" in page
    assert amina.get(PAGE).status_code == 200
    assert "NO-SUCH" not in amina.get(PAGE).text


def test_the_button_says_when_nothing_was_built(jonas, lesson):
    lesson.write_text("---\nid: [\n---\n")
    assert "Not built" in jonas.post("/trainer/build/").text


def test_a_damaged_archive_leaves_the_last_good_course_and_is_named(demo, jonas, lesson):
    demo.archive.write_bytes(b"no archive")
    assert jonas.get(PAGE).status_code == 200
    assert "The newest archive is not shown" in jonas.get("/trainer/").text


def test_what_a_learner_did_survives_a_new_build(demo, amina, lesson):
    base = amina.handler_base("/learn/fnd-u05/")
    amina.post(f"{base}begin", json={})
    lesson.write_text(lesson.read_text() + "\nOne more sentence.\n")
    demo.build()
    assert "Start the conversation" not in amina.get("/learn/fnd-u05/").text


def test_the_page_of_the_trainer_is_for_trainers(amina, visitor):
    answer = amina.get("/trainer/")
    assert answer.status_code == 403
    assert "This page is for somebody else" in answer.text
    assert amina.post("/trainer/build/").status_code == 403
    assert "Who do you want to be?" in visitor.get("/trainer/").text


def test_every_file_is_called_what_it_is(demo, jonas):
    page = jonas.get("/trainer/").text.lower()
    assert "translation of fnd-01 (de)" in page
    assert "card deck: " in page
