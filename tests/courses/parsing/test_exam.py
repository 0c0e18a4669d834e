"""An exam file: blueprint by outcome and level, attempts, waits, time, panel, purpose."""

import pytest
from tests.support.content import EXAM
from tests.support.reading import changed, complaints, findings

from advocert_courses.models import Exam
from advocert_courses.parsing import parse_text

LEVELS = "levels: {remember: 2, understand: 4, apply: 6, analyse: 3}\nattempts: 3"


def exam(text: str) -> Exam:
    parsed = parse_text(text, "a.md")
    assert isinstance(parsed, Exam)
    return parsed


def test_an_exam_is_read():
    one = exam(EXAM)
    assert (one.ref, one.banks, one.blueprint) == ("FND-EXAM", ("FND-BANK-1",), {"FND-1": 15})
    assert (one.attempts, one.waits_hours, one.seconds_per_item) == (3, (24, 72, 336), 75)


def test_levels_are_left_open_unless_named():
    assert exam(EXAM).levels == {}


def test_levels_divide_the_same_questions():
    levels = exam(changed(EXAM, "attempts: 3", LEVELS)).levels
    assert levels == {"remember": 2, "understand": 4, "apply": 6, "analyse": 3}


def test_a_level_that_is_not_named_gets_no_question():
    levels = exam(changed(EXAM, "attempts: 3", "levels: {apply: 15}\nattempts: 3")).levels
    assert levels == {"remember": 0, "understand": 0, "apply": 15, "analyse": 0}


def test_an_exam_counts_unless_it_is_for_practice():
    assert exam(EXAM).purpose == "exam"
    assert exam(changed(EXAM, "cut: angoff", "purpose: practice")).purpose == "practice"


def test_the_panel_is_named():
    assert exam(changed(EXAM, "cut: angoff", "panel: Panel of March 2027")).panel == "Panel of March 2027"


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ("attempts: 3", "attempts: 0", "E005", "attempts"),
        ("attempts: 3", "levels: {apply: 14}\nattempts: 3", "E307", "ask for 14 questions"),
        ("attempts: 3", "levels: {aply: 15}\nattempts: 3", "E005", 'Did you mean "apply"?'),
        ("[24, 72, 336]", "[24, -1]", "E005", "waits_hours"),
        ("seconds_per_item: 75", "seconds_per_item: 5", "E005", "seconds_per_item"),
        ("cut: angoff", "cut: guess", "E005", "cut"),
        ("cut: angoff", "purpose: fun", "E005", "purpose"),
        ("blueprint: {FND-1: 15}", "blueprint: {FND-1: many}", "E005", "FND-1"),
    ],
)
def test_what_is_wrong_with_an_exam_is_reported(old, new, rule, words):
    found = findings(changed(EXAM, old, new))
    assert [one.rule for one in found if words in str(one)][:1] == [rule]


def test_a_finding_names_its_line():
    text = changed(EXAM, "attempts: 3", "levels: {apply: 14}\nattempts: 3")
    assert complaints(text)[0].startswith("a.md:7: ")
