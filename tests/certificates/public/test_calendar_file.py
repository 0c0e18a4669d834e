"""The calendar file of somebody's renewals, read by a strict reader that is not ours to please."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.support.icalendar import NotACalendarError, read
from tests.support.programmes import NOW, SCENARIOS, examined, played

from advocert_certificates import api
from advocert_certificates.domain.calendar import Day, calendar
from advocert_certificates.models import Certification
from advocert_certificates.usecases.evaluation import evaluate_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def tomasz(certified):
    browser = Client()
    browser.force_login(get_user_model().objects.create(pk=7, username="user7"))
    return browser


def file(browser):
    answer = browser.get("/advocert/me/renewals.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return read(answer.content.decode())


def event(browser):
    (one,) = file(browser).parts
    return one


def move(**changes):
    Certification.objects.update(**changes)


def test_the_file_is_a_calendar_by_the_letter_of_rfc_5545(tomasz):
    found = file(tomasz)
    assert (found.one("VERSION"), found.one("METHOD"), len(found.parts)) == ("2.0", "PUBLISH", 1)


def test_the_day_is_the_day_on_which_it_ends(tomasz):
    assert event(tomasz).one("DTSTART") == Certification.objects.get().valid_until.date()


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Auckland", date(2028, 11, 21)), ("America/New_York", date(2028, 11, 20))]
)
def test_the_day_is_that_of_the_site_as_its_pages_say_it(tomasz, settings, zone, day):
    settings.TIME_ZONE = zone
    timezone.get_default_timezone.cache_clear()
    move(valid_until=datetime(2028, 11, 20, 20, 0, tzinfo=ZoneInfo("UTC")))
    try:
        assert event(tomasz).one("DTSTART") == day
    finally:
        timezone.get_default_timezone.cache_clear()


def test_a_whole_day_is_bound_to_no_zone(tomasz):
    ((_, params),) = event(tomasz).values["DTSTART"]
    assert params == {"VALUE": "DATE"}


def test_each_alarm_rings_on_a_day_of_the_reminders(tomasz):
    triggers = [alarm.one("TRIGGER") for alarm in event(tomasz).parts]
    assert triggers == ["-P60D", "-P30D", "-P7D"]


def test_a_second_file_is_about_the_same_event(tomasz):
    before, after = event(tomasz), event(tomasz)
    assert (before.one("UID"), before.one("SEQUENCE")) == (after.one("UID"), after.one("SEQUENCE"))


def test_a_renewal_moves_the_day_and_a_calendar_takes_it_for_newer(tomasz):
    before = event(tomasz)
    start = NOW - timedelta(days=800)
    move(
        valid_from=start,
        expiring_from=start,
        valid_until=NOW + timedelta(days=9),
        grace_until=NOW + timedelta(days=40),
    )
    for deed in (*(played(ref, attempt="again") for ref in SCENARIOS), examined(attempt="again")):
        api.record_evidence(deed)
    evaluate_person(Certification.objects.get().person_id, now=NOW)
    after = event(tomasz)
    assert after.one("UID") == before.one("UID")
    assert after.one("SEQUENCE") > before.one("SEQUENCE")


def test_what_was_taken_back_is_cancelled_so_that_the_day_goes(tomasz):
    before = event(tomasz)
    uuid = Certification.objects.get().uuid
    api.revoke_certification(uuid, reason_code="other", actor="marta", now=NOW)
    after = event(tomasz)
    assert (after.one("UID"), after.one("STATUS"), after.parts) == (before.one("UID"), "CANCELLED", [])
    assert after.one("SEQUENCE") > before.one("SEQUENCE")


def test_what_was_paused_and_goes_on_is_there_again(tomasz):
    uuid = Certification.objects.get().uuid
    hold = api.suspend_certification(uuid, api.HoldInput("other"), actor="marta", now=NOW).holds[0].uuid
    paused = event(tomasz)
    api.reinstate_certification(hold, actor="marta", now=NOW)
    back = event(tomasz)
    assert (paused.one("STATUS"), back.one("STATUS")) == ("CANCELLED", "CONFIRMED")
    assert back.one("SEQUENCE") > paused.one("SEQUENCE")


def test_a_task_is_a_day_of_its_own(tomasz):
    uuid = Certification.objects.get().uuid
    ask = api.HoldInput("incident", ("share:approved",), counsel_checked=True)
    api.suspend_certification(uuid, ask, actor="marta", now=NOW)
    days = {one.one("SUMMARY"): one.one("DTSTART") for one in file(tomasz).parts}
    assert days["Due: Re-immersion and a talk with your coach"] == (NOW + timedelta(days=30)).date()


def test_who_has_nothing_to_renew_gets_no_empty_file(db):
    browser = Client()
    browser.force_login(get_user_model().objects.create(pk=9, username="new"))
    answer = browser.get("/advocert/me/renewals.ics", follow=True)
    assert answer.redirect_chain == [("/advocert/me/data/", 302)]


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_written_the_reader_reads_it(title, text):
    (one,) = read(calendar([Day("a", date(2026, 1, 1), title, text)], NOW)).parts
    assert one.one("DTEND") == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("VERSION:2.0\r\n", ""),
        ("DTSTART;VALUE=DATE:20260101", "DTSTART;VALUE=DATE:20260102"),
        ("SEQUENCE:0", "SEQUENCE:x"),
        ("UID:a", "UID:a\r\nUID:b"),
        ("\r\n", "\n"),
        ("SUMMARY:t", "SUMMARY:t;x"),
        ("END:VEVENT", "END:VTODO"),
    ],
)
def test_the_reader_is_strict(old, new):
    text = calendar([Day("a", date(2026, 1, 1), "t")], NOW)
    assert old in text
    with pytest.raises(NotACalendarError):
        read(text.replace(old, new))
