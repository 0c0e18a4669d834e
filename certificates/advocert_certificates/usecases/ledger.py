"""Writing log entries with their transitions, and giving them their places.

An entry is part of the transaction of its transition; its number comes from the sequencer a moment later, under
one lock, so that people who are certified at the same time never wait for each other (ADR 0052).
"""

import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Q

from advocert_certificates.domain.ledger import canonical, commitment, leaf_text, words_mark
from advocert_certificates.domain.merkle import Nodes, leaf_hash, new_nodes
from advocert_certificates.models import Certification, LogEntry, LogHead, LogNode, Transition
from advocert_certificates.usecases.actors import mark_of
from advocert_certificates.usecases.locks import lock_row
from advocert_certificates.usecases.tables import change_all, create_all

_BATCH = 1_000
# Beside the words of a reason in the body of a fact.
SALT = "reason_salt"
NOTHING: Mapping[str, str] = {}
# What a fact is known by: all of it that a certification can rest on.
DIGESTED = (
    "kind",
    "ref",
    "fact_key",
    "body",
    "language",
    "course_key",
    "usage_key",
    "course_version",
    "enrolled",
    "source",
    "occurred_at",
)


def entry_of(row: Transition, certification: Certification) -> LogEntry:
    """Return the entry of a transition, to be written in its transaction."""
    return _sealed(record_of(row, certification), LogEntry(transition=row, recorded_at=row.at))


def write_record(record: dict[str, Any], at: datetime) -> None:
    """Write an entry about something else than a transition, in the caller's transaction."""
    _sealed(record, LogEntry(record=record, recorded_at=at)).save()


def write_seal(
    entries: list[str], mark: str, actor: str, at: datetime, *, words: Mapping[str, str] | None = None
) -> None:
    """Write what was forgotten, in the caller's transaction.

    `entries` can no longer be opened, `mark` has lost its name, and `words` whose mark is a key have become those
    with the mark that is the value.
    """
    said = ({"marks": [mark]} if mark else {}) | ({"words": dict(words)} if words else {})
    write_record({"kind": "seal", "entries": entries, **said, "actor": mark_of(actor), "at": exact(at)}, at)


def blacked_out() -> Mapping[str, str]:
    """Return by the mark of words that were blacked out the mark of those that were committed to."""
    before: dict[str, str] = {}
    for record in LogEntry.objects.filter(transition=None).order_by("id").values_list("record", flat=True):
        words = record.get("words") if isinstance(record, dict) else None
        for old, new in words.items() if isinstance(words, dict) else ():
            before[str(new)] = before.get(str(old), str(old))
    return before


def words_salt(words: str) -> str:
    """Return a new salt for words; none for no words."""
    return secrets.token_hex(32) if words else ""


def _sealed(record: dict[str, Any], entry: LogEntry) -> LogEntry:
    salt = secrets.token_bytes(32)
    entry.salt = salt.hex()
    entry.text = leaf_text(str(entry.uuid), entry.recorded_at, commitment(salt, record))
    entry.leaf_hash = leaf_hash(entry.text.encode()).hex()
    return entry


def record_of(
    row: Transition,
    certification: Certification,
    marks: Mapping[str, str] | None = None,
    before: Mapping[str, str] = NOTHING,
) -> dict[str, Any]:
    """Return everything that the log commits to about a transition, as JSON values.

    Who decided and what was written are named by marks; `marks` are those that are known, for whoever reads many, and
    `before` are those of `blacked_out`.
    """
    said = words_mark(row.reason_salt, row.reason_text)
    mark = mark_of(row.actor) if marks is None else marks.get(row.actor, row.actor)
    return {
        "certification": str(certification.uuid),
        "person": str(certification.person.uuid),
        "level": certification.level_ref,
        "area": certification.area,
        "number": row.number,
        "trigger": str(row.trigger),
        "from": str(row.from_state),
        "to": str(row.to_state),
        "reason": row.reason_code,
        "text": before.get(said, said),
        "actor": mark,
        "source": row.source,
        "details": row.details,
        "effective_at": exact(row.effective_at),
        "at": exact(row.at),
    }


def digest_of(row: Any, before: Mapping[str, str] = NOTHING) -> str:
    """Return the SHA-256 of a fact as it is stored; `row` is one, or has at least the columns of `DIGESTED`.

    The words of a reason are in it by their mark; `before` are those of `blacked_out`.
    """
    said = {name: getattr(row, name) for name in DIGESTED}
    body = said["body"]
    if isinstance(body, dict) and SALT in body:
        mark = words_mark(str(body[SALT]), str(body.get("reason", "")))
        said["body"] = {key: value for key, value in body.items() if key != SALT} | {
            "reason": before.get(mark, mark)
        }
    return sha256(canonical(said | {"occurred_at": exact(row.occurred_at)})).hexdigest()


def exact(moment: datetime) -> str:
    """Return the moment with its microseconds, which every database keeps."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def sequence_entries() -> int:
    """Give waiting entries their places and hashes; return how many. Safe when several run at once."""
    if not LogEntry.objects.filter(number=None).exists():
        return 0
    LogHead.objects.get_or_create(pk=1)
    with transaction.atomic():
        head = lock_row(LogHead, 1)
        waiting = list(LogEntry.objects.filter(number=None).order_by("id")[:_BATCH])
        known = _frontier(head.size)
        made = []
        for entry in waiting:
            for level, place, value in new_nodes(head.size, bytes.fromhex(entry.leaf_hash), _from(known)):
                known[level, place] = value
                made.append(LogNode(level=level, place=place, value=value.hex()))
            entry.number = head.size
            head.size += 1
        create_all(LogNode, made)
        change_all(LogEntry, waiting, ("number",))
        head.save()
    return len(waiting)


def _frontier(size: int) -> dict[tuple[int, int], bytes]:
    """Return the roots of the whole subtrees at the right edge: all that appending needs."""
    wanted, begin = [], 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            wanted.append((level, begin >> level))
            begin += 1 << level
    return read_nodes(wanted)


def read_nodes(wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
    """Return the hashes of these subtrees, in one query."""
    places = Q()
    for level, place in wanted:
        places |= Q(level=level, place=place)
    if not places:
        return {}
    rows = LogNode.objects.filter(places).values_list("level", "place", "value")
    return {(level, place): bytes.fromhex(value) for level, place, value in rows}


def _from(known: dict[tuple[int, int], bytes]) -> Nodes:
    return lambda level, place: known[level, place]
