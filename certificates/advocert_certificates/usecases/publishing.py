"""New rules in two steps: somebody proposes and sees what they would do to whom; somebody else puts them in force."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from advocert_certificates.data import ProgrammeEffect, ProgrammeInfo, ProgrammePreview
from advocert_certificates.domain.errors import SamePersonError, VersionNotFoundError
from advocert_certificates.domain.lifecycle import ACTIVE
from advocert_certificates.domain.programme import Programme, programme_hash
from advocert_certificates.domain.programme_changes import changes_between
from advocert_certificates.domain.programme_reading import read_programme
from advocert_certificates.domain.reimmersion import Duty, duties_of
from advocert_certificates.models import ClauseVersion, Person, ProgrammeVersion
from advocert_certificates.usecases.allowances import read_cursor
from advocert_certificates.usecases.component_texts import facts_of, texts_under
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.evaluation import preview_person, standing_of
from advocert_certificates.usecases.programmes import (
    active_version,
    check_clause,
    info_of,
    keep_version,
    put_in_force,
    rules_of,
)

_BATCH = 200


def preview_programme(
    compiled: Mapping[str, Any], *, now: datetime, cursor: str = "", limit: int | None = None
) -> ProgrammePreview:
    """Say who would gain, renew, have to sign or lose what, if these rules came into force. Changes nothing.

    With a limit only so many people are looked at, from the cursor of the answer before on.

    Raises:
        ProgrammeShapeError: the document cannot be understood.
        ClauseTextChangedError: a clause that somebody has signed has another text under the same version.
        CursorError: the cursor is not one of ours.
    """
    rules = read_programme(compiled)
    for clause in rules.clauses:
        check_clause(clause)
    looked = Looked(read_cursor(cursor))
    effects = tuple(_effects(rules, now, looked, limit))
    return ProgrammePreview(
        ref=rules.ref,
        sha256=programme_hash(compiled),
        policy_set=rules.policy_set,
        levels=tuple(level.ref for level in rules.levels),
        planned=tuple(level.ref for level in rules.planned),
        effects=effects,
        changes=changes_between(rules_in_force(), rules),
        looked_at=looked.count,
        next_cursor=f"{looked.last:x}" if looked.more else "",
    )


def preview_proposal(
    sha256: str, *, now: datetime, cursor: str = "", limit: int | None = None
) -> ProgrammePreview:
    """Say the same of rules that are kept.

    Raises:
        VersionNotFoundError: nobody proposed them.
        CursorError: the cursor is not one of ours.
    """
    version = ProgrammeVersion.objects.filter(sha256=sha256).first()
    if version is None:
        raise VersionNotFoundError(sha256)
    return preview_programme(version.body, now=now, cursor=cursor, limit=limit)


def get_programme_info(sha256: str = "") -> ProgrammeInfo | None:
    """Return what is told about a kept version, or without a hash about the one in force; None: there is none."""
    kept = ProgrammeVersion.objects.filter(sha256=sha256).defer("body") if sha256 else None
    version = kept.first() if kept is not None else active_version()
    return info_of(version, changed=False) if version else None


def propose_programme(compiled: Mapping[str, Any], *, actor: str, now: datetime) -> ProgrammeInfo:
    """Keep rules as a proposal; nothing comes into force.

    Raises:
        ProgrammeShapeError: the document cannot be understood.
    """
    return info_of(keep_version(compiled, actor=actor, now=now), changed=False)


def publish_programme(sha256: str, *, actor: str, now: datetime) -> ProgrammeInfo:
    """Put proposed rules in force, as another person than the one who proposed them.

    Raises:
        VersionNotFoundError: nobody proposed them.
        SamePersonError: the same person did.
        ClauseTextChangedError: a clause that somebody has signed has another text under the same version.
    """
    version = ProgrammeVersion.objects.filter(sha256=sha256).first()
    if version is None:
        raise VersionNotFoundError(sha256)
    if version.loaded_by == actor:
        raise SamePersonError(actor)
    with transaction.atomic():
        changed = put_in_force(version, actor=actor, now=now)
    return info_of(version, changed=changed)


def list_proposals() -> tuple[ProgrammeInfo, ...]:
    """Return versions that were loaded and never put in force, newest first."""
    rows = ProgrammeVersion.objects.filter(in_force_at=None).defer("body").order_by("-loaded_at", "-id")
    return tuple(info_of(row, changed=False) for row in rows)


def rules_in_force() -> Programme | None:
    """Return the rules in force, planned levels too, or None before the first load."""
    version = active_version()
    return rules_of(version) if version else None


@dataclass
class Looked:
    """How far a dry run is: the last id, how many people, and whether somebody is left."""

    last: int
    count: int = 0
    more: bool = False


def _effects(rules: Programme, now: datetime, looked: Looked, limit: int | None) -> Iterator[ProgrammeEffect]:
    rows = ClauseVersion.objects.exclude(change="").values_list("ref", "version", "change")
    changes = {(ref, number): change for ref, number, change in rows}
    changes |= {(clause.ref, clause.version): clause.change for clause in rules.clauses if clause.change}
    texts = texts_under(rules)
    while people := _next_people(looked, limit):
        desk = Desk(people)
        for person in people:
            for level, area, effect in preview_person(desk, person, rules, texts, now):
                yield _effect(person, level, area, effect)
            yield from _consequences(desk, person, rules, changes, now)


def _next_people(looked: Looked, limit: int | None) -> list[Person]:
    wanted = _BATCH if limit is None else min(_BATCH, limit - looked.count)
    found = list(Person.objects.filter(pk__gt=looked.last).order_by("pk")[: wanted + 1])
    looked.more = len(found) > wanted
    people = found[:wanted]
    if people:
        looked.last, looked.count = people[-1].pk, looked.count + len(people)
    return people


def _consequences(
    desk: Desk, person: Person, rules: Programme, changes: Mapping[tuple[str, int], str], now: datetime
) -> Iterator[ProgrammeEffect]:
    held = [row for row in desk.rows[person.pk] if standing_of(row, now) in ACTIVE]
    facts = list(facts_of(desk.facts[person.pk], rules.texts)) if held else []
    for row in held:
        level = rules.level(row.level_ref)
        if level is None or (row.area and row.area not in level.areas):
            yield _effect(person, row.level_ref, row.area, "lose")
            continue
        for duty in duties_of(level, facts, changes, now):
            if duty.kind == "clause":
                yield _effect(person, row.level_ref, row.area, "sign", duty)


def _effect(person: Person, level: str, area: str, effect: str, duty: Duty | None = None) -> ProgrammeEffect:
    return ProgrammeEffect(
        person_uuid=person.uuid,
        full_name=person.full_name,
        username=person.username,
        level_ref=level,
        area=area,
        effect=effect,
        due_at=duty.due_at if duty else None,
        scopes=duty.scopes if duty else (),
    )
