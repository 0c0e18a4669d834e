"""Runs over many people: chosen, looked at, decided, and then done one by one by the tick.

Each person is a transaction that also notes the outcome, so a kill neither loses nor doubles anybody (ADR 0057).
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count

from advocert_certificates import conf
from advocert_certificates.data import BulkInput, BulkLine, BulkView
from advocert_certificates.domain.errors import AdvocertError, BulkError, BulkNotFoundError
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.models import BulkItem, BulkRun, Certification, Person
from advocert_certificates.usecases.bulk_actions import ACTIONS, Plan, options_of
from advocert_certificates.usecases.locks import locked_person
from advocert_certificates.usecases.reasons import hold_reason_of
from advocert_certificates.usecases.storable import storable
from advocert_certificates.usecases.wake import wake_after_commit

_logger = logging.getLogger(__name__)
BULK_LIMIT = 5_000
UNDO = timedelta(seconds=30)
_BATCH, _SHOWN = 100, 100
_DONE, _LEFT, _FAILED = "done", "left", "failed"


def choose_people(person_uuids: Iterable[UUID], *, action: str, actor: str, now: datetime) -> UUID:
    """Note whom a run would be about, without doing anything; return its uuid.

    Raises:
        BulkError: no such action, nobody chosen, or more than `BULK_LIMIT`.
    """
    if action not in ACTIONS:
        raise BulkError(
            Phrase(
                "there is nothing called {action!r}: choose one of {actions}",
                action=action[:20],
                actions=", ".join(ACTIONS),
            )
        )
    uuids = set(person_uuids)
    if len(uuids) > BULK_LIMIT:
        raise BulkError(
            Phrase(
                "these are {count:,} people and a run takes {most:,}: narrow the list",
                count=len(uuids),
                most=BULK_LIMIT,
            )
        )
    found = Person.objects.filter(uuid__in=uuids, erased_at=None).order_by("full_name", "id") if uuids else ()
    run = BulkRun(action=action, actor=actor, created_at=now)
    items = [BulkItem(run=run, person=person) for person in found]
    if not items:
        raise BulkError(Phrase("nobody is chosen: tick people in the list first"))
    run.save()
    BulkItem.objects.bulk_create(items, batch_size=500)
    return run.uuid


def decide_bulk(run_uuid: UUID, given: BulkInput, *, actor: str, now: datetime) -> None:
    """Let a run begin when the time to undo it is over. Deciding again changes nothing.

    Raises:
        BulkNotFoundError: there is no such run.
        BulkError: something that the action needs is missing.
    """
    run = _run(run_uuid)
    _check(run.action, given, actor, now)
    options = {"reason_code": given.reason_code, "ref": given.ref, "asked_by": given.asked_by}
    if given.until:
        options["until"] = format_instant(given.until)
    BulkRun.objects.filter(pk=run.pk, starts_at=None).update(
        options=options_of(options),
        reason_text=storable(given.reason_text).strip(),
        actor=actor,
        starts_at=now + UNDO,
    )
    wake_after_commit()


def undo_bulk(run_uuid: UUID, *, now: datetime) -> None:
    """Stop a run: nobody whose turn has not come is touched. What was done stays.

    Raises:
        BulkNotFoundError: there is no such run.
    """
    run = _run(run_uuid)
    BulkRun.objects.filter(pk=run.pk, done_at=None, undone_at=None).update(undone_at=now)


def get_bulk(run_uuid: UUID, *, now: datetime) -> BulkView:
    """Return a run: before it begins, whom it would touch and whom not; then what came of it.

    Raises:
        BulkNotFoundError: there is no such run.
    """
    run = _run(run_uuid)
    items = list(run.items.select_related("person").order_by("id"))
    counts = dict(run.items.exclude(outcome="").values_list("outcome").annotate(Count("id")))
    touched, left = _sorted(run, items, now)
    return BulkView(
        uuid=run.uuid,
        action=run.action,
        state=_state(run, now),
        actor=run.actor,
        reason_text=run.reason_text,
        starts_at=run.starts_at,
        total=len(items),
        touched_count=len(touched),
        touched=tuple(touched[:_SHOWN]),
        left=tuple(left[:_SHOWN]),
        counts=counts,
    )


def run_bulk(now: datetime) -> int:
    """Go on with what is decided, at most so many people; return to how many it came. Called by the tick."""
    due = BulkRun.objects.filter(done_at=None, undone_at=None, starts_at__lte=now).order_by("id").first()
    if due is None:
        return 0
    waiting = list(due.items.filter(outcome="").select_related("person").order_by("id")[:_BATCH])
    for item in waiting:
        _one(due, item, now)
    if not due.items.filter(outcome="").exists():
        BulkRun.objects.filter(pk=due.pk).update(done_at=now)
    return len(waiting)


def forget_runs(now: datetime) -> int:
    """Delete runs that nobody decided about for a day, and old ones; return how many. The steps keep the reasons."""
    drafts = BulkRun.objects.filter(starts_at=None, created_at__lt=now - timedelta(days=1))
    old = BulkRun.objects.filter(created_at__lt=now - timedelta(days=conf.messages_days()))
    return drafts.delete()[0] + old.delete()[0]


def _one(run: BulkRun, item: BulkItem, now: datetime) -> None:
    try:
        with locked_person(item.person.uuid) as person:
            if BulkItem.objects.filter(pk=item.pk).exclude(outcome="").exists():
                return
            if BulkRun.objects.filter(pk=run.pk).exclude(undone_at=None).exists():
                return
            rows = _rows([person]).get(person.pk, [])
            plan = ACTIONS[run.action].plan(person, rows, now)
            if plan.rows is not None:
                ACTIONS[run.action].act(run, person, plan.rows, now)
            _note(item, _LEFT if plan.rows is None else _DONE, plan.said)
    except AdvocertError as error:
        _note(item, _FAILED, str(error))
    except Exception as error:
        # One person must not hold the others; what went wrong stands in the log of the process.
        _logger.exception("Run %s failed for one person", run.uuid)
        _note(item, _FAILED, f"It failed ({type(error).__name__}). The log of the worker says more.")


def _note(item: BulkItem, outcome: str, said: str) -> None:
    BulkItem.objects.filter(pk=item.pk).update(outcome=outcome, said=said[:255])


def _run(uuid: UUID) -> BulkRun:
    run = BulkRun.objects.filter(uuid=uuid).first()
    if run is None:
        raise BulkNotFoundError(uuid)
    return run


def _state(run: BulkRun, now: datetime) -> str:
    if run.undone_at:
        return "undone"
    if run.done_at:
        return "done"
    if run.starts_at is None:
        return "draft"
    return "waiting" if now < run.starts_at else "running"


def _check(action: str, given: BulkInput, actor: str, now: datetime) -> None:
    if action != "remind" and not given.reason_text.strip():
        raise BulkError(Phrase("say why in a sentence; the people it is about can read it"))
    if action == "remind" and not conf.notices_from():
        raise BulkError(Phrase("this site sends no mail: ask for the setting ADVOCERT_NOTICES_FROM"))
    if action == "pause":
        reason = hold_reason_of(given.reason_code)
        if reason is None or reason.code == "incident":
            raise BulkError(
                Phrase("choose a reason; an incident is about one person and is decided on their page")
            )
    if action == "waive":
        _check_waiver(given, actor, now)


def _check_waiver(given: BulkInput, actor: str, now: datetime) -> None:
    if not given.ref.strip():
        raise BulkError(Phrase("say what is waived, such as FND-EXAM or L1"))
    if given.until is None or given.until <= now:
        raise BulkError(Phrase("choose a day in the future on which the waiver ends"))
    if not given.asked_by.strip() or given.asked_by.strip() == actor:
        raise BulkError(
            Phrase("name who asked for it; it cannot be you, because two people decide about a waiver")
        )


def _sorted(run: BulkRun, items: Sequence[BulkItem], now: datetime) -> tuple[list[BulkLine], list[BulkLine]]:
    rows = _rows([item.person for item in items if not item.outcome])
    touched, left = [], []
    for item in items:
        plan = _planned(run, item, rows.get(item.person_id, []), now)
        line = BulkLine(item.person.uuid, item.person.full_name or item.person.username, plan.said)
        (left if plan.rows is None else touched).append(line)
    return touched, left


def _planned(run: BulkRun, item: BulkItem, rows: list[Certification], now: datetime) -> Plan:
    if item.outcome:
        return Plan(item.said, () if item.outcome == _DONE else None)
    return ACTIONS[run.action].plan(item.person, rows, now)


def _rows(people: Sequence[Person]) -> dict[int, list[Certification]]:
    found = defaultdict(list)
    for begin in range(0, len(people), 500):
        batch = people[begin : begin + 500]
        rows = Certification.objects.filter(person__in=batch).exclude(valid_from=None)
        for row in rows.order_by("level_ref", "area"):
            found[row.person_id].append(row)
    return found
