"""New rules in two steps: somebody proposes and sees what they would do to whom; somebody else puts them in force."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from advocert_certificates.data import ProgrammeEffect, ProgrammeInfo, ProgrammePreview
from advocert_certificates.domain.errors import SamePersonError, VersionNotFoundError
from advocert_certificates.domain.look_errors import StaleLookError
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.programme import programme_hash
from advocert_certificates.domain.programme_changes import changes_between
from advocert_certificates.models import Person, ProgrammeVersion, RulesLook
from advocert_certificates.usecases.locks import locked
from advocert_certificates.usecases.looking import look_of, state_of
from advocert_certificates.usecases.programmes import (
    active_version,
    info_of,
    keep_version,
    put_in_force,
    rules_in_force,
)
from advocert_certificates.usecases.rule_effects import NewRules, told
from advocert_certificates.usecases.tables import pages

_BATCH = 200


def preview_programme(compiled: Mapping[str, Any], *, now: datetime) -> ProgrammePreview:
    """Say who would gain, renew, have to sign or lose what, if these rules came into force. Changes nothing.

    For commands: everybody is looked at before it returns. Pages look in parts: `looking`.

    Raises:
        ProgrammeShapeError: the document cannot be understood.
        ClauseTextChangedError: a clause that somebody has signed has another text under the same version.
    """
    new, looked, effects = NewRules.of(compiled), 0, list[ProgrammeEffect]()
    for people in pages(Person.objects.all(), _BATCH):
        looked += len(people)
        effects += [told(found) for found in new.effects_on(people, now)]
    rules = new.rules
    return ProgrammePreview(
        ref=rules.ref,
        sha256=programme_hash(compiled),
        policy_set=rules.policy_set,
        levels=tuple(level.ref for level in rules.levels),
        planned=tuple(level.ref for level in rules.planned),
        effects=tuple(effects),
        changes=changes_between(rules_in_force(), rules),
        looked_at=looked,
    )


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


def propose_looked_at(look_uuid: UUID, *, actor: str, now: datetime) -> ProgrammeInfo:
    """Keep the rules of a look as a proposal; nothing comes into force.

    Raises:
        LookNotFoundError: there is no such look.
        StaleLookError: not everybody was looked at, or what was found holds no more.
    """
    look = look_of(look_uuid)
    _check_holds(look, now)
    return propose_programme(look.body, actor=actor, now=now)


def publish_looked_at(sha256: str, look_uuid: UUID, *, actor: str, now: datetime) -> ProgrammeInfo:
    """Put proposed rules in force on a look at everybody that still holds, as another person than who proposed them.

    Raises:
        LookNotFoundError: there is no such look.
        StaleLookError: it is about other rules, not everybody was looked at, or what was found holds no more.
        VersionNotFoundError: nobody proposed them.
        SamePersonError: the same person did.
        ClauseTextChangedError: a clause that somebody has signed has another text under the same version.
    """
    with transaction.atomic():
        # Whoever publishes waits here for whoever is publishing, and then sees that other rules are in force.
        list(locked(ProgrammeVersion.objects.filter(active=True).only("pk")))
        look = look_of(look_uuid)
        if look.sha256 != sha256:
            raise StaleLookError(Phrase("the list is about other rules; look again"))
        _check_holds(look, now)
        return publish_programme(sha256, actor=actor, now=now)


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


def _check_holds(look: RulesLook, now: datetime) -> None:
    state = state_of(look, now)
    if state == "looking":
        raise StaleLookError(Phrase("not everybody was looked at yet; wait until the list is whole"))
    if state == "old":
        raise StaleLookError(Phrase("the list is more than a day old; look again"))
    if state == "overtaken":
        raise StaleLookError(Phrase("other rules came into force after the list was made; look again"))
