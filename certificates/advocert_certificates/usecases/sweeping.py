"""Writing down what time has done. Nobody waits for it: standing and scopes are derived from dates when read.

A sweep only makes the story complete, and tells other systems that something has ended.
"""

import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeAlias

from django.db import transaction
from django.db.models import Q

from advocert_certificates.domain.condition import Condition, allowed_at
from advocert_certificates.domain.lifecycle import Standing, State, Trigger
from advocert_certificates.models import Certification
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.halving import Handled, halved
from advocert_certificates.usecases.locks import lock_people
from advocert_certificates.usecases.outbox import Change, tell
from advocert_certificates.usecases.storing import store
from advocert_certificates.usecases.transitions import BY_CLOCK, Why, step, take_step
from advocert_certificates.usecases.wake import wake_after_commit

_logger = logging.getLogger(__name__)
BATCH = 200
_MANY = 200
_CODES = {Standing.EXPIRING: "window", Standing.GRACE: "grace", Standing.EXPIRED: "expired"}


# Where the queue of what is due stands: a moment, and the id of a certification.
Due: TypeAlias = tuple[datetime, int]


@dataclass
class Swept:
    """How many certifications were written down, what came of the people, and how far the queue was followed."""

    count: int = 0
    handled: Handled = field(default_factory=Handled)
    last: Due | None = None
    jumped: bool = False

    def add(self, part: "Swept") -> None:
        """Take in what came of the next part."""
        self.count, self.last = self.count + part.count, part.last
        self.handled.add(part.handled)


def sweep(now: datetime, limit: int = 500) -> Swept:
    """Write down what has changed by time alone, for about so many certifications, oldest first.

    Who cannot be swept is passed over, so that nobody waits for them; the next call tries again. When very many
    fail, it goes on from a random moment.
    """
    swept = Swept()
    while swept.count < limit and len(swept.handled.failed) < 2 * _MANY:
        part = sweep_batch(now, after=swept.last, limit=min(limit, BATCH))
        if part.last is None:
            break
        swept.add(part)
        if len(swept.handled.failed) >= _MANY and not swept.jumped:
            begin = part.last[0]
            swept.last, swept.jumped = (begin + (now - begin) * random.random(), 0), True  # noqa: S311 - no secret
    return swept


def sweep_batch(now: datetime, *, after: Due | None = None, limit: int = 0) -> Swept:
    """Write down what has changed for the people of the next certifications that are due, from `after` on."""
    found = list(_due(now, after)[: limit or BATCH])
    people = list(dict.fromkeys(person for _, _, person in found))
    handled = halved(people, partial(sweep_people, now=now))
    for person, error in handled.failed:
        _logger.error("Person %s could not be swept", person, exc_info=error)
    done = set(handled.done)
    return Swept(sum(person in done for _, _, person in found), handled, found[-1][:2] if found else None)


def sweep_people(person_ids: Sequence[int], *, now: datetime, wait: bool = False) -> list[int]:
    """Write down what time has done to many, in one transaction; return those whom nobody else was holding."""
    with transaction.atomic():
        people = lock_people(person_ids, wait=wait)
        desk = Desk(people)
        told = [_sweep_one(desk, row, now) for rows in desk.rows.values() for row in rows if is_due(row, now)]
        store(desk.made, now)
        if any(told):
            wake_after_commit()
    return [person.pk for person in people]


def is_due(row: Certification, now: datetime) -> bool:
    """Tell whether time has changed something that nobody has written down."""
    return row.state == State.CERTIFIED and row.next_change_at is not None and row.next_change_at <= now


def _due(now: datetime, after: Due | None) -> Sequence[tuple[datetime, int, int]]:
    waiting = Certification.objects.filter(next_change_at__lte=now).order_by("next_change_at", "id")
    if after is not None:
        later = Q(next_change_at__gt=after[0]) | Q(next_change_at=after[0], pk__gt=after[1])
        waiting = waiting.filter(later, next_change_at__gte=after[0])
    return waiting.values_list("next_change_at", "pk", "person_id")


def _sweep_one(desk: Desk, row: Certification, now: datetime) -> bool:
    """Write down all that has come; return whether others are told that something has ended."""
    before = desk.condition(row)
    had = _allowed_when_told(row, before)
    while is_due(row, now):
        _write_down(desk, row, before, now)
    ended = bool(set(had) - set(allowed_at(before, now)))
    if ended:
        kind = "expired" if row.told == Standing.EXPIRED else "changed"
        tell(desk, row.person, Change(kind, "expired", row, takes=True), now)
    return ended


def _write_down(desk: Desk, row: Certification, condition: Condition, now: datetime) -> None:
    moment = row.next_change_at
    standing = condition.standing(moment)
    code = _CODES.get(standing, "overdue") if standing != row.told else "overdue"
    take_step(desk, row, step(Trigger.TIME, now, moment), Why(code, BY_CLOCK, "clock"))


def _allowed_when_told(row: Certification, condition: Condition) -> tuple[str, ...]:
    """Return what was allowed just before the first change that nobody has written down."""
    moment = row.next_change_at
    if moment is None or condition.period is None:
        return ()
    # One microsecond before: a scope is open up to its end, and no further.
    return allowed_at(condition, moment.replace(microsecond=0) - moment.resolution)
