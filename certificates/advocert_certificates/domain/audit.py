"""Checking the log against the records that it commits to: what does not fit is named, one finding per thing.

It takes everything as values and trusts nothing but hashes: entries against their hashes, the tree against the
checkpoints, records against their commitments, and then the tables that are only a result (standings, what was
allowed, holds, tasks, taken back documents, facts) against a replay of the records.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from advocert_certificates.domain.checkpoint import read_checkpoint
from advocert_certificates.domain.ledger import actor_mark, commitment
from advocert_certificates.domain.ledger_errors import CheckpointFormError
from advocert_certificates.domain.lives import Life, check_life
from advocert_certificates.domain.merkle import leaf_hash, new_nodes, root

Finding = tuple[str, str, str]


@dataclass
class Entry:
    """One entry as it is stored. `record` is None when nothing is left of what it was about."""

    uuid: str
    number: int | None
    text: str
    leaf_hash: str
    salt: str
    record: Mapping[str, Any] | None
    at: str = ""


@dataclass
class Everything:
    """All that is checked. `nodes` by (level, place), hashes as hex; `evidence` digests by uuid.

    `checkpoints` as (size, root, note), and `is_ours` tells whether a note carries a signature of ours; `actors` as
    (name, mark, salt); `texts` are stored under a hash of their own: (where, name, stated hash, hash of what is there).
    """

    size: int
    entries: list[Entry]
    nodes: dict[tuple[int, int], str]
    checkpoints: list[tuple[int, str, str]]
    unlogged: list[str] = field(default_factory=list)
    lives: dict[str, Life] = field(default_factory=dict)
    evidence: dict[str, str] = field(default_factory=dict)
    actors: list[tuple[str, str, str]] = field(default_factory=list)
    texts: list[tuple[str, str, str, str]] = field(default_factory=list)
    is_ours: Callable[[str], bool] = bool


def audit(all_: Everything) -> Iterator[Finding]:
    """Return what does not fit, as (where, name, sentence)."""
    yield from _places(all_)
    yield from _tree(all_)
    sealed = _sealed(all_.entries)
    for entry in all_.entries:
        yield from _entry(entry, sealed)
    yield from _checkpoints(all_)
    yield from _actors(all_)
    for where, name, stated, found in all_.texts:
        if stated != found:
            yield where, name, "is not the text whose hash it bears."
    for name in all_.unlogged:
        yield "transition", name, "is not in the log."
    records = sorted(
        (entry.record for entry in all_.entries if entry.record and "certification" in entry.record),
        key=lambda record: (str(record["certification"]), _whole(record.get("number"))),
    )
    yield from _evidence(_opened(all_.entries), all_.evidence)
    lives: dict[str, list[Mapping[str, Any]]] = {name: [] for name in all_.lives}
    for record in records:
        lives.setdefault(str(record["certification"]), []).append(record)
    for name, steps in lives.items():
        yield from check_life(name, all_.lives.get(name), steps)


def name_of(entry: Entry) -> str:
    """Return what an entry is called in findings: its number, or its id before it has one."""
    return entry.uuid if entry.number is None else str(entry.number)


def _places(all_: Everything) -> Iterator[Finding]:
    numbers = [entry.number for entry in all_.entries if entry.number is not None]
    for missing in sorted(set(range(all_.size)) - set(numbers)):
        yield "entry", str(missing), "is missing."
    for number in numbers:
        if not 0 <= number < all_.size:
            yield "entry", str(number), f"has a place outside of the {all_.size} of the log."


def _tree(all_: Everything) -> Iterator[Finding]:
    leaves = {entry.number: entry.leaf_hash for entry in all_.entries if entry.number is not None}
    if set(leaves) != set(range(all_.size)):
        return  # named already; without every leaf there is no root to compare
    known: dict[tuple[int, int], bytes] = {}
    nodes: Callable[[int, int], bytes] = lambda level, place: known[level, place]  # noqa: E731 - a view on `known`
    for number in range(all_.size):
        for level, place, value in new_nodes(number, _hex(leaves[number]), nodes):
            known[level, place] = value
    for key in sorted(set(known) | set(all_.nodes)):
        if key not in known or all_.nodes.get(key) != known[key].hex():
            yield "node", f"{key[0]}/{key[1]}", "does not follow from the entries below it."
    for size, stated, _ in all_.checkpoints:
        if size > all_.size:
            yield "checkpoint", str(size), f"speaks of {size} entries and there are {all_.size}."
        elif root(size, nodes).hex() != stated:
            yield "checkpoint", str(size), "does not fit the entries: one of them was changed after it."


def _checkpoints(all_: Everything) -> Iterator[Finding]:
    for size, stated, note in all_.checkpoints:
        try:
            said = read_checkpoint(note)
        except CheckpointFormError:
            yield "checkpoint", str(size), "its note cannot be read."
            continue
        if (said.size, said.root.hex()) != (size, stated):
            yield "checkpoint", str(size), "its note says something else than its row."
        elif not all_.is_ours(note):
            yield "checkpoint", str(size), "its note carries no signature of ours."


def _actors(all_: Everything) -> Iterator[Finding]:
    forgotten = {
        str(mark)
        for entry in all_.entries
        if entry.record and entry.record.get("kind") == "seal"
        for mark in entry.record.get("marks", ())
    }
    for name, mark, salt in all_.actors:
        if salt and actor_mark(salt, name) != mark:
            yield "actor", mark[:12], "has another name than the one that decided."
        elif not salt and mark not in forgotten:
            yield "actor", mark[:12], "has lost its name, and no erasure says so."
        elif not salt and name != f"erased-{mark[:12]}":
            yield "actor", mark[:12], "was erased and has a name."


def _sealed(entries: Iterable[Entry]) -> frozenset[str]:
    records = (entry.record for entry in entries if entry.record and entry.record.get("kind") == "seal")
    return frozenset(str(uuid) for record in records for uuid in record.get("entries", ()))


def _entry(entry: Entry, sealed: frozenset[str]) -> Iterator[Finding]:
    name = name_of(entry)
    if leaf_hash(entry.text.encode()).hex() != entry.leaf_hash:
        yield "entry", name, "its text is not the one that was hashed."
    said = _read(entry.text)
    if said.get("entry") != entry.uuid:
        yield "entry", name, "its text is about another entry."
    if entry.at and said.get("at") != entry.at:
        yield "entry", name, "was recorded at another moment than its text says."
    if not entry.salt:
        if entry.uuid not in sealed:
            yield "entry", name, "can no longer be opened, and no erasure says so."
    elif entry.record is None:
        yield "entry", name, "what it is about is missing."
    elif said.get("commitment") != commitment(_hex(entry.salt), entry.record):
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
        for fact in record["details"].get("evidence", ()):
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
