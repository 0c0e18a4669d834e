"""Lists that somebody keeps under a name, and the time line that is folded."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils.html import strip_tags
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.data import TimelineEntry
from advocert_certificates.domain.errors import KeptViewError
from advocert_certificates.models import SavedView
from advocert_certificates.records.story import years_of


def said(response):
    return " ".join(strip_tags(response.content.decode()).split())


def keep(browser, name, query="standing=expiring&country=DE"):
    return browser.post(f"/advocert/records/lists/?{query}", {"name": name}, follow=True)


@pytest.mark.django_db
def test_a_kept_list_stands_on_the_page_with_its_filters(hr):
    page = keep(hr, "Germany, soon")
    assert page.redirect_chain[-1][0] == "/advocert/records/?standing=expiring&country=DE"
    assert "Kept as “Germany, soon”." in said(page)
    shown = hr.get("/advocert/records/").content.decode()
    assert 'href="/advocert/records/?standing=expiring&amp;country=DE"' in shown
    assert "Germany, soon" in shown


@pytest.mark.django_db
def test_the_kept_list_that_is_shown_can_be_forgotten(hr):
    page = keep(hr, "Mine").content.decode()
    kept = SavedView.objects.get()
    assert f'action="/advocert/records/lists/{kept.uuid}/forget/"' in page
    after = hr.post(f"/advocert/records/lists/{kept.uuid}/forget/", follow=True)
    assert "no longer kept" in said(after)
    assert not SavedView.objects.exists()


@pytest.mark.django_db
def test_the_same_name_again_keeps_the_newer_list(hr):
    keep(hr, "Mine")
    keep(hr, "Mine", "standing=grace")
    assert list(SavedView.objects.values_list("name", "query")) == [("Mine", "standing=grace")]


@pytest.mark.django_db
def test_nobody_sees_or_forgets_the_lists_of_another(hr, client):
    keep(hr, "Mine")
    kept = api.list_views(SavedView.objects.get().owner)[0]
    other = get_user_model().objects.create_user("other")
    assert api.list_views(other.username) == ()
    api.forget_view(kept.uuid, owner=other.username)
    assert SavedView.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "query", "todo"), [(" ", "standing=grace", "give the list a name"), ("A", "", "choose a filter")]
)
def test_what_cannot_be_kept_says_what_to_do(name, query, todo):
    with pytest.raises(KeptViewError, match=todo):
        api.keep_view(name, query, owner="marta", now=NOW)


@pytest.mark.django_db
def test_one_keeps_no_more_than_one_can_look_through():
    for number in range(30):
        api.keep_view(f"List {number}", "standing=grace", owner="marta", now=NOW)
    with pytest.raises(KeptViewError, match="forget one of them first"):
        api.keep_view("One more", "standing=grace", owner="marta", now=NOW)


@pytest.mark.django_db
def test_an_address_takes_only_filters_along(hr):
    keep(hr, "Mine", "standing=grace&from=abc&format=csv")
    assert SavedView.objects.get().query == "standing=grace"


def entry(days, kind="evidence"):
    return TimelineEntry(NOW - timedelta(days=days), kind, f"{kind} {days}", "", "")


def test_a_time_line_is_folded_by_year_and_the_newest_is_open():
    years = years_of([entry(0, "standing"), entry(400), entry(800)])
    assert [(year.number, year.count, year.is_open) for year in years] == [
        (2026, 1, True),
        (2025, 1, False),
        (2024, 1, False),
    ]


def test_many_deeds_of_one_day_are_one_line_and_few_are_not():
    many, few = years_of([entry(0)] * 4)[0].parts, years_of([entry(0)] * 3)[0].parts
    assert (many[0].folded, few[0].folded) == (True, False)


def test_what_was_decided_is_never_folded_into_a_line():
    assert not years_of([entry(0, "standing")] * 9)[0].parts[0].folded


@pytest.mark.django_db
def test_nothing_of_a_story_is_left_out(hr, certified):
    person = api.search_people(now=NOW).people[0]
    page = hr.get(f"/advocert/records/people/{person.uuid}/").content.decode()
    for one in api.get_person_record(person.uuid, now=NOW).timeline:
        assert one.title.split("“")[0] in page
    assert page.count("<details") == page.count("</details>")
