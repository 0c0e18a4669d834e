"""The list of Replybox and its log of messages, in a file of its own."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from demo.receiver.messages import ACTIVE, Scope, Status

SCHEMA = """
CREATE TABLE IF NOT EXISTS people (
  subject TEXT PRIMARY KEY, sequence INTEGER NOT NULL, status TEXT NOT NULL, scopes TEXT NOT NULL,
  reason TEXT NOT NULL, certificate TEXT NOT NULL, valid_until TEXT NOT NULL, told_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS log (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, message TEXT NOT NULL, kind TEXT NOT NULL,
  subject TEXT NOT NULL, sequence INTEGER, verdict TEXT NOT NULL, detail TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS log_message ON log (message, verdict);
"""
COLUMNS = "at, message, kind, subject, sequence, verdict, detail"
# Anybody can send rubbish: refused messages never push out more than their own kind.
REFUSED_KEPT = 50
SHOWN = 30


@dataclass(frozen=True)
class Person:
    """What Replybox believes about one person."""

    subject: str
    sequence: int
    status: str
    scopes: tuple[Scope, ...]
    reason: str
    certificate: str
    valid_until: str
    told_at: str

    def may_speak(self, now: datetime) -> bool:
        """Return whether anything is allowed now; an end date counts even when nobody tells us."""
        return bool(self.open_scopes(now))

    def open_scopes(self, now: datetime) -> tuple[Scope, ...]:
        """Return what is allowed now."""
        if self.status != ACTIVE:
            return ()
        return tuple(scope for scope in self.scopes if _is_open(scope, now))


def _is_open(scope: Scope, now: datetime) -> bool:
    if not scope.valid_until:
        return True
    return datetime.fromisoformat(scope.valid_until) > now


@dataclass(frozen=True)
class Entry:
    """One message in the log. `verdict` is taken, repeated, older, ping, unreadable or refused."""

    at: str
    message: str
    kind: str
    subject: str
    sequence: int | None
    verdict: str
    detail: str


class Store:
    """The file. Every call opens it anew, so that threads and kills do no harm."""

    def __init__(self, file: Path) -> None:
        self.file = file
        with self._open() as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(SCHEMA)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.file, timeout=20, isolation_level=None)) as database:
            yield database

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, one writer at a time."""
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            yield database
            database.execute("COMMIT")

    def take(self, message: str, status: Status, at: datetime) -> Entry:
        """Apply a message once and in order; returns how it was treated."""
        with self._change() as database:
            verdict = _verdict(database, message, status)
            if verdict == "taken":
                _put(database, status, at)
            entry = Entry(
                at.isoformat(), message, status.kind, status.subject, status.sequence, verdict, status.reason
            )
            _log(database, entry)
        return entry

    def note(self, entry: Entry) -> None:
        """Log a message that changes nothing."""
        with self._change() as database:
            _log(database, entry)
            database.execute(
                "DELETE FROM log WHERE verdict = 'refused' AND number NOT IN "
                "(SELECT number FROM log WHERE verdict = 'refused' ORDER BY number DESC LIMIT ?)",
                [REFUSED_KEPT],
            )

    def people(self) -> list[Person]:
        """Return everybody ever told about, the latest first."""
        with self._open() as database:
            rows = database.execute("SELECT * FROM people ORDER BY told_at DESC, subject").fetchall()
        return [_person(row) for row in rows]

    def log(self) -> list[Entry]:
        """Return the latest messages, newest first."""
        query = f"SELECT {COLUMNS} FROM log ORDER BY number DESC LIMIT ?"  # noqa: S608 - our own constant
        with self._open() as database:
            return [Entry(*row) for row in database.execute(query, [SHOWN])]

    def version(self) -> int:
        """Return a number that grows with every message."""
        with self._open() as database:
            return int(database.execute("SELECT coalesce(max(number), 0) FROM log").fetchone()[0])


def _verdict(database: sqlite3.Connection, message: str, status: Status) -> str:
    known = "SELECT 1 FROM log WHERE message = ? AND verdict IN ('taken', 'older')"
    if database.execute(known, [message]).fetchone():
        return "repeated"
    row = database.execute("SELECT sequence FROM people WHERE subject = ?", [status.subject]).fetchone()
    return "older" if row and status.sequence <= row[0] else "taken"


def _put(database: sqlite3.Connection, status: Status, at: datetime) -> None:
    database.execute(
        "INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            status.subject,
            status.sequence,
            status.status,
            json.dumps([asdict(scope) for scope in status.scopes]),
            status.reason,
            status.certificate,
            status.valid_until,
            at.isoformat(),
        ],
    )


def _log(database: sqlite3.Connection, entry: Entry) -> None:
    database.execute(
        f"INSERT INTO log ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own constant
        [entry.at, entry.message, entry.kind, entry.subject, entry.sequence, entry.verdict, entry.detail],
    )


def _person(row: tuple[str, int, str, str, str, str, str, str]) -> Person:
    subject, sequence, status, scopes, *rest = row
    return Person(subject, sequence, status, tuple(Scope(**scope) for scope in json.loads(scopes)), *rest)
