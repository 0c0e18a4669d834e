"""Pages, mails and files speak the language of whoever reads them; machines get the same words in every language."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import translation
from django.utils.html import strip_tags
from tests.support.lives import Lives, rules, short
from tests.support.programmes import NOW, one_level

from advocert_certificates import api
from advocert_certificates.domain.day_text import DayText
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.models import Certification, Credential, Person
from advocert_certificates.usecases.printing import face_of
from advocert_certificates.web.saying import said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def by_browser(settings):
    """A site that asks the browser, as the platform does."""
    after = settings.MIDDLEWARE.index("django.contrib.sessions.middleware.SessionMiddleware") + 1
    middleware = [*settings.MIDDLEWARE]
    middleware.insert(after, "django.middleware.locale.LocaleMiddleware")
    settings.MIDDLEWARE = middleware
    with translation.override("en"):  # what a request put in force ends with the test
        yield


def browser(language="de", user="", **more):
    client = Client(headers={"accept-language": language})
    if user:
        client.force_login(get_user_model().objects.create_user(user, **more))
    return client


def shown(response):
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.fixture
def tomasz(certified):
    return browser(user="user7", pk=7, first_name="Tomasz")


@pytest.fixture
def hr(certified):
    client = browser(user="marta")
    get_user_model().objects.get(username="marta").groups.add(Group.objects.create(name="advocert_hr"))
    return client


def record(client):
    return client.get(f"/advocert/records/people/{Person.objects.get().uuid}/")


@pytest.mark.parametrize("path", ["/advocert/me/", "/advocert/me/data/", "/advocert/verify/"])
def test_a_page_says_which_language_it_is_in(tomasz, path):
    assert '<html lang="de" dir="ltr">' in tomasz.get(path).content.decode()


def test_my_certification_is_german(tomasz):
    page = shown(tomasz.get("/advocert/me/"))
    assert "Meine Zertifizierung" in page
    assert "Dein Zertifikat wird gerade unterschrieben." in page


def test_a_language_that_we_have_not_is_english(certified):
    assert "Is this certificate valid?" in shown(browser("fi").get("/advocert/verify/"))


def test_my_history_is_german_and_titles_stay_as_they_are(tomasz):
    page = shown(tomasz.get("/advocert/me/data/"))
    assert "Zertifiziert: Certified Advocate, Foundations" in page
    assert "Nach den Regeln des Programms" in page


def test_the_check_speaks_to_its_reader_and_not_as_the_holder(keys, certified):
    api.tick(now=NOW)
    address = f"/advocert/verify/{Credential.objects.get().uuid}/"
    assert "Dieses Zertifikat ist gültig." in shown(browser("de").get(address))
    assert "Unterschrieben von Acme" in shown(browser("de").get(address))
    assert "This certificate is valid." in shown(browser("en").get(address))


def test_what_machines_read_is_the_same_in_every_language(keys, certified):
    api.tick(now=NOW)
    address = f"/advocert/verify/{Credential.objects.get().uuid}/?format=json"
    german, english = (
        browser(code).get(address, headers={"accept": "application/json"}) for code in ("de", "en")
    )
    assert [check["name"] for check in german.json()["checks"]] == [
        check["name"] for check in english.json()["checks"]
    ]
    assert "Unchanged since it was signed" in german.content.decode()


def test_a_file_without_a_certificate_is_refused_in_german(db):
    response = browser().post("/advocert/verify/file/", {"text": "hello"})
    assert "Diese Datei trägt kein Zertifikat." in shown(response)


def test_hr_reads_the_record_in_german(hr):
    page = shown(record(hr))
    assert "Unterschriebene Klauseln" in page
    assert re.search(r"Hat die Klausel „[^“]+“ unterschrieben", page)
    assert "Signed the clause" not in page


def test_a_refused_form_says_why_in_german(hr):
    uuid = Certification.objects.get().uuid
    person = Person.objects.get().uuid
    response = hr.post(f"/advocert/records/people/{person}/take-back/{uuid}/", {"reason": ""})
    assert "Wähle einen Grund. Er bleibt in der Akte." in shown(response)


def test_an_error_of_the_rules_is_said_in_german(hr):
    run = "0b7a1c9e-0000-4000-8000-000000000000"
    response = hr.get(f"/advocert/records/many/{run}/")
    assert f"Es gibt keinen Durchgang {run}." in shown(response)


def test_the_calendar_names_its_days_in_german(tomasz):
    text = tomasz.get("/advocert/me/renewals.ics").content.decode().replace("\r\n ", "")
    assert "SUMMARY:„Certified Advocate\\, Foundations“ endet" in text


def test_paper_speaks_the_language_of_the_programme_whoever_prints_it(db):
    lives = Lives(rules(one_level(), language="de"))
    lives.certify()
    with translation.override("en"):
        face = face_of(Credential.objects.get())
    assert face.words.issued_by == "Ausgestellt von"
    assert " bis " in face.dates


def mailed(lives):
    lives.at(days=(lives.of().valid_until - lives.now).days - 30)
    api.tick(now=lives.now)
    return mail.outbox[-1]


@pytest.fixture
def lives(db, settings):
    settings.ADVOCERT_NOTICES_FROM = "advocert@acme.example"
    story = Lives(rules(short()))
    story.certify()
    return story


def test_a_mail_leaves_in_the_language_in_which_its_reader_last_read(lives):
    browser("de", user="user7", pk=7).get("/advocert/me/")
    sent = mailed(lives)
    assert sent.subject.startswith("Dein Zertifikat endet am ")
    assert "Erneuere es vor diesem Tag" in sent.body


def test_who_reads_english_again_gets_english_mail(lives):
    reader = browser("de", user="user7", pk=7)
    reader.get("/advocert/me/")
    reader.get("/advocert/me/", headers={"accept-language": "en"})
    assert mailed(lives).subject.startswith("Your certificate ends on ")


def test_the_language_is_told_to_the_person_and_forgotten_with_them(lives):
    browser("de", user="user7", pk=7).get("/advocert/me/")
    assert api.export_platform_user(7, now=lives.now)["person"]["language"] == "de"
    api.erase_platform_user(7, actor="test", now=lives.now + timedelta(days=1))
    assert Person.objects.get().language == ""


def test_a_phrase_inside_a_phrase_is_said_too(db):
    begun = Phrase("Began {day}", day=DayText(NOW.date()))
    with translation.override("de"):
        assert said(Phrase("{begin}, {end}.", begin=begun, end=Phrase("has no end"))).endswith(
            ", hat kein Ende."
        )


def test_a_value_with_braces_is_no_pattern(db):
    with translation.override("de"):
        assert said(Phrase("Key {key}", key="{key.__class__}")) == "Schlüssel {key.__class__}"
