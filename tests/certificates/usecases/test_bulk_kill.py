"""SIGKILL inside and between batches, at points named by what was written: nothing is lost, nothing is doubled."""

import pytest
from django.utils import timezone
from tests.support.children import run_and_die
from tests.support.lives import Lives, rules, short
from tests.support.programmes import all_facts

from advocert_certificates import api
from advocert_certificates.models import (
    BulkItem,
    Certification,
    Credential,
    Hold,
    LogEntry,
    OutboxMessage,
    Person,
    RulesEffect,
    Transition,
)
from advocert_certificates.usecases import looking

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = range(1, 11)
# A batch of four: ten people are three batches.
DYING = """
from django.db import connection
from advocert_certificates.usecases import bulk_running, catching_up, looking, sweeping
catching_up.BATCH = sweeping.BATCH = bulk_running.BATCH = looking.BATCH = 4
seen = 0
def dying(execute, sql, params, many, context):
    global seen
    result = execute(sql, params, many, context)
    if sql.startswith("{verb} ") and "{table}" in sql.split("VALUES")[0].split("WHERE")[0]:
        seen += 1
        if seen == {number}:
            os.kill(os.getpid(), signal.SIGKILL)
    return result
connection.execute_wrappers.append(dying)
"""
# The statement after which the process dies, and the how many-th of its kind.
POINTS = [
    *[("INSERT INTO", table._meta.db_table, 1) for table in (Certification, LogEntry)],
    *[("INSERT INTO", table._meta.db_table, 2) for table in (Credential, OutboxMessage)],
    ("INSERT INTO", Transition._meta.db_table, 3),
    ("UPDATE", "advocert_evidence", 2),
    ("UPDATE", LogEntry._meta.db_table, 1),
    ("UPDATE", Credential._meta.db_table, 2),
]


def die_at(point, code):
    verb, table, number = point
    run_and_die(DYING.format(verb=verb, table=table, number=number) + code)


@pytest.fixture
def story(keys, settings):
    settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    return Lives(rules(short()))


def whole_batches(count):
    return count % 4 == 0 or count == len(PEOPLE)


@pytest.mark.parametrize("point", POINTS, ids=lambda point: f"{point[1]}-{point[2]}")
def test_killed_while_certifying_each_person_is_certified_once(story, point):
    api.record_many((fact for one in PEOPLE for fact in all_facts(one)), now=timezone.now())
    die_at(point, "list(api.catch_up(now=timezone.now()))")
    assert whole_batches(Certification.objects.count())
    list(api.catch_up(now=timezone.now()))
    for table in (Certification, Transition, LogEntry, OutboxMessage):
        assert table.objects.count() == len(PEOPLE)
    assert Credential.objects.exclude(document=None).count() == len(PEOPLE)
    assert set(Person.objects.values_list("sequence", flat=True)) == {1}
    assert api.audit_log().findings == ()


@pytest.mark.parametrize(
    "point",
    [
        ("INSERT INTO", "advocert_transition", 1),
        ("INSERT INTO", "advocert_log_entry", 2),
        ("INSERT INTO", "advocert_outbox", 2),
        ("UPDATE", "advocert_certification", 3),
        ("UPDATE", "advocert_person", 1),
    ],
    ids=lambda point: f"{point[1]}-{point[2]}",
)
def test_killed_while_expiring_each_end_is_written_and_told_once(story, point):
    for user_id in PEOPLE:
        story.certify(user_id)
    end = story.at(days=800).isoformat()
    die_at(point, f"list(api.catch_up(now=timezone.datetime.fromisoformat('{end}')))")
    assert whole_batches(Transition.objects.filter(to_state="expired").count())
    list(api.catch_up(now=story.now))
    assert Transition.objects.filter(to_state="expired").count() == len(PEOPLE)
    ended = OutboxMessage.objects.filter(type="advocate.status.expired")
    assert ended.count() == len(PEOPLE)
    assert Certification.objects.filter(told="expired", next_change_at=None).count() == len(PEOPLE)
    assert api.audit_log().findings == ()


@pytest.mark.parametrize(
    "point",
    [
        ("INSERT INTO", "advocert_hold", 1),
        ("INSERT INTO", "advocert_outbox", 2),
        ("UPDATE", "advocert_bulk_item", 3),
    ],
    ids=lambda point: f"{point[1]}-{point[2]}",
)
def test_killed_while_pausing_many_each_is_paused_once(story, point):
    for user_id in PEOPLE:
        story.certify(user_id)
    uuids = list(Person.objects.values_list("uuid", flat=True))
    run = api.choose_people(uuids, action="pause", actor="marta", now=story.now)
    api.decide_bulk(run, api.BulkInput("A reason.", "absence"), actor="marta", now=story.now)
    story.at(seconds=60)
    moment = f"timezone.datetime.fromisoformat('{story.now.isoformat()}')"
    die_at(point, f"while bulk_running.run_bulk({moment}): pass")
    assert Hold.objects.count() == BulkItem.objects.filter(outcome="done").count() < len(PEOPLE)
    api.tick(now=story.now)
    assert Hold.objects.count() == BulkItem.objects.filter(outcome="done").count() == len(PEOPLE)
    assert OutboxMessage.objects.filter(type="advocate.status.suspended").count() == len(PEOPLE)
    assert api.audit_log().findings == ()


@pytest.mark.parametrize(
    "point",
    [("INSERT INTO", "advocert_rules_effect", 2), ("UPDATE", "advocert_rules_look", 3)],
    ids=lambda point: f"{point[1]}-{point[2]}",
)
def test_killed_while_looking_at_new_rules_each_effect_is_noted_once(story, point, monkeypatch):
    for user_id in PEOPLE:
        story.certify(user_id)
    monkeypatch.setattr(looking, "AT_ONCE", 0)
    look = api.look_at_rules(rules(short(ref="L9")), actor="marta", now=story.now)
    die_at(point, "looking.go_on_looking(timezone.now())")
    assert whole_batches(api.get_rules_look(look, now=story.now).looked)
    looking.go_on_looking(story.now)
    assert api.get_rules_look(look, now=story.now).counts == {"gain": len(PEOPLE), "lose": len(PEOPLE)}
    assert RulesEffect.objects.filter(effect="lose").count() == len(PEOPLE)
