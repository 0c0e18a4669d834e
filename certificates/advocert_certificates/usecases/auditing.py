"""The whole check: everything that the log commits to, read in parts and compared by the pure rules of `audit`.

Memory is that of one part, however long the log is; what is read twice is a column of keys (ADR 0064).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.db.models import Q

from advocert_certificates.data import AuditFinding, AuditReport
from advocert_certificates.domain.audit import Entry, People, audit
from advocert_certificates.domain.evidence_body import items_digest
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.programme import programme_hash
from advocert_certificates.models import (
    Actor,
    Certification,
    ClauseVersion,
    Credential,
    EvidenceItems,
    LogCheckpoint,
    LogEntry,
    LogNode,
    ProgrammeVersion,
    Transition,
)
from advocert_certificates.usecases.audited_people import read_people
from advocert_certificates.usecases.logbook import is_our_note, log_root, log_size
from advocert_certificates.usecases.tables import pages

# So many entries, people or documents are in memory at once.
PART = 500
# Called with what is read, how much of it is done, and how much there is.
Watch = Callable[[str, int, int], None]


def audit_log(*, watch: Watch | None = None, part: int = PART) -> AuditReport:
    """Compare log, records and tables; each finding names what does not fit.

    Args:
        watch: is told after each part what is read, how much of it is done, and how much there is.
        part: how many entries, people or documents are in memory at once; the findings are the same.
    """
    stored = Stored(part, watch or (lambda _said, _done, _total: None))
    findings = tuple(AuditFinding(*found) for found in audit(stored))
    root = "" if findings else log_root(stored.size).hex()
    return AuditReport(stored.seen, root, findings)


class Stored:
    """The database as the rules of `audit` read it; see there what each method gives."""

    def __init__(self, part: int = PART, watch: Watch = lambda _said, _done, _total: None) -> None:
        """Begin: entries that get their place after this moment belong to the next check."""
        self.size, self.seen = log_size(), 0
        self._part, self._watch = part, watch

    def size_now(self) -> int:
        """Return the size of the log now."""
        return log_size()

    def entries(self) -> Iterator[Sequence[Entry]]:
        """Yield entries in order of their numbers, then those that wait for one."""
        total = LogEntry.objects.count()
        for rows in (
            pages(_LEAVES.filter(number__isnull=False), self._part, by="number"),
            pages(_LEAVES.filter(number=None), self._part),
        ):
            for page in rows:
                self.seen += len(page)
                yield [_leaf(row) for row in page]
                self._watch("entries", self.seen, max(total, self.seen))

    def nodes(self, begin: int, end: int) -> Mapping[tuple[int, int], str]:
        """Return the stored hashes of the subtrees that these leaves complete."""
        places = Q()
        for level in range(end.bit_length()):
            if begin >> level < end >> level:
                places |= Q(level=level, place__gte=begin >> level, place__lt=end >> level)
        rows = LogNode.objects.filter(places).values_list("level", "place", "value")
        return {(level, place): value for level, place, value in rows}

    def nodes_beyond(self) -> Iterator[tuple[int, int]]:
        """Yield where a subtree is stored that the log is too short for."""
        beyond = Q(level__gte=self.size.bit_length())
        for level in range(self.size.bit_length()):
            beyond |= Q(level=level, place__gte=self.size >> level)
        for page in pages(LogNode.objects.filter(beyond), self._part):
            now = log_size()
            yield from ((row.level, row.place) for row in page if (row.place + 1) << row.level > now)

    def own_records(self) -> Iterator[Mapping[str, Any]]:
        """Yield the records of entries about no step."""
        rows = _each(LogEntry.objects.filter(transition_id=None).exclude(record=None), self._part)
        return (row.record for row in rows if isinstance(row.record, dict))

    def checkpoints(self) -> Iterator[tuple[int, str, str]]:
        """Yield the checkpoints, smallest first."""
        for page in pages(LogCheckpoint.objects.all(), self._part, by="size"):
            yield from ((row.size, row.root, row.note) for row in page)

    def is_ours(self, note: str) -> bool:
        """Tell whether one of our keys signed it."""
        return is_our_note(note)

    def actors(self) -> Iterable[tuple[str, str, str]]:
        """Return those who decided."""
        return Actor.objects.values_list("name", "mark", "salt")

    def texts(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield programmes, clauses, signed documents and lists of exam items with their hashes."""
        for version in _each(ProgrammeVersion.objects.all(), 20):
            yield "programme", version.sha256, version.sha256, programme_hash(version.body)
        for clause in _each(ClauseVersion.objects.all(), self._part):
            digest = sha256(clause.text.encode()).hexdigest()
            yield "clause", f"{clause.ref}@{clause.version}", clause.sha256, digest
        signed = Credential.objects.exclude(document=None)
        total, done = signed.count(), 0
        for page in pages(signed.defer("snapshot").select_related("status_list"), self._part):
            yield from (("credential", str(row.uuid), _said_of(row.document), _kept_of(row)) for row in page)
            done += len(page)
            self._watch("documents", done, max(total, done))
        for items in _each(EvidenceItems.objects.select_related("evidence"), self._part):
            body, kept = items.evidence.body, items.items
            if isinstance(kept, dict) and "item_refs" in kept:
                stated = str(body.get("items_sha256", "")) if isinstance(body, dict) else ""
                yield "items", str(items.evidence.uuid), stated, items_digest(kept["item_refs"])

    def unlogged(self) -> Iterator[str]:
        """Yield the steps without an entry."""
        rows = _each(Transition.objects.filter(entry=None).only("uuid"), self._part)
        return (str(row.uuid) for row in rows)

    def parts_of_people(self) -> Iterator[Sequence[int]]:
        """Yield the ids of all who have a certification, also when nothing else is left of them."""
        people = Certification.objects.order_by("person_id").values_list("person_id", flat=True).distinct()
        total, done, ids = people.count(), 0, list[int]()
        while ids := list((people.filter(person_id__gt=ids[-1]) if ids else people)[: self._part]):
            yield ids
            done += len(ids)
            self._watch("people", done, max(total, done))

    def people(self, part: Sequence[int]) -> People:
        """Return all that is stored about their certifications."""
        return read_people(part)


# The uuid of the certification is only there while the step and its certification are.
_LEAVES = LogEntry.objects.values_list(
    "pk", "number", "uuid", "text", "leaf_hash", "salt", "recorded_at", "record", "transition__certification__uuid",
    named=True,
)  # fmt: skip


def _leaf(row: Any) -> Entry:
    in_a_life = row.transition__certification__uuid is not None
    record = None if in_a_life else row.record
    at = format_instant(row.recorded_at)
    return Entry(str(row.uuid), row.number, row.text, row.leaf_hash, row.salt, record, at, in_a_life)


def _each(rows: Any, part: int) -> Iterator[Any]:
    return (row for page in pages(rows, part) for row in page)


def _said_of(document: Any) -> str:
    """Return what a signed document says about its number, place and dates; nothing, where it is no such document."""
    try:
        status = document.get("credentialStatus", {})
        place = f"{status.get('statusListCredential', '').rpartition('/')[2]}#{status.get('statusListIndex')}"
        return f"{document.get('id', '').rpartition('/')[2]} {place} {document.get('validUntil')}"
    except AttributeError:
        return ""


def _kept_of(row: Credential) -> str:
    place = f"{row.status_list.ref}#{row.status_index}"
    return f"{row.uuid} {place} {format_instant(row.valid_until)}"
