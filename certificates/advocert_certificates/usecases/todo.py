"""What is open about a certification: holds, tasks, short practice, and the days of reminders."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from advocert_certificates.data import HoldView, MilestoneView, TaskView
from advocert_certificates.domain.milestones import milestones_of
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.programme import Level
from advocert_certificates.models import Certification, Evidence, Hold, Task
from advocert_certificates.usecases.component_texts import facts_of, texts_of
from advocert_certificates.usecases.conditions import period_of
from advocert_certificates.usecases.reasons import label_of


def open_holds(row: Certification) -> tuple[HoldView, ...]:
    """Return what is held back now, oldest first."""
    return tuple(
        _hold(hold) for hold in Hold.objects.filter(certification=row, lifted_at=None).order_by("id")
    )


def tasks_to_do(row: Certification, now: datetime) -> tuple[TaskView, ...]:
    """Return what is to do, the most urgent first."""
    tasks = Task.objects.filter(certification=row, done_at=None).order_by("due_at", "id")
    return tuple(
        TaskView(
            uuid=task.uuid,
            kind=task.kind,
            ref=task.ref,
            title=_title(task),
            scopes=tuple(task.scopes),
            opened_at=task.opened_at,
            due_at=task.due_at,
            overdue=task.due_at <= now,
        )
        for task in tasks
    )


def milestones(
    row: Certification, level: Level, rows: Sequence[Evidence], now: datetime
) -> tuple[MilestoneView, ...]:
    """Return the short practice of the present period."""
    period = period_of(row)
    if period is None:
        return ()
    found = milestones_of(level.checkpoints, period, facts_of(rows, texts_of(row.programme)), now)
    return tuple(MilestoneView(one.kind, one.due_at, one.state) for one in found)


def reminders(row: Certification, level: Level) -> tuple[datetime, ...]:
    """Return the days on which the person is reminded that the certification ends."""
    if row.valid_until is None:
        return ()
    return tuple(row.valid_until - timedelta(days=days) for days in sorted(level.reminders, reverse=True))


def _title(task: Task) -> str:
    """Return what to do; what the rules ask about a place is put together here, for every language."""
    if task.kind in _PLACES:
        return Phrase("Check: {what} {value}", what=_PLACES[task.kind], value=task.ref)
    return task.title


_PLACES = {"area": Phrase("area"), "country": Phrase("country"), "role": Phrase("role")}


def _hold(hold: Hold) -> HoldView:
    return HoldView(
        uuid=hold.uuid,
        scopes=tuple(hold.scopes),
        reason_code=hold.reason_code,
        reason_label=label_of(hold.reason_code),
        reason_text=hold.reason_text,
        opened_at=hold.opened_at,
        opened_by=hold.opened_by,
        proposed_by=hold.proposed_by,
        appealed_at=hold.appealed_at,
        appeal_text=hold.appeal_text,
    )
