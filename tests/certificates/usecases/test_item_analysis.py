"""Answers come in with a fact, lie apart from it, and are counted without names."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.support.programmes import examined

from advocert_certificates import api
from advocert_certificates.models import Evidence, EvidenceItems

pytestmark = pytest.mark.django_db


def told(user_id, *, right=True, fact="e1", **body):
    answer = [0] if right else [1]
    more = {
        "item_refs": ["FND-Q-101"],
        "responses": [["FND-Q-101", [2, 0, 1], answer, 40, right]],
        "unclear": [] if right else ["FND-Q-101"],
        "attempt": 1,
        "window": 1,
    }
    plain = examined(user_id, fact)
    api.record_evidence(replace(plain, body={**plain.body, **more, **body}))


def item():
    (ref,) = api.exams_with_answers()
    (found,) = api.analyse_exam(ref).items
    return found


def test_answers_lie_apart_from_the_fact(programme):
    told(7)
    assert not {"responses", "unclear", "item_refs"} & set(Evidence.objects.get().body)
    assert EvidenceItems.objects.get().items["responses"][0][0] == "FND-Q-101"


def test_everybody_counts_once(programme):
    for user_id in range(10, 16):
        told(user_id, right=user_id % 3 != 0)
    found = item()
    assert (found.count, round(found.difficulty.value, 2), found.unclear) == (6, 0.67, 2)


def test_an_attempt_that_was_graded_again_counts_as_it_was_graded_last(programme):
    told(7, right=False)
    told(7, right=True, fact="e1-rescored", rescored=True)
    assert (item().count, item().difficulty.value) == (1, 1.0)


def test_a_second_try_is_another_attempt(programme):
    told(7, right=False)
    told(7, fact="e2", attempt=2)
    found = api.analyse_exam("FND-EXAM")
    assert (found.attempts, found.people, found.firsts) == (2, 1, 1)


def test_what_is_forgotten_counts_no_more(programme):
    told(7)
    api.delete_old_items(timezone.now() + timedelta(days=366))
    assert api.exams_with_answers() == ()


@pytest.mark.parametrize(
    "responses", ["x", [1], [["Q"]], [[1, 2, 3, 4, 5]], {"a": 1}, [["Q", 1, "x", "y", 1]]]
)
def test_answers_of_a_stranger_break_nothing(programme, responses):
    told(7, responses=responses)
    ref = api.exams_with_answers()[0]
    assert api.analyse_exam(ref).people <= 1
