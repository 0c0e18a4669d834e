"""The list of people, its filters and files, and the overview."""

import csv
import json
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone
from django.utils.html import strip_tags
from tests.support.lives import Lives, rules

from advocert_certificates import api
from advocert_certificates.models import Certification, ProgrammeVersion

PEOPLE = "/advocert/records/"
OVERVIEW = "/advocert/records/overview/"


@pytest.fixture
def lives(db):
    """Ines is certified until long after today; Tom's certificate ended years ago."""
    story = Lives()
    story.certify(1)
    story.certify(2)
    far = timezone.now() + timedelta(days=400)
    held = Certification.objects.filter(person__platform_user_id=1)
    held.update(expiring_from=far - timedelta(days=60), valid_until=far, grace_until=far + timedelta(days=30))
    return story


def ends_in(days, user_id=1):
    now = timezone.now()
    Certification.objects.filter(person__platform_user_id=user_id).update(
        expiring_from=now - timedelta(days=1),
        valid_until=now + timedelta(days=days),
        grace_until=now + timedelta(days=days + 30),
    )


def listed(browser, **asked):
    answer = browser.get(PEOPLE, {**asked, "format": "json"})
    return [row["name"] for row in json.loads(b"".join(answer))]


def test_everybody_stands_in_the_list(hr, lives):
    assert set(listed(hr)) == {"Tomasz 1", "Tomasz 2"}


def test_a_level_narrows_the_list(hr, lives):
    assert (set(listed(hr, level="L1")), listed(hr, level="L9")) == ({"Tomasz 1", "Tomasz 2"}, [])


def test_standing_and_level_are_about_the_same_certificate(hr, lives):
    assert listed(hr, level="L1", standing="expired") == ["Tomasz 2"]


def test_those_who_end_soon_are_found(hr, lives):
    assert listed(hr, view="ends") == []
    ends_in(59)
    assert listed(hr, view="ends") == ["Tomasz 1"]


def test_those_who_never_renewed_are_found(hr, lives):
    assert listed(hr, view="never") == ["Tomasz 2"]


def test_those_on_an_older_policy_are_found(hr, lives):
    assert listed(hr, view="older") == []
    ProgrammeVersion.objects.update(active=False)
    assert listed(hr, view="older") == ["Tomasz 1"]


def test_those_who_earned_it_on_one_policy_are_found(hr, lives):
    version = ProgrammeVersion.objects.get()
    assert set(listed(hr, policy=version.policy_set)) == {"Tomasz 1", "Tomasz 2"}
    assert listed(hr, policy="1999.1") == []


def test_policies_can_be_chosen_once_there_were_two(hr, lives):
    assert "Earned on policy" not in hr.get(PEOPLE).content.decode()
    policy = {"name": "2027.1", "sha256": "cd" * 32}
    api.load_programme({**rules(), "policy_set": policy}, actor="test", now=lives.now)
    assert '<option value="2027.1">' in hr.get(PEOPLE).content.decode()


def test_a_track_narrows_the_list(hr, lives):
    (track,) = {level.track for level in api.rules_in_force().levels if level.ref == "L1"}
    assert (set(listed(hr, track=track)), listed(hr, track="XX")) == ({"Tomasz 1", "Tomasz 2"}, [])


@pytest.mark.parametrize(("days", "found"), [(399, []), (401, ["Tomasz 1"])])
def test_those_who_end_by_a_day_are_found(hr, lives, days, found):
    day = timezone.localdate() + timedelta(days=days)
    assert listed(hr, until=day.isoformat()) == found


@pytest.mark.parametrize("until", ["soon", "2026-13-01", "9999-12-31", "0001-01-01"])
def test_a_day_that_is_none_is_no_filter(hr, lives, until):
    assert set(listed(hr, until=until)) == {"Tomasz 1", "Tomasz 2"}


def test_an_unknown_view_is_no_filter(hr, lives):
    assert set(listed(hr, view="everything")) == {"Tomasz 1", "Tomasz 2"}


def test_the_page_says_which_filters_it_uses_and_how_to_drop_them(hr, lives):
    page = hr.get(PEOPLE, {"q": "Tomasz", "standing": "expired"}).content.decode()
    assert 'href="/advocert/records/?standing=expired"' in page
    assert 'href="/advocert/records/?q=Tomasz"' in page


def test_the_csv_has_a_line_for_each_certificate(hr, lives):
    text = b"".join(hr.get(PEOPLE, {"format": "csv"})).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert {row["standing"] for row in rows} == {"certified", "expired"}


def test_the_list_holds_no_score_in_any_file(hr, lives):
    text = b"".join(hr.get(PEOPLE, {"format": "json"})).decode()
    assert "score" not in text


def test_the_overview_counts_what_the_list_shows(hr, lives):
    numbers = api.get_overview(now=timezone.now())
    counted = {state: count for state, count in numbers.standings.items() if count}
    assert counted == {"certified": 1, "expired": 1}
    assert numbers.never_renewed == len(listed(hr, view="never"))


def test_the_overview_names_nobody(hr, lives):
    assert "Tomasz" not in hr.get(OVERVIEW).content.decode()


def test_the_overview_of_an_empty_site_says_what_will_stand_there(hr, programme):
    assert "Nobody has been certified yet." in strip_tags(hr.get(OVERVIEW).content.decode())


def test_the_months_of_the_overview_hold_every_end_of_the_coming_year(db):
    story = Lives()
    story.certify(1)
    ends_in(100)
    assert sum(month.count for month in api.get_overview(now=timezone.now()).ends) == 1


def test_a_certificate_that_counts_and_allows_less_says_so(hr, lives):
    held = Certification.objects.get(person__platform_user_id=1)
    scopes, now = held.terms["scopes"], timezone.now()
    task = held.tasks.create(
        kind="clause", ref="DISC-1@2", title="Say who you are", scopes=[], opened_at=now, due_at=now
    )
    said = []
    for closed in ([], scopes[:1], scopes):
        task.scopes = closed
        task.save()
        page = strip_tags(hr.get(PEOPLE, {"q": "Tomasz 1"}).content.decode())
        said.append([words in page for words in ("allows a part of it now", "allows nothing now")])
    assert said == [[False, False], [True, False], [False, True]]


def test_a_file_says_what_each_certificate_allows(hr, lives):
    rows = json.loads(b"".join(hr.get(PEOPLE, {"format": "json"})))
    scopes = Certification.objects.first().terms["scopes"]
    assert {row["name"]: row["allows"] for row in rows} == {"Tomasz 1": " ".join(scopes), "Tomasz 2": ""}
