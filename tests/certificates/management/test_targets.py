"""The command for the person who connects another system."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from tests.support.programmes import NOW, all_facts

from advocert_certificates import api
from advocert_certificates.models import Person
from advocert_certificates.usecases.relay import relay_round

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(programme):
    """Person 7 is certified; nobody has been told yet."""
    for fact in all_facts():
        api.record_evidence(fact)
    api.evaluate_person(Person.objects.get().pk, now=NOW)


def said(capsys, *arguments):
    call_command("advocert_targets", *arguments)
    return capsys.readouterr().out


def test_without_targets_it_says_where_to_name_one(db, capsys):
    assert "ADVOCERT_TARGETS" in said(capsys)


def test_it_lists_what_waits(receiver, waiting, capsys):
    assert "library: nothing taken yet, 1 waiting, 0 put aside." in said(capsys)


def test_it_lists_when_the_last_message_was_taken(receiver, waiting, capsys):
    relay_round(NOW)
    assert f"last taken {NOW:%Y-%m-%d %H:%M} UTC, 0 waiting" in said(capsys)


def test_it_says_why_the_newest_message_was_not_taken(receiver, waiting, capsys):
    receiver.answers = [503]
    relay_round(NOW + timedelta(seconds=1))
    assert "Answered 503" in said(capsys)


def test_a_mistake_in_the_setting_is_told(settings, db, capsys):
    settings.ADVOCERT_TARGETS = [{"slug": "library", "url": "https://x.example", "secret": "short"}]
    assert "Correct the setting." in said(capsys)


def test_no_secret_is_printed(receiver, db, capsys):
    assert receiver.secret not in said(capsys)


def test_a_ping_is_taken_by_whoever_shares_the_secret(receiver, db, capsys):
    assert "believes the signature" in said(capsys, "--ping", "library")


def test_a_ping_is_about_nobody(receiver, db, capsys):
    said(capsys, "--ping", "library")
    body = json.loads(receiver.requests[0][1])
    assert (body["type"], body["data"]) == ("endpoint.ping", {})


def test_a_ping_that_is_not_believed_says_what_to_look_at(receiver, db, settings):
    settings.ADVOCERT_TARGETS = [receiver.target(secret="whsec_" + "QUJD" * 10)]
    with pytest.raises(CommandError, match=r"Answered 401.*another secret"):
        call_command("advocert_targets", "--ping", "library")


def test_a_ping_to_nobody_we_know_is_refused(receiver, db):
    with pytest.raises(CommandError, match="no entry of this slug"):
        call_command("advocert_targets", "--ping", "elsewhere")
