"""Pausing and opening again, as HR does it on the pages."""

import pytest
from django.contrib.auth import get_user_model
from django.utils.html import strip_tags

from advocert_certificates.models import Certification, Hold, Transition


@pytest.fixture
def pause_address(record_address):
    return f"{record_address}pause/{Certification.objects.get().uuid}/"


def said(response):
    return strip_tags(response.content.decode())


def end(browser, record_address, **given):
    return browser.post(f"{record_address}holds/{Hold.objects.get().uuid}/", given, follow=True)


def test_all_of_it_is_paused_at_once(hr, pause_address):
    hr.post(pause_address, {"reason": "own_wish"})
    assert Certification.objects.get().state == "suspended"


def test_one_scope_is_paused_and_the_rest_stays(hr, pause_address):
    hr.post(pause_address, {"reason": "other", "scopes": ["share:approved"]})
    assert (Certification.objects.get().state, Hold.objects.get().scopes) == ("certified", ["share:approved"])


def test_a_scope_that_the_certificate_lacks_is_refused(hr, pause_address):
    response = hr.post(pause_address, {"reason": "other", "scopes": ["rule:world"]})
    assert response.status_code == 400
    assert not Hold.objects.exists()


def test_an_incident_asks_for_counsels_check_and_keeps_what_was_written(hr, pause_address):
    response = hr.post(pause_address, {"reason": "incident", "words": "A customer was named."})
    assert response.status_code == 400
    assert "never a reason to pause anybody" in said(response)
    assert "A customer was named." in said(response)


def test_without_a_reason_nothing_is_paused(hr, pause_address):
    assert hr.post(pause_address, {}).status_code == 400
    assert not Hold.objects.exists()


def test_one_person_cannot_both_propose_and_end_the_pause_after_an_incident(
    hr, pause_address, record_address
):
    hr.post(pause_address, {"reason": "incident", "counsel": "on"})
    end(hr, record_address, step="propose")
    end(hr, record_address)
    assert Certification.objects.get().state == "suspended"


def test_two_people_end_the_pause_after_an_incident(hr, colleague, pause_address, record_address):
    hr.post(pause_address, {"reason": "incident", "counsel": "on"})
    end(hr, record_address, step="propose")
    end(colleague, record_address)
    assert Certification.objects.get().state == "certified"


def test_who_paused_is_in_the_log(hr, pause_address):
    hr.post(pause_address, {"reason": "own_wish", "words": "On parental leave."})
    step = Transition.objects.order_by("number").last()
    assert (step.actor, step.reason_code) == ("marta", "own_wish")


def test_the_record_shows_the_pause_and_the_words(hr, pause_address, record_address):
    hr.post(pause_address, {"reason": "own_wish", "words": "On parental leave."})
    shown = said(hr.get(record_address))
    assert "is paused since" in shown
    assert "On parental leave." in shown


def test_ending_a_pause_twice_is_answered_in_words(hr, pause_address, record_address):
    hr.post(pause_address, {"reason": "own_wish"})
    end(hr, record_address)
    response = end(hr, record_address)
    assert response.status_code == 200
    assert Certification.objects.get().state == "certified"


def test_an_address_of_nobodys_certificate_is_answered_in_words(hr, record_address):
    response = hr.get(f"{record_address}pause/00000000-0000-4000-8000-000000000000/")
    assert response.status_code == 404
    assert "Nothing was changed" in said(response)


def test_only_hr_may_pause(client, pause_address):
    client.force_login(get_user_model().objects.create_user("amina"))
    assert client.post(pause_address, {"reason": "other"}).status_code == 403
    assert not Hold.objects.exists()


def test_the_record_tells_how_somebody_stood_on_a_day(hr, pause_address, record_address):
    hr.post(pause_address, {"reason": "own_wish"})
    shown = said(hr.get(record_address, {"on": "2026-11-21"}))
    assert "L1" in shown
    assert "On 21 November 2026, as known on" in shown


def test_the_record_says_when_nothing_was_known_yet(hr, record_address):
    assert "Nothing was decided about" in said(
        hr.get(record_address, {"on": "2020-01-01", "known": "2020-01-01"})
    )


def test_a_day_that_is_none_is_refused_at_its_field(hr, record_address):
    assert "Write the day as year-month-day" in said(hr.get(record_address, {"on": "soon"}))
