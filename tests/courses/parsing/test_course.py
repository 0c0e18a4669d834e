"""course.yaml: chapters of units, each with one component."""

from tests.support.content import COURSE
from tests.support.reading import changed, complaints

from advocert_courses.models import Unit
from advocert_courses.parsing import parse_course


def test_a_unit_names_its_component_and_how_it_is_graded():
    unit = parse_course(COURSE, "c").chapters[0].units[0]
    assert unit == Unit("fnd-u01", "A neighbour asks", "FND-01", "Conversation")


def test_outcomes_are_sentences_by_id():
    assert parse_course(COURSE, "c").outcomes == {"FND-1": "Say in the post itself that you work here & why"}


def test_the_certificate_needs_no_title():
    text = changed(COURSE, "title: My certification, ", "")
    assert parse_course(text, "c").chapters[1].units[1].title == ""


def test_every_other_unit_needs_a_title():
    assert 'The key "title" is missing' in complaints(changed(COURSE, "title: Exam, ", ""), parse_course)[0]


def test_an_id_that_two_units_share_is_reported():
    text = changed(COURSE, "fnd-u04", "fnd-u01")
    assert complaints(text, parse_course) == [
        'a.md:25: The id "fnd-u01" stands on line 19 already. Give one of them another id.'
    ]


def test_a_chapter_and_a_unit_cannot_share_an_id():
    assert "fnd-ch1" in complaints(changed(COURSE, "fnd-u04", "fnd-ch1"), parse_course)[0]


def test_a_unit_is_graded_as_a_type_that_exists():
    text = changed(COURSE, "graded: Exam", "graded: Exams")
    assert 'Did you mean "Exam"?' in complaints(text, parse_course)[0]


def test_a_misspelt_key_of_a_unit_is_reported():
    assert "componnt" in "\n".join(
        complaints(changed(COURSE, "component: FND-01", "componnt: FND-01"), parse_course)
    )
