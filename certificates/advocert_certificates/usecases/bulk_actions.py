"""The four deeds that can be done to many: for each, whom it touches, why it leaves others, and doing it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from advocert_certificates.data import ExemptionInput, HoldInput
from advocert_certificates.domain.instants import parse_instant
from advocert_certificates.domain.lifecycle import ACTIVE, MOVES, Trigger
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.standing import Standing
from advocert_certificates.models import BulkRun, Certification, Notice, Person
from advocert_certificates.usecases.decisions import grant_exemption
from advocert_certificates.usecases.evaluation import standing_of
from advocert_certificates.usecases.holds import suspend_certification
from advocert_certificates.usecases.leaving import correct_name
from advocert_certificates.usecases.notices import BY_HAND, send_now

Rows = Sequence[Certification]
_ENDING = frozenset({Standing.EXPIRING, Standing.GRACE})


@dataclass(frozen=True)
class Plan:
    """What would happen to one person, or, when it is nothing (`rows` is None), why."""

    said: str
    rows: Rows | None = None


@dataclass(frozen=True)
class Action:
    """`plan` reads only; `act` runs under the person's lock, inside a transaction."""

    plan: Callable[[Person, Rows, datetime], Plan]
    act: Callable[[BulkRun, Person, Rows, datetime], None]


def _plan_pause(_person: Person, rows: Rows, now: datetime) -> Plan:
    found = [row for row in rows if standing_of(row, now) in ACTIVE]
    return _titles(found) if found else Plan(Phrase("holds nothing that could be paused"))


def _pause(run: BulkRun, _person: Person, rows: Rows, now: datetime) -> None:
    asked = HoldInput(run.options["reason_code"], reason_text=run.reason_text)
    for row in rows:
        suspend_certification(row.uuid, asked, actor=run.actor, now=now)


def _plan_waive(person: Person, _rows: Rows, _now: datetime) -> Plan:
    return Plan(Phrase("forgotten on request")) if person.erased_at else Plan(Phrase("gets the waiver"), ())


def _waive(run: BulkRun, person: Person, _rows: Rows, now: datetime) -> None:
    said = run.options
    until = parse_instant(said["until"])
    exemption = ExemptionInput("waiver", said["ref"], until, run.reason_text, said["asked_by"])
    grant_exemption(person.uuid, exemption, actor=run.actor, now=now)


def _plan_remind(person: Person, rows: Rows, now: datetime) -> Plan:
    found = [row for row in rows if standing_of(row, now) in _ENDING]
    if not found:
        return Plan(Phrase("nothing of theirs ends soon"))
    if not person.email:
        return Plan(Phrase("no mail address is known"))
    if Notice.objects.filter(
        certification__in=found, days=BY_HAND, valid_until=found[0].valid_until
    ).exists():
        return Plan(Phrase("was reminded by hand before, about the same end"))
    return _titles(found)


def _remind(_run: BulkRun, person: Person, rows: Rows, now: datetime) -> None:
    for row in rows:
        row.person = person
        Notice.objects.create(certification=row, valid_until=row.valid_until, days=BY_HAND, written_at=now)
    # After the commit, as every notice (ADR 0056): a kill loses a mail and never sends two.
    transaction.on_commit(partial(send_now, rows), robust=True)


def _plan_issue(_person: Person, rows: Rows, now: datetime) -> Plan:
    found = [row for row in rows if (standing_of(row, now), Trigger.CORRECT) in MOVES]
    return _titles(found) if found else Plan(Phrase("holds no certificate that counts"))


def _issue(run: BulkRun, person: Person, _rows: Rows, now: datetime) -> None:
    correct_name(person.uuid, full_name=person.full_name, actor=run.actor, now=now)


def _titles(rows: Rows) -> Plan:
    return Plan(", ".join(row.title for row in rows), rows)


ACTIONS: Mapping[str, Action] = {
    "pause": Action(_plan_pause, _pause),
    "waive": Action(_plan_waive, _waive),
    "remind": Action(_plan_remind, _remind),
    "issue": Action(_plan_issue, _issue),
}


def options_of(given: Any) -> dict[str, str]:
    """Return what a run keeps of the decision, as JSON values."""
    return {name: value for name, value in given.items() if value}
