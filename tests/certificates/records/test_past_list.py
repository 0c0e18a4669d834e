"""The list of people on another day: what it says, what it offers, and what leaves it as a file."""

import csv
import json
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone
from django.utils.html import strip_tags
from tests.support.lives import Lives

from advocert_certificates.models import BulkRun, SavedView

PEOPLE = "/advocert/records/"


@pytest.fixture
def lives(db):
    """Tomasz 1 is certified from 10 January 2022 on and paused on 1 March; Tomasz 2 comes on 20 April."""
    story = Lives()
    story.certify(1)
    story.at(days=50)
    story.hold(story.of(1).uuid, reason="other")
    story.at(days=50)
    story.certify(2)
    return story


def said(browser, **asked):
    return " ".join(strip_tags(browser.get(PEOPLE, asked).content.decode()).split())


def listed(browser, **asked):
    rows = json.loads(b"".join(browser.get(PEOPLE, {**asked, "format": "json"})))
    return [(row["name"], row["standing"]) for row in rows]


def test_the_list_shows_how_everybody_stood_on_a_day(hr, lives):
    assert listed(hr, on="2022-01-20") == [("Tomasz 1", "certified")]
    assert listed(hr, on="2022-03-15") == [("Tomasz 1", "suspended")]
    assert listed(hr, on="2022-05-01") == [("Tomasz 1", "suspended"), ("Tomasz 2", "certified")]


def test_the_list_shows_what_was_known_on_a_day(hr, lives):
    assert listed(hr, on="2022-03-15", known="2022-02-01") == [("Tomasz 1", "certified")]


def test_every_filter_is_about_the_day(hr, lives):
    assert listed(hr, on="2022-05-01", standing="suspended") == [("Tomasz 1", "suspended")]
    assert listed(hr, on="2022-05-01", standing="certified", country="DE", level="L1") == [
        ("Tomasz 2", "certified")
    ]
    assert listed(hr, on="2022-05-01", q="tomasz 2") == [("Tomasz 2", "certified")]


def test_the_page_says_which_day_it_is_about_and_leads_back(hr, lives):
    page = said(hr, on="2022-05-01", known="2022-06-01", standing="certified")
    assert "As it stood on 1 May 2022, as known on 1 June 2022. Back to today" in page
    assert 'href="/advocert/records/?standing=certified"' in hr.get(
        PEOPLE, {"on": "2022-05-01", "standing": "certified"}
    ).content.decode().replace("&amp;", "&")


def test_a_day_to_come_is_said_to_be_what_follows_if_nothing_happens(hr, lives):
    lives.now = timezone.now() - timedelta(days=10)
    lives.certify(3)
    lives.hold(lives.of(3).uuid, "share:approved", reason="other")
    page = said(hr, on=(timezone.localdate() + timedelta(days=30)).isoformat(), q="tomasz 3")
    assert "if nothing else happens" in page
    assert "will allow" in page


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"on": "soon"}, "Write the day as year-month-day"),
        ({"on": "9999-12-31"}, "Write the day as year-month-day"),
        ({"known": "2999-01-01"}, "Nobody knows yet what will be known then."),
    ],
)
def test_a_day_that_cannot_be_read_shows_no_list_that_could_be_taken_for_it(hr, lives, asked, problem):
    page = said(hr, **asked)
    assert problem in page
    assert "Tomasz" not in page
    assert hr.get(PEOPLE, {**asked, "format": "csv"}).status_code == 400


def test_a_ready_made_list_is_left_out_on_another_day_and_the_page_says_so(hr, lives):
    page = said(hr, on="2022-01-20", view="never")
    assert "“Ended, never renewed” is a list of today and was left out." in page
    assert "Tomasz 1" in page


def test_nothing_is_done_to_people_of_another_day(hr, lives):
    assert 'id="many"' not in hr.get(PEOPLE, {"on": "2022-01-20"}).content.decode()
    asked = {"action": "remind", "all": "yes"}
    answer = hr.post("/advocert/records/many/?on=2022-01-20", asked)
    assert (answer.status_code, BulkRun.objects.count()) == (400, 0)
    assert "What is done is done today" in answer.content.decode()


def test_a_file_says_in_each_line_which_day_it_is_about(hr, lives):
    answer = hr.get(PEOPLE, {"on": "2022-03-15", "known": "2022-06-01", "format": "csv"})
    (row,) = csv.DictReader(StringIO(b"".join(answer).decode("utf-8-sig")))
    assert (row["standing"], row["on"][:10], row["known"][:10]) == ("suspended", "2022-03-15", "2022-06-01")
    assert 'filename="people-on-2022-03-15-known-2022-06-01.csv"' in answer["Content-Disposition"]


def test_a_kept_list_keeps_its_day(hr, lives):
    hr.post("/advocert/records/lists/?standing=suspended&on=2022-03-15&known=2022-06-01", {"name": "Audit"})
    assert SavedView.objects.get().query == "standing=suspended&on=2022-03-15&known=2022-06-01"


def test_a_name_leads_to_the_person_on_the_same_day(hr, lives):
    page = hr.get(PEOPLE, {"on": "2022-03-15"}).content.decode()
    assert f"/advocert/records/people/{lives.person(1).uuid}/?on=2022-03-15#as-of" in page


def test_the_pages_of_a_day_stay_on_it(hr, lives):
    for user_id in range(3, 30):
        lives.certify(user_id)
    page = hr.get(PEOPLE, {"on": "2022-05-01"}).content.decode()
    assert "on=2022-05-01&amp;from=" in page
