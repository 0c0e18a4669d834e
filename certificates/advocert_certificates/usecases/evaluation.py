"""From evidence to decisions: what the rules say about people, under their locks, in batches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from advocert_certificates.domain.component_texts import TextRules
from advocert_certificates.domain.eligibility import (
    ANYTIME,
    Evaluation,
    Requirement,
    View,
    evaluate,
)
from advocert_certificates.domain.facts import AREA, CERTIFICATION, Fact
from advocert_certificates.domain.lifecycle import ACTIVE, Standing, State
from advocert_certificates.domain.milestones import missed_midterm
from advocert_certificates.domain.programme import Level, Programme
from advocert_certificates.domain.standing import add_months, standing_at
from advocert_certificates.models import Certification, Evidence, Person, ProgrammeVersion
from advocert_certificates.usecases.certifying import Earned, certify, renew
from advocert_certificates.usecases.component_texts import facts_of, texts_in_force
from advocert_certificates.usecases.conditions import period_of
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.duties import follow_up
from advocert_certificates.usecases.locks import lock_people, lock_person
from advocert_certificates.usecases.programmes import active_version, rules_of
from advocert_certificates.usecases.storing import store
from advocert_certificates.usecases.tenure import next_look

RENEWABLE = frozenset({Standing.EXPIRING, Standing.GRACE, Standing.EXPIRED})


@dataclass
class Case:
    """One person before the rules: facts, the rows behind them, and what is held by level and area.

    `gained`: what a dry run would give, as if it were held.
    """

    person: Person
    facts: Mapping[Fact, Evidence]
    held: dict[tuple[str, str], Certification]
    since: dict[UUID, datetime]
    gained: list[Fact] = field(default_factory=list)

    def all_facts(self, now: datetime) -> list[Fact]:
        """Return what was done, and what is held at the moment."""
        held = (row for row in self.held.values() if standing_of(row, now) in ACTIVE)
        # From when a certification is held: from its first day, through every renewal.
        start = ((row, self.since.get(row.uuid, row.valid_from)) for row in held)
        own = [Fact(CERTIFICATION, row.level_ref, True, at, "Held") for row, at in start]  # noqa: FBT003 - it counts
        return [*self.facts, *own, *self.gained]


def evaluate_person(person_id: int, *, now: datetime) -> int:
    """Decide about every level from all evidence of the person; return how many were newly earned or renewed.

    Decision, certificate and messages are one transaction with the note that the evidence was looked at:
    after a kill the next call finds the evidence unmarked and decides again. Two calls at once wait for each
    other.

    Raises:
        PersonNotFoundError: nobody has this id.
    """
    with transaction.atomic():
        return _evaluate([lock_person(person_id)], now)


def evaluate_people(person_ids: Sequence[int], *, now: datetime, wait: bool = False) -> list[int]:
    """Decide about many in one transaction; return the ids of those whom nobody else was holding meanwhile.

    It decides about each as `evaluate_person` does, and all or nothing: who cannot be decided about fails it for
    all (`halving`). `wait` for those whom somebody holds.
    """
    with transaction.atomic():
        people = lock_people(person_ids, wait=wait)
        _evaluate(people, now)
    return [person.pk for person in people]


def _evaluate(people: Sequence[Person], now: datetime) -> int:
    version = active_version()
    if version is None or not people:
        return 0
    desk = Desk(people)
    earned = sum(_decide(desk, person, version, now) for person in people)
    store(desk.made, now)
    return earned


def _decide(desk: Desk, person: Person, version: ProgrammeVersion, now: datetime) -> int:
    case = _case(desk, person, texts_in_force(version))
    earned = _earn_all(desk, case, version, now)
    for row in case.held.values():
        level = rules_of(version).level(row.level_ref)
        if level is not None:
            follow_up(desk, row, level, version, now)
    look = next_look(rules_of(version).levels, case.held.values(), case.since, now)
    if look != person.look_again_at:
        desk.made.looks[look].append(person.pk)
    desk.made.seen += [row.pk for row in desk.facts[person.pk] if row.evaluated_at is None]
    return earned


def people_with_news(limit: int, after: int = 0) -> list[int]:
    """Return the ids of people whose newest evidence nobody has looked at, oldest id first, from `after` on."""
    waiting = Evidence.objects.filter(
        evaluated_at=None, **({"person_id__gt": after} if after else {})
    ).order_by("person_id")
    return list(waiting.values_list("person_id", flat=True).distinct()[:limit])


def newest_with_news() -> int:
    """Return the highest id of those people, 0 when there is nobody."""
    waiting = Evidence.objects.filter(evaluated_at=None).order_by("-person_id")
    return waiting.values_list("person_id", flat=True).first() or 0


def progress_of(
    requires: Requirement, rows: Iterable[Evidence], texts: TextRules, view: View = ANYTIME
) -> Evaluation:
    """Return how far somebody is, for display."""
    return evaluate(requires, facts_of(rows, texts), view)


def standing_of(row: Certification, now: datetime) -> Standing:
    """Return what a certification counts as."""
    return standing_at(row.state, period_of(row), now)


def renewal_of(
    row: Certification, level: Level, facts: Iterable[Fact], now: datetime
) -> tuple[Requirement, View]:
    """Return what a renewal asks for now, and from when deeds count for it."""
    period = period_of(row)
    if period is None:
        return level.requires, View(now, None, level.ref)
    late = now >= add_months(period.grace_until, level.renewal.late_months)
    whole = late or (level.renewal.midterm and missed_midterm(level.checkpoints, period, facts))
    requires = level.requires if whole else level.renewal.requires
    # What was done for the period that runs is used up, also when the window opens on its first day.
    since = max(period.expiring_from, period.valid_from + timedelta(seconds=1))
    return requires, View(now, since, level.ref)


def preview_person(
    desk: Desk, person: Person, rules: Programme, texts: TextRules, now: datetime
) -> Iterator[tuple[str, str, str]]:
    """Return (level, area, `gain` or `renew`) that other rules would give; nothing is written.

    A level that is gained may be what another one asks for.
    """
    case = _case(desk, person, texts)
    found: set[tuple[str, str]] = set()
    for _ in rules.levels:
        before = len(found)
        for level in rules.levels:
            for area in _areas(level, case):
                if (level.ref, area) not in found and _look(case, level, area, now) is not None:
                    found.add((level.ref, area))
                    case.gained.append(Fact(CERTIFICATION, level.ref, True, now, "Held"))  # noqa: FBT003 - it counts
                    yield level.ref, area, "renew" if (level.ref, area) in case.held else "gain"
        if len(found) == before:
            return


def _case(desk: Desk, person: Person, texts: TextRules) -> Case:
    held = [row for row in desk.rows[person.pk] if row.state != State.LEARNING]
    by_place = {(row.level_ref, row.area): row for row in held}
    return Case(person, desk.judged(person, texts), by_place, desk.held_since)


def _earn_all(desk: Desk, case: Case, version: ProgrammeVersion, now: datetime) -> int:
    """Earn until nothing new comes: a level may be what another one asks for."""
    levels = rules_of(version).levels
    earned = 0
    for _ in levels:
        before = earned
        for level in levels:
            earned += sum(_earn(desk, case, level, area, version, now) for area in _areas(level, case))
        if earned == before:
            break
    return earned


def _earn(desk: Desk, case: Case, level: Level, area: str, version: ProgrammeVersion, now: datetime) -> bool:
    earned = _look(case, level, area, now)
    if earned is None:
        return False
    row = case.held.get((level.ref, area))
    if row is None:
        case.held[level.ref, area] = certify(desk, case.person, earned, version, now=now)
    else:
        lapsed = standing_of(row, now) is Standing.EXPIRED
        renew(desk, row, earned, version, now=now)
        if lapsed:  # what lies before a lapse is not held any more
            case.since[row.uuid] = now
    return True


def _look(case: Case, level: Level, area: str, now: datetime) -> Earned | None:
    """Return what is earned by the facts, or None: not enough, held already, or held back."""
    row = case.held.get((level.ref, area))
    if row is not None and standing_of(row, now) not in RENEWABLE:
        return None
    requires, view = (
        renewal_of(row, level, case.facts, now)
        if row is not None
        else (level.requires, View(now, None, level.ref))
    )
    answer = evaluate(requires, case.all_facts(now), view)
    if not answer.met:
        return None
    met = {entry.met_by for part in answer.requirements for entry in part.entries if entry.met_by}
    rows = [case.facts[fact] for fact in case.facts if fact in met]
    return Earned(level, area, rows, answer.rests_until)


def _areas(level: Level, case: Case) -> list[str]:
    """Return the areas in which the level is earned: those that a coach has confirmed, or just one without name."""
    if not level.by_area:
        return [""]
    confirmed = {fact.ref for fact in case.facts if fact.kind == AREA and fact.counts}
    return [area for area in level.areas if area in confirmed]
