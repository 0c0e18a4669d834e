"""People who leave, come back, or get another name."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from advocert_certificates.domain.lifecycle import MOVES, Trigger
from advocert_certificates.domain.standing import standing_at
from advocert_certificates.models import Certification, Hold, Person
from advocert_certificates.usecases.conditions import earned_of, period_of
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.evidence import one_line
from advocert_certificates.usecases.holds import hold_everything, lift
from advocert_certificates.usecases.locks import locked_person
from advocert_certificates.usecases.outbox import Change, tell, tell_targets
from advocert_certificates.usecases.reissuing import put_another
from advocert_certificates.usecases.revocation import publish_after_commit
from advocert_certificates.usecases.storing import store
from advocert_certificates.usecases.transitions import Why
from advocert_certificates.usecases.wake import wake_after_commit

LEFT = "left_company"


def record_leaver(
    person_uuid: UUID,
    *,
    actor: str,
    source: str = "hr",
    effective_at: datetime | None = None,
    now: datetime,
) -> int:
    """Suspend everything that somebody who leaves holds, from their last day on; return how much that was.

    Told again it changes nothing. Whoever comes back is not asked to start anew.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    with locked_person(person_uuid) as person:
        why = Why(LEFT, actor, source)
        return hold_everything(person, why, LEFT, now, effective_at)


def record_return(person_uuid: UUID, *, actor: str, source: str = "hr", now: datetime) -> int:
    """End the holds of having left; return how many. What expired meanwhile stays expired, other holds stay.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    with locked_person(person_uuid) as person:
        holds = Hold.objects.filter(certification__person=person, reason_code=LEFT, lifted_at=None)
        rows = {row.pk: row for row in earned_of(person)}
        lifted = []
        for hold in holds.order_by("id"):
            row = rows[hold.certification_id]
            row.person = person
            lift(row, hold, Why("returned", actor, source), now)
            lifted.append(row)
        if lifted:
            tell_targets(person, Change("changed", "hr_decision", lifted[-1]), now)
            wake_after_commit()
    return len(lifted)


def correct_name(person_uuid: UUID, *, full_name: str, actor: str, now: datetime) -> int:
    """Write a person's name right and issue every current certificate again; return how many.

    The documents with the old name are taken back (`superseded`): signed data cannot be edited. Dates, scopes
    and standing stay.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    with locked_person(person_uuid) as person:
        person.full_name = one_line(full_name, 255)
        person.save(update_fields=["full_name"])
        desk = Desk([person])
        rows = [row for row in desk.earned(person) if _can_be_corrected(row, now)]
        if rows:
            put_again(desk, person, rows, actor, now)
            store(desk.made, now)
            publish_after_commit(now)
    return len(rows)


def put_again(desk: Desk, person: Person, rows: Sequence[Certification], actor: str, now: datetime) -> None:
    """Issue these certificates of a person again, with the name as it is now, and take the old ones back."""
    why = Why("superseded", actor, "hr")
    for row in rows:
        put_another(desk, row, row.credential.snapshot | {"holder_name": person.full_name}, why, now)
    tell(desk, person, Change("changed", "hr_decision", rows[-1]), now)


def _can_be_corrected(row: Certification, now: datetime) -> bool:
    return (standing_at(row.state, period_of(row), now), Trigger.CORRECT) in MOVES
