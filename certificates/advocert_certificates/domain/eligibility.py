"""Whether somebody has done what a level requires, and what is still open.

Rules, all of them about facts that only ever accumulate:

* a clause counts when exactly the wanted version and text (SHA-256) was signed;
* a conversation counts when a counting run was passed without a critical error; practice never counts;
* an exam counts when one attempt was passed, a lesson when it was completed;
* a fact from somebody who was known not to be enrolled never counts.

So the answer does not depend on the order or the number of repeats, and a further fact never takes anything
away: a later failed attempt is no reason to lose a level. This module reads no clock and no storage.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

CLAUSE, SCENARIO, EXAM, LESSON = "clause", "scenario", "exam", "lesson"
KINDS: dict[str, str] = {
    "clause.signed": CLAUSE,
    "scenario.finished": SCENARIO,
    "exam.finished": EXAM,
    "lesson.completed": LESSON,
}


@dataclass(frozen=True)
class Fact:
    """One thing that was done, reduced to what decides."""

    kind: str
    ref: str
    counts: bool
    at: datetime
    detail: str
    version: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class Wanted:
    """One thing that a requirement asks for; `version` and `sha256` only for clauses."""

    kind: str
    ref: str
    title: str
    version: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class Leaf:
    """So many of these things. `kind` is the word of the programme: clauses, scenarios, exam, lessons."""

    kind: str
    title: str
    wanted: tuple[Wanted, ...]
    needed: int


@dataclass(frozen=True)
class Group:
    """All or any of these requirements; `kind` is `all` or `any`."""

    kind: str
    title: str
    members: tuple["Leaf | Group", ...]


Requirement = Leaf | Group


@dataclass(frozen=True)
class Entry:
    """One wanted thing and the first fact that met it."""

    wanted: Wanted
    met_by: Fact | None
    detail: str


@dataclass(frozen=True)
class Progress:
    """How far a requirement is: `done` of `total`."""

    kind: str
    title: str
    met: bool
    done: int
    total: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Evaluation:
    """The answer for one level: met or not, and the progress of each of its top requirements."""

    met: bool
    requirements: tuple[Progress, ...]


def read_fact(
    kind: str, ref: str, body: Mapping[str, Any], *, occurred_at: datetime, enrolled: bool | None
) -> Fact | None:
    """Return what a recorded body says, or None for a kind that no requirement asks for.

    Only the values that the event promises are believed: `passed` and `counts` must be exactly true.
    """
    name = KINDS.get(kind)
    if name is None:
        return None
    counts, detail = _READERS[name](body)
    return Fact(
        kind=name,
        ref=ref,
        counts=counts and enrolled is not False,
        at=occurred_at,
        detail=detail if enrolled is not False else "Does not count: not enrolled at that time",
        version=_whole(body.get("version")),
        sha256=str(body.get("sha256", "")),
    )


def evaluate(requires: Requirement, facts: Iterable[Fact]) -> Evaluation:
    """Return whether the facts meet the requirement, with the progress of its parts."""
    ordered = sorted(facts, key=lambda fact: (fact.at, fact.kind, fact.ref, fact.detail))
    top = requires.members if isinstance(requires, Group) and requires.kind == "all" else (requires,)
    progress = tuple(_progress(member, ordered) for member in top)
    return Evaluation(met=all(part.met for part in progress), requirements=progress)


def _progress(requirement: Requirement, facts: list[Fact]) -> Progress:
    if isinstance(requirement, Leaf):
        entries = tuple(_entry(wanted, facts) for wanted in requirement.wanted)
        done, total = sum(entry.met_by is not None for entry in entries), requirement.needed
    else:
        parts = [_progress(member, facts) for member in requirement.members]
        entries = tuple(entry for part in parts for entry in part.entries)
        done = sum(part.met for part in parts)
        total = len(parts) if requirement.kind == "all" else 1
    done = min(done, total)
    return Progress(requirement.kind, requirement.title, done == total, done, total, entries)


def _entry(wanted: Wanted, facts: list[Fact]) -> Entry:
    about = [fact for fact in facts if fact.kind == wanted.kind and fact.ref == wanted.ref]
    met_by = next((fact for fact in about if fact.counts and _same_text(wanted, fact)), None)
    if met_by is not None:
        return Entry(wanted, met_by, met_by.detail)
    if not about:
        return Entry(wanted, None, "")
    last = about[-1]
    return Entry(wanted, None, last.detail if _same_text(wanted, last) else "An earlier text was signed")


def _same_text(wanted: Wanted, fact: Fact) -> bool:
    if wanted.kind != CLAUSE:
        return True
    return (wanted.version, wanted.sha256) == (fact.version, fact.sha256)


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _clause(body: Mapping[str, Any]) -> tuple[bool, str]:
    return True, f"Version {_whole(body.get('version'))} signed"


def _lesson(_body: Mapping[str, Any]) -> tuple[bool, str]:
    return True, "Read to the end"


def _scenario(body: Mapping[str, Any]) -> tuple[bool, str]:
    score = _whole(body.get("score"))
    if body.get("critical"):
        return False, "Ended early"
    if body.get("passed") is not True:
        return False, f"{score} of 100, not passed yet"
    if body.get("counts") is not True:
        return False, f"{score} of 100, as practice"
    return True, f"{score} of 100, passed"


def _exam(body: Mapping[str, Any]) -> tuple[bool, str]:
    score = (
        f"{_whole(body.get('correct'))} of {_whole(body.get('items'))}, needed {_whole(body.get('needed'))}"
    )
    return body.get("passed") is True, score


_READERS = {CLAUSE: _clause, LESSON: _lesson, SCENARIO: _scenario, EXAM: _exam}
