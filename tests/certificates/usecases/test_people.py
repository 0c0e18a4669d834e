"""Finding people, page by page."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.domain.errors import CursorError, UnknownStateError
from advocert_certificates.domain.standing import Standing
from advocert_certificates.models import Certification, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(db):
    names = ["Ada", "Ada", "Bo", "Cy", "Di"]
    for number, name in enumerate(names):
        Person.objects.create(
            platform_user_id=number,
            full_name=name,
            username=f"u{number}",
            email=f"{name}{number}@x.example",
            created_at=NOW,
        )


def names(**which):
    return [row.full_name for row in api.search_people(now=NOW, **which).people]


def test_everybody_is_found_by_name(crowd):
    assert names() == ["Ada", "Ada", "Bo", "Cy", "Di"]


@pytest.mark.parametrize("query", ["bo", "U2", "bo2@x", "b u2"])
def test_a_part_of_name_user_name_or_mail_is_enough(crowd, query):
    assert names(query=query) == ["Bo"]


@pytest.mark.parametrize("query", ["zz", "bo cy", "%", "_", "z\x00z"])
def test_who_is_not_there_is_not_found(crowd, query):
    assert names(query=query) == []


def test_pages_follow_each_other_without_gap_or_repeat(crowd):
    seen, cursor = [], ""
    while True:
        page = api.search_people(limit=2, cursor=cursor, now=NOW)
        seen += [row.username for row in page.people]
        cursor = page.next_cursor
        if not cursor:
            break
    assert seen == ["u0", "u1", "u2", "u3", "u4"]


def test_a_full_last_page_has_no_next(crowd):
    assert api.search_people(limit=5, now=NOW).next_cursor == ""


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "W10=",
        "WzEsMl0=",
        "eyJhIjoxfQ==",
        "WyJsYXRlciIsICJhXHUwMDAwIiwgMV0=",  # a name with NUL
        "WyJsYXRlciIsIDUsIDFd",  # a number for a name
        "WyJ1cCIsICJhIiwgMV0=",  # an unknown way
    ],
)
def test_a_cursor_that_is_not_ours_is_refused(crowd, cursor):
    with pytest.raises(CursorError):
        api.search_people(cursor=cursor, now=NOW)


def test_an_unknown_state_is_refused_with_the_known_ones(crowd):
    with pytest.raises(UnknownStateError, match="revoked"):
        api.search_people(state="fired", now=NOW)


def test_a_row_shows_the_standing(certified):
    standing = api.search_people(now=NOW).people[0].certifications[0]
    assert (standing.title, standing.state) == ("Certified Advocate, Foundations", "certified")


def test_who_has_no_certification_is_learning(crowd, certified):
    assert names(state="learning") == ["Ada", "Ada", "Bo", "Cy", "Di"]


@hypothesis_settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.integers(-10, 900), st.sampled_from(["certified", "suspended", "revoked"]))
def test_the_list_and_the_person_always_agree_about_the_standing(certified, days, state):
    Certification.objects.update(state=state)
    now = NOW + timedelta(days=days)
    shown = api.get_my_certifications(7, now=now)[0].state
    found = [str(each) for each in Standing if api.search_people(state=each, now=now).people]
    assert found == [shown]
