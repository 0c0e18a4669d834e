"""Mails before the end: at the days of the level, once each, and to nobody who need not act."""

from dataclasses import replace

import pytest
from django.core import mail
from tests.support.lives import Lives, care, played, rules, short

from advocert_certificates import api
from advocert_certificates.models import Notice, Person

pytestmark = pytest.mark.django_db
LIFE = 365


@pytest.fixture
def lives(db, settings):
    settings.ADVOCERT_NOTICES_FROM = "advocert@acme.example"
    story = Lives(rules(short(), care()))
    story.certify()
    return story


def round_at(lives, before_end):
    """Let one round happen so many days before the end."""
    lives.at(days=(lives.of().valid_until - lives.now).days - before_end)
    return api.tick(now=lives.now)


def test_a_mail_leaves_at_each_day_of_the_level_and_at_no_other(lives):
    sent = []
    for before_end in range(70, -5, -1):
        round_at(lives, before_end)
        if len(mail.outbox) > len(sent):
            sent.append(before_end)
    assert sent == [60, 30, 7]


def test_a_second_round_sends_nothing(lives):
    assert round_at(lives, 30).notices == 1
    assert api.tick(now=lives.now).notices == 0


def test_a_worker_that_stood_still_sends_one_mail_for_the_days_that_passed(lives):
    round_at(lives, 3)
    assert len(mail.outbox) == 1


def test_without_an_address_of_the_site_no_mail_leaves(lives, settings):
    settings.ADVOCERT_NOTICES_FROM = ""
    round_at(lives, 30)
    assert mail.outbox == []


def test_who_has_renewed_gets_no_mail_about_the_old_end(lives):
    round_at(lives, 50)
    lives.exam()
    mail.outbox.clear()
    round_at(lives, 100)
    assert mail.outbox == []


def test_who_is_paused_gets_none(lives):
    lives.hold(lives.of().uuid, reason="own_wish")
    round_at(lives, 30)
    assert mail.outbox == []


def test_who_has_no_address_gets_none_and_nothing_is_noted(lives):
    Person.objects.update(email="")
    round_at(lives, 30)
    assert not Notice.objects.exists()


def test_what_ends_for_one_person_is_in_one_mail(lives):
    lives.care()
    round_at(lives, 30)
    assert len(mail.outbox) == 1
    assert "2 of your certificates end soon" in mail.outbox[0].subject
    assert "Customer Care" in mail.outbox[0].body


def test_it_names_the_day_and_the_place_and_nobody(lives):
    round_at(lives, 30)
    said = mail.outbox[0]
    assert "Jan. 10, 2023" in said.subject
    assert "https://advocert.example/advocert/me/" in said.body
    assert "Tomasz" not in said.body


def test_days_are_written_in_the_language_of_the_person(lives):
    lives.tell(replace(played("FND-02", attempt="de"), language="de"))
    round_at(lives, 30)
    assert "10. Januar 2023" in mail.outbox[0].subject


def test_a_language_that_nobody_speaks_here_is_no_error(lives):
    lives.tell(replace(played("FND-02", attempt="x"), language="x-klingon"))
    assert round_at(lives, 30).notices == 1


def test_a_title_cannot_add_a_header(lives):
    lives.of()
    from advocert_certificates.models import Certification

    Certification.objects.update(title="A\nBcc: all@acme.example")
    round_at(lives, 30)
    assert "\n" not in mail.outbox[0].subject


def test_when_the_mail_server_refuses_it_is_tried_again(lives, settings):
    settings.EMAIL_BACKEND = "tests.support.mail.Refusing"
    assert "mail server" in " ".join(round_at(lives, 30).problems)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert api.tick(now=lives.now).notices == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_while_sending_sends_nothing_twice(settings, transactional_db):
    settings.ADVOCERT_NOTICES_FROM = "advocert@acme.example"
    lives = Lives(rules(short()))
    lives.certify()
    settings.EMAIL_BACKEND = "tests.support.mail.Dying"
    with pytest.raises(KeyboardInterrupt):
        round_at(lives, 30)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert api.tick(now=lives.now).notices == 0
