"""The commands for the log and for publishing by two people."""

import json
import subprocess
import sys
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from tests.support.lives import Lives, rules, short

from advocert_certificates import api
from advocert_certificates.models import Transition

pytestmark = pytest.mark.django_db


def run(command, *args, **options):
    out = StringIO()
    call_command(command, *args, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def lives(keys):
    story = Lives(rules(short()))
    story.now = timezone.now() - timedelta(days=30)  # the commands take the clock of the machine
    story.certify()
    return story


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "programme.json"
    path.write_text(json.dumps(rules(short(ref="L9", requires={"clauses": ["DISC-1@1"]}))), encoding="utf-8")
    return str(path)


def test_a_sound_log_is_told_with_its_root(lives):
    assert run("advocert_log", "check").startswith("Sound: 1 entries, root ")


def test_a_change_is_told_with_its_place_and_fails(lives):
    run("advocert_log", "checkpoint")
    Transition.objects.update(actor="nobody")
    with pytest.raises(CommandError, match="not sound: 1 finding"):
        run("advocert_log", "check")


def test_an_export_brings_its_own_checker(lives, tmp_path):
    run("advocert_log", "export", to=tmp_path)
    command = [
        sys.executable,
        "advocert_log_check.py",
        "log.json",
        "--key",
        run("advocert_log", "key").strip(),
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.endswith("SOUND\n")
    assert done.returncode == 0


class Terminal(StringIO):
    def isatty(self):
        return True


def test_whoever_waits_before_a_terminal_sees_how_far_the_check_is(lives):
    shown = Terminal()
    said = run("advocert_log", "check", stderr=shown)
    assert "] entries 1 of 1" in shown.getvalue()
    assert "] people 1 of 1" in shown.getvalue()
    assert said.startswith("Sound: 1 entries")


def test_a_check_that_nobody_watches_draws_nothing(lives):
    shown = StringIO()
    run("advocert_log", "check", stderr=shown)
    assert shown.getvalue() == ""


def test_an_export_that_fails_leaves_no_file_that_looks_whole(lives, tmp_path):
    with pytest.raises(CommandError):
        run("advocert_log", "export", to=tmp_path, person="12345678-1234-1234-1234-123456789012")
    assert not (tmp_path / "log.json").exists()


def test_an_export_needs_a_place(lives):
    with pytest.raises(CommandError, match="--to"):
        run("advocert_log", "export")


def test_a_dry_run_names_who_would_gain_and_lose(lives, file):
    said = run("advocert_load_programme", file, dry_run=True)
    assert "Would be certified: L9, Tomasz 7" in said
    assert "Could not renew: L1, Tomasz 7" in said
    assert api.rules_in_force().level("L1") is not None


def test_two_people_publish(lives, file):
    run("advocert_load_programme", file, propose="marta")
    (proposal,) = api.list_proposals()
    with pytest.raises(CommandError, match="cannot decide alone"):
        run("advocert_load_programme", publish=proposal.sha256, by="marta")
    assert "is now in force" in run("advocert_load_programme", publish=proposal.sha256, by="hanna")


def test_publishing_asks_for_the_second_name(lives, file):
    with pytest.raises(CommandError, match="--by NAME"):
        run("advocert_load_programme", publish="00" * 32)
