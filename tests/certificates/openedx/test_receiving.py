"""A block's event becomes evidence: through the real signal, with the real payload class."""

import json
import sys
import types

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.dispatch import Signal
from opaque_keys.edx.keys import CourseKey
from openedx_events.learning.data import CourseData, PersistentCourseGradeData
from openedx_events.learning.signals import PERSISTENT_GRADE_SUMMARY_CHANGED
from tests.support.programmes import NOW

from advocert_certificates import openedx
from advocert_certificates.domain.errors import EvidenceInputError
from advocert_certificates.models import Evidence, Person
from advocert_certificates.web.viewers import viewer_of

events = pytest.importorskip("advocert_xblocks.events")
pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db):
    names = {"username": "tomasz", "first_name": "Tomasz", "last_name": "Nowak", "email": "t@acme.example"}
    return get_user_model().objects.create_user(**names)


def payload(user, **changes):
    values = {
        "version": 1,
        "kind": "exam.finished",
        "user_id": user.pk,
        "course_key": "course-v1:Acme+FND+2026",
        "usage_key": "block-v1:Acme+FND+2026+type@advocert_quiz+block@x",
        "ref": "FND-EXAM",
        "fact_key": "exam.finished/abc",
        "occurred_at": NOW,
        "language": "en",
        "body": json.dumps({"exam": "FND-EXAM", "passed": True}),
    }
    return events.EvidenceData(**(values | changes))


def send(user, **changes):
    return events.EVIDENCE_RECORDED.send_event(evidence=payload(user, **changes))


def test_an_event_becomes_evidence_of_the_person(user):
    send(user)
    row = Evidence.objects.select_related("person").get()
    assert (row.ref, row.body["passed"], row.person.platform_user_id) == ("FND-EXAM", True, user.pk)


def test_name_and_address_come_from_the_platform_and_not_from_the_event(user):
    send(user)
    person = Person.objects.get()
    assert (person.full_name, person.username, person.email) == ("Tomasz Nowak", "tomasz", "t@acme.example")


def test_the_name_of_the_profile_comes_first(user):
    user.profile = types.SimpleNamespace(name="Tomasz Maria Nowak")
    assert openedx.full_name_of(user) == "Tomasz Maria Nowak"


def test_pages_call_people_as_their_profile_does(user, rf):
    request = rf.get("/")
    request.user = types.SimpleNamespace(
        is_authenticated=True, profile=types.SimpleNamespace(name="Tomasz Maria Nowak")
    )
    assert viewer_of(request).name == "Tomasz Maria Nowak"


def test_without_any_name_the_user_name_stands_in(db):
    assert openedx.full_name_of(get_user_model()(username="t")) == "t"


def test_the_same_event_twice_is_one_fact(user):
    send(user)
    send(user)
    assert Evidence.objects.count() == 1


def test_a_rolled_back_handler_leaves_no_evidence(user):
    with transaction.atomic():
        send(user)
        transaction.set_rollback(True)
    assert not Evidence.objects.exists()


def test_without_a_platform_nobody_knows_about_enrolment(user):
    send(user)
    assert Evidence.objects.get().enrolled is None


