"""The log as one file that can be checked without us: entries, records, proofs, signed checkpoint."""

from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any
from uuid import UUID

from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.models import Actor, LogCheckpoint, LogEntry, Person
from advocert_certificates.usecases.actors import all_marks
from advocert_certificates.usecases.audited_people import read_entry
from advocert_certificates.usecases.logbook import (
    log_verifier_key,
    make_checkpoint,
    prove_consistency,
    prove_inclusion,
)

FORMAT = "advocert-log/1"
_EARLIER = 24


def export_log(
    *,
    person_uuid: UUID | None = None,
    between: tuple[datetime, datetime] | None = None,
    now: datetime,
) -> dict[str, Any]:
    """Return the log, or a part of it with a proof for each entry, under a new checkpoint.

    The part is about one person, or was recorded after the first of `between` and up to the second, or both.

    Raises:
        PersonNotFoundError: nobody has this uuid.
        NotReadyError: there is no key to sign the checkpoint.
        BaseUrlMissingError: no public address is configured.
    """
    if person_uuid is not None and not Person.objects.filter(uuid=person_uuid).exists():
        raise PersonNotFoundError(person_uuid)
    checkpoint = make_checkpoint(now=now)
    rows = LogEntry.objects.filter(number__lt=checkpoint.size).order_by("number")
    if person_uuid is not None:
        rows = rows.filter(transition__certification__person__uuid=person_uuid)
    if between is not None:
        rows = rows.filter(recorded_at__gt=between[0], recorded_at__lte=between[1])
    part = person_uuid is not None or between is not None
    rows = rows.select_related("transition__certification__person")
    marks = all_marks()
    entries = [_entry(row, checkpoint.size, marks, proof=part) for row in rows]
    return {
        "format": FORMAT,
        "key": log_verifier_key(),
        "checkpoint": checkpoint.note,
        "whole": not part,
        "earlier": _earlier(checkpoint.size),
        "actors": _actors(entries),
        "entries": entries,
    }


def log_verifier_source() -> str:
    """Return the program that checks such a file: one file, nothing beside Python's standard library."""
    return (files("advocert_certificates.verifier") / "advocert_log_check.py").read_text(encoding="utf-8")


def _earlier(size: int) -> list[dict[str, Any]]:
    rows = LogCheckpoint.objects.filter(size__lt=size).order_by("-size")[:_EARLIER]
    return [
        {"checkpoint": row.note, "proof": [step.hex() for step in prove_consistency(row.size, size)]}
        for row in rows
    ]


def _actors(entries: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the names of those who decided, by mark, with the salts that show whose mark it is."""
    marks = {entry["record"].get("actor") for entry in entries if entry["record"]}
    rows = Actor.objects.filter(mark__in=marks).order_by("mark")
    return {row.mark: {"name": row.name, "salt": row.salt} for row in rows}


def _entry(row: LogEntry, size: int, marks: Mapping[str, str], *, proof: bool) -> dict[str, Any]:
    entry = read_entry(row, marks)
    said = {
        "number": entry.number,
        "text": entry.text,
        "salt": entry.salt,
        # A sealed entry is opaque for ever: its record is not given away beside it.
        "record": entry.record if entry.salt else None,
    }
    if proof:
        said["proof"] = [step.hex() for step in prove_inclusion(int(row.number), size)]
    return said
