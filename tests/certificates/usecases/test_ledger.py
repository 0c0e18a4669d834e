"""The log: every step is in it, every change after it is found and named, and others can check without us."""

import json
import pickle
import random
import subprocess
import sys
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import transaction
from tests.support.lives import Lives, clause, rules, short

from advocert_certificates import api
from advocert_certificates.credentials.keys import generate_key
from advocert_certificates.domain.audit import audit
from advocert_certificates.domain.checkpoint import read_checkpoint
from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.domain.ledger_errors import EntryNotFoundError, ShorterLogError
from advocert_certificates.models import (
    Allowance,
    Certification,
    Credential,
    Evidence,
    EvidenceItems,
    LogCheckpoint,
    LogEntry,
    LogNode,
    Transition,
)
from advocert_certificates.usecases.auditing import read_everything
from advocert_certificates.usecases.evaluation import evaluate_person
from advocert_certificates.usecases.ledger import sequence_entries
from advocert_certificates.verifier import advocert_log_check

pytestmark = pytest.mark.django_db
TAMPERINGS = 1_000


@pytest.fixture
def lives(keys):
    """Seven people: renewed, expired, held back, opened again, taken back, corrected, with tasks."""
    story = Lives()
    for user_id in range(1, 8):
        story.certify(user_id)
    story.care(1)
    sequence_entries()
    api.make_checkpoint(now=story.now)
    story.at(days=100)
    api.suspend_certification(story.of(2).uuid, api.HoldInput("other"), actor="marta", now=story.now)
    hold = story.hold(story.of(3).uuid, "share:approved", reason="other")
    api.reinstate_certification(hold, actor="hanna", now=story.now)
    api.revoke_certification(story.of(4).uuid, reason_code="other", actor="marta", now=story.now)
    api.correct_name(story.person(5).uuid, full_name="New Name", actor="marta", now=story.now)
    text = clause("Another text.\n", 2) | {"change": {"kind": "material", "summary": "x"}}
    changed = rules(short(requires={"clauses": ["DISC-1@2"]}), clauses=[text])
    api.load_programme(changed, actor="test", now=story.now)
    evaluate_person(story.person(6).pk, now=story.now)
    story.at(days=250)
    story.exam(7)
    api.tick(now=story.now)
    return story


@pytest.fixture
def note_taker():
    """An address on loopback that keeps what is posted to it."""
    bodies = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.bodies, server.url = bodies, f"http://127.0.0.1:{server.server_port}/log"
    yield server
    server.shutdown()
    server.server_close()


def findings():
    return [(found.where, found.name) for found in api.audit_log().findings]


def test_every_step_is_in_the_log(lives):
    assert LogEntry.objects.filter(transition=None).count() == 0
    assert LogEntry.objects.count() == Transition.objects.count() > 20


def test_an_honest_log_is_sound(lives):
    assert findings() == []


def test_a_step_that_has_no_place_yet_is_checked_too(lives):
    api.revoke_certification(lives.of(1).uuid, reason_code="other", actor="marta", now=lives.now)
    assert findings() == []
    Transition.objects.filter(trigger="revoke", certification=lives.of(1)).update(actor="hanna")
    assert findings() == [("entry", str(LogEntry.objects.get(number=None).uuid))]


def tampering_of(everything, draw):
    """Change one thing of everything that is checked; return what must be named."""
    kinds = (
        _an_entry,
        _a_record,
        _a_node,
        _a_checkpoint,
        _a_standing,
        _a_permission,
        _a_document,
        _a_fact,
        _gone,
    )
    return draw.choice(kinds)(everything, draw)


def _an_entry(everything, draw):
    entry = draw.choice(everything.entries)
    name = draw.choice(("text", "leaf_hash", "salt"))
    setattr(entry, name, _other(getattr(entry, name), draw))
    return {("entry", str(entry.number))}


def _a_record(everything, draw):
    entry = draw.choice(everything.entries)
    key = draw.choice(sorted(entry.record))
    value = entry.record[key]
    changed = {"x": 1} if isinstance(value, dict) and not value else _changed(value, draw)
    entry.record = {**entry.record, key: changed}
    return {("entry", str(entry.number))}


def _a_node(everything, draw):
    key = draw.choice(sorted(everything.nodes))
    if draw.random() < 0.5:
        del everything.nodes[key]
    else:
        everything.nodes[key] = _other(everything.nodes[key], draw)
    return {("node", f"{key[0]}/{key[1]}")}


def _a_checkpoint(everything, draw):
    place = draw.randrange(len(everything.checkpoints))
    size, root = everything.checkpoints[place]
    everything.checkpoints[place] = (size, _other(root, draw))
    return {("checkpoint", str(size))}


def _a_standing(everything, draw):
    name = draw.choice(sorted(everything.lives))
    life = everything.lives[name]
    what = draw.choice(("state", "steps", "period", "terms", "holds", "tasks"))
    if what == "state":
        life.state = draw.choice(
            [one for one in ("learning", "certified", "suspended", "revoked") if one != life.state]
        )
    elif what == "steps":
        life.steps += draw.choice((-1, 1))
    elif what in {"period", "terms"}:
        setattr(life, what, _changed(getattr(life, what), draw))
    elif what == "holds":
        life.holds = {} if life.holds else {"00": []}
    else:
        life.tasks = {} if life.tasks else {"00": ([], "2026-01-01T00:00:00Z")}
    return {("certification", name)}


