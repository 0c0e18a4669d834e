"""Holding back: all of a certification or some of its scopes, at once; and opening it again.

After an incident the person is told why, gets a re-immersion task, may appeal, and two people decide about the
end. Protected talk is never a reason: counsel's check is asked for each time.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID, uuid4

from advocert_certificates.data import CertificationView, HoldInput, RevocationReason
from advocert_certificates.domain.errors import (
    CounselNotCheckedError,
    HoldNotFoundError,
    NotProposedError,
    SamePersonError,
    UnknownReasonError,
    UnknownScopeError,
)
from advocert_certificates.domain.lifecycle import MOVES, Trigger
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.reimmersion import Duty
from advocert_certificates.domain.standing import standing_at
from advocert_certificates.models import Certification, Hold, Person
from advocert_certificates.usecases.conditions import earned_of, period_of
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.duties import OPEN_FOR, assign, refresh_tasks
from advocert_certificates.usecases.locks import locked_certification
from advocert_certificates.usecases.outbox import Change, tell_targets
from advocert_certificates.usecases.reasons import HOLD_REASONS, hold_reason_of
from advocert_certificates.usecases.standings import certification_view
from advocert_certificates.usecases.storable import storable
from advocert_certificates.usecases.storing import store
from advocert_certificates.usecases.tenure import look_at_once
from advocert_certificates.usecases.transitions import Why, record_step, since_when, step, take_step
from advocert_certificates.usecases.wake import wake_after_commit

INCIDENT = "incident"


def suspend_certification(
    certification_uuid: UUID, hold: HoldInput, *, actor: str, now: datetime
) -> CertificationView:
    """Close scopes, or without scopes the whole certification, at once; return how it stands then.

    Raises:
        CertificationNotFoundError: nothing has this uuid.
        UnknownReasonError: the reason is not in `HOLD_REASONS`.
        UnknownScopeError: the certification has no such scope.
        CounselNotCheckedError: an incident, and nobody checked that it is no protected talk.
        IllegalMoveError: it is not certified.
    """
    reason = hold_reason_of(hold.reason_code)
    if reason is None:
        raise UnknownReasonError(hold.reason_code, tuple(known.code for known in HOLD_REASONS))
    if reason.code == INCIDENT and not hold.counsel_checked:
        raise CounselNotCheckedError
    with locked_certification(certification_uuid) as (_, row):
        _check_scopes(row, hold.scopes)
        why = Why(reason.code, actor, "hr", hold.reason_text)
        trigger = Trigger.HOLD if hold.scopes else Trigger.SUSPEND
        since = since_when(row, trigger, hold.effective_at, now)
        opened = open_hold(row, hold.scopes, why, now=now, effective_at=since)
        opened.counsel_checked = hold.counsel_checked
        opened.save(update_fields=["counsel_checked"])
        if reason.code == INCIDENT:
            _train(row, opened, actor, now)
        _tell(row, reason, hold.scopes, now)
    return certification_view(row, now)


def _train(row: Certification, hold: Hold, actor: str, now: datetime) -> None:
    duty = Duty(
        "reimmersion", str(hold.uuid), Phrase("Re-immersion and a talk with your coach"), (), now + OPEN_FOR
    )
    assign(row, duty, Why("incident_training", actor, "hr"), now)


def open_hold(
    row: Certification,
    scopes: Sequence[str],
    why: Why,
    *,
    now: datetime,
    effective_at: datetime | None = None,
) -> Hold:
    """Write a hold: step and row. The caller holds the person's lock inside a transaction and tells others."""
    desk = Desk.around(row)
    hold = put_hold(desk, row, scopes, why, now=now, effective_at=effective_at)
    store(desk.made, now)
    return hold


def put_hold(
    desk: Desk,
    row: Certification,
    scopes: Sequence[str],
    why: Why,
    *,
    now: datetime,
    effective_at: datetime | None = None,
) -> Hold:
    """Put a hold on the desk: step and row. The caller tells others."""
    hold = Hold(
        uuid=uuid4(),
        certification=row,
        scopes=list(scopes),
        reason_code=why.code,
        reason_text=storable(why.text).strip(),
        opened_at=now,
        opened_by=why.actor,
    )
    said = {"ref": str(hold.uuid), "scopes": list(scopes)}
    trigger = Trigger.HOLD if scopes else Trigger.SUSPEND
    take_step(desk, row, step(trigger, now, effective_at, hold=said), why)
    desk.made.holds.append(hold)
    return hold


