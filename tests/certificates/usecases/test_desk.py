"""A batch decides just as one by one does: two crowds with the same lives, one decided together, one singly."""

import json
import re
from dataclasses import replace

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.lives import Lives, clause, rules, short
from tests.support.programmes import SCENARIOS, examined, fact, played, signed

from advocert_certificates import api
from advocert_certificates.models import Certification, Evidence, Person
from advocert_certificates.usecases.evaluation import evaluate_people, evaluate_person
from advocert_certificates.usecases.ledger import sequence_entries
from advocert_certificates.usecases.sweeping import sweep_people

CROWD, TWINS = range(1, 6), 100
DEEDS = ("all", "sign", "play", "exam", "area", "practical", "fail", "move", "sign again", "nothing")
DAYS = st.sampled_from((0, 1, 29, 61, 200, 306, 366, 400))
LIVES = st.lists(
    st.tuples(DAYS, st.lists(st.sampled_from(DEEDS), min_size=len(CROWD), max_size=len(CROWD))),
    min_size=1,
    max_size=6,
)
SECRETS = re.compile(
    r"evt_[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|u\d+@|Tomasz \d+"
)


def facts(deed, user_id, number):
    """Return what somebody does; each time under another key."""
    key = f"{user_id}-{number}"
    plays = [played(ref, user_id, f"a{number}") for ref in SCENARIOS]
    confirmed = {"confirmed": True}
    return {
        "all": [signed(user_id), *plays, examined(user_id, f"e{number}")],
        "sign": [signed(user_id)],
        "sign again": [signed(user_id, version=2)],
        "play": plays,
        "exam": [examined(user_id, f"e{number}")],
        "area": [fact("area.confirmed", "billing", f"area/{key}", confirmed, user_id=user_id)],
        "practical": [
            fact("practical.scored", "CC-LIVE", f"live/{key}", {"passed": True}, user_id=user_id),
            fact("area.confirmed", "billing", f"area/{key}", confirmed, user_id=user_id),
        ],
        "fail": [fact("course.graded", "course", f"grade/{key}", {"passed": False}, user_id=user_id)],
        "move": [
            fact("placement.changed", "area", f"m/{key}", {"what": "area", "value": "x"}, user_id=user_id)
        ],
        "nothing": [],
    }[deed]


def second_version():
    changed = clause("Text 2.\n", 2) | {"change": {"kind": "material", "summary": "x"}}
    requires = {"all": [{"clauses": ["DISC-1@2"]}, {"exam": "FND-EXAM"}]}
    return rules(short(requires=requires), clauses=[changed])


def plain(value):
    """Return a value without what is random or says who it is about."""
    return SECRETS.sub("*", json.dumps(value, sort_keys=True, default=str))


def life_of(user_id):
    """Return all that is stored about somebody."""
    person = Person.objects.get(platform_user_id=user_id)
    rows = list(Certification.objects.filter(person=person).order_by("level_ref", "area"))
    names = ("level_ref", "area", "title", "state", "valid_from", "expiring_from", "valid_until")
    more = ("grace_until", "terms", "steps", "told", "next_change_at", "review_since")
    steps = ("number", "trigger", "from_state", "to_state", "reason_code", "details", "effective_at", "at")
    spans = ("scope", "area", "region", "valid_from", "valid_until", "recorded_at", "superseded_at")
    stretches = (
        *("policy_set", "state", "valid_until", "begins_at"),
        "ends_at",
        "recorded_at",
        "superseded_at",
    )
    return {
        "person": person.sequence,
        "unseen": person.evidence.filter(evaluated_at=None).count(),
        "rows": [[getattr(row, name) for name in (*names, *more)] for row in rows],
        "steps": [list(row.transitions.order_by("number").values_list(*steps)) for row in rows],
        "spans": [sorted(map(str, row.allowances.values_list(*spans))) for row in rows],
        "stretches": [sorted(map(str, row.stretches.values_list(*stretches))) for row in rows],
        "papers": [list(row.credentials.order_by("chain").values_list("chain", "snapshot")) for row in rows],
        "current": [row.credential and row.credential.chain for row in rows],
        "tasks": [
            list(row.tasks.order_by("id").values_list("kind", "ref", "due_at", "ended")) for row in rows
        ],
        "told": [
            (one.sequence, one.type, one.grants, one.urgent, json.loads(one.body))
            for one in person.messages.order_by("sequence")
        ],
    }


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LIVES, st.integers(0, 6))
def test_a_batch_decides_just_as_one_by_one(keys, lives, changed_at):
    django_settings.ADVOCERT_TARGETS = [{"slug": "library"}]
    with transaction.atomic():
        story = Lives()
        for number, (days, deeds) in enumerate(lives):
            story.at(days=days)
            if number == changed_at:
                api.load_programme(second_version(), actor="test", now=story.now)
            for user_id, deed in zip(CROWD, deeds, strict=True):
                for twin in (user_id, user_id + TWINS):
                    given_facts = (replace(one, occurred_at=story.now) for one in facts(deed, twin, number))
                    story.tell(*given_facts, decide=False)
            people = dict(Person.objects.order_by("pk").values_list("platform_user_id", "pk"))
            together = [pk for user, pk in people.items() if user < TWINS]
            sweep_people(together, now=story.now)
            evaluate_people(together, now=story.now)
            for user_id in (user for user in people if user > TWINS):
                sweep_people([people[user_id]], now=story.now)
                evaluate_person(people[user_id], now=story.now)
        for user_id in (user for user in people if user < TWINS):
            assert plain(life_of(user_id)) == plain(life_of(user_id + TWINS))
        while sequence_entries():
            pass
        assert api.audit_log().findings == ()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_queries_of_a_batch_do_not_grow_with_its_people(keys, django_assert_max_num_queries):
    story = Lives(rules(short()))
    for user_id in range(1, 31):
        story.tell(*facts("all", user_id, 0), decide=False)
    people = list(Person.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(60):
        evaluate_people(people, now=story.now)
    assert Certification.objects.count() == len(people)


@pytest.mark.django_db
def test_what_was_not_read_stays_unseen(keys):
    story = Lives(rules(short()))
    story.tell(*facts("all", 1, 0), *facts("sign", 2, 0), decide=False)
    evaluate_people([Person.objects.get(platform_user_id=1).pk], now=story.now)
    assert set(
        Evidence.objects.filter(evaluated_at=None).values_list("person__platform_user_id", flat=True)
    ) == {2}
