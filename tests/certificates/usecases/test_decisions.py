"""What coaches, assessors and HR record: facts, waivers and equivalencies, other places of work, reviews."""

from datetime import timedelta

import pytest
from tests.support.lives import BEGIN, Lives, rules, short
from tests.support.programmes import SCENARIOS, fact, played, signed

from advocert_certificates import api
from advocert_certificates.domain.errors import ExemptionError, SamePersonError, TaskNotFoundError
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import Evidence, Transition
from advocert_certificates.usecases.evaluation import evaluate_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def lives(db):
    return Lives()


def decide(lives, user_id=7):
    evaluate_person(lives.person(user_id).pk, now=lives.now)


def waive(lives, ref="FND-EXAM", **changes):
    values = {
        "kind": "waiver",
        "ref": ref,
        "until": add_months(lives.now, 3),
        "reason_text": "Hand in plaster",
    }
    asked = api.ExemptionInput(**(values | {"asked_by": "coach"} | changes))
    return api.grant_exemption(lives.person().uuid, asked, actor="marta", now=lives.now)


def almost(lives):
    lives.tell(signed(), *(played(ref) for ref in SCENARIOS))


def test_a_waiver_stands_for_the_exam(lives):
    almost(lives)
    waive(lives)
    decide(lives)
    assert lives.view().state == "certified"


def test_what_is_earned_on_a_waiver_ends_with_it(lives):
    almost(lives)
    waive(lives)
    decide(lives)
    assert lives.of().grace_until == lives.of().valid_until == add_months(lives.now, 3)


def test_an_equivalency_for_the_whole_level_still_asks_for_the_signature(lives):
    lives.tell(played("FND-01"))
    waive(lives, "L1", kind="equivalency")
    decide(lives)
    assert lives.view().state == "learning"
    lives.tell(signed())
    assert lives.view().state == "certified"


def test_a_waiver_whose_time_is_over_stands_for_nothing(lives):
    lives.tell(signed())
    waive(lives)
    lives.at(days=200)
    lives.tell(*(played(ref) for ref in SCENARIOS))
    assert lives.view().state == "learning"


def test_a_withdrawn_waiver_stands_for_nothing_from_then_on(lives):
    lives.tell(signed())
    waive(lives)
    lives.at(days=1)
    api.withdraw_exemption(
        lives.person().uuid, ref="FND-EXAM", reason_text="Healed", actor="marta", now=lives.now
    )
    lives.tell(*(played(ref) for ref in SCENARIOS))
    assert lives.view().state == "learning"


def test_nobody_waives_alone(lives):
    almost(lives)
    with pytest.raises(SamePersonError):
        waive(lives, asked_by="marta")


@pytest.mark.parametrize("changes", [{"kind": "favour"}, {"reason_text": " "}, {"until": BEGIN}])
def test_a_waiver_needs_kind_reason_and_end(lives, changes):
    almost(lives)
    with pytest.raises(ExemptionError):
        waive(lives, **changes)


def test_an_area_is_only_on_the_certificate_when_a_coach_has_confirmed_it(lives):
    lives.certify()
    assert lives.care().credential.snapshot["areas"] == ["billing"]


def test_each_area_is_a_certification_of_its_own(lives):
    lives.certify()
    lives.care(area="billing")
    lives.care(area="installation")
    assert {view.area for view in api.get_my_certifications(7, now=lives.now)} == {
        "",
        "billing",
        "installation",
    }


def test_coaching_counts_when_both_sides_confirmed_it(db):
    story = Lives(rules(short(requires={"coaching": "CC-COACH", "sessions": 1})))
    story.tell(played("FND-01"))
    for number, coach in ((1, False), (2, True)):
        said = api.FactInput(
            "coaching.held",
            "CC-COACH",
            f"s{number}",
            story.now,
            {"session": 1, "learner": True, "coach": coach},
        )
        api.record_fact(story.person().uuid, said, actor="coach", now=story.now)
        decide(story)
        assert (story.view().state == "certified") is coach


def test_attendance_imported_twice_is_recorded_once(lives):
    lives.tell(played("FND-01"))
    said = api.FactInput(
        "attendance.recorded", "DAY-1", "DAY-1/2026-05-03", lives.now, {"confirmed": True}, "import"
    )
    new = [api.record_fact(lives.person().uuid, said, actor="marta", now=lives.now) for _ in range(2)]
    assert new == [True, False]


