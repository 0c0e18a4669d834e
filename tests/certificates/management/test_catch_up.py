"""The large run: everything that waits, in one command, and again after a kill."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from tests.support.programmes import NOW, all_facts

from advocert_certificates import api
from advocert_certificates.models import Certification, Credential, Evidence, LogEntry

PEOPLE = range(1, 13)


def run():
    out = StringIO()
    call_command("advocert_catch_up", stdout=out, stderr=StringIO())
    return out.getvalue()


def bring(people=PEOPLE):
    api.record_many((fact for one in people for fact in all_facts(one)), now=NOW)


@pytest.mark.django_db
def test_everybody_who_has_done_all_is_certified_logged_and_signed(programme, keys):
    bring()
    said = run()
    assert Certification.objects.filter(state="certified").count() == len(PEOPLE)
    assert not Credential.objects.filter(document=None).exists()
    assert not LogEntry.objects.filter(number=None).exists()
    assert said.startswith("decided about: 12 (")


@pytest.mark.django_db
def test_what_time_has_done_is_written_down(programme, keys):
    bring()
    list(api.catch_up(now=NOW))
    parts = {far.part: far for far in api.catch_up(now=NOW + timedelta(days=800))}
    assert parts["expired or ending"].done == len(PEOPLE)
    assert Certification.objects.filter(told="expired").count() == len(PEOPLE)


@pytest.mark.django_db
def test_a_second_run_has_nothing_to_do(programme, keys):
    bring()
    run()
    assert run() == "Nothing to do.\n"


@pytest.mark.django_db
def test_one_who_cannot_be_decided_about_is_counted_and_holds_nobody_back(programme, keys):
    bring()
    Evidence.objects.filter(person__platform_user_id=3).update(body=["no", "object"])
    assert "1 wait because of an error" in run()
    assert Certification.objects.count() == len(PEOPLE) - 1
