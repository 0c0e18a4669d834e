"""Looking at everybody before new rules come into force: a run in parts that a kill or a closed page does not end.

What was found is about one document, against the rules in force at one moment; rules come into force only on a
look that still holds (ADR 0090).
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from advocert_certificates.data import EffectPage, RulesLookView
from advocert_certificates.domain.errors import VersionNotFoundError
from advocert_certificates.domain.look_errors import LookNotFoundError
from advocert_certificates.domain.programme import programme_hash
from advocert_certificates.domain.programme_changes import changes_between
from advocert_certificates.domain.programme_reading import read_programme
from advocert_certificates.models import Person, ProgrammeVersion, RulesEffect, RulesLook
from advocert_certificates.usecases.allowances import read_cursor
from advocert_certificates.usecases.halving import halved
from advocert_certificates.usecases.programmes import active_version, rules_in_force
from advocert_certificates.usecases.rule_effects import Found, NewRules, told
from advocert_certificates.usecases.tables import create_all
from advocert_certificates.usecases.wake import wake_after_commit

_logger = logging.getLogger(__name__)
HOLDS = timedelta(days=1)
BATCH = 200
# So many people in one round of the worker, and so many while somebody waits for the page.
A_ROUND, AT_ONCE = 1_000, 1_000
_PAGE = 1_000
FAILED = "failed"


def look_at_rules(compiled: Mapping[str, Any], *, actor: str, now: datetime) -> UUID:
    """Begin to look at everybody under these rules; return the uuid of the look. Nothing comes into force.

    Asked again for the same document while a look is under way, it is that one.

    Raises:
        ProgrammeShapeError: the document cannot be understood.
        ClauseTextChangedError: a clause that somebody has signed has another text under the same version.
    """
    NewRules.of(compiled)
    return _begin(programme_hash(compiled), compiled, actor, now)


def look_at_proposal(sha256: str, *, actor: str, now: datetime) -> UUID:
    """Begin the same for rules that are kept.

    Raises:
        VersionNotFoundError: nobody proposed them.
        ClauseTextChangedError: a clause that somebody has signed has another text under the same version.
    """
    version = ProgrammeVersion.objects.filter(sha256=sha256).first()
    if version is None:
        raise VersionNotFoundError(sha256)
    NewRules.of(version.body)
    return _begin(sha256, version.body, actor, now)


def go_on_looking(now: datetime) -> int:
    """Look at some more people for the oldest look that is under way; return at how many."""
    look = RulesLook.objects.filter(done_at=None).order_by("id").first()
    return look_on(look, now, A_ROUND) if look else 0


def look_on(look: RulesLook, now: datetime, limit: int) -> int:
    """Look at no more than so many people and note what was found, batch by batch; return at how many."""
    rules, looked = NewRules.of(look.body), 0
    while looked < limit:
        people = list(Person.objects.filter(pk__gt=look.last_person).order_by("pk")[:BATCH])
        if not people:
            RulesLook.objects.filter(pk=look.pk).update(done_at=now, total=look.looked)
            break
        if not _note(look, people, _found(look, rules, people)):
            break
        looked += len(people)
    return looked


def get_rules_look(uuid: UUID, *, now: datetime) -> RulesLookView:
    """Return how far a look is and what it found so far, counted.

    Raises:
        LookNotFoundError: there is no such look.
    """
    return _view(look_of(uuid), now)


def find_rules_look(sha256: str, *, now: datetime) -> RulesLookView | None:
    """Return the newest look at rules with this hash, or None."""
    look = RulesLook.objects.filter(sha256=sha256).order_by("-id").first()
    return _view(look, now) if look else None


def list_effects(uuid: UUID, *, effect: str = "", cursor: str = "", limit: int = _PAGE) -> EffectPage:
    """Return some of what a look found, of one kind or of all, in the order in which people were looked at.

    Raises:
        LookNotFoundError: there is no such look.
        CursorError: the cursor is not one of ours.
    """
    rows = look_of(uuid).effects.filter(pk__gt=read_cursor(cursor)).select_related("person").order_by("id")
    limit = min(max(limit, 1), _PAGE)
    found = list((rows.filter(effect=effect) if effect else rows)[: limit + 1])
    more = f"{found[limit - 1].pk:x}" if len(found) > limit else ""
    return EffectPage(tuple(told(row) for row in found[:limit]), more)


def forget_looks(now: datetime) -> int:
    """Delete looks that hold no more for a week; return how many. What came into force is told by its version."""
    return _delete(RulesLook.objects.filter(at__lt=now - HOLDS - timedelta(days=7)))


def look_of(uuid: UUID) -> RulesLook:
    """Return the row of a look.

    Raises:
        LookNotFoundError: there is no such look.
    """
    look = RulesLook.objects.filter(uuid=uuid).first()
    if look is None:
        raise LookNotFoundError(uuid)
    return look


def state_of(look: RulesLook, now: datetime) -> str:
    """Return `looking`, `done`, `old` or `overtaken`, as in `RulesLookView`."""
    if look.against != hash_in_force():
        return "overtaken"
    if now - look.at >= HOLDS:
        return "old"
    return "looking" if look.done_at is None else "done"


def hash_in_force() -> str:
    """Return the hash of the rules in force, or an empty text."""
    version = active_version()
    return version.sha256 if version else ""


def _begin(sha256: str, body: Mapping[str, Any], actor: str, now: datetime) -> UUID:
    against = hash_in_force()
    under_way = RulesLook.objects.filter(sha256=sha256, against=against, done_at=None, at__gt=now - HOLDS)
    if (look := under_way.order_by("id").first()) is not None:
        return look.uuid
    with transaction.atomic():
        look = RulesLook.objects.create(
            sha256=sha256,
            body=dict(body),
            against=against,
            actor=actor,
            at=now,
            total=Person.objects.count(),
        )
        wake_after_commit()
    look_on(look, now, AT_ONCE)
    return look.uuid


def _found(look: RulesLook, rules: NewRules, people: list[Person]) -> list[Found]:
    """Return what would happen to these people; who cannot be looked at must not stop the look at all others."""
    by_pk, found = {person.pk: person for person in people}, list[Found]()
    came = halved([person.pk for person in people], partial(_find, look, rules, by_pk, found))
    for pk, error in came.failed:
        _logger.error("Look %s failed for one person", look.uuid, exc_info=error)
        found.append(Found(by_pk[pk], "", "", FAILED))
    return found


def _find(
    look: RulesLook, rules: NewRules, by_pk: Mapping[int, Person], found: list[Found], pks: Sequence[int]
) -> Sequence[int]:
    found += list(rules.effects_on([by_pk[pk] for pk in pks], look.at))
    return pks


def _note(look: RulesLook, people: Sequence[Person], found: Sequence[Found]) -> bool:
    """Write what was found and how far it is, all or nothing; False: somebody else has looked at these people."""
    counts = dict(look.counts)
    for one in found:
        counts[one.effect] = counts.get(one.effect, 0) + 1
    last, looked = people[-1].pk, look.looked + len(people)
    with transaction.atomic():
        here = RulesLook.objects.filter(pk=look.pk, last_person=look.last_person)
        if not here.update(last_person=last, looked=looked, counts=counts):
            return False
        create_all(RulesEffect, [_row(look, one) for one in found])
    look.last_person, look.looked, look.counts = last, looked, counts
    return True


def _row(look: RulesLook, found: Found) -> RulesEffect:
    return RulesEffect(
        look=look,
        person=found.person,
        level_ref=found.level_ref,
        area=found.area,
        effect=found.effect,
        due_at=found.due_at,
        scopes=list(found.scopes),
    )


def _view(look: RulesLook, now: datetime) -> RulesLookView:
    rules = read_programme(look.body)
    return RulesLookView(
        uuid=look.uuid,
        sha256=look.sha256,
        title=rules.title,
        policy_set=rules.policy_set,
        levels=tuple(level.ref for level in rules.levels),
        planned=tuple(level.ref for level in rules.planned),
        changes=changes_between(rules_in_force(), rules),
        state=state_of(look, now),
        at=look.at,
        total=max(look.total, look.looked),
        looked=look.looked,
        counts=look.counts,
    )


def _delete(looks: QuerySet[RulesLook]) -> int:
    RulesEffect.objects.filter(look__in=list(looks.values_list("pk", flat=True))).delete()
    return looks.delete()[0]
