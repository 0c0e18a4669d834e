"""The employee's own data, name, dates and objection, at a browser without script."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils.html import strip_tags
from tests.support.programmes import NOW

from advocert_certificates import api
from advocert_certificates.models import Certification, Credential, Hold, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def tomasz(certified):
    user = get_user_model().objects.create_user("user7", pk=7, first_name="Tomasz", last_name="7")
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def stranger(db):
    browser = Client()
    browser.force_login(get_user_model().objects.create_user("amina", pk=8))
    return browser


@pytest.fixture
def hold(certified):
    ask = api.HoldInput("incident", reason_text="A customer was named.", counsel_checked=True)
    api.suspend_certification(Certification.objects.get().uuid, ask, actor="marta", now=NOW)
    return Hold.objects.get()


def said(response):
    return " ".join(strip_tags(response.content.decode()).split())


def test_the_page_tells_what_happened_and_calls_colleagues_hr(tomasz, hold):
    shown = said(tomasz.get("/advocert/me/data/"))
    assert "Certified: Certified Advocate, Foundations" in shown
    assert "marta" not in shown


def test_the_file_is_everything_about_me(tomasz):
    response = tomasz.get("/advocert/me/data/mine.json")
    assert response["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert json.loads(response.content)["person"]["full_name"] == "Tomasz 7"


def test_the_file_of_somebody_else_is_about_somebody_else(stranger, certified):
    assert json.loads(stranger.get("/advocert/me/data/mine.json").content)["person"] is None


def test_who_did_nothing_yet_reads_that_nothing_is_stored(stranger):
    assert "Nothing is stored about you here yet." in said(stranger.get("/advocert/me/data/"))


@pytest.mark.parametrize("address", ["data/", "data/mine.json", "renewals.ics"])
def test_strangers_sign_in_first(client, db, address):
    assert client.get(f"/advocert/me/{address}").status_code == 302


def test_the_calendar_has_the_end(tomasz):
    text = tomasz.get("/advocert/me/renewals.ics").content.decode()
    assert "SUMMARY:“Certified Advocate\\, Foundations” ends" in text
    assert text.count("BEGIN:VEVENT") == 1


def test_a_name_as_in_the_account_is_not_corrected_again(tomasz):
    assert "Nothing has changed" in said(tomasz.post("/advocert/me/data/name/", follow=True))
    assert Credential.objects.count() == 1


def test_a_right_name_comes_from_the_account_and_onto_a_new_certificate(tomasz):
    get_user_model().objects.filter(pk=7).update(first_name="Tomasz", last_name="Zieliński")
    assert "Use Tomasz Zieliński" in said(tomasz.get("/advocert/me/data/"))
    tomasz.post("/advocert/me/data/name/")
    assert Person.objects.get().full_name == "Tomasz Zieliński"
    assert Credential.objects.order_by("id").last().snapshot["holder_name"] == "Tomasz Zieliński"


def test_a_pause_is_told_with_its_words_and_what_to_do(tomasz, hold):
    shown = said(tomasz.get("/advocert/me/"))
    assert "All of it is paused since" in shown
    assert "A customer was named." in shown
    assert "Re-immersion and a talk with your coach" in shown


def test_an_objection_reaches_the_record(tomasz, hold):
    tomasz.post(f"/advocert/me/holds/{hold.uuid}/object/", {"words": "It was not me."})
    hold.refresh_from_db()
    assert hold.appeal_text == "It was not me."
    assert "On " in said(tomasz.get("/advocert/me/"))


def test_an_objection_without_words_is_answered_and_not_noted(tomasz, hold):
    assert "Nothing was sent" in said(tomasz.post(f"/advocert/me/holds/{hold.uuid}/object/", follow=True))
    hold.refresh_from_db()
    assert hold.appealed_at is None


def test_nobody_objects_for_somebody_else(stranger, hold):
    stranger.post(f"/advocert/me/holds/{hold.uuid}/object/", {"words": "Me too."})
    hold.refresh_from_db()
    assert hold.appealed_at is None


def test_a_pause_is_dated_by_its_beginning_and_not_by_the_end_of_the_certificate(tomasz, hold, keys):
    api.tick(now=NOW)
    shown = said(tomasz.get("/advocert/me/")).replace(" ", "")
    assert "Suspendedsince20November2026" in shown
    assert "Ends20November2028" in shown


def test_i_ask_to_be_erased_see_until_when_hr_answers_and_withdraw_it(tomasz):
    assert "You asked for it on" in said(tomasz.post("/advocert/me/data/erase/", follow=True))
    assert api.count_waiting_erasures() == 1
    assert "Your request is withdrawn" in said(tomasz.post("/advocert/me/data/erase/withdraw/", follow=True))
    assert api.count_waiting_erasures() == 0


def test_asking_erases_nothing(tomasz):
    tomasz.post("/advocert/me/data/erase/")
    assert Person.objects.get().full_name == "Tomasz 7"


def test_i_read_that_hr_proposed_it_and_not_who(tomasz):
    uuid = Person.objects.get().uuid
    api.propose_erasure(uuid, reason="left", typed="user7", actor="marta", now=NOW)
    shown = said(tomasz.get("/advocert/me/data/"))
    assert "HR proposed on" in shown
    assert "marta" not in shown


def test_who_did_nothing_yet_has_nothing_to_ask_for(stranger, certified):
    assert "there is nothing to erase" in said(stranger.post("/advocert/me/data/erase/", follow=True))
    assert api.count_waiting_erasures() == 0
