"""Working off runs over many people: looking whom each would touch, and, once decided, doing it, batch by batch.

A batch is one transaction that also notes what came of each person, so a kill neither loses nor doubles anybody.
"""

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.models import BulkItem, BulkRun
from advocert_certificates.usecases.bulk_actions import ACTIONS, Action, Turn
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.halving import halved
from advocert_certificates.usecases.locks import lock_people
from advocert_certificates.usecases.storing import store
from advocert_certificates.usecases.tables import change_all

_logger = logging.getLogger(__name__)
BATCH = 100
# So many people in one round of the worker, and so many while somebody waits for the page.
A_ROUND, AT_ONCE = 1_000, 1_000


def run_bulk(now: datetime) -> int:
    """Go on with what is decided, else with what is only looked at; return to how many people it came."""
    # One question, because a tick asks it again and again and there is mostly nothing: open runs are few.
    runs = list(BulkRun.objects.filter(done_at=None, undone_at=None).order_by("id"))
    for run in runs:
        if run.starts_at is not None and run.starts_at <= now:
            return _do_on(run, now)
    drafts = (run for run in runs if run.starts_at is None)
    return next((looked for run in drafts if (looked := look_on(run, now, A_ROUND))), 0)


def look_on(run: BulkRun, now: datetime, limit: int) -> int:
    """Note for at most so many people whether the run would touch them and why; return how many it were."""
    looked = 0
    while looked < limit and (items := _next(run, [""], min(BATCH, limit - looked))):
        desk = Desk(item.person for item in items)
        for item in items:
            turn = ACTIONS[run.action].plan(desk, item.person, now)
            item.outcome = BulkItem.LEAVE if turn.rows is None else BulkItem.TOUCH
            item.said = turn.said[:255]
        change_all(BulkItem, items, ("outcome", "said"))
        looked += len(items)
    return looked


def _do_on(run: BulkRun, now: datetime) -> int:
    handled = 0
    while handled < A_ROUND and (items := _next(run, BulkItem.WAITING, BATCH)):
        by_person = {item.person_id: item for item in items}
        came = halved(sorted(by_person), partial(_do, run, by_person, now))
        for person, error in came.failed:
            _fail(run, by_person[person], error)
        handled += len(came.done) + len(came.failed)
        if came.busy or BulkRun.objects.filter(pk=run.pk).exclude(undone_at=None).exists():
            return handled
    if not run.items.filter(outcome__in=BulkItem.WAITING).exists():
        BulkRun.objects.filter(pk=run.pk).update(done_at=now)
    return handled


def _next(run: BulkRun, outcomes: Sequence[str], limit: int) -> list[BulkItem]:
    """Return the next items: each outcome is one range of the index."""
    items: list[BulkItem] = []
    for outcome in outcomes:
        waiting = run.items.filter(outcome=outcome).select_related("person").order_by("id")
        items += waiting[: limit - len(items)]
    return items


def _do(run: BulkRun, by_person: dict[int, BulkItem], now: datetime, ids: Sequence[int]) -> list[int]:
    """Let these people have their turn, all or nothing; return those whom nobody else was holding."""
    with transaction.atomic():
        people = lock_people(ids)
        waiting = _still_waiting(run, by_person, [person.pk for person in people])
        action, desk = ACTIONS[run.action], Desk(person for person in people if person.pk in waiting)
        turns = {pk: action.plan(desk, person, now) for pk, person in desk.people.items()}
        _act(run, action, desk, turns, now)
        store(desk.made, now)
        items = [by_person[pk] for pk in turns]
        for item in items:
            turn = turns[item.person_id]
            item.outcome, item.said = BulkItem.LEFT if turn.rows is None else BulkItem.DONE, turn.said[:255]
        change_all(BulkItem, items, ("outcome", "said"))
    return [person.pk for person in people]


def _act(run: BulkRun, action: Action, desk: Desk, turns: dict[int, Turn], now: datetime) -> None:
    wanted = {pk: turn.rows for pk, turn in turns.items() if turn.rows is not None}
    if wanted:
        action.act(run, desk, wanted, now)


def _still_waiting(run: BulkRun, by_person: dict[int, BulkItem], people: Sequence[int]) -> set[int]:
    """Return whose turn has not come meanwhile; nobody once the run was stopped."""
    if BulkRun.objects.filter(pk=run.pk).exclude(undone_at=None).exists():
        return set()
    items = BulkItem.objects.filter(pk__in=[by_person[pk].pk for pk in people], outcome__in=BulkItem.WAITING)
    return set(items.values_list("person_id", flat=True))


def _fail(run: BulkRun, item: BulkItem, error: Exception) -> None:
    said = str(error) if isinstance(error, AdvocertError) else ""
    if not said:
        # One person must not hold the others; what went wrong stands in the log of the process.
        _logger.error("Run %s failed for one person", run.uuid, exc_info=error)
        said = f"It failed ({type(error).__name__}). The log of the worker says more."
    waiting = BulkItem.objects.filter(pk=item.pk, outcome__in=BulkItem.WAITING)
    waiting.update(outcome=BulkItem.FAILED, said=said[:255])
