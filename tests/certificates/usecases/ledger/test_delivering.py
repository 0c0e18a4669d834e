"""Checkpoints leave the reach of whoever runs the database: by file, by a real mail server, and to an address.

What arrives is what an auditor keeps: it is given to the checker of one file as it arrived.
"""

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from tests.support.mail import MailServer

from advocert_certificates import api
from advocert_certificates.models import LogCheckpoint, LogEntry, Transition

pytestmark = pytest.mark.django_db


@pytest.fixture
def post_office(settings):
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.DEFAULT_FROM_EMAIL = "advocert@acme.example"
        yield server


@pytest.fixture
def outside(lives, settings, tmp_path, note_taker, post_office):
    """Three places, and one checkpoint that has just gone to them."""
    settings.ADVOCERT_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    settings.ADVOCERT_CHECKPOINTS = [
        {"file": str(tmp_path / "kept.txt")},
        {"mail": "auditor@acme.example"},
        {"url": note_taker.url},
    ]
    LogCheckpoint.objects.all().delete()
    api.revoke_certification(lives.of(1).uuid, reason_code="other", actor="marta", now=lives.now)
    report = api.tick(now=lives.at(hours=2))
    assert report.problems == ()
    (tmp_path / "mail.txt").write_text(post_office.texts()[-1], encoding="utf-8")
    (tmp_path / "url.txt").write_text(note_taker.bodies[-1], encoding="utf-8")
    return lives


def checked(lives, tmp_path, kept, key):
    program, file = tmp_path / "check.py", tmp_path / "export.json"
    program.write_text(api.log_verifier_source(), encoding="utf-8")
    file.write_text(json.dumps(api.export_log(now=lives.now)), encoding="utf-8")
    arguments = [str(file), "--key", key, "--checkpoint", str(tmp_path / kept)]
    command = [sys.executable, "-I", "-S", str(program), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env={})


@pytest.mark.parametrize("kept", ["kept.txt", "mail.txt", "url.txt"])
def test_what_arrived_shows_a_stranger_that_the_log_only_grew(outside, tmp_path, kept):
    outside.at(hours=3)
    api.revoke_certification(outside.of(2).uuid, reason_code="other", actor="marta", now=outside.now)
    done = checked(outside, tmp_path, kept, api.log_verifier_key())
    assert "Compared with the checkpoint that you kept." in done.stdout
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kept", ["kept.txt", "mail.txt", "url.txt"])
def test_what_arrived_shows_that_an_entry_was_exchanged_even_by_whoever_holds_the_key(
    outside, tmp_path, kept
):
    """The worst case: a step is changed, its entry and the whole tree are written anew, a new checkpoint is signed."""
    rewrite(outside)
    done = checked(outside, tmp_path, kept, api.log_verifier_key())
    assert done.returncode == 1
    assert "does not begin with your" in done.stdout


def rewrite(lives):
    from advocert_certificates.models import LogHead, LogNode
    from advocert_certificates.usecases.ledger import entry_of, sequence_entries

    row = Transition.objects.filter(trigger="suspend").first()
    Transition.objects.filter(pk=row.pk).update(reason_text="It never was.")
    row.refresh_from_db()
    forged = entry_of(row, row.certification)
    LogEntry.objects.filter(transition=row).update(
        uuid=forged.uuid, text=forged.text, salt=forged.salt, leaf_hash=forged.leaf_hash
    )
    LogNode.objects.all().delete()
    LogCheckpoint.objects.all().delete()
    LogEntry.objects.update(number=None)
    LogHead.objects.update(size=0)
    while sequence_entries():
        pass
    assert api.audit_log().findings == ()


def test_a_checkpoint_goes_once_to_each_place(outside, post_office, note_taker, tmp_path):
    api.tick(now=outside.at(minutes=5))
    assert (len(post_office.mails), len(note_taker.bodies)) == (1, 1)
    assert (tmp_path / "kept.txt").read_text(encoding="utf-8").count("advocert/log\n") == 1


def test_a_mail_server_that_was_away_gets_it_later_and_the_others_not_again(
    outside, settings, post_office, note_taker
):
    port = settings.EMAIL_PORT
    settings.EMAIL_PORT = 9  # nobody listens there
    api.revoke_certification(outside.of(2).uuid, reason_code="other", actor="marta", now=outside.now)
    problems = api.tick(now=outside.at(hours=2)).problems
    assert "has not reached mail auditor@acme.example" in " ".join(problems)
    settings.EMAIL_PORT = port
    assert api.tick(now=outside.now + timedelta(minutes=1)).problems == ()
    assert (len(post_office.mails), len(note_taker.bodies)) == (2, 2)


def test_the_mail_says_where_it_is_from_and_what_it_is(outside, post_office):
    mail = post_office.mails[0].decode()
    assert "Subject: Advocert log:" in mail
    assert "To: auditor@acme.example" in mail
