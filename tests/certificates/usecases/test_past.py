"""Who could do what on a day, as known on a day: one answer for ever, from one index."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.support.lives import Lives

from advocert_certificates import api
from advocert_certificates.domain.errors import CursorError
from advocert_certificates.domain.knowledge import FOREVER
from advocert_certificates.models import Allowance, Certification, Person
from advocert_certificates.usecases.allowances import Question, allowances_for

pytestmark = pytest.mark.django_db
BRAND = "respond:brand-account"
BILLING = {"area": "billing", "region": "DE"}
DAY = timedelta(days=1)


@pytest.fixture
def lives(db):
    story = Lives()
    story.certify()
    story.care()
    return story


def names(page):
    return [row.full_name for row in page.rows]


def test_who_could_answer_about_billing_in_germany(lives):
    assert names(api.who_could(BRAND, **BILLING, on=lives.now + DAY)) == ["Tomasz 7"]


@pytest.mark.parametrize(
    "place", [{"area": "gardening", "region": "DE"}, {"area": "billing", "region": "FR"}]
)
def test_elsewhere_nobody_could(lives, place):
    Certification.objects.get(level_ref="L1")
    on = lives.now + DAY
    assert not [row for row in api.who_could(BRAND, **place, on=on).rows if row.level_ref == "L2"]


def test_the_answer_for_a_day_does_not_change_when_more_becomes_known(lives):
    third_of_may, known = lives.at(days=5), lives.at(days=20)
    lives.at(days=5)
    uuid = lives.of(level="L2", area="billing").uuid
    api.revoke_certification(
        uuid, reason_code="mistake", actor="marta", now=lives.now, effective_at=third_of_may - DAY
    )
    person = lives.person().uuid
    then = api.could(person, BRAND, **BILLING, on=third_of_may, known_at=known)
    today = api.could(person, BRAND, **BILLING, on=third_of_may, known_at=lives.now)
    assert (then, today) == (True, False)


def test_a_scope_ends_with_its_grace_without_any_sweep(lives):
    person, end = lives.person().uuid, lives.of(level="L2", area="billing").valid_until
    assert api.could(person, BRAND, **BILLING, on=end - timedelta(seconds=1), known_at=lives.now)
    assert not api.could(person, BRAND, **BILLING, on=end, known_at=lives.now)


def test_a_level_without_areas_answers_for_every_one(db):
    story = Lives()
    story.certify()
    Allowance.objects.update(area="", region="")
    assert api.could(story.person().uuid, "share:approved", **BILLING, on=story.now)


def test_the_empty_scope_asks_who_was_certified(lives):
    page = api.who_could("", area="billing", region="DE", on=lives.now)
    assert [row.level_ref for row in page.rows] == ["L2"]


def test_what_is_held_back_meanwhile_leaves_a_gap(lives):
    uuid = lives.of(level="L2", area="billing").uuid
    closed = lives.at(days=10)
    hold = lives.hold(uuid, BRAND, reason="other")
    opened = lives.at(days=10)
    api.reinstate_certification(hold, actor="hanna", now=opened)
    person = lives.person().uuid
    answers = [
        api.could(person, BRAND, **BILLING, on=on, known_at=opened + DAY)
        for on in (closed - DAY, closed, opened)
    ]
    assert answers == [True, False, True]


def test_a_standing_is_told_for_any_day_as_known_on_any_day(lives):
    lives.at(days=30)
    suspended = lives.now
    lives.hold(lives.of().uuid)
    person = lives.person().uuid

    def standing(on, known):
        found = api.standings_on(person, on=on, known_at=known)
        return next(row.standing for row in found if row.level_ref == "L1")

    assert standing(suspended + DAY, suspended + DAY) == "suspended"
    assert standing(suspended - DAY, suspended + DAY) == "certified"
    assert standing(suspended + DAY, suspended - DAY) == "certified"


def test_a_page_goes_on_where_the_last_one_ended(db):
    story = Lives()
    for user_id in range(1, 8):
        story.certify(user_id)
    seen, cursor = [], ""
    while True:
        page = api.who_could(
            "share:approved", area="Home networking", region="DE", on=story.now, cursor=cursor, limit=3
        )
        seen += names(page)
        cursor = page.next_cursor
        if not cursor:
            break
    assert seen == [f"Tomasz {user_id}" for user_id in range(1, 8)]


@pytest.mark.parametrize("cursor", ["x", "-1", "f" * 40, "é"])
def test_a_cursor_that_is_not_ours_is_refused(db, cursor):
    with pytest.raises(CursorError):
        api.who_could("x", on=Lives().now, cursor=cursor)


def fill(people):
    """Write many rows by hand: a plan is only worth something for a table that is not empty."""
    story = Lives()
    row = story.certify(1)
    now = story.now
    extra = [Person(full_name=f"P {n}", platform_user_id=1_000 + n, created_at=now) for n in range(people)]
    Person.objects.bulk_create(extra)
    places = [(area, region) for area in ("billing", "installation") for region in ("DE", "AT", "CH")]
    Allowance.objects.bulk_create(
        Allowance(
            person_id=person.pk,
            certification=row,
            level_ref="L2",
            scope=BRAND,
            area=area,
            region=region,
            valid_from=now,
            valid_until=now + timedelta(days=365),
            recorded_at=now,
            superseded_at=FOREVER,
        )
        for person in Person.objects.filter(platform_user_id__gte=1_000)
        for area, region in places
    )
    return story


# A transaction of its own each: MariaDB commits when it is asked to look at its tables.
@pytest.mark.django_db(transaction=True)
def test_the_question_is_one_range_of_one_index():
    """Asked of the planner of each database: tests.certificates.test_databases runs this on all of them."""
    story = fill(400)
    table = Allowance._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "mysql":
            cursor.execute(f"ANALYZE TABLE {table}")
            cursor.fetchall()
        else:
            cursor.execute(f"ANALYZE {table}" if connection.vendor == "postgresql" else "ANALYZE")
    question = Question(BRAND, "billing", "DE", story.now, story.now)
    rows = allowances_for(question, "billing", "DE", 0).select_related(None)[:26]
    plan = rows.explain()
    assert "advocert_allowance_asked" in plan, plan
    assert "filesort" not in plan.lower(), plan
    assert "TEMP B-TREE" not in plan, plan
    assert "Sort" not in plan, plan


def test_a_deep_page_costs_as_many_queries_as_the_first(db, django_assert_num_queries):
    story = fill(60)
    place = {"area": "billing", "region": "DE", "on": story.now, "limit": 20}
    with django_assert_num_queries(5):
        first = api.who_could(BRAND, **place)
    with django_assert_num_queries(5):
        api.who_could(BRAND, **place, cursor=first.next_cursor)


def test_people_with_many_places_are_each_named_once_across_pages(db):
    story = Lives()
    for user_id in range(1, 6):
        story.certify(user_id)
    seen, cursor = [], ""
    while True:
        page = api.who_could("", area=None, region=None, on=story.now, cursor=cursor, limit=2)
        seen += names(page)
        cursor = page.next_cursor
        if not cursor:
            break
    assert seen == [f"Tomasz {user_id}" for user_id in range(1, 6)]
