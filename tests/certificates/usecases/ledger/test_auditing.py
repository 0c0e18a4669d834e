"""The log: every step is in it, every change after it is found and named, and others can check without us."""

import pickle
import random

import pytest
from django.db import transaction
from tests.support.everything import in_parts_of, read_everything
from tests.support.tampering import tampering_of

from advocert_certificates import api
from advocert_certificates.domain.audit import audit
from advocert_certificates.models import (
    Allowance,
    Certification,
    Credential,
    Evidence,
    EvidenceItems,
    LogCheckpoint,
    LogEntry,
    LogNode,
    Stretch,
    Transition,
)

pytestmark = pytest.mark.django_db
TAMPERINGS = 1_000


def findings(**how):
    return [(found.where, found.name) for found in api.audit_log(**how).findings]


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


def test_a_thousand_tamperings_are_found_and_named(lives):
    """One change each, anywhere in what is checked: entries, records, tree, checkpoints, tables, facts."""
    honest, draw = pickle.dumps(read_everything()), random.Random(20261124)  # noqa: S311 - the same story each time
    missed = []
    for number in range(TAMPERINGS):
        everything = pickle.loads(honest)  # noqa: S301 - our own bytes, and much quicker than deepcopy
        expected = tampering_of(everything, draw)
        said = sorted(audit(everything))
        assert sorted(audit(in_parts_of(everything, 3))) == said, number
        found = {(where, name) for where, name, _ in said}
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
    (Stretch.objects.filter(state="suspended"), {"state": "certified"}, "stretch"),
    (LogNode.objects.filter(level=1), {"value": "00" * 32}, "node"),
    (LogCheckpoint.objects.all(), {"root": "00" * 32}, "checkpoint"),
)


def test_what_is_changed_in_the_database_is_found(lives):
    """Ten changes by hand, each taken back before the next."""
    for rows, change, where in CHANGES:
        with transaction.atomic():
            assert rows.all().update(**change)
            whole = findings()
            assert where in {found[0] for found in whole}, change
            assert sorted(findings(part=3)) == sorted(whole), change
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