def _a_permission(everything, draw):
    name = draw.choice(sorted(everything.lives))
    rows = everything.lives[name].allowances
    place = draw.randrange(len(rows))
    way = draw.choice(("drop", "double", "longer", "earlier known"))
    span, known, ended = rows[place]
    if way == "drop":
        del rows[place]
    elif way == "double":
        rows.append(rows[place])
    elif way == "longer":
        rows[place] = (
            type(span)(span.scope, span.area, span.region, span.begin, span.end + timedelta(1)),
            known,
            ended,
        )
    else:
        rows[place] = (span, known - timedelta(seconds=1), ended)
    return {("allowance", name)}


def _a_document(everything, draw):
    life = everything.lives[draw.choice(sorted(everything.lives))]
    uuid = draw.choice(sorted(life.credentials))
    if draw.random() < 0.5:
        life.credentials = {**life.credentials, uuid: not life.credentials[uuid]}
    else:
        life.credentials = {key: value for key, value in life.credentials.items() if key != uuid}
    return {("credential", uuid)}


def _a_fact(everything, draw):
    named = sorted(
        {fact["uuid"] for entry in everything.entries for fact in entry.record["details"].get("evidence", ())}
    )
    uuid = draw.choice(named)
    if draw.random() < 0.5:
        del everything.evidence[uuid]
    else:
        everything.evidence[uuid] = _other(everything.evidence[uuid], draw)
    return {("evidence", uuid)}


def _gone(everything, draw):
    entry = everything.entries.pop(draw.randrange(len(everything.entries)))
    return {("entry", str(entry.number))}


def _other(text, draw):
    """Return the text with one character changed."""
    place = draw.randrange(len(text))
    letter = draw.choice([one for one in "0123456789abcdef" if one != text[place].lower()])
    return text[:place] + letter + text[place + 1 :]


def _changed(value, draw):
    if isinstance(value, dict):
        key = draw.choice(sorted(value))
        return {**value, key: _changed(value[key], draw)}
    if isinstance(value, list):
        return [*value, "fly:rocket"]
    return value + 1 if isinstance(value, int) else f"{value}x"


def test_a_thousand_tamperings_are_found_and_named(lives):
    """One change each, anywhere in what is checked: entries, records, tree, checkpoints, tables, facts."""
    honest, draw = pickle.dumps(read_everything()), random.Random(20261124)  # noqa: S311 - the same story each time
    missed = []
    for number in range(TAMPERINGS):
        everything = pickle.loads(honest)  # noqa: S301 - our own bytes, and much quicker than deepcopy
        expected = tampering_of(everything, draw)
        found = {(where, name) for where, name, _ in audit(everything)}
        if not expected <= found:
            missed.append((number, expected, found))
    assert missed == []


CHANGES = (
    (Transition.objects.filter(trigger="revoke"), {"reason_code": "own_wish"}, "entry"),
    (Transition.objects.filter(trigger="suspend"), {"actor": "nobody"}, "entry"),
    (Certification.objects.filter(state="revoked"), {"state": "certified"}, "certification"),
    (Certification.objects.filter(state="suspended"), {"terms": {}}, "certification"),
    (Credential.objects.exclude(revoked_at=None), {"revoked_at": None}, "credential"),
    (Evidence.objects.filter(kind="exam.finished"), {"body": {"passed": True}}, "evidence"),
    (Allowance.objects.filter(scope="share:approved"), {"region": "US"}, "allowance"),
    (LogNode.objects.filter(level=1), {"value": "00" * 32}, "node"),
    (LogCheckpoint.objects.all(), {"root": "00" * 32}, "checkpoint"),
)


def test_what_is_changed_in_the_database_is_found(lives):
    """Nine changes by hand, each taken back before the next."""
    for rows, change, where in CHANGES:
        with transaction.atomic():
            assert rows.all().update(**change)
            assert where in {found[0] for found in findings()}, change
            transaction.set_rollback(True)


def test_a_step_that_was_put_in_without_the_log_is_found(lives):
    row = Transition.objects.get(trigger="revoke")
    row.pk, row.uuid, row.number = None, "12345678-1234-1234-1234-123456789012", 77
    row.save()
    assert ("transition", "12345678-1234-1234-1234-123456789012") in findings()


def test_the_item_list_can_go_and_the_fact_stays_whole(lives):
    assert EvidenceItems.objects.exists()
    EvidenceItems.objects.all().delete()
    assert findings() == []


def test_after_an_erasure_every_proof_still_holds(lives):
    old = LogCheckpoint.objects.order_by("size").first()
    assert api.seal_person(lives.person(5).uuid, actor="marta", now=lives.now) > 1
    Transition.objects.filter(certification__person=lives.person(5)).update(actor="", reason_text="")
    api.tick(now=lives.now)
    assert findings() == []
    proof = api.prove_consistency(old.size, api.log_size())
    assert proof is not None


def test_a_salt_that_is_taken_away_without_an_erasure_is_found(lives):
    LogEntry.objects.filter(number=3).update(salt="")
    assert findings() == [("entry", "3")]


def test_sealing_again_changes_nothing(lives):
    api.seal_person(lives.person(5).uuid, actor="marta", now=lives.now)
    assert api.seal_person(lives.person(5).uuid, actor="marta", now=lives.now) == 0


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
        entry["record"][key] = _changed(entry["record"][key], draw)
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