def test_who_recorded_it_is_kept(lives):
    lives.certify()
    lives.care()
    assert Evidence.objects.get(kind="practical.scored").recorded_by == "coach"


def test_a_level_that_must_have_been_held_counts_from_its_first_day(db):
    mentor = short(
        ref="L3",
        scopes=["coach"],
        requires={"certifications": ["L1"], "held_months": 6},
        renewal=None,
        grace_drops=[],
    )
    story = Lives(rules(short(), {key: value for key, value in mentor.items() if value is not None}))
    story.certify()
    story.now = add_months(story.now, 6) - timedelta(seconds=1)
    decide(story)
    assert story.view(level="L3").state == "learning"
    story.at(seconds=1)
    decide(story)
    assert story.view(level="L3").state == "certified"


def graded(lives, *, passed, percent=56):
    body = {"passed": passed, "percent": percent, "course_version": "v2"}
    return fact("course.graded", "FND", f"course.graded/{passed}/{lives.now}", body, occurred_at=lives.now)


def test_a_lower_grade_takes_nothing_and_asks_a_person_to_look(lives):
    lives.certify()
    lives.at(days=1)
    lives.tell(graded(lives, passed=False))
    assert (lives.view().state, lives.view().review_since) == ("certified", lives.now)


def test_many_lower_grades_ask_once(lives):
    lives.certify()
    for _ in range(4):
        lives.at(hours=1)
        lives.tell(graded(lives, passed=False))
    assert Transition.objects.filter(trigger="flag").count() == 1


def test_a_grade_that_climbs_without_passing_asks_nobody(lives):
    """Certified at 56 of the platform's points, somebody plays one more conversation."""
    lives.tell(graded(lives, passed=False, percent=51))
    lives.certify()
    lives.at(days=1)
    lives.tell(graded(lives, passed=False, percent=56))
    assert lives.view().review_since is None


@pytest.mark.parametrize("before", [{"passed": True, "percent": 71}, {"passed": False, "percent": 57}])
def test_a_grade_that_falls_asks_a_person_to_look(lives, before):
    lives.tell(graded(lives, **before))
    lives.certify()
    lives.at(days=1)
    lives.tell(graded(lives, passed=False, percent=56))
    assert lives.view().review_since == lives.now


def test_a_passing_grade_asks_nobody(lives):
    lives.certify()
    lives.at(days=1)
    lives.tell(graded(lives, passed=True))
    assert lives.view().review_since is None


def test_a_review_ends_with_words(lives):
    lives.certify()
    lives.at(days=1)
    lives.tell(graded(lives, passed=False))
    uuid = lives.of().uuid
    view = api.finish_review(uuid, actor="marta", reason_text="New questions, nothing else", now=lives.now)
    assert (view.state, view.review_since) == ("certified", None)


def move_to(lives, what, value):
    api.record_placement(lives.person().uuid, what=what, value=value, actor="scim", now=lives.now)
    decide(lives)
    return lives.view().tasks


def test_another_country_is_checked_and_closes_after_thirty_days(lives):
    lives.certify()
    lives.at(days=1)
    (task,) = move_to(lives, "country", "FR")
    assert (task.kind, task.ref, task.due_at) == ("country", "FR", lives.now + timedelta(days=30))
    lives.at(days=30)
    assert lives.view().scopes == ()


def test_a_country_that_is_covered_asks_for_nothing(lives):
    lives.certify()
    lives.at(days=1)
    assert move_to(lives, "country", "AT") == ()


def test_another_role_closes_nothing(lives):
    lives.certify()
    lives.at(days=1)
    (task,) = move_to(lives, "role", "Director")
    assert task.scopes == ()


def test_a_task_that_is_done_opens_what_it_had_closed(lives):
    lives.certify()
    lives.at(days=1)
    (task,) = move_to(lives, "country", "FR")
    lives.at(days=40)
    view = api.complete_task(task.uuid, actor="marta", now=lives.now)
    assert (view.tasks, len(view.scopes)) == ((), 2)


def test_a_task_is_done_once(lives):
    lives.certify()
    lives.at(days=1)
    (task,) = move_to(lives, "country", "FR")
    api.complete_task(task.uuid, actor="marta", now=lives.now)
    with pytest.raises(TaskNotFoundError):
        api.complete_task(task.uuid, actor="marta", now=lives.now)
