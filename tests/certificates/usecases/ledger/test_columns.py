"""Every column of every table of ours: changed by hand in the database, it is found, or it is said why nothing needs it.

A new column without a line here fails. The sentence after a dash is the reason.
"""

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from tests.support.tampering import changed

from advocert_certificates import api

pytestmark = pytest.mark.django_db

KEY = "- the database's own key; whoever refers to it is checked by uuid"
SIGNED = "- stands in the signed document, or is only how it is served"
HELP = "- only helps to find work; everything is derived again when read"
WORDS = "- words for people; the step of the same deed has them, and is committed to"
COLUMNS = {
    "Transition": {
        "id": KEY,
        "uuid": "- public name of the step; nothing refers to it",
        "evidence": "- a link for reading; the facts that decided stand in the details",
        **dict.fromkeys(
            ("certification", "number", "trigger", "from_state", "to_state", "reason_code", "reason_text"),
            "entry",
        ),
        **dict.fromkeys(("reason_salt", "actor", "source", "details", "effective_at", "at"), "entry"),
    },
    "Certification": {
        "id": KEY,
        "uuid": "entry",
        "person": "entry",
        "level_ref": "entry",
        "area": "entry",
        "title": "- a title as it is shown in lists; the snapshot has the one that counts",
        "programme": "- the step names the rules by their hash",
        "state": "certification",
        **dict.fromkeys(
            ("valid_from", "expiring_from", "valid_until", "grace_until", "terms", "steps"), "certification"
        ),
        **dict.fromkeys(("told", "next_change_at", "review_since", "credential"), HELP),
    },
    "Credential": {
        "id": KEY,
        "uuid": "credential",
        "certification": "credential",
        "snapshot": "credential",
        "revoked_at": "credential",
        "status_index": "credential",
        "status_list": "credential",
        "valid_until": "credential",
        "document": "- signed: whoever verifies it finds the change",
        **dict.fromkeys(
            ("number", "issued_at", "signed_at", "key_id", "valid_from", "chain", "supersedes"), SIGNED
        ),
    },
    "Evidence": {
        "id": KEY,
        "person": "- who did it; the certification that rests on it names the person",
        **dict.fromkeys(("uuid", "kind", "ref", "fact_key", "body", "language", "course_key"), "evidence"),
        **dict.fromkeys(("usage_key", "course_version", "enrolled", "source", "occurred_at"), "evidence"),
        "recorded_by": "- a name that can be forgotten; the fact counts whoever wrote it down",
        "recorded_at": "- when it arrived; what counts is when it happened",
        "evaluated_at": HELP,
    },
    "EvidenceItems": {
        "id": KEY,
        "evidence": "items",
        "items": "items",
        "delete_after": "- the end of the list itself",
    },
    "Allowance": {
        "id": KEY,
        "person": "- a copy of the certification's, for the index",
        "level_ref": "- a copy of the certification's, for reading",
        **dict.fromkeys(
            ("certification", "scope", "area", "region", "valid_from", "valid_until"), "allowance"
        ),
        **dict.fromkeys(("recorded_at", "superseded_at"), "allowance"),
    },
    "Stretch": {
        "id": KEY,
        "person": "- a copy of the certification's, for the index",
        "level_ref": "- a copy of the certification's, for the filter",
        "policy_set": "- a copy of the programme's, for the filter; the step names the rules by their hash",
        **dict.fromkeys(
            ("certification", "state", "valid_from", "expiring_from", "valid_until", "grace_until"), "stretch"
        ),
        **dict.fromkeys(("begins_at", "ends_at", "recorded_at", "superseded_at"), "stretch"),
    },
    "Hold": {
        "id": KEY,
        **dict.fromkeys(("uuid", "certification", "scopes", "lifted_at"), "certification"),
        **dict.fromkeys(("reason_code", "reason_text", "counsel_checked", "opened_at", "opened_by"), WORDS),
        **dict.fromkeys(("proposed_at", "proposed_by", "appealed_at", "appeal_text", "lifted_by"), WORDS),
    },
    "Task": {
        "id": KEY,
        **dict.fromkeys(("uuid", "certification", "scopes", "due_at", "done_at"), "certification"),
        **dict.fromkeys(("kind", "ref", "title", "opened_at", "ended", "evidence"), WORDS),
    },
    "LogEntry": {
        "id": KEY,
        **dict.fromkeys(
            ("uuid", "transition", "record", "number", "text", "leaf_hash", "salt", "recorded_at"), "entry"
        ),
    },
    "LogNode": {"id": KEY, "level": "node", "place": "node", "value": "node"},
    "LogHead": {"id": KEY, "size": "entry"},
    "LogCheckpoint": {
        "id": KEY,
        **dict.fromkeys(("size", "root", "note"), "checkpoint"),
        "made_at": HELP,
        "sent_to": "- where it went; it lies there",
    },
    "ProgrammeVersion": {
        "id": KEY,
        "sha256": "programme",
        "body": "programme",
        **dict.fromkeys(("ref", "title", "policy_set"), "- copies out of the body, for lists"),
        "active": "- which rules are in force; each step names its own",
        **dict.fromkeys(
            ("loaded_at", "loaded_by", "approved_by", "in_force_at"), "- who published; no step rests on it"
        ),
    },
    "ClauseVersion": {
        "id": KEY,
        "sha256": "clause",
        "text": "clause",
        **dict.fromkeys(
            ("ref", "version", "title", "rule", "change"), "- said by the text and by the stored rules"
        ),
    },
    "Actor": {"id": KEY, "name": "actor", "mark": "actor", "salt": "actor"},
}
# Tables that no certification rests on: names, messages, notes, what is on its way.
NOT_RESTED_ON = {
    "Person", "OutboxMessage", "Notice", "BulkRun", "BulkItem", "RulesLook", "RulesEffect", "SavedView", "Erasure", "ErasureRequest",
    "ShareLink", "StatusList",
}  # fmt: skip
FOUND = [
    (model, column)
    for model, columns in COLUMNS.items()
    for column, where in columns.items()
    if where[0] != "-"
]


