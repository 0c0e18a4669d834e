"""Checking the log against the records that it commits to: what does not fit is named, one finding per thing.

It takes everything as values, part by part, and trusts nothing but hashes: entries against their hashes, the tree
against the checkpoints (`audit_tree`), records against their commitments, and then the tables that are only a result
(standings, what was allowed, holds, tasks, taken back documents, facts) against a replay of the records. What it
keeps between two parts is the edge of the tree and what was named already.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from advocert_certificates.domain.audit_tree import Growth, TreeSource
from advocert_certificates.domain.checkpoint import read_checkpoint
from advocert_certificates.domain.ledger import actor_mark, commitment
from advocert_certificates.domain.ledger_errors import CheckpointFormError
from advocert_certificates.domain.lives import Life, check_life
from advocert_certificates.domain.merkle import leaf_hash

Finding = tuple[str, str, str]


@dataclass
class Entry:
    """One entry as it is stored. `record` is None when nothing is left of what it was about.

    `in_a_life`: its record is a step of a certification, and is checked with that one's people.
    """

    uuid: str
    number: int | None
    text: str
    leaf_hash: str
    salt: str
    record: Mapping[str, Any] | None
    at: str = ""
    in_a_life: bool = False


@dataclass
class People:
    """All that is stored about some people: their entries, oldest first, their certifications and facts by uuid."""

    entries: list[Entry]
    lives: Mapping[str, Life]
    evidence: Mapping[str, str]


@dataclass
class Seals:
    """What the log says was forgotten: entries that cannot be opened any more, and marks without a name."""

    entries: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)


class Source(TreeSource, Protocol):
    """Where it all comes from. Each method reads anew, and none gives more at once than one part."""

    def entries(self) -> Iterator[Sequence[Entry]]:
        """Yield the entries in order of their numbers, then those without one."""

    def own_records(self) -> Iterator[Mapping[str, Any]]:
        """Yield the records that are no step of a certification."""

    def checkpoints(self) -> Iterator[tuple[int, str, str]]:
        """Yield (size, root, note), smallest first."""

    def is_ours(self, note: str) -> bool:
        """Tell whether a note carries a signature of ours."""

    def actors(self) -> Iterable[tuple[str, str, str]]:
        """Return (name, mark, salt)."""

    def texts(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield what is stored under a hash of its own: (where, name, stated hash, hash of what is there)."""

    def unlogged(self) -> Iterator[str]:
        """Yield the uuids of steps that have no entry."""

    def parts_of_people(self) -> Iterator[Any]:
        """Yield what `people` takes, until everybody was named."""

    def people(self, part: Any) -> People:
        """Return what is stored about them now."""


def audit(source: Source) -> Iterator[Finding]:
    """Yield what does not fit, as (where, name, sentence)."""
    tree = Growth(source, source.checkpoints())
    seals = read_seals(source)
    for entries in source.entries():
        yield from tree.grow([entry for entry in entries if entry.number is not None])
        for entry in entries:
            yield from _leaf(entry)
            if not entry.in_a_life:
                yield from _record(entry, seals.entries)
    yield from tree.end()
    yield from _checkpoints(source)
    actors = list(source.actors())
    yield from _actors(actors, read_seals(source).marks)
    for where, name, stated, found in source.texts():
        if stated != found:
            yield where, name, "is not the text whose hash it bears."
    for name in source.unlogged():
        yield "transition", name, "is not in the log."
    yield from _everybody(source)


def name_of(entry: Entry) -> str:
    """Return what an entry is called in findings: its number, or its id before it has one."""
    return entry.uuid if entry.number is None else str(entry.number)