def propose_reinstatement(hold_uuid: UUID, *, actor: str, reason_text: str = "", now: datetime) -> None:
    """Say, as the first of two people, that a hold should end. Saying it again changes who said it.

    Raises:
        HoldNotFoundError: there is no such open hold.
    """
    with _locked_hold(hold_uuid) as (_, row, hold):
        hold.proposed_by, hold.proposed_at = actor, now
        hold.save(update_fields=["proposed_by", "proposed_at"])
        taken = step(Trigger.PROPOSE, now, ref=str(hold.uuid))
        record_step(row, taken, Why("settled", actor, "hr", reason_text))


def reinstate_certification(
    hold_uuid: UUID, *, actor: str, reason_text: str = "", now: datetime
) -> CertificationView:
    """End a hold. After an incident another person must have proposed it.

    Time went on meanwhile: what has expired is not certified by this.

    Raises:
        HoldNotFoundError: there is no such open hold.
        NotProposedError: an incident, and nobody has proposed it.
        SamePersonError: the same person proposed it.
    """
    with _locked_hold(hold_uuid) as (person, row, hold):
        if hold.reason_code == INCIDENT and not hold.proposed_by:
            raise NotProposedError
        if hold.reason_code == INCIDENT and hold.proposed_by == actor:
            raise SamePersonError(actor)
        lift(row, hold, Why("settled", actor, "hr", reason_text), now)
        tell_targets(person, Change("changed", "hr_decision", row), now)
        wake_after_commit()
    return certification_view(row, now)


def lift(row: Certification, hold: Hold, why: Why, now: datetime) -> None:
    """End a hold: step and row. The caller holds the person's lock inside a transaction and tells others."""
    trigger = Trigger.RELEASE if hold.scopes else Trigger.REINSTATE
    record_step(row, step(trigger, now, ref=str(hold.uuid)), why)
    hold.lifted_at, hold.lifted_by = now, why.actor
    hold.save(update_fields=["lifted_at", "lifted_by"])
    refresh_tasks(row, now)
    # What was done meanwhile may renew it, or earn what asks for it.
    look_at_once(row.person, now)


def appeal_hold(hold_uuid: UUID, *, viewer_user_id: int, text: str, now: datetime) -> None:
    """Note that the person disagrees. It decides nothing; it makes sure that somebody looks.

    Raises:
        HoldNotFoundError: this person has no such open hold.
    """
    with _locked_hold(hold_uuid) as (person, row, hold):
        if person.platform_user_id != viewer_user_id:
            raise HoldNotFoundError(hold_uuid)
        if hold.appealed_at is None:
            hold.appealed_at, hold.appeal_text = now, storable(text).strip()
            hold.save(update_fields=["appealed_at", "appeal_text"])
            record_step(row, step(Trigger.APPEAL, now, ref=str(hold.uuid)), Why("appeal", "holder", "person"))


@contextmanager
def _locked_hold(uuid: UUID) -> Iterator[tuple[Person, Certification, Hold]]:
    owner = Hold.objects.filter(uuid=uuid).values_list("certification__uuid", flat=True).first()
    if owner is None:
        raise HoldNotFoundError(uuid)
    with locked_certification(owner) as (person, row):
        hold = Hold.objects.get(uuid=uuid)
        if hold.lifted_at is not None:
            raise HoldNotFoundError(uuid)
        yield person, row, hold


def _check_scopes(row: Certification, scopes: Sequence[str]) -> None:
    known = tuple(row.terms.get("scopes", ()))
    for scope in scopes:
        if scope not in known:
            raise UnknownScopeError(scope, known)


def _tell(row: Certification, reason: RevocationReason, scopes: Sequence[str], now: datetime) -> None:
    kind = "changed" if scopes else "suspended"
    tell_targets(row.person, Change(kind, reason.told, row, takes=True), now)
    wake_after_commit()


def hold_everything(person: Person, why: Why, told: str, now: datetime, effective_at: datetime | None) -> int:
    """Suspend all that a person holds, for one reason; return how much that was. The caller holds the lock."""
    rows = earned_of(person)
    changed = 0
    for row in rows:
        row.person = person
        since = since_when(row, Trigger.SUSPEND, effective_at, now)
        if (standing_at(row.state, period_of(row), since), Trigger.SUSPEND) in MOVES:
            changed += _hold_once(row, why, now, since)
    if changed:
        last = next(row for row in rows if row.state == "suspended")
        tell_targets(person, Change("suspended", told, last, takes=True), now)
        wake_after_commit()
    return changed


def _hold_once(row: Certification, why: Why, now: datetime, effective_at: datetime) -> bool:
    if Hold.objects.filter(certification=row, lifted_at=None, reason_code=why.code, scopes=[]).exists():
        return False
    open_hold(row, (), why, now=now, effective_at=effective_at)
    return True
