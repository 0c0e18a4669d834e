"""Writing how certifications stood, and asking it for any day as known on any day."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from advocert_certificates.data import Day, StandingView
from advocert_certificates.domain.condition import Condition, allowed_at, closed_at
from advocert_certificates.domain.history import Step
from advocert_certificates.domain.knowledge import FOREVER
from advocert_certificates.domain.standing import standing_at
from advocert_certificates.domain.stretches import Stretch, may_move, stretches_after
from advocert_certificates.models import Certification
from advocert_certificates.models import Stretch as StretchRow
from advocert_certificates.usecases.conditions import period_of
from advocert_certificates.usecases.desk import Desk


def note_stretches(
    desk: Desk,
    row: Certification,
    change: tuple[Condition, Condition],
    taken: Step,
    earlier: Sequence[Step] = (),
) -> None:
    """Put on the desk how a certification stands after a step; `change` are the conditions before and after it.

    `earlier`: all steps before it, needed only for one that counts from before it was recorded.
    """
    before, after = change
    if not may_move(before, taken, after):
        return
    believed = desk.stretches(row)
    wanted = stretches_after(believed, earlier, taken, after)
    policies = {one.period: old.policy_set for one, old in believed.items()}
    for gone in believed.keys() - set(wanted):
        old = believed.pop(gone)
        old.superseded_at = taken.at
        if old.pk:
            desk.made.outlived[taken.at].append(old.pk)
    for one in wanted:
        if one not in believed:
            policy = policies.get(one.period) or row.programme.policy_set
            believed[one] = _row(row, one, policy, taken.at)
            desk.made.stretches.append(believed[one])


def stretches_on(day: Day) -> QuerySet[StretchRow]:
    """Return how every certification stood on the day, as known then: one row each, none before it was earned."""
    rows = StretchRow.objects.filter(begins_at__lte=day.on, ends_at__gt=day.on)
    return rows.filter(recorded_at__lte=day.known, superseded_at__gt=day.known)


def stretch_view(row: StretchRow, condition: Condition, on: datetime) -> StandingView:
    """Return the line of a certification in a list about a day; `condition` is what its steps say of that day."""
    certification = row.certification
    return StandingView(
        certification.uuid,
        row.level_ref,
        certification.title,
        standing_at(row.state, period_of(row), on).value,
        row.valid_until,
        scopes=allowed_at(condition, on),
        closed=closed_at(condition, on),
    )


def _row(row: Certification, one: Stretch, policy: str, at: datetime) -> StretchRow:
    period = one.period
    return StretchRow(
        person_id=row.person_id,
        certification=row,
        level_ref=row.level_ref,
        policy_set=policy,
        state=str(one.state),
        valid_from=period.valid_from if period else None,
        expiring_from=period.expiring_from if period else None,
        valid_until=period.valid_until if period else None,
        grace_until=period.grace_until if period else None,
        begins_at=one.begin,
        ends_at=one.end,
        recorded_at=at,
        superseded_at=FOREVER,
    )
