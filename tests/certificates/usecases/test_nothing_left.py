"""After an erasure nothing of ours holds name, address or user name: tables, files, caches, logs, pages, exports.

The person has every kind of history, as a learner and as somebody of HR who decided about others.
"""

import json
import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client
from tests.support.lives import Lives, clause, rules, short
from tests.support.programmes import examined, fact, person

from advocert_certificates import api
from advocert_certificates.credentials.pdf.shaping import shape
from advocert_certificates.models import Actor, Credential, Evidence, Hold, OutboxMessage, Person
from advocert_certificates.usecases.evaluation import evaluate_person

pytestmark = pytest.mark.django_db
NAME, OLD_NAME, MAIL, USER = "Zebulon Quux", "Zebulona Quuxova", "zq@acme.example", "zebuquux"
TRACES = ("zebu", "quux", "zq@acme")


def traces_in(text):
    low = text.lower()
    return [trace for trace in TRACES if trace in low]


def tables():
    """Yield (table, column, value) of everything that is stored, users of the platform aside."""
    for model in apps.get_app_config("advocert").get_models():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 - our own names
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from (
                    (model._meta.db_table, name, str(value)) for name, value in zip(names, row, strict=True)
                )


def stored_traces():
    return [(table, column) for table, column, value in tables() if traces_in(value)]


