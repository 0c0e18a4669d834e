"""What somebody who is certified has to do because the policy changed.

* an editorial change asks for nothing; a minor one is a note; a material one, and a clause that is new, has to
  be signed within the days that the programme gives, else the scopes that the clause is about close;
* what counts is the heaviest change between the text that was signed and the text in force: two small steps
  over a big one are a big one, and a version that we never had counts as material. An author who says that a
  signature still holds makes of it a note.

It reads facts and rules, no clock: the due date hangs on the moment at which the rules came into force, not on
when anybody looked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from advocert_certificates.domain.eligibility import Wanted, wanted_of
from advocert_certificates.domain.facts import CLAUSE, Fact
from advocert_certificates.domain.programme import Level

EDITORIAL, MINOR, MATERIAL = "editorial", "minor", "material"
_WEIGHT = {EDITORIAL: 0, MINOR: 1, MATERIAL: 2}


@dataclass(frozen=True)
class Duty:
    """One thing to do: `kind` is `clause` or `note`; `ref` names the text, such as DISC-1@2."""

    kind: str
    ref: str
    title: str
    scopes: tuple[str, ...]
    due_at: datetime


# What changed with each version of each clause, as far as we know it.
Changes = Mapping[tuple[str, int], str]


def duties_of(
    level: Level, facts: Iterable[Fact], changes: Changes, in_force_at: datetime
) -> tuple[Duty, ...]:
    """Return what is to sign for a level that is held."""
    signed = [fact for fact in facts if fact.kind == CLAUSE and fact.counts]
    due_at = in_force_at + timedelta(days=level.material_days)
    found = []
    for wanted in wanted_of(level.requires):
        if wanted.kind != CLAUSE or _is_signed(wanted.version, wanted.sha256, wanted.ref, signed):
            continue
        kind = _change(wanted, _newest(wanted.ref, signed), changes)
        ref = f"{wanted.ref}@{wanted.version}"
        if kind == MATERIAL:
            found.append(Duty("clause", ref, wanted.title, level.scopes_of_clause(wanted.ref), due_at))
        elif kind == MINOR:
            found.append(Duty("note", ref, wanted.title, (), due_at))
    return tuple(found)


def _change(wanted: Wanted, signed: int, changes: Changes) -> str:
    """Return what the change is to whoever signed that version; the author's word goes before our arithmetic."""
    kind = change_between(signed, wanted.version, wanted.ref, changes)
    holds = 0 < wanted.holds_from <= signed < wanted.version
    return MINOR if holds and kind == MATERIAL else kind


def change_between(signed: int, wanted: int, ref: str, changes: Changes) -> str:
    """Return the heaviest change from the signed version (0: none) to the one in force."""
    if signed == 0:
        return MATERIAL
    kinds = (changes.get((ref, version), MATERIAL) for version in range(signed + 1, wanted + 1))
    # The same version with another text cannot be told from a new clause.
    return max(kinds, key=lambda kind: _WEIGHT.get(kind, 2), default=MATERIAL)


def _is_signed(version: int, sha256: str, ref: str, signed: Iterable[Fact]) -> bool:
    return any((fact.ref, fact.version, fact.sha256) == (ref, version, sha256) for fact in signed)


def _newest(ref: str, signed: Iterable[Fact]) -> int:
    return max((fact.version for fact in signed if fact.ref == ref), default=0)
