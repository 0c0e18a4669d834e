"""Choosing many in the list, looking, deciding and undoing, on the pages."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.utils.html import strip_tags
from tests.support.programmes import NOW, all_facts

from advocert_certificates import api
from advocert_certificates.models import BulkItem, BulkRun, Person
from advocert_certificates.usecases import bulk


def said(response):
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.fixture
def people(certified):
    for user_id in range(8, 40):
        for fact in all_facts(user_id)[: 5 if user_id < 10 else 1]:
            api.record_evidence(fact)
    api.tick(now=NOW)
    return list(Person.objects.order_by("id"))


def choose(browser, action, *people, **more):
    given = {"action": action, "person": [str(person.uuid) for person in people]} | more
    return browser.post("/advocert/records/many/", given, follow=True)


def test_the_list_offers_what_can_be_done(hr, people):
    page = hr.get("/advocert/records/").content.decode()
    assert re.search(r'<form id="many"[^>]*action="/advocert/records/many/"', page)
    assert page.count('type="checkbox" name="person"') == 25


def test_who_may_only_look_is_offered_nothing(client, people):
    from django.contrib.auth.models import Permission

    looker = get_user_model().objects.create_user("auditor")
    looker.user_permissions.set(Permission.objects.filter(codename="view_records"))
    client.force_login(looker)
    assert 'id="many"' not in client.get("/advocert/records/").content.decode()
    assert client.post("/advocert/records/many/", {"action": "pause"}).status_code == 403


def test_a_choice_is_looked_at_before_anything_happens(hr, people):
    shown = said(choose(hr, "pause", people[0], people[-1]))
    assert "1 of 2 would be touched, 1 would not. Nothing has happened yet." in shown
    assert "holds nothing that could be paused" in shown


def test_everybody_who_matches_can_be_chosen_beyond_the_page(hr, people):
    choose(hr, "pause", all="yes")
    assert BulkItem.objects.count() == len(people)


def test_only_those_who_match_the_list_are_chosen(hr, people):
    hr.post("/advocert/records/many/?q=u7@", {"action": "pause", "all": "yes"})
    assert BulkItem.objects.count() == 1


def test_a_decision_waits_and_can_be_undone(hr, people):
    choose(hr, "pause", people[0])
    address = f"/advocert/records/many/{BulkRun.objects.get().uuid}/"
    shown = said(hr.post(address, {"reason": "absence", "words": "A year away."}, follow=True))
    assert "Pause certificates: begins in a moment" in shown
    assert "stopped" in said(hr.post(f"{address}undo/", follow=True))


def test_what_is_missing_is_said_and_what_was_written_stays(hr, people):
    choose(hr, "pause", people[0])
    response = hr.post(f"/advocert/records/many/{BulkRun.objects.get().uuid}/", {"words": "A year away."})
    assert response.status_code == 400
    assert "Nothing was changed: choose a reason" in said(response)
    assert "A year away." in said(response)


def test_nobody_ticked_is_answered_in_words(hr, people):
    assert "tick people in the list first" in said(choose(hr, "pause"))


@pytest.mark.parametrize("given", [{"person": "x"}, {"action": "fire"}])
def test_what_cannot_be_read_is_answered_in_words(hr, people, given):
    response = hr.post("/advocert/records/many/", {"action": "pause"} | given)
    assert response.status_code == 400


def test_a_run_that_nobody_knows_is_answered_in_words(hr, db):
    response = hr.get("/advocert/records/many/00000000-0000-4000-8000-000000000000/")
    assert response.status_code == 404


def test_while_many_are_looked_at_the_page_says_how_far_it_is_and_goes_on_by_itself(hr, people, monkeypatch):
    monkeypatch.setattr(bulk, "AT_ONCE", 1)
    page = choose(hr, "pause", all="yes")
    assert f"Looked at 1 of {len(people)}" in said(page)
    assert 'data-follow="yes"' in page.content.decode()
    api.tick(now=NOW)
    after = said(hr.get(f"/advocert/records/many/{BulkRun.objects.get().uuid}/"))
    assert f"of {len(people)} would be touched" in after
