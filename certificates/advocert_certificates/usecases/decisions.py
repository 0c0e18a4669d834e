"""What people at HR, coaches and assessors record: facts of their own, waivers, tasks that are done, reviews.

All of it is evidence or a step, with the name of who said so. None of it certifies anybody directly: the rules
look at it like at everything else.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from advocert_certificates.data import (
    CertificationView,
    EvidenceInput,
    ExemptionInput,
    FactInput,
    PersonInput,
)
from advocert_certificates.domain.errors import ExemptionError, SamePersonError, TaskNotFoundError
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.lifecycle import Trigger
from advocert_certificates.usecases.actors import mark_of
from advocert_certificates.usecases.duties import finish, task_of
from advocert_certificates.usecases.evidence import check_fact, keep_fact
from advocert_certificates.usecases.ledger import SALT, words_salt
from advocert_certificates.usecases.locks import locked_certification, locked_person
from advocert_certificates.usecases.standings import certification_view
from advocert_certificates.usecases.transitions import Why, record_step, step
from advocert_certificates.usecases.wake import wake_after_commit

EXEMPTIONS = ("waiver", "equivalency")
_NOBODY = PersonInput(0, "")


def record_fact(person_uuid: UUID, fact: FactInput, *, actor: str, now: datetime) -> bool:
    """Record what somebody saw another person do; return whether it was new.

    Raises:
        PersonNotFoundError: nobody has this uuid.
        EvidenceInputError: the fact is incomplete or of an unknown kind.
    """
    evidence = _evidence(fact, actor)
    check_fact(evidence)
    with locked_person(person_uuid) as person:
        return keep_fact(person, evidence, now)


def record_attendance(there: Iterable[tuple[UUID, str, date]], *, actor: str, now: datetime) -> int:
    """Record who was at what on which day, as (person, ref, day); return how much of it was new.

    Each is known by person, ref and day, so a list that is brought in twice, or again after a kill, records once.

    Raises:
        PersonNotFoundError: nobody has one of these uuids; those before it are recorded.
    """
    new = 0
    for uuid, ref, day in there:
        key = f"attendance.recorded/{ref}/{day.isoformat()}"
        at = min(datetime.combine(day, time(12), UTC), now)
        fact = FactInput("attendance.recorded", ref, key, at, {"confirmed": True}, "import")
        new += record_fact(uuid, fact, actor=actor, now=now)
    return new


def grant_exemption(person_uuid: UUID, exemption: ExemptionInput, *, actor: str, now: datetime) -> bool:
    """Let something stand for a component or a whole level until a day; another person asked for it.

    It never stands for a signature. What is earned on it ends with it.

    Raises:
        PersonNotFoundError: nobody has this uuid.
        SamePersonError: the same person asked for it.
        ExemptionError: no such kind, no reason, or an end that is not in the future.
    """
    fact = exemption_of(exemption, actor=actor, now=now)
    check_fact(fact)
    with locked_person(person_uuid) as person:
        return keep_fact(person, fact, now)


def exemption_of(exemption: ExemptionInput, *, actor: str, now: datetime) -> EvidenceInput:
    """Return the fact that something stands for a component or a level, about nobody yet.

    Raises:
        SamePersonError: the same person asked for it.
        ExemptionError: no such kind, no reason, or an end that is not in the future.
    """
    if exemption.kind not in EXEMPTIONS:
        raise ExemptionError(f"it is none of {', '.join(EXEMPTIONS)}")
    if exemption.until <= now:
        raise ExemptionError("its end is not in the future")
    if not exemption.reason_text.strip():
        raise ExemptionError("it has no reason")
    if exemption.asked_by == actor:
        raise SamePersonError(actor)
    body = {
        "kind": exemption.kind,
        "until": format_instant(exemption.until),
        "reason": exemption.reason_text,
        SALT: words_salt(exemption.reason_text),
        # By mark: the log commits to the fact, and a name must be able to go.
        "asked_by": mark_of(exemption.asked_by),
    }
    return _evidence(_dated("exemption.granted", exemption.ref, body, now), actor)


def withdraw_exemption(person_uuid: UUID, *, ref: str, reason_text: str, actor: str, now: datetime) -> bool:
    """End a waiver or equivalency for what comes; what was earned on it stays as it is.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    fact = _dated("exemption.withdrawn", ref, {"reason": reason_text, SALT: words_salt(reason_text)}, now)
    return record_fact(person_uuid, fact, actor=actor, now=now)


def record_placement(
    person_uuid: UUID, *, what: str, value: str, actor: str, now: datetime, source: str = "hr"
) -> bool:
    """Note that somebody works in another `area`, `country` or `role`: areas and countries are checked again.

    What the role is called is kept as a note only; no rule reads it.

    Raises:
        PersonNotFoundError: nobody has this uuid.
        EvidenceInputError: the value is empty or too long.
    """
    key = f"placement.changed/{what}/{value}/{now:%Y-%m-%d}"
    fact = FactInput("placement.changed", what, key, now, {"what": what, "value": value}, source)
    return record_fact(person_uuid, fact, actor=actor, now=now)


def complete_task(task_uuid: UUID, *, actor: str, reason_text: str = "", now: datetime) -> CertificationView:
    """Say that something was done which no block tells: a re-immersion, a check of an area.

    Raises:
        TaskNotFoundError: there is no such open task.
    """
    task = task_of(task_uuid)
    if task is None or task.done_at is not None:
        raise TaskNotFoundError(task_uuid)
    with locked_certification(task.certification.uuid) as (_, row):
        task.refresh_from_db()
        if task.done_at is not None:
            raise TaskNotFoundError(task_uuid)
        finish(row, task, Why("settled", actor, "hr", reason_text), now)
        wake_after_commit()
    return certification_view(row, now)


def finish_review(
    certification_uuid: UUID, *, actor: str, reason_text: str, now: datetime
) -> CertificationView:
    """Note that a person has looked at a lower grade and leaves the certification as it is.

    Raises:
        CertificationNotFoundError: nothing has this uuid.
    """
    with locked_certification(certification_uuid) as (_, row):
        if row.review_since is not None:
            row.review_since = None
            record_step(
                row, step(Trigger.FLAG, now, reviewed=True), Why("reviewed", actor, "hr", reason_text)
            )
    return certification_view(row, now)


def _evidence(fact: FactInput, actor: str) -> EvidenceInput:
    return EvidenceInput(
        _NOBODY,
        fact.kind,
        fact.ref,
        fact.fact_key,
        fact.occurred_at,
        fact.body,
        source=fact.source,
        recorded_by=actor,
    )


def _dated(kind: str, ref: str, body: Mapping[str, Any], now: datetime) -> FactInput:
    return FactInput(kind, ref, f"{kind}/{ref}/{format_instant(now)}", now, body)
