"""What HR sees about one person."""

import uuid
from dataclasses import replace

import pytest
from tests.support.programmes import CLAUSE_SHA, CLAUSE_TEXT, NOW, examined, fact, played, signed

from advocert_certificates import api
from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.models import Person

pytestmark = pytest.mark.django_db


def record():
    return api.get_person_record(Person.objects.get().uuid, now=NOW)


def test_the_signed_text_is_shown_with_version_and_fingerprint(certified):
    clause = record().clauses[0]
    assert (clause.text, clause.version, clause.sha256) == (CLAUSE_TEXT, 1, CLAUSE_SHA)
    assert clause.counts


def test_a_text_that_we_never_had_is_told_as_unknown(programme):
    api.record_evidence(signed(sha256="00" * 32))
    clause = record().clauses[0]
    assert (clause.known, clause.counts, clause.text) == (False, False, "")


def test_results_are_told_in_words(certified):
    exam = next(result for result in record().results if result.kind == "exam")
    assert (exam.title, exam.summary, exam.passed, exam.counts) == (
        "Foundations exam",
        "13 of 15, needed 11",
        True,
        True,
    )


def test_practice_is_told_as_practice(programme):
    api.record_evidence(played("FND-01", counts=False))
    result = record().results[0]
    assert (result.counts, result.summary) == (False, "92 of 100, as practice")


def test_evidence_without_enrolment_is_kept_and_marked(programme):
    api.record_evidence(replace(examined(), enrolled=False))
    result = record().results[0]
    assert (result.counts, result.summary) == (False, "Does not count: not enrolled at that time")


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [
        ("course.graded", {"passed": False, "percent": 63}, "Grade of the platform in the course: 63 of 100"),
        ("placement.changed", {"what": "country", "value": "CH"}, "Another area, country or role: CH"),
    ],
)
def test_what_is_only_noted_stands_in_the_story_in_words_and_is_no_result(programme, kind, body, said):
    api.record_evidence(fact(kind, "course", "n", body))
    assert ([entry.title for entry in record().timeline], record().results) == ([said], ())


def test_the_story_holds_what_was_done_decided_and_told(certified, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library", "name": "Approved pieces"}]
    api.revoke_certification(certified.uuid, reason_code="left_company", actor="hanna", now=NOW)
    titles = [entry.title for entry in record().timeline]
    assert "Signed the clause “Say who you are”" in titles
    assert "Certified: Certified Advocate, Foundations" in titles
    assert "Taken back: Certified Advocate, Foundations" in titles
    assert "Approved pieces will be told to switch access off" in titles


def test_the_story_says_who_decided(certified):
    api.revoke_certification(certified.uuid, reason_code="left_company", actor="hanna", now=NOW)
    actors = {
        entry.title.partition(":")[0]: entry.actor for entry in record().timeline if entry.kind == "standing"
    }
    assert actors == {"Certified": "By the rules of the programme", "Taken back": "hanna"}


def test_the_requirements_stay_those_under_which_it_was_earned(certified):
    assert [part.title for part in record().certifications[0].requirements] == [
        "Sign the clauses",
        "Pass three conversations",
        "Pass the exam",
    ]


def test_somebody_new_sees_every_level_at_its_start(programme):
    view = api.get_my_certifications(999, now=NOW)[0]
    assert (view.state, view.uuid, [part.done for part in view.requirements]) == ("learning", None, [0, 0, 0])


def test_progress_is_shown_before_it_is_enough(programme):
    api.record_evidence(played("FND-02"))
    part = api.get_my_certifications(7, now=NOW)[0].requirements[1]
    assert (part.done, part.total, [entry.met for entry in part.entries]) == (1, 3, [False, True, False])


def test_before_any_programme_there_is_nothing_to_show(db):
    assert api.get_my_certifications(7, now=NOW) == ()


def test_an_unknown_person_is_an_error(db):
    with pytest.raises(PersonNotFoundError):
        api.get_person_record(uuid.uuid4(), now=NOW)
