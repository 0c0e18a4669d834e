"""The page of questions: what needs somebody comes first, few answers are not judged, nobody is named."""

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override
from tests.certificates.records.conftest import hr_person
from tests.support.programmes import examined

from advocert_certificates import api
from advocert_certificates.templatetags.advocert_questions import points

PAGE = "/advocert/records/questions/"
ITEMS = ("FND-Q-101", "FND-Q-102", "FND-Q-103", "FND-Q-104", "FND-Q-105")


@pytest.fixture
def trainer(db):
    return hr_person("tina", "advocert_trainers")


def answers(people, broken=""):
    """Each of these people answers five questions; whoever knows little gets the broken one right."""
    for user_id in range(100, 100 + people):
        knows = user_id % 2 == 0
        right = {ref: knows != (ref == broken) for ref in ITEMS}
        told = [[ref, [0, 1, 2], [0] if right[ref] else [1], 30, right[ref]] for ref in ITEMS]
        api.record_evidence(examined(user_id, responses=told, item_refs=list(ITEMS), passed=knows, window=1))


def said(response):
    return " ".join(strip_tags(response.content.decode()).split())


def test_before_the_first_exam_the_page_says_what_will_stand_here(trainer, programme):
    assert "No exam has been handed in yet" in said(trainer.get(PAGE))


def test_a_broken_key_stands_first_and_is_what_the_heading_says(trainer, programme):
    answers(60, broken="FND-Q-103")
    page = trainer.get(PAGE).content.decode()
    assert page.index('id="FND-Q-103"') < page.index("question=FND-Q-101")
    assert 'id="FND-Q-101"' not in page
    assert "One question needs you" in said(trainer.get(PAGE))
    assert "Check the key" in page


def test_few_answers_are_not_judged_and_say_how_many_there_are(trainer, programme):
    answers(12)
    shown = said(trainer.get(PAGE))
    assert "There are too few answers to judge a question" in shown
    assert "12 of 30." in said(trainer.get(PAGE + "?question=FND-Q-101"))


def test_of_fewer_than_five_people_no_number_is_shown(trainer, programme):
    answers(4)
    page = trainer.get(PAGE).content.decode()
    assert "Five questions were met by fewer than five people." in page
    assert "dot-line" not in page
    alone = trainer.get(PAGE + "?question=FND-Q-101").content.decode()
    assert "stay hidden" in alone
    assert "dot-line" not in alone


def test_of_fewer_than_five_people_it_is_not_said_how_many_passed(trainer, programme):
    answers(4)
    assert "passed at the first try" not in said(trainer.get(PAGE))


def test_too_few_answers_say_from_how_many_on_a_question_is_judged(trainer, programme):
    answers(12)
    assert "judged from 30 answers on; the most that one has is 12. Nothing to do until then." in said(
        trainer.get(PAGE)
    )


def test_a_correlation_is_written_as_the_language_writes_numbers():
    with override("de"):
        assert (points(0.341), points(-0.5), points(-0.001)) == ("0,34", "\u22120,50", "0,00")
    with override("en"):
        assert (points(0.341), points(-0.5)) == (".34", "\u2212.50")


def test_nobody_is_named(trainer, programme):
    answers(6)
    page = trainer.get(PAGE).content.decode()
    assert not [name for name in ("u100", "Amina", "acme.example") if name in page]


def test_an_exam_that_is_not_there_is_said_and_another_shown(trainer, programme):
    answers(6)
    assert "No answers are kept of an exam called “X-EXAM”" in said(trainer.get(PAGE + "?exam=X-EXAM"))


def test_outside_a_platform_there_is_no_link_to_the_exam(trainer, programme):
    answers(6)
    assert "Open the exam in the course" not in said(trainer.get(PAGE))


def test_the_share_that_passed_at_first_has_its_interval(trainer, programme):
    answers(40)
    assert "50 % passed at the first try (35–65, n 40)." in said(trainer.get(PAGE))  # noqa: RUF001 - as it is set


def test_every_question_can_be_looked_at_with_its_answers(trainer, programme):
    answers(40)
    shown = said(trainer.get(PAGE + "?question=FND-Q-102"))
    assert "Back to all questions" in shown
    assert "FND-Q-102: Works well" in shown
    assert "A the right one" in shown


def test_counting_takes_two_queries_however_many_answered(trainer, programme, django_assert_max_num_queries):
    answers(30)
    with django_assert_max_num_queries(5):
        api.analyse_exam("FND-EXAM")


def test_an_exam_that_came_without_its_answers_has_a_page_all_the_same(trainer, programme):
    api.record_evidence(examined(100))
    assert "the most that one has is 0" in said(trainer.get(PAGE))