@pytest.fixture
def platform(monkeypatch):
    """The one function of the LMS that is asked, with the LMS's own signature (the platform boundary)."""
    asked = []

    class CourseEnrollment:
        @classmethod
        def is_enrolled(cls, user, course_key):
            asked.append((user.username, str(course_key)))
            return user.username != "outsider"

    models = types.ModuleType("common.djangoapps.student.models")
    models.CourseEnrollment = CourseEnrollment
    for name in ("common", "common.djangoapps", "common.djangoapps.student"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setitem(sys.modules, "common.djangoapps.student.models", models)
    return asked


def test_in_the_lms_an_enrolled_learner_is_noted_as_such(user, platform):
    send(user)
    assert Evidence.objects.get().enrolled is True
    assert platform == [("tomasz", "course-v1:Acme+FND+2026")]


def test_in_the_lms_an_outsider_is_noted_as_such(db, platform):
    send(get_user_model().objects.create_user("outsider"))
    assert Evidence.objects.get().enrolled is False


@pytest.mark.parametrize("key", ["", "no course"])
def test_without_a_course_nobody_is_asked(user, platform, key):
    assert openedx.is_enrolled(user, key) is None
    assert platform == []


@pytest.mark.parametrize(
    "wrong", [{"version": 2}, {"user_id": 0}, {"body": "[]"}, {"body": "{"}, {"kind": "x"}]
)
def test_a_payload_that_is_not_understood_is_an_error(user, wrong):
    with pytest.raises(EvidenceInputError):
        openedx.receive_evidence(payload(user, **wrong))


def test_an_error_of_ours_reaches_the_block_as_a_result(user):
    (_, result) = send(user, body="{")[0]
    assert isinstance(result, EvidenceInputError)


def grade(user, **changes):
    course = types.SimpleNamespace(course_key="course-v1:Acme+FND+2026")
    values = {"user_id": user.pk, "course": course, "course_version": "v2", "grading_policy_hash": "p1"}
    values |= {"percent_grade": 0.56, "letter_grade": "", "passed_timestamp": NOW}
    openedx.receive_grade(types.SimpleNamespace(**(values | changes)))


def test_a_grade_of_the_platform_is_noted_with_its_versions(user):
    send(user)
    grade(user)
    row = Evidence.objects.get(kind="course.graded")
    assert (row.course_version, row.body) == ("v2", {"passed": False, "percent": 56, "policy": "p1"})


def test_the_platforms_own_signal_reaches_us_with_its_own_data(user):
    """As `PersistentCourseGrade._emit_grade_calculated_event` sends it: no name, no title, a policy's hash."""
    send(user)
    openedx.connect_grades()
    told = PersistentCourseGradeData(
        user_id=user.pk,
        course=CourseData(course_key=CourseKey.from_string("course-v1:Acme+FND+2026")),
        course_edited_timestamp=NOW,
        course_version="v2",
        grading_policy_hash="p1",
        percent_grade=0.9,
        letter_grade="Pass",
        passed_timestamp=NOW,
    )
    answers = PERSISTENT_GRADE_SUMMARY_CHANGED.send_event(grade=told)
    assert (openedx.receive_grade, None) in answers
    assert Evidence.objects.get(kind="course.graded").body == {"passed": True, "percent": 90, "policy": "p1"}


def test_the_same_grade_told_eight_times_is_noted_once(user):
    send(user)
    for _ in range(8):
        grade(user)
    assert Evidence.objects.filter(kind="course.graded").count() == 1


def test_grades_of_people_and_courses_that_we_do_not_know_are_not_kept(user):
    grade(user)
    assert not Evidence.objects.exists()


@pytest.fixture
def retirement(monkeypatch):
    """Return the signal of the platform, in a module where the platform has it."""
    path = "openedx.core.djangoapps.user_api.accounts.signals"
    for end in range(1, path.count(".") + 2):
        name = ".".join(path.split(".")[:end])
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    sys.modules[path].USER_RETIRE_LMS_CRITICAL = Signal()
    return sys.modules[path].USER_RETIRE_LMS_CRITICAL


def test_whom_the_platform_retires_is_forgotten(retirement, certified):
    openedx.connect_retirement()
    user = types.SimpleNamespace(pk=7)
    retirement.send(None, user=user, retired_username="retired__user_1", retired_email="retired@x")
    assert Person.objects.get().full_name == ""


def test_a_retirement_that_is_repeated_changes_nothing(retirement, certified):
    openedx.connect_retirement()
    for _ in range(2):
        retirement.send(None, user=types.SimpleNamespace(pk=7))
    assert Person.objects.get().certifications.get().state == "revoked"


def test_studio_forgets_nobody(retirement, certified, settings):
    settings.SERVICE_VARIANT = "cms"
    openedx.connect_retirement()
    retirement.send(None, user=types.SimpleNamespace(pk=7))
    assert Person.objects.get().full_name == "Tomasz 7"
