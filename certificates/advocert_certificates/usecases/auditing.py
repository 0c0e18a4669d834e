"""The whole check: everything that the log commits to, read once and compared by the pure rules of `audit`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from advocert_certificates.data import AuditFinding, AuditReport
from advocert_certificates.domain.audit import Entry, Everything, audit
from advocert_certificates.domain.condition import Span
from advocert_certificates.domain.evidence_body import items_digest
from advocert_certificates.domain.history import write_period
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.ledger import snapshot_digest
from advocert_certificates.domain.lives import Life
from advocert_certificates.domain.programme import programme_hash
from advocert_certificates.models import (
    Actor,
    Allowance,
    Certification,
    ClauseVersion,
    Credential,
    Evidence,
    EvidenceItems,
    Hold,
    LogCheckpoint,
    LogEntry,
    LogNode,
    ProgrammeVersion,
    Task,
    Transition,
)
from advocert_certificates.usecases.actors import all_marks
from advocert_certificates.usecases.conditions import period_of
from advocert_certificates.usecases.ledger import digest_of, record_of
from advocert_certificates.usecases.logbook import is_our_note, log_root, log_size


def audit_log() -> AuditReport:
    """Compare log, records and tables; each finding names what does not fit."""
    everything = read_everything()
    findings = tuple(AuditFinding(*found) for found in audit(everything))
    root = "" if findings else log_root(everything.size).hex()
    return AuditReport(len(everything.entries), root, findings)


def read_everything() -> Everything:
    """Return all that is checked."""
    entries = LogEntry.objects.select_related("transition__certification__person").order_by("id")
    marks = all_marks()
    nodes = LogNode.objects.values_list("level", "place", "value").order_by()
    return Everything(
        size=log_size(),
        entries=[read_entry(row, marks) for row in entries],
        nodes={(level, place): value for level, place, value in nodes},
        checkpoints=list(LogCheckpoint.objects.values_list("size", "root", "note").order_by("size")),
        is_ours=is_our_note,
        unlogged=[str(uuid) for uuid in Transition.objects.filter(entry=None).values_list("uuid", flat=True)],
        lives=_lives(),
        evidence=_digests(),
        actors=list(Actor.objects.values_list("name", "mark", "salt")),
        texts=list(_texts()),
    )


def read_entry(row: LogEntry, marks: Mapping[str, str]) -> Entry:
    """Return one entry with the record that it commits to, as the tables tell it now."""
    record: dict[str, Any] | None = row.record
    if row.transition is not None:
        record = record_of(row.transition, row.transition.certification, marks)
    at = format_instant(row.recorded_at)
    return Entry(str(row.uuid), row.number, row.text, row.leaf_hash, row.salt, record, at)


def _texts() -> Iterator[tuple[str, str, str, str]]:
    """Yield what is stored under a hash of its own: (where, name, stated hash, hash of what is stored)."""
    for version in ProgrammeVersion.objects.iterator(chunk_size=20):
        yield "programme", version.sha256, version.sha256, programme_hash(version.body)
    for clause in ClauseVersion.objects.iterator(chunk_size=500):
        digest = sha256(clause.text.encode()).hexdigest()
        yield "clause", f"{clause.ref}@{clause.version}", clause.sha256, digest
    for row in (
        Credential.objects.exclude(document=None)
        .defer("snapshot")
        .select_related("status_list")
        .iterator(chunk_size=500)
    ):
        yield "credential", str(row.uuid), _said_of(row.document), _kept_of(row)
    for items in EvidenceItems.objects.select_related("evidence").iterator(chunk_size=500):
        if "item_refs" in items.items:
            stated = str(items.evidence.body.get("items_sha256", ""))
            yield "items", str(items.evidence.uuid), stated, items_digest(items.items["item_refs"])


def _digests() -> dict[str, str]:
    return {str(row.uuid): digest_of(row) for row in Evidence.objects.iterator(chunk_size=2_000)}


def _lives() -> dict[str, Life]:
    rows = list(Certification.objects.filter(steps__gt=0))
    holds = _grouped(Hold.objects.filter(lifted_at=None))
    tasks = _grouped(Task.objects.filter(done_at=None))
    allowed = _grouped(Allowance.objects.all())
    documents = _grouped(Credential.objects.defer("document"))
    return {
        str(row.uuid): Life(
            state=row.state,
            steps=row.steps,
            period=write_period(period) if (period := period_of(row)) else None,
            terms=row.terms,
            holds={str(hold.uuid): hold.scopes for hold in holds[row.pk]},
            tasks={str(task.uuid): (task.scopes, format_instant(task.due_at)) for task in tasks[row.pk]},
            allowances=[_belief(one) for one in allowed[row.pk]],
            credentials={
                str(one.uuid): (one.revoked_at is not None, snapshot_digest(one.snapshot))
                for one in documents[row.pk]
            },
        )
        for row in rows
    }


def _grouped(rows: Iterable[Any]) -> dict[int, list[Any]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.certification_id].append(row)
    return groups


def _belief(row: Allowance) -> tuple[Span, Any, Any]:
    span = Span(row.scope, row.area, row.region, row.valid_from, row.valid_until)
    return span, row.recorded_at, row.superseded_at


def _said_of(document: Mapping[str, Any]) -> str:
    """Return what a signed document says about its number, place and dates, as far as the row says it too."""
    status = document.get("credentialStatus", {})
    place = f"{status.get('statusListCredential', '').rpartition('/')[2]}#{status.get('statusListIndex')}"
    return f"{document.get('id', '').rpartition('/')[2]} {place} {document.get('validUntil')}"


def _kept_of(row: Credential) -> str:
    place = f"{row.status_list.ref}#{row.status_index}"
    return f"{row.uuid} {place} {format_instant(row.valid_until)}"
