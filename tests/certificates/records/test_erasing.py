"""Erasing somebody at a browser: looked at first, typed, decided by two, and then a page that names nobody."""

import pytest
from django.utils.html import strip_tags
from tests.certificates.records.conftest import hr_person
from tests.support.programmes import NOW, person, signed

from advocert_certificates import api
from advocert_certificates.models import Certification, Evidence, Person, Transition

pytestmark = pytest.mark.django_db
LIST = "/advocert/records/erasures/"
_LAST = {Certification: "grace_until", Transition: "at", Evidence: "recorded_at"}


def said(response):
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.fixture
def page(record_address):
    return f"{record_address}erase/"


def propose(browser, page, **changed):
    return browser.post(page, {"step": "propose", "reason": "left", "typed": "user7"} | changed, follow=True)


def erase(browser, page, typed="user7"):
    return browser.post(page, {"step": "erase", "typed": typed}, follow=True)


def test_looking_says_what_would_happen_and_changes_nothing(hr, page, settings):
    settings.ADVOCERT_TARGETS = [
        {
            "slug": "crm",
            "name": "CRM",
            "url": "https://crm.example/hook",
            "secret": "x" * 32,
            "owner": "a@b.example",
        }
    ]
    shown = said(hr.get(page))
    for words in (
        "Certified Advocate, Foundations",
        "CRM",
        "Signatures and results",
        "Nothing has happened yet",
    ):
        assert words in shown
    assert Certification.objects.get().state == "certified"


def test_words_about_others_that_name_them_are_shown_with_the_way_there(hr, page):
    other = Person.objects.create(platform_user_id=8, username="user8", full_name="Bo", created_at=NOW)
    ask = api.ExemptionInput(
        "waiver", "FND-EXAM", NOW.replace(year=NOW.year + 1), "As Tomasz 7 told us.", asked_by="marta"
    )
    api.grant_exemption(other.uuid, ask, actor="hanna", now=NOW)
    answer = hr.get(page)
    assert "As Tomasz 7 told us." in said(answer)
    assert f"/advocert/records/people/{other.uuid}/" in answer.content.decode()


def test_two_people_do_it_and_the_page_afterwards_names_nobody(hr, colleague, page):
    assert "another person of HR does it" in said(propose(hr, page))
    answer = erase(colleague, page)
    assert answer.status_code == 200
    assert "It is done. Nobody is named here any more." in said(answer)
    assert "marta proposed it on" in said(answer)
    assert [word for word in ("Tomasz", "user7", "acme.example") if word in answer.content.decode()] == []
    assert Person.objects.get().full_name == ""


def test_who_proposed_gets_no_button_and_no_way_by_request(hr, page):
    propose(hr, page)
    assert 'value="erase"' not in hr.get(page).content.decode()
    answer = erase(hr, page)
    assert (answer.status_code, Person.objects.get().username) == (400, "user7")
    assert "cannot decide alone" in said(answer)


@pytest.mark.parametrize("typed", ["", "tomasz", "user8"])
def test_another_word_than_the_user_name_changes_nothing(hr, colleague, page, typed):
    propose(hr, page)
    answer = erase(colleague, page, typed)
    assert (answer.status_code, Person.objects.get().username) == (400, "user7")
    assert "type user7 exactly" in said(answer)


def test_nothing_is_erased_before_somebody_asked(colleague, page):
    assert erase(colleague, page).status_code == 400
    assert Person.objects.get().username == "user7"


def test_a_reason_is_needed_for_a_proposal(hr, page):
    assert propose(hr, page, reason="").status_code == 400
    assert api.count_waiting_erasures() == 0


def test_a_proposal_is_taken_back(hr, colleague, page):
    propose(hr, page)
    colleague.post(page, {"step": "drop"})
    assert api.count_waiting_erasures() == 0


def test_the_request_of_the_person_stands_on_their_record_in_the_list_and_over_all_people(
    hr, page, record_address
):
    api.ask_to_be_erased(7, now=NOW)
    assert "Tomasz 7 asked on" in said(hr.get(record_address))
    assert "Tomasz 7" in said(hr.get(LIST))
    assert "1 request to erase somebody waits" in said(hr.get("/advocert/records/"))
    assert "Erase it for good" in said(hr.get(page))


def test_afterwards_the_record_leads_to_what_was_done(hr, colleague, page, record_address):
    propose(hr, page)
    erase(colleague, page)
    assert "Everything about this person was erased on" in said(hr.get(record_address))
    assert hr.get(page).url == f"{record_address}erased/"
    assert "hanna" in said(hr.get(LIST))


def test_whoever_was_erased_is_in_no_list_of_today(hr, certified):
    api.record_evidence(signed(9))
    api.erase_person(Person.objects.get(platform_user_id=7).uuid, actor="hanna", now=NOW)
    shown = hr.get("/advocert/records/").context["page"].people
    assert [one.username for one in shown] == ["user9"]


def test_the_auditor_reads_what_was_done_and_erases_nobody(page, record_address):
    auditor = hr_person("alma", group="advocert_auditors")
    assert (auditor.get(page).status_code, auditor.get(LIST).status_code) == (403, 200)
    api.erase_person(Person.objects.get().uuid, actor="hanna", now=NOW)
    assert "It is done" in said(auditor.get(f"{record_address}erased/"))


def test_who_was_not_erased_has_no_such_page(hr, record_address):
    assert hr.get(f"{record_address}erased/").status_code == 404


def test_a_person_of_hr_is_not_asked_about_their_own_record(page, certified):
    own = hr_person("user7")
    assert "This is your own record" in said(own.get(page))


def test_a_place_that_is_none_is_refused(hr, db):
    assert hr.get(f"{LIST}?from=zz").status_code == 400


def test_somebody_unknown_is_answered_in_words(hr, db):
    assert hr.get("/advocert/records/people/00000000-0000-4000-8000-000000000000/erase/").status_code == 404


def test_a_person_without_any_certification_can_be_erased(hr, colleague, programme):
    api.record_evidence(signed(9))
    one = Person.objects.get(platform_user_id=9)
    place = f"/advocert/records/people/{one.uuid}/erase/"
    assert "They hold nothing." in said(hr.get(place))
    propose(hr, place, typed=person(9).username)
    assert "It is done" in said(erase(colleague, place, person(9).username))


def test_what_time_takes_away_next_is_named_and_nothing_is_changed(hr, certified):
    Person.objects.update(created_at=NOW.replace(year=2001))
    for model in (Certification, Transition, Evidence):
        model.objects.update(**{_LAST[model]: NOW.replace(year=2001)})
    shown = said(hr.get(f"{LIST}next/"))
    assert "1 person" in shown
    assert "Tomasz 7" in shown
    assert Person.objects.get().full_name == "Tomasz 7"


def test_before_its_time_nothing_is_due(hr, certified):
    shown = said(hr.get(f"{LIST}next/"))
    assert "0 people" in shown
    assert "The next one is due on" in shown
