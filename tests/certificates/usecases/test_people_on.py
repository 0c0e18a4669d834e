"""The list of people on a day, as known on a day: it agrees with what is told of each of them, filter by filter."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.lives import Lives, rules

from advocert_certificates import api
from advocert_certificates.data import Day, HoldingFilter
from advocert_certificates.domain.errors import IllegalMoveError, ListOfTodayError
from advocert_certificates.domain.lifecycle import Standing
from advocert_certificates.models import Certification, Person

pytestmark = pytest.mark.django_db
CROWD = (1, 2, 3)
DAY = timedelta(days=1)
DEEDS = st.sampled_from(("certify", "exam", "care", "pause", "open", "revoke"))
STEP = st.tuples(st.integers(0, 200), st.sampled_from(CROWD), DEEDS, st.integers(0, 500))


def do(story, user_id, deed, back, holds):
    """Do something if it can be done then; what cannot is no part of the history."""
    since = story.now - timedelta(days=back)
    try:
        if deed == "certify":
            story.certify(user_id)
        elif deed == "exam":
            story.exam(user_id)
        elif deed == "care":
            story.care(user_id)
        elif deed == "pause":
            holds.append(story.hold(story.of(user_id).uuid, reason="other", effective_at=since))
        elif deed == "open" and holds:
            api.reinstate_certification(holds.pop(), actor="hanna", now=story.now)
        elif deed == "revoke":
            uuid = story.of(user_id).uuid
            api.revoke_certification(
                uuid, reason_code="other", actor="marta", now=story.now, effective_at=since
            )
    except (IllegalMoveError, Certification.DoesNotExist, Person.DoesNotExist):
        return


def listed(day, **asked):
    page = api.search_people(now=day.known, day=day, limit=100, **asked)
    return {
        row.uuid: {one.uuid: (one.state, one.valid_until, one.scopes) for one in row.certifications}
        for row in page.people
    }


def told(day):
    """Return what is told of each person, from a replay of all steps."""
    found = {}
    for person in Person.objects.filter(created_at__lte=min(day.on, day.known)):
        rows = api.standings_on(person.uuid, on=day.on, known_at=day.known)
        found[person.uuid] = {
            row.certification_uuid: (row.standing, row.valid_until, row.scopes)
            for row in rows
            if row.standing != Standing.LEARNING
        }
    return found


def stood_so(row, standing):
    states = {state for state, *_ in row.values()}
    return not states if standing is Standing.LEARNING else standing.value in states


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, min_size=3, max_size=12), st.data())
def test_the_list_of_any_day_agrees_with_what_is_told_of_each_person(steps, data):
    with transaction.atomic():
        story, holds, moments = Lives(), [], []
        for days, user_id, deed, back in steps:
            moments.append(story.at(days=days))
            do(story, user_id, deed, back, holds)
        for _ in range(8):
            known = data.draw(st.sampled_from(moments))
            shift = data.draw(st.sampled_from((-400 * DAY, -DAY, timedelta(0), DAY, 370 * DAY)))
            day = Day(data.draw(st.sampled_from(moments)) + shift, known)
            expected = told(day)
            assert listed(day) == expected
            for standing in Standing:
                so = {uuid: row for uuid, row in expected.items() if stood_so(row, standing)}
                assert listed(day, state=standing) == so, (day, standing)
        transaction.set_rollback(True)


@pytest.fixture
def lives(db):
    """Ana is certified from the first day on; Bo a hundred days later; Ana is paused on day 150."""
    story = Lives()
    story.certify(1)
    story.at(days=100)
    story.certify(2)
    story.at(days=50)
    story.hold(story.of(1).uuid, reason="other", effective_at=story.now - 10 * DAY)
    return story


def names(on, known=None, **asked):
    page = api.search_people(now=on, day=Day(on, known or on), **asked)
    return [row.full_name for row in page.people]


def test_whoever_came_later_is_not_in_the_list_of_the_day(lives):
    assert names(lives.now - 51 * DAY) == ["Tomasz 1"]
    assert names(lives.now) == ["Tomasz 1", "Tomasz 2"]


def test_a_decision_that_counts_from_earlier_changes_the_day_but_not_what_was_known_of_it(lives):
    day = lives.now - 5 * DAY
    assert names(day, known=lives.now - DAY, state="suspended") == []
    assert names(day, known=lives.now, state="suspended") == ["Tomasz 1"]


def test_a_day_to_come_is_told_as_it_follows_if_nothing_else_happens(lives):
    later = lives.of(2).valid_until + DAY
    assert names(later, known=lives.now, state="grace") == ["Tomasz 2"]
    assert names(later, known=lives.now, state="suspended") == ["Tomasz 1"]


def test_level_track_and_policy_are_asked_of_the_day(lives):
    (track,) = {one.track for one in api.rules_in_force().levels if one.ref == "L1"}
    before, policy = lives.now, api.list_policy_sets()[0]
    api.load_programme(
        {**rules(), "policy_set": {"name": "2027.1", "sha256": "cd" * 32}}, actor="t", now=lives.now
    )
    lives.at(days=270)
    lives.exam(2)
    held = {"level": "L1", "track": track}
    assert names(before, holding=HoldingFilter(**held, policy=policy)) == ["Tomasz 1", "Tomasz 2"]
    assert names(lives.now, holding=HoldingFilter(**held, policy="2027.1")) == ["Tomasz 2"]
    assert names(lives.now, holding=HoldingFilter(level="L2")) == []


def test_a_place_is_asked_of_the_day(lives):
    lives.care(2)
    after = lives.now + DAY
    place = HoldingFilter(area="billing", country="AT")
    assert names(after, holding=place) == ["Tomasz 2"]
    assert names(after, known=lives.now - DAY, holding=place) == []
    assert names(after, holding=HoldingFilter(area="billing", country="FR")) == []


def test_who_ended_by_a_day_is_asked_of_those_who_held_it_then(lives):
    ends = lives.of(2).valid_until
    assert names(lives.now, holding=HoldingFilter(ends_before=ends + DAY)) == ["Tomasz 2"]
    assert names(ends, known=lives.now, holding=HoldingFilter(ends_before=ends + DAY)) == []
    assert names(ends - 20 * DAY, known=lives.now, holding=HoldingFilter(ends_within=30)) == ["Tomasz 2"]


@pytest.mark.parametrize("asked", [{"outdated": True}, {"never_renewed": True}])
def test_lists_that_are_about_today_are_refused_on_another_day(lives, asked):
    with pytest.raises(ListOfTodayError):
        names(lives.now, holding=HoldingFilter(**asked))


def test_pages_go_on_by_name_in_both_directions(lives):
    lives.certify(3)
    day = Day(lives.now, lives.now)
    first = api.search_people(now=lives.now, day=day, limit=2)
    second = api.search_people(now=lives.now, day=day, limit=2, cursor=first.next_cursor)
    back = api.search_people(now=lives.now, day=day, limit=2, cursor=second.previous_cursor)
    assert [row.full_name for row in second.people] == ["Tomasz 3"]
    assert back.people == first.people


def test_a_page_costs_three_queries_however_many_are_in_it(lives, django_assert_num_queries):
    with django_assert_num_queries(3):  # who, how they stood, what it allowed
        names(lives.now, state="certified")
