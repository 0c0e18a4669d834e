"""The four deeds that can be done to many: for each, whom it touches, why it leaves others, and doing it.

`plan` reads a desk only; `act` puts what is to be written on it, for all of a batch, under their locks.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from advocert_certificates.data import ExemptionInput
from advocert_certificates.domain.errors import UnknownReasonError
from advocert_certificates.domain.instants import parse_instant
from advocert_certificates.domain.lifecycle import ACTIVE, MOVES, Standing, Trigger
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.models import BulkRun, Certification, Notice, Person
from advocert_certificates.usecases.decisions import exemption_of
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.evaluation import standing_of
from advocert_certificates.usecases.evidence import check_fact, keep_for_all
from advocert_certificates.usecases.holds import put_hold
from advocert_certificates.usecases.leaving import put_again
from advocert_certificates.usecases.notices import BY_HAND, send_now
from advocert_certificates.usecases.outbox import Change, tell
from advocert_certificates.usecases.reasons import HOLD_REASONS, hold_reason_of
from advocert_certificates.usecases.revocation import publish_after_commit
from advocert_certificates.usecases.tables import create_all
from advocert_certificates.usecases.transitions import Why
from advocert_certificates.usecases.wake import wake_after_commit

Rows = Sequence[Certification]
_ENDING = frozenset({Standing.EXPIRING, Standing.GRACE})


@dataclass(frozen=True)
class Turn:
    """What would happen to one person, or, when it is nothing (`rows` is None), why."""

    said: str
    rows: Rows | None = None


@dataclass(frozen=True)
class Action:
    """`plan` reads only; `act` gets what was planned by person, inside a transaction."""

    plan: Callable[[Desk, Person, datetime], Turn]
    act: Callable[[BulkRun, Desk, Mapping[int, Rows], datetime], None]


def _plan_pause(desk: Desk, person: Person, now: datetime) -> Turn:
    found = [row for row in desk.earned(person) if standing_of(row, now) in ACTIVE]
    return _titles(found) if found else Turn(Phrase("holds nothing that could be paused"))


def _pause(run: BulkRun, desk: Desk, wanted: Mapping[int, Rows], now: datetime) -> None:
    reason = hold_reason_of(run.options["reason_code"])
    if reason is None:
        raise UnknownReasonError(run.options["reason_code"], tuple(one.code for one in HOLD_REASONS))
    why = Why(reason.code, run.actor, "hr", run.reason_text)
    for person, rows in wanted.items():
        for row in rows:
            put_hold(desk, row, (), why, now=now)
            tell(desk, desk.people[person], Change("suspended", reason.told, row, takes=True), now)
    wake_after_commit()


def _plan_waive(_desk: Desk, person: Person, _now: datetime) -> Turn:
    return Turn(Phrase("forgotten on request")) if person.erased_at else Turn(Phrase("gets the waiver"), ())


def _waive(run: BulkRun, desk: Desk, _wanted: Mapping[int, Rows], now: datetime) -> None:
    said = run.options
    asked = ExemptionInput(
        "waiver", said["ref"], parse_instant(said["until"]), run.reason_text, said["asked_by"]
    )
    fact = exemption_of(asked, actor=run.actor, now=now)
    check_fact(fact)
    keep_for_all([person for person in desk.people.values() if not person.erased_at], fact, now)


def _plan_remind(desk: Desk, person: Person, now: datetime) -> Turn:
    found = [row for row in desk.earned(person) if standing_of(row, now) in _ENDING]
    if not found:
        return Turn(Phrase("nothing of theirs ends soon"))
    if not person.email:
        return Turn(Phrase("no mail address is known"))
    if Notice.objects.filter(
        certification__in=found, days=BY_HAND, valid_until=found[0].valid_until
    ).exists():
        return Turn(Phrase("was reminded by hand before, about the same end"))
    return _titles(found)


def _remind(_run: BulkRun, _desk: Desk, wanted: Mapping[int, Rows], now: datetime) -> None:
    notices = [
        Notice(certification=row, valid_until=row.valid_until, days=BY_HAND, written_at=now)
        for rows in wanted.values()
        for row in rows
    ]
    create_all(Notice, notices)
    for rows in wanted.values():
        # After the commit, as every notice (ADR 0056): a kill loses a mail and never sends two.
        transaction.on_commit(partial(send_now, rows), robust=True)


def _plan_issue(desk: Desk, person: Person, now: datetime) -> Turn:
    found = [row for row in desk.earned(person) if (standing_of(row, now), Trigger.CORRECT) in MOVES]
    return _titles(found) if found else Turn(Phrase("holds no certificate that counts"))


def _issue(run: BulkRun, desk: Desk, wanted: Mapping[int, Rows], now: datetime) -> None:
    for person, rows in wanted.items():
        put_again(desk, desk.people[person], rows, run.actor, now)
    publish_after_commit(now)


def _titles(rows: Rows) -> Turn:
    return Turn(", ".join(row.title for row in rows), rows)


ACTIONS: Mapping[str, Action] = {
    "pause": Action(_plan_pause, _pause),
    "waive": Action(_plan_waive, _waive),
    "remind": Action(_plan_remind, _remind),
    "issue": Action(_plan_issue, _issue),
}


def options_of(given: Any) -> dict[str, str]:
    """Return what a run keeps of the decision, as JSON values."""
    return {name: value for name, value in given.items() if value}
