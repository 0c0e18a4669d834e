"""The rules of a compiled programme (schema 1, ADR 0003) as values, checked when they are loaded.

Evolution: a new key is ignored by readers that do not know it; a key that changes who is certified needs
schema 2. A requirement of an unknown kind is refused: rules that are not understood must not certify anybody.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from advocert_certificates.domain.branding import Branding, read_branding
from advocert_certificates.domain.eligibility import Group, Leaf, Requirement, Wanted
from advocert_certificates.domain.errors import ProgrammeShapeError
from advocert_certificates.domain.standing import Validity

_LEAVES = {"clauses": "clause", "scenarios": "scenario", "exam": "exam", "lessons": "lesson"}
_TITLES = {
    "clauses": "Sign the clauses",
    "scenarios": "Pass the conversations",
    "exam": "Pass the exam",
    "lessons": "Read the lessons",
    "all": "Do all of these",
    "any": "Do one of these",
}


@dataclass(frozen=True)
class ClauseRule:
    """One clause text of the programme."""

    ref: str
    version: int
    sha256: str
    title: str
    rule: str
    text: str


@dataclass(frozen=True)
class Level:
    """One level: what it requires, what it allows, how long it lasts."""

    ref: str
    track: str
    title: str
    summary: str
    criteria: str
    requires: Requirement
    scopes: tuple[str, ...]
    may: tuple[str, ...]
    ask_first: tuple[str, ...]
    may_not: tuple[str, ...]
    areas: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    validity: Validity
    grace_drops: tuple[str, ...]


@dataclass(frozen=True)
class Programme:
    """The rules in force. `titles` gives the title of a component."""

    ref: str
    title: str
    organisation_name: str
    organisation_url: str
    language: str
    policy_set: str
    policy_sha256: str
    clauses: tuple[ClauseRule, ...]
    levels: tuple[Level, ...]
    titles: Mapping[str, str]
    branding: Branding = field(default=Branding())

    def level(self, ref: str) -> Level | None:
        """Return the level of this ref, or None when this version has it no more."""
        return next((level for level in self.levels if level.ref == ref), None)


def programme_hash(compiled: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the compiled programme: sorted keys, no spaces, UTF-8."""
    text = json.dumps(compiled, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def read_programme(compiled: Mapping[str, Any]) -> Programme:
    """Return the rules.

    Raises:
        ProgrammeShapeError: something is missing, of another form, or unknown.
        BrandingError: the design of the certificate would break the page.
    """
    if _get(compiled, "schema", int, "programme") != 1:
        raise ProgrammeShapeError("its schema", "is not 1")
    organisation = _get(compiled, "organisation", Mapping, "programme")
    policy = _get(compiled, "policy_set", Mapping, "programme")
    components = _get(compiled, "components", Mapping, "programme")
    titles = {ref: _get(part, "title", str, f"component {ref}") for ref, part in components.items()}
    clauses = tuple(_clause(row) for row in _get(compiled, "clauses", list, "programme"))
    return Programme(
        ref=_get(compiled, "ref", str, "programme"),
        title=_get(compiled, "title", str, "programme"),
        organisation_name=_get(organisation, "name", str, "organisation"),
        organisation_url=_get(organisation, "url", str, "organisation"),
        language=_get(compiled, "language", str, "programme"),
        policy_set=_get(policy, "name", str, "policy_set"),
        policy_sha256=_get(policy, "sha256", str, "policy_set"),
        clauses=clauses,
        levels=tuple(_level(row, clauses, titles) for row in _get(compiled, "levels", list, "programme")),
        titles=titles,
        branding=read_branding(compiled.get("branding")),
    )


def _get(row: Any, key: str, kind: type, where: str) -> Any:
    value = row.get(key) if isinstance(row, Mapping) else None
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ProgrammeShapeError(f"{where}: {key}", "is missing or of another form")
    return value


def _texts(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = row.get(key, ())
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        raise ProgrammeShapeError(f"{where}: {key}", "is not a list of texts")
    return tuple(values)


def _clause(row: Any) -> ClauseRule:
    ref = _get(row, "ref", str, "clauses")
    where = f"clause {ref}"
    return ClauseRule(
        ref=ref,
        version=_get(row, "version", int, where),
        sha256=_get(row, "sha256", str, where),
        title=_get(row, "title", str, where),
        rule=_get(row, "rule", str, where),
        text=_get(row, "text", str, where),
    )


def _level(row: Any, clauses: Sequence[ClauseRule], titles: Mapping[str, str]) -> Level:
    ref = _get(row, "ref", str, "levels")
    where = f"level {ref}"
    return Level(
        ref=ref,
        track=_get(row, "track", str, where),
        title=_get(row, "title", str, where),
        summary=_get(row, "summary", str, where),
        criteria=_get(row, "criteria", str, where),
        requires=_requirement(_get(row, "requires", Mapping, where), clauses, titles, where),
        scopes=_texts(row, "scopes", where),
        may=_texts(row, "may", where),
        ask_first=_texts(row, "ask_first", where),
        may_not=_texts(row, "may_not", where),
        areas=_texts(row, "areas", where),
        jurisdictions=_texts(row, "jurisdictions", where),
        validity=_validity(_get(row, "validity", Mapping, where), where),
        grace_drops=_texts(row, "grace_drops", where),
    )


def _validity(row: Mapping[str, Any], where: str) -> Validity:
    months, window, grace = (
        _get(row, key, int, f"{where}: validity") for key in ("months", "window_days", "grace_days")
    )
    if months < 1 or window < 0 or grace < 0:
        raise ProgrammeShapeError(f"{where}: validity", "has no month or a negative number of days")
    return Validity(months, window, grace)


def _requirement(
    row: Any, clauses: Sequence[ClauseRule], titles: Mapping[str, str], where: str
) -> Requirement:
    kinds = [key for key in ("all", "any", *_LEAVES) if isinstance(row, Mapping) and key in row]
    if len(kinds) != 1:
        raise ProgrammeShapeError(
            f"{where}: requires", f"needs exactly one of all, any, {', '.join(_LEAVES)}"
        )
    kind = kinds[0]
    title = str(row.get("title") or _TITLES[kind])
    if kind in _LEAVES:
        return _leaf(kind, title, row, clauses, titles, where)
    members = tuple(_requirement(member, clauses, titles, where) for member in _get(row, kind, list, where))
    if not members:
        raise ProgrammeShapeError(f"{where}: {kind}", "is empty, so everybody would meet it")
    return Group(kind, title, members)


def _leaf(
    kind: str,
    title: str,
    row: Mapping[str, Any],
    clauses: Sequence[ClauseRule],
    titles: Mapping[str, str],
    where: str,
) -> Leaf:
    refs = (_get(row, "exam", str, where),) if kind == "exam" else _texts(row, kind, where)
    needed = row.get("pass", len(refs))
    if not isinstance(needed, int) or isinstance(needed, bool) or not 1 <= needed <= len(refs):
        raise ProgrammeShapeError(f"{where}: {kind}", f"asks for {needed} of {len(refs)}")
    if kind == "clauses":
        return Leaf(kind, title, tuple(_wanted_clause(ref, clauses, where) for ref in refs), needed)
    missing = [ref for ref in refs if ref not in titles]
    if missing:
        raise ProgrammeShapeError(f"{where}: {kind}", f"names {missing[0]}, which is no component")
    return Leaf(kind, title, tuple(Wanted(_LEAVES[kind], ref, titles[ref]) for ref in refs), needed)


def _wanted_clause(ref: str, clauses: Sequence[ClauseRule], where: str) -> Wanted:
    for clause in clauses:
        if f"{clause.ref}@{clause.version}" == ref:
            return Wanted("clause", clause.ref, clause.title, clause.version, clause.sha256)
    raise ProgrammeShapeError(f"{where}: clauses", f"names {ref}, which the programme does not contain")