def ours():
    return {model.__name__: model for model in apps.get_app_config("advocert").get_models()}


def test_every_table_and_column_has_a_line():
    told = {name: set(columns) for name, columns in COLUMNS.items()}
    real = {name: {field.name for field in model._meta.concrete_fields} for name, model in ours().items()}
    assert set(real) == set(told) | NOT_RESTED_ON
    assert {name: real[name] for name in told} == told


def other(field, value):
    """Return another value that the column could hold."""
    if isinstance(field, models.ForeignKey):
        return field.remote_field.model.objects.exclude(pk=value).values_list("pk", flat=True).first()
    if isinstance(value, datetime):
        return value - timedelta(seconds=7)
    if isinstance(field, models.DateTimeField):
        return datetime(2022, 1, 1, tzinfo=UTC)
    if isinstance(value, UUID):
        return uuid4()
    if isinstance(value, str):
        return f"{'x' if value[:1] != 'x' else 'y'}{value[1:]}"
    return not value if isinstance(value, bool | None) else changed(value, random.Random(7))  # noqa: S311 - no secret


def rows_of(model, column):
    """Return a few rows that the column means something for: the first, the last, and one in the middle."""
    open_ones = {"Hold": {"lifted_at": None}, "Task": {"done_at": None}}.get(model.__name__, {})
    rows = list(model.objects.filter(**open_ones).order_by("pk"))
    if model is ours()["LogEntry"] and column == "record":
        rows = [row for row in rows if row.record]
    return {row.pk: row for row in (rows[0], rows[len(rows) // 2], rows[-1])}.values()


@pytest.fixture
def rich(lives):
    """The seven lives, with every column filled that can be."""
    api.erase_platform_user(4_711, actor="platform", username="hanna", now=lives.now)
    lives.hold(lives.of(6).uuid, "share:approved", reason="other")
    api.tick(now=lives.now)
    api.make_checkpoint(now=lives.now)
    assert api.audit_log().findings == ()
    return lives


def test_a_change_of_any_column_that_counts_is_found_and_named(rich):
    missed, done = [], 0
    for name, column in FOUND:
        model = ours()[name]
        field = model._meta.get_field(column)
        for row in rows_of(model, column):
            value = other(field, getattr(row, field.attname))
            with transaction.atomic():
                try:
                    with transaction.atomic():
                        changed = model.objects.filter(pk=row.pk).update(**{field.attname: value})
                except IntegrityError:
                    transaction.set_rollback(True)
                    continue  # the database itself refuses it
                found = {one.where for one in api.audit_log().findings}
                done += changed
                if COLUMNS[name][column] not in found:
                    missed.append((name, column, row.pk, value, found))
                transaction.set_rollback(True)
    assert missed == [], "\n".join(map(str, missed))
    assert done > len(FOUND)
