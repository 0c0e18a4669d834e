"""Writing down what time has done. Nobody waits for it: standing and scopes are derived from dates when read.

A sweep only makes the story complete, and tells other systems that something has ended.
"""

from datetime import datetime

from django.db import transaction

from advocert_certificates.domain.condition import Condition, allowed_at
from advocert_certificates.domain.lifecycle import Standing, State, Trigger
from advocert_certificates.models import Certification
from advocert_certificates.usecases.conditions import condition_of
from advocert_certificates.usecases.locks import lock_person
from advocert_certificates.usecases.outbox import Change, tell_targets
from advocert_certificates.usecases.transitions import BY_CLOCK, Why, record_step, step
from advocert_certificates.usecases.wake import wake_after_commit

_CODES = {Standing.EXPIRING: "window", Standing.GRACE: "grace", Standing.EXPIRED: "expired"}


def sweep(now: datetime, limit: int = 500) -> int:
    """Write down what has changed by time alone, for at most so many certifications; return how many."""
    waiting = Certification.objects.filter(next_change_at__lte=now).order_by("next_change_at", "id")
    found = list(waiting.values_list("pk", "person_id")[:limit])
    for pk, person_id in found:
        _sweep_one(pk, person_id, now)
    return len(found)


def _sweep_one(pk: int, person_id: int, now: datetime) -> None:
    with transaction.atomic():
        person = lock_person(person_id)
        row = Certification.objects.select_related("credential").get(pk=pk)
        row.person = person
        before = condition_of(row)
        had = _allowed_when_told(row, before)
        while row.state == State.CERTIFIED and row.next_change_at and row.next_change_at <= now:
            _write_down(row, before, now)
        allowed = allowed_at(before, now)
        if set(had) - set(allowed):
            kind = "expired" if row.told == Standing.EXPIRED else "changed"
            tell_targets(person, Change(kind, "expired", row, takes=True), now)
            wake_after_commit()


def _write_down(row: Certification, condition: Condition, now: datetime) -> None:
    moment = row.next_change_at
    standing = condition.standing(moment)
    code = _CODES.get(standing, "overdue") if standing != row.told else "overdue"
    record_step(row, step(Trigger.TIME, now, moment), Why(code, BY_CLOCK, "clock"))


def _allowed_when_told(row: Certification, condition: Condition) -> tuple[str, ...]:
    """Return what was allowed just before the first change that nobody has written down."""
    moment = row.next_change_at
    if moment is None or condition.period is None:
        return ()
    # One microsecond before: a scope is open up to its end, and no further.
    return allowed_at(condition, moment.replace(microsecond=0) - moment.resolution)