@pytest.fixture
def story(db, keys, receiver, settings, tmp_path, caplog):
    """Certified, renewed, corrected, held back, appealed, with tasks, links and mails; and a decider about others."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.WARNING)
    settings.ADVOCERT_PUBLISH_DIR = str(tmp_path / "published")
    (tmp_path / "published").mkdir()
    settings.ADVOCERT_CHECKPOINTS = [{"file": str(tmp_path / "checkpoints.txt")}]
    settings.ADVOCERT_NOTICES_FROM = "advocert@acme.example"
    lives = Lives(rules(short()))
    lives.certify(8)
    who = person(7, username=USER, full_name=OLD_NAME, email=MAIL)
    lives.certify(7)
    Person.objects.filter(platform_user_id=7).update(username=USER, full_name=OLD_NAME, email=MAIL)
    api.record_evidence(replace(examined(7, "later", passed=False), person=who))
    lives.tell(fact("course.graded", "FND", "g", {"passed": False}, occurred_at=lives.now))
    evaluate_person(lives.person().pk, now=lives.at(hours=1))
    api.tick(now=lives.now)
    _as_a_learner(lives)
    _as_somebody_of_hr(lives)
    api.record_evidence(fact("lesson.completed", "FND-L01", "l", {}, person=who))
    api.tick(now=lives.now)
    return lives


def _as_a_learner(lives):
    api.correct_name(lives.person().uuid, full_name=NAME, actor="holder", now=lives.now)
    hold = lives.hold(lives.of().uuid, "share:approved", reason_text=f"{NAME} wrote to us.")
    api.appeal_hold(hold, viewer_user_id=7, text=f"I am {NAME}, {MAIL}.", now=lives.now)
    api.tick(now=lives.now)
    credential = lives.of().credential
    api.create_share_link(credential.uuid, viewer_user_id=7, now=lives.now)
    api.get_certificate_pdf(credential.uuid, viewer_user_id=7, now=lives.now)
    lives.at(days=310)
    api.tick(now=lives.now)
    text = clause("Another text.\n", 2) | {"change": {"kind": "material", "summary": "x"}}
    changed = rules(short(requires={"clauses": ["DISC-1@2"]}), clauses=[text])
    api.propose_programme(changed, actor=USER, now=lives.now)
    api.publish_programme(api.list_proposals()[0].sha256, actor="hanna", now=lives.now)
    lives.exam(7)


def _as_somebody_of_hr(lives):
    other = lives.of(8)
    api.suspend_certification(
        other.uuid, api.HoldInput("other", ("share:approved",)), actor=USER, now=lives.now
    )
    hold = Hold.objects.filter(certification=other).latest("id")
    api.propose_reinstatement(hold.uuid, actor=USER, now=lives.now)
    api.reinstate_certification(hold.uuid, actor=USER, now=lives.now)
    until = lives.now + timedelta(days=90)
    ask = api.ExemptionInput("waiver", "FND-EXAM", until, "Ill.", asked_by=USER)
    api.grant_exemption(other.person.uuid, ask, actor="hanna", now=lives.now)
    said = api.FactInput("attendance.recorded", "DAY", "DAY/1", lives.now, {"confirmed": True})
    api.record_fact(other.person.uuid, said, actor=USER, now=lives.now)
    run = api.choose_people([other.person.uuid], action="waive", actor=USER, now=lives.now)
    api.decide_bulk(
        run,
        api.BulkInput("For a day.", ref="FND-EXAM", until=until, asked_by="hanna"),
        actor=USER,
        now=lives.now,
    )
    run = api.choose_people([other.person.uuid], action="waive", actor="hanna", now=lives.now)
    api.decide_bulk(
        run,
        api.BulkInput("For a day.", ref="FND-01", until=until, asked_by=USER),
        actor="hanna",
        now=lives.now,
    )
    api.propose_erasure(
        other.person.uuid, reason="left", typed=str(other.person.uuid), actor=USER, now=lives.now
    )
    for owner, query in ((USER, "state=expired"), ("hanna", "q=Quux%2C+Zebu"), ("hanna", "state=expired")):
        api.keep_view(f"List {query}", query, owner=owner, now=lives.now)
    api.tick(now=lives.at(minutes=2))


def erase(lives):
    uuid = lives.person().uuid
    lives.report = api.erase_person(uuid, actor="hanna", now=lives.at(hours=1))
    api.tick(now=lives.at(minutes=1))
    return uuid


def test_before_it_every_kind_of_table_names_the_person(story):
    named = {table for table, _ in stored_traces()}
    assert {
        "advocert_person",
        "advocert_credential",
        "advocert_transition",
        "advocert_hold",
        "advocert_evidence",
        "advocert_outbox",
        "advocert_programme",
        "advocert_bulk_run",
        "advocert_actor",
        "advocert_erasure_request",
    } <= named


def test_no_table_holds_a_trace(story):
    erase(story)
    assert OutboxMessage.objects.filter(person__erased_at__isnull=False).count() == 0
    assert stored_traces() == []


def test_lists_of_others_that_do_not_look_for_the_person_stay(story):
    erase(story)
    assert [view.query for view in api.list_views("hanna")] == ["state=expired"]


def test_no_file_holds_a_trace(story, tmp_path):
    erase(story)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 2
    assert [path for path in files if traces_in(path.read_bytes().decode("latin-1"))] == []


def test_no_cache_of_this_process_holds_a_trace(story, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase(story)
    assert shape.cache_info().currsize == 0
    assert traces_in(repr(getattr(cache, "_cache", {}))) == []


def test_no_log_line_holds_a_trace(story, caplog):
    erase(story)
    assert [one.getMessage() for one in caplog.records if traces_in(one.getMessage())] == []


@pytest.mark.parametrize(
    "path", ["records/", "records/?format=csv", "records/report/?begin=2022-01-01&end=2026-01-01"]
)
def test_no_page_of_hr_shows_a_trace(story, admin_client, path):
    erase(story)
    answer = admin_client.get(f"/advocert/{path}")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    assert traces_in(content.decode()) == []


def test_neither_the_page_of_the_person_nor_of_those_decided_about_shows_a_trace(story, admin_client):
    uuid = erase(story)
    for who in (uuid, story.person(8).uuid):
        page = admin_client.get(f"/advocert/records/people/{who}/").content.decode()
        assert traces_in(page) == []


def test_no_export_holds_a_trace(story):
    uuid = erase(story)
    for bundle in (api.export_log(now=story.now), api.export_person(uuid, now=story.now)):
        assert traces_in(json.dumps(bundle, default=str)) == []


def test_the_certificate_shows_no_name_and_its_files_are_gone(story):
    credential = story.of().credential
    erase(story)
    stranger = Client()
    assert traces_in(stranger.get(f"/advocert/verify/{credential.number}/").content.decode()) == []
    assert Credential.objects.get(pk=credential.pk).document is None
    assert stranger.get(f"/advocert/credentials/{credential.uuid}/pdf").status_code in {302, 404}


def test_the_log_stays_sound_and_the_decisions_stay_provable(story):
    erase(story)
    assert api.audit_log().findings == ()


def test_decisions_about_others_stay_with_one_pseudonym(story):
    erase(story)
    names = set(
        story.of(8)
        .transitions.exclude(actor__in=("programme", "clock", "hanna"))
        .values_list("actor", flat=True)
    )
    asked = Evidence.objects.filter(kind="exemption.granted", person=story.person(8)).first().body["asked_by"]
    assert len(names) == 1
    assert names == {Actor.objects.get(mark=asked).name}
    assert names.pop().startswith("erased-")
    assert story.report.decisions > 5


def test_a_mark_that_lost_its_name_without_an_erasure_is_found(story):
    row = Actor.objects.get(name="hanna")
    Actor.objects.filter(pk=row.pk).update(salt="", name=f"erased-{row.mark[:12]}")
    assert ("actor", row.mark[:12]) in {(one.where, one.name) for one in api.audit_log().findings}


def test_another_name_for_a_mark_is_found(story):
    row = Actor.objects.get(name="hanna")
    Actor.objects.filter(pk=row.pk).update(name="marta2")
    assert ("actor", row.mark[:12]) in {(one.where, one.name) for one in api.audit_log().findings}


def test_who_only_decided_and_never_learned_is_forgotten_by_the_platforms_retirement(story):
    story.hold(story.of(8).uuid, "respond:brand-account", reason="other")
    assert "marta" in {value for _, _, value in tables()}
    api.erase_platform_user(4_711, actor="platform", username="marta", now=story.now)
    api.tick(now=story.now)
    assert "marta" not in {value for _, _, value in tables()}
    assert api.audit_log().findings == ()


def test_a_second_erasure_of_the_same_name_is_another_person(story):
    """Somebody new gets the user name: what was erased does not come back, and new decisions have a new mark."""
    erase(story)
    api.suspend_certification(
        story.of(8).uuid, api.HoldInput("other", ("share:approved",)), actor=USER, now=story.at(days=1)
    )
    assert Actor.objects.filter(name=USER).count() == 1
    assert Actor.objects.filter(salt="").count() == 1
    api.tick(now=story.now)
    assert api.audit_log().findings == ()
