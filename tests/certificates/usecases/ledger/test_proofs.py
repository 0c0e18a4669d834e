"""What leaves the log: a checker of one file, exports, signed checkpoints, proofs."""

import json
import random
import subprocess
import sys
from datetime import timedelta
from io import StringIO

import pytest
from tests.support.tampering import changed

from advocert_certificates import api
from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.domain.checkpoint import read_checkpoint
from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.domain.ledger_errors import EntryNotFoundError, ShorterLogError
from advocert_certificates.models import (
    LogCheckpoint,
    LogEntry,
    Transition,
)
from advocert_certificates.verifier import advocert_log_check

pytestmark = pytest.mark.django_db


def check(tmp_path, bundle, *arguments):
    """Run the one file as a stranger would: another process, no package of ours."""
    program, file = tmp_path / "check.py", tmp_path / "export.json"
    program.write_text(api.log_verifier_source(), encoding="utf-8")
    file.write_text(json.dumps(bundle), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(program), str(file), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env={})


def test_a_stranger_with_one_file_finds_the_log_sound(lives, tmp_path):
    bundle = api.export_log(now=lives.now)
    done = check(tmp_path, bundle, "--key", api.log_verifier_key())
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "SOUND"), done.stdout + done.stderr


def test_a_checkpoint_that_was_kept_shows_that_the_log_only_grew(lives, tmp_path):
    kept = tmp_path / "kept.txt"
    kept.write_text(api.list_checkpoints()[-1].note, encoding="utf-8")
    for person in (None, lives.person(1).uuid):
        done = check(tmp_path, api.export_log(person_uuid=person, now=lives.now), "--checkpoint", str(kept))
        assert "Compared with the checkpoint that you kept" in done.stdout
        assert done.returncode == 0, done.stdout


def test_one_person_is_exported_with_a_proof_for_each_entry(lives):
    bundle = api.export_log(person_uuid=lives.person(1).uuid, now=lives.now)
    wrong, _ = advocert_log_check.check(bundle)
    own = Transition.objects.filter(certification__person=lives.person(1)).count()
    assert (wrong, len(bundle["entries"])) == ([], own)


@pytest.mark.parametrize("whose", [None, 1])
def test_what_is_written_part_by_part_is_the_same_export(lives, monkeypatch, whose):
    monkeypatch.setattr("advocert_certificates.usecases.bundles._PAGE", 3)
    person, file, told = whose and lives.person(whose).uuid, StringIO(), []
    count = api.write_log(file, person_uuid=person, now=lives.now, watch=lambda *far: told.append(far))
    assert json.loads(file.getvalue()) == api.export_log(person_uuid=person, now=lives.now)
    assert told[-1] == ("entries", count, count)


def test_nobody_is_exported_who_is_not_there(lives):
    with pytest.raises(PersonNotFoundError):
        api.export_log(person_uuid="12345678-1234-1234-1234-123456789012", now=lives.now)


def test_a_sealed_record_is_not_given_away(lives):
    api.seal_person(lives.person(5).uuid, actor="marta", now=lives.now)
    bundle = api.export_log(now=lives.now)
    assert advocert_log_check.check(bundle)[0] == []
    assert str(lives.person(5).uuid) not in json.dumps(bundle)


def test_the_stranger_names_what_was_changed_in_the_file(lives):
    honest, draw = json.dumps(api.export_log(now=lives.now)), random.Random(7)  # noqa: S311 - the same story each time
    for _ in range(60):
        forged = json.loads(honest)
        entry = draw.choice(forged["entries"])
        key = draw.choice(sorted(set(entry["record"]) - {"details"}))
        entry["record"][key] = changed(entry["record"][key], draw)
        wrong, _ = advocert_log_check.check(forged)
        assert wrong == [f"entry {entry['number']}: its record is not the one that was committed to."]


def test_the_stranger_names_a_dropped_row(lives):
    bundle = api.export_log(now=lives.now)
    gone = bundle["entries"].pop(4)
    assert advocert_log_check.check(bundle)[0][-1] == f"entry {gone['number']}: is missing."


def test_the_stranger_refuses_a_log_that_was_written_anew(lives, tmp_path, settings):
    """Whoever runs the database can write another log; the checkpoint outside and the key give it away."""
    kept, key = api.list_checkpoints()[-1].note, api.log_verifier_key()
    LogEntry.objects.filter(number=0).update(text=LogEntry.objects.get(number=1).text)
    settings.ADVOCERT_KEYS_DIR = str(tmp_path / "other")
    generate_key(tmp_path / "other", lives.now)
    LogCheckpoint.objects.all().delete()
    bundle = api.export_log(now=lives.now)
    wrong, _ = advocert_log_check.check(bundle, key, kept)
    assert "checkpoint: is not signed by the key." in wrong


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1}'])
def test_the_stranger_says_what_cannot_be_read(tmp_path, text):
    (tmp_path / "x.json").write_text(text)
    assert advocert_log_check.main([str(tmp_path / "x.json")]) == 2


def test_the_log_signs_its_size_and_root(lives):
    view = api.make_checkpoint(now=lives.now)
    assert read_checkpoint(view.note).size == view.size == api.log_size()


def test_the_same_log_has_one_checkpoint(lives):
    assert api.make_checkpoint(now=lives.now) == api.make_checkpoint(now=lives.now + timedelta(days=1))


def test_a_checkpoint_leaves_for_a_file_and_a_mailbox(lives, settings, tmp_path, mailoutbox):
    file = tmp_path / "checkpoints.txt"
    settings.ADVOCERT_CHECKPOINTS = [{"file": str(file)}, {"mail": "auditor@acme.example"}]
    api.revoke_certification(lives.of(1).uuid, reason_code="other", actor="marta", now=lives.now)
    api.tick(now=lives.now + timedelta(hours=1))
    newest = api.list_checkpoints()[0]
    assert newest.note in file.read_text()
    assert newest.note in [mail.body for mail in mailoutbox]


def test_a_place_that_cannot_be_reached_is_tried_again_and_told(lives, settings, tmp_path):
    settings.ADVOCERT_CHECKPOINTS = [{"file": str(tmp_path / "no" / "folder")}]
    problems = api.tick(now=lives.now).problems
    assert "has not reached file" in " ".join(problems)
    (tmp_path / "no").mkdir()
    assert api.tick(now=lives.now).problems == ()


def test_a_checkpoint_goes_to_an_address(lives, settings, note_taker):
    settings.ADVOCERT_CHECKPOINTS = [{"url": note_taker.url}]
    settings.ADVOCERT_ALLOWED_NETWORKS = ["127.0.0.0/8"]
    api.tick(now=lives.now)
    assert note_taker.bodies == [view.note for view in reversed(api.list_checkpoints())]


def test_an_entry_that_is_not_there_has_no_proof(lives):
    with pytest.raises(EntryNotFoundError):
        api.prove_inclusion(api.log_size(), api.log_size())


def test_a_checkpoint_from_the_future_has_no_proof(lives):
    with pytest.raises(ShorterLogError, match="missing"):
        api.prove_consistency(api.log_size() + 1, api.log_size() + 1)
