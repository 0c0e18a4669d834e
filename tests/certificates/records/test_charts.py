"""The charts of the overview: each bar is a number, and the list behind it holds just those people."""

import json
import re
from datetime import datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from tests.certificates.records.conftest import hr_person
from tests.support.lives import Lives, rules

from advocert_certificates import api
from advocert_certificates.models import Certification

OVERVIEW = "/advocert/records/overview/"
BAR = re.compile(
    r'<th scope="row"><a href="([^"]+)"><bdi>([^<]+)</bdi></a></th>.*?<span class="num">([\d,]+)</span>'
)


def ends(user_id, end):
    """Let a certificate end then, after a life of a year, with thirty days of grace."""
    Certification.objects.filter(person__platform_user_id=user_id).update(
        valid_until=end, expiring_from=end - timedelta(days=60), grace_until=end + timedelta(days=30)
    )


@pytest.fixture
def crowd(db):
    """Forty people: the first twenty end within 76 days, the others ended in the last 700 days."""
    story, now = Lives(), timezone.now()
    for user_id in range(1, 41):
        story.certify(user_id)
        ends(user_id, now + timedelta(days=4 * user_id - 4, hours=1))
        if user_id > 20:
            ends(user_id, now - timedelta(days=31 + 35 * (user_id - 21), hours=1))
    return story


def bars(browser):
    page = browser.get(OVERVIEW).content.decode()
    return [(unescape(address), label, int(count)) for address, label, count in BAR.findall(page)]


def listed(browser, address):
    return json.loads(b"".join(browser.get(f"{address}&format=json")))


def test_every_bar_leads_to_as_many_as_it_says(hr, crowd):
    found = bars(hr)
    assert len(found) > 20
    for address, label, count in found:
        assert len(listed(hr, address)) == count, (address, label)


def test_the_bars_of_a_list_are_the_whole_list(hr, crowd):
    for view, count in (("ends", 15), ("never", 20)):
        parts = [row for row in bars(hr) if f"view={view}" in row[0]]
        assert (
            sum(number for _, _, number in parts)
            == count
            == len(listed(hr, f"/advocert/records/?view={view}"))
        )


def test_an_older_policy_has_a_bar_of_its_own(hr, crowd):
    (old,) = api.list_policy_sets()
    policy = {"name": "2027.1", "sha256": "cd" * 32}
    api.load_programme({**rules(), "policy_set": policy}, actor="test", now=crowd.now)
    (bar,) = (row for row in bars(hr) if "view=older" in row[0])
    assert bar[1:] == (old, 20)


def test_what_ended_long_ago_is_one_bar(hr, crowd):
    (bar,) = (row for row in bars(hr) if row[1] == "Earlier")
    assert bar[2] > 5
    assert "since" not in bar[0]


def test_weeks_and_months_begin_where_the_site_is(crowd, settings):
    """An end at half past midnight of the first of a month in Kiritimati is still in the month before by UTC."""
    there = ZoneInfo("Pacific/Kiritimati")
    now = datetime(2026, 11, 30, 12, tzinfo=there)
    ends(1, datetime(2027, 1, 1, 0, 30, tzinfo=there))
    Certification.objects.exclude(person__platform_user_id=1).update(state="revoked")
    numbers = api.get_overview(now=now)
    months = {one.begin.strftime("%Y-%m"): one.count for one in numbers.ends if one.count}
    (week,) = (one for one in numbers.soon if one.count)
    assert months == {"2027-01": 1}
    assert (week.begin, week.end.weekday()) == (datetime(2026, 12, 28, tzinfo=there), 0)


def test_the_last_week_is_cut_where_the_list_ends(crowd):
    now = timezone.now()
    ends(1, now + timedelta(days=60))
    ends(2, now + timedelta(days=60, seconds=1))
    Certification.objects.exclude(person__platform_user_id__in=(1, 2)).update(state="revoked")
    assert api.get_overview(now=now).ends_soon == 1


def test_the_owner_of_the_programme_sees_numbers_and_no_way_to_people(crowd):
    owner = hr_person("olga", "advocert_owners")
    page = owner.get(OVERVIEW).content.decode()
    assert page.count('class="bars"') == 4
    assert "/advocert/records/?" not in page


@pytest.mark.django_db
def test_an_overview_asks_one_question_for_each_chart(crowd, django_assert_num_queries):
    with django_assert_num_queries(5):
        api.get_overview(now=timezone.localtime())
