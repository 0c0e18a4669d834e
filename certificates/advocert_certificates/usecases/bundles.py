"""The log as one file that can be checked without us: entries, records, proofs, signed checkpoint."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, TextIO
from uuid import UUID

from advocert_certificates.domain.errors import PersonNotFoundError
from advocert_certificates.models import Actor, LogCheckpoint, LogEntry, Person
from advocert_certificates.usecases.actors import all_marks
from advocert_certificates.usecases.audited_people import read_entry
from advocert_certificates.usecases.auditing import Watch
from advocert_certificates.usecases.ledger import blacked_out
from advocert_certificates.usecases.logbook import (
    log_verifier_key,
    make_checkpoint,
    prove_consistency,
    prove_inclusion,
)
from advocert_certificates.usecases.tables import chunks, pages
from advocert_certificates.verifier.joining import joined_source

FORMAT = "advocert-log/1"
_EARLIER = 24
_PAGE = 500


def export_log(
    *,
    person_uuid: UUID | None = None,
    between: tuple[datetime, datetime] | None = None,
    now: datetime,
) -> dict[str, Any]:
    """Return the log, or a part of it with a proof for each entry, under a new checkpoint.

    The part is about one person, or was recorded after the first of `between` and up to the second, or both. It is
    all in memory: whoever gives away what may be long takes `log_parts`.

    Raises:
        PersonNotFoundError: nobody has this uuid.
        NotReadyError: there is no key to sign the checkpoint.
        BaseUrlMissingError: no public address is configured.
    """
    said = _Export(person_uuid, between, now)
    entries = [entry for page in said.pages() for entry in page]
    return {**said.head(), "entries": entries}


def log_parts(
    *,
    person_uuid: UUID | None = None,
    between: tuple[datetime, datetime] | None = None,
    now: datetime,
) -> Iterator[str]:
    """Return what `export_log` returns as JSON in parts, so that no more than some hundred entries are in memory.

    What can fail fails here, and not when the first part is asked for.

    Raises:
        PersonNotFoundError: nobody has this uuid.
        NotReadyError: there is no key to sign the checkpoint.
        BaseUrlMissingError: no public address is configured.
    """
    said = _Export(person_uuid, between, now)
    return _parts(said, said.head())


def write_log(
    file: TextIO, *, person_uuid: UUID | None = None, now: datetime, watch: Watch | None = None
) -> int:
    """Write what `export_log` returns as JSON, some hundred entries at a time; return how many there are.

    Args:
        file: where it is written; after an error what stands there is no JSON.
        person_uuid: only what is about this person.
        now: the moment of the checkpoint.
        watch: is told what is written, how much of it, and how much there is.

    Raises:
        PersonNotFoundError: nobody has this uuid.
        NotReadyError: there is no key to sign the checkpoint.
        BaseUrlMissingError: no public address is configured.
    """
    said = _Export(person_uuid, None, now)
    for part in _parts(said, said.head()):
        file.write(part)
        if watch:
            watch("entries", said.given, said.total)
    return said.given


def _parts(said: "_Export", head: Mapping[str, Any]) -> Iterator[str]:
    yield f'{json.dumps(head)[:-1]}, "entries": ['
    between = "\n"
    for page in said.pages():
        yield between + ",\n".join(json.dumps(entry) for entry in page)
        between = ",\n"
    yield "\n]}\n"


def log_verifier_source() -> str:
    """Return the program that checks such a file: one file, nothing beside Python's standard library."""
    return joined_source()


def _earlier(size: int) -> list[dict[str, Any]]:
    rows = LogCheckpoint.objects.filter(size__lt=size).order_by("-size")[:_EARLIER]
    return [
        {"checkpoint": row.note, "proof": [step.hex() for step in prove_consistency(row.size, size)]}
        for row in rows
    ]


class _Export:
    """One export: what stands at its head, with who decided, then its entries by the page."""

    def __init__(
        self, person_uuid: UUID | None, between: tuple[datetime, datetime] | None, now: datetime
    ) -> None:
        if person_uuid is not None and not Person.objects.filter(uuid=person_uuid).exists():
            raise PersonNotFoundError(person_uuid)
        self._checkpoint = make_checkpoint(now=now)
        rows = LogEntry.objects.filter(number__lt=self._checkpoint.size)
        if person_uuid is not None:
            rows = rows.filter(transition__certification__person__uuid=person_uuid)
        if between is not None:
            rows = rows.filter(recorded_at__gt=between[0], recorded_at__lte=between[1])
        self._rows, self._part = rows, person_uuid is not None or between is not None
        self._marks, self._before = all_marks(), blacked_out()
        self.given, self.total = 0, rows.count()

    def head(self) -> dict[str, Any]:
        size = self._checkpoint.size
        return {
            "format": FORMAT,
            "key": log_verifier_key(),
            "checkpoint": self._checkpoint.note,
            "whole": not self._part,
            "earlier": _earlier(size),
            "actors": self._actors(),
        }

    def pages(self) -> Iterator[list[dict[str, Any]]]:
        rows = self._rows.select_related("transition__certification__person")
        for page in pages(rows, _PAGE, by="number"):
            entries = [self._entry(row) for row in page]
            self.given += len(entries)
            yield entries

    def _entry(self, row: LogEntry) -> dict[str, Any]:
        entry = read_entry(row, self._marks, self._before)
        said: dict[str, Any] = {
            "number": entry.number,
            "text": entry.text,
            "salt": entry.salt,
            # A sealed entry is opaque for ever: its record is not given away beside it.
            "record": entry.record if entry.salt else None,
        }
        if entry.salt and row.transition is not None and row.transition.reason_text:
            said["words"] = {"text": row.transition.reason_text, "salt": row.transition.reason_salt}
        if self._part:
            said["proof"] = [step.hex() for step in prove_inclusion(int(row.number), self._checkpoint.size)]
        return said

    def _actors(self) -> dict[str, dict[str, str]]:
        """Return the names of those who decided, by mark, with the salts that show whose mark it is."""
        opened = self._rows.exclude(salt="").order_by()
        names = opened.filter(transition__isnull=False).values_list("transition__actor", flat=True).distinct()
        marks = {self._marks.get(name, name) for name in names}
        for page in pages(opened.filter(transition=None).only("number", "record"), _PAGE, by="number"):
            marks.update(str((row.record or {}).get("actor")) for row in page)
        rows = (row for part in chunks(marks) for row in Actor.objects.filter(mark__in=part))
        return {row.mark: {"name": row.name, "salt": row.salt} for row in sorted(rows, key=_mark)}


def _mark(row: Actor) -> str:
    return row.mark