def facts_in(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the facts that a step names, with `uuid` and `sha256`; what has another form is named by its commitment."""
    details = record.get("details")
    facts = details.get("evidence", ()) if isinstance(details, Mapping) else ()
    if not isinstance(facts, Sequence):
        return []
    return [fact for fact in facts if isinstance(fact, Mapping) and {"uuid", "sha256"} <= fact.keys()]


def read_seals(source: Source) -> Seals:
    """Return what was forgotten, as the log says it now."""
    seals = Seals()
    for record in source.own_records():
        if record.get("kind") == "seal":
            seals.entries.update(map(str, record.get("entries", ())))
            seals.marks.update(map(str, record.get("marks", ())))
    return seals


def _everybody(source: Source) -> Iterator[Finding]:
    seals, named = read_seals(source), set[str]()
    for part in source.parts_of_people():
        found = list(_people(source.people(part), seals))
        if found:
            # A site at work may have written something between two reads; what is wrong stays wrong.
            seals = read_seals(source)
            found = list(_people(source.people(part), seals))
        for where, name, said in found:
            # A fact can be shared by people of two parts.
            if where != "evidence" or name not in named:
                yield where, name, said
            if where == "evidence":
                named.add(name)


def _people(part: People, seals: Seals) -> Iterator[Finding]:
    for entry in part.entries:
        yield from _record(entry, seals.entries)
    yield from _evidence(_opened(part.entries), part.evidence)
    records = sorted(
        (entry.record for entry in part.entries if entry.record),
        key=lambda record: (str(record["certification"]), _whole(record.get("number"))),
    )
    lives: dict[str, list[Mapping[str, Any]]] = {name: [] for name in part.lives}
    for record in records:
        lives.setdefault(str(record["certification"]), []).append(record)
    for name, steps in lives.items():
        yield from check_life(name, part.lives.get(name), steps)


def _checkpoints(source: Source) -> Iterator[Finding]:
    for size, stated, note in source.checkpoints():
        try:
            said = read_checkpoint(note)
        except CheckpointFormError:
            yield "checkpoint", str(size), "its note cannot be read."
            continue
        if (said.size, said.root.hex()) != (size, stated):
            yield "checkpoint", str(size), "its note says something else than its row."
        elif not source.is_ours(note):
            yield "checkpoint", str(size), "its note carries no signature of ours."


def _actors(actors: Iterable[tuple[str, str, str]], forgotten: Collection[str]) -> Iterator[Finding]:
    for name, mark, salt in actors:
        if salt and actor_mark(salt, name) != mark:
            yield "actor", mark[:12], "has another name than the one that decided."
        elif not salt and mark not in forgotten:
            yield "actor", mark[:12], "has lost its name, and no erasure says so."
        elif not salt and name != f"erased-{mark[:12]}":
            yield "actor", mark[:12], "was erased and has a name."


def _leaf(entry: Entry) -> Iterator[Finding]:
    name = name_of(entry)
    if leaf_hash(entry.text.encode()).hex() != entry.leaf_hash:
        yield "entry", name, "its text is not the one that was hashed."
    said = _read(entry.text)
    if said.get("entry") != entry.uuid:
        yield "entry", name, "its text is about another entry."
    if entry.at and said.get("at") != entry.at:
        yield "entry", name, "was recorded at another moment than its text says."


def _record(entry: Entry, sealed: Collection[str]) -> Iterator[Finding]:
    name = name_of(entry)
    if not entry.salt:
        if entry.uuid not in sealed:
            yield "entry", name, "can no longer be opened, and no erasure says so."
    elif entry.record is None:
        yield "entry", name, "what it is about is missing."
    elif _read(entry.text).get("commitment") != commitment(_hex(entry.salt), entry.record):
        yield "entry", name, f"its record{_about(entry.record)} is not the one that was committed to."


def _opened(entries: Iterable[Entry]) -> Iterator[Mapping[str, Any]]:
    """Yield the records that can still be proved; the facts below a sealed one went with the person."""
    return (entry.record for entry in entries if entry.salt and entry.record and "details" in entry.record)


def _about(record: Mapping[str, Any]) -> str:
    return (
        f" (step {record.get('number')} of certification {record.get('certification')})"
        if "number" in record
        else ""
    )


def _evidence(records: Iterable[Mapping[str, Any]], digests: Mapping[str, str]) -> Iterator[Finding]:
    seen = set()
    for record in records:
        for fact in facts_in(record):
            uuid, stated = str(fact["uuid"]), str(fact["sha256"])
            if uuid in seen:
                continue
            seen.add(uuid)
            if uuid not in digests:
                yield "evidence", uuid, "is missing, and a certification rests on it."
            elif digests[uuid] != stated:
                yield "evidence", uuid, "is not what it was when a certification was earned by it."


def _read(text: str) -> Mapping[str, Any]:
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def _whole(value: Any) -> int:
    return value if isinstance(value, int) else 0
