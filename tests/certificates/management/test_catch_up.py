"""The large run: everything that waits, in one command, and again after a kill."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.support.programmes import NOW, all_facts

from advocert_certificates import api
from advocert_certificates.management.bar import time_left
from advocert_certificates.models import Certification, Credential, Evidence, LogEntry
from advocert_certificates.usecases import catching_up

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
    spoil(3)
    with pytest.raises(CommandError, match="1 could not be done; everything else is"):
        run()
    assert Certification.objects.count() == len(PEOPLE) - 1


@pytest.mark.django_db
def test_the_line_of_a_part_says_how_many_failed(programme, keys, capsys):
    bring()
    spoil(3)
    with pytest.raises(CommandError):
        call_command("advocert_catch_up", stderr=StringIO())
    assert "decided about: 11 (" in (said := capsys.readouterr().out)
    assert "1 wait because of an error" in said


@pytest.mark.django_db
def test_a_batch_in_which_all_fail_holds_nobody_back(programme, keys, monkeypatch):
    monkeypatch.setattr(catching_up, "BATCH", 4)
    bring()
    for user_id in range(1, 5):
        spoil(user_id)
    far = [one for one in api.catch_up(now=NOW) if one.part == "decided about"][-1]
    assert (far.done, far.failed, far.total) == (8, 4, 12)


@pytest.mark.parametrize(
    ("done", "seconds", "said"),
    [(0, 9, ""), (10, 1, ""), (100, 9, ""), (50, 10, ", 10 s left"), (1, 100, ", 2 h 45 min left")],
)
def test_the_time_left_is_said_once_it_is_known(done, seconds, said):
    assert time_left(done, 100, seconds) == said


def spoil(user_id):
    Evidence.objects.filter(person__platform_user_id=user_id).update(body=["no", "object"])
