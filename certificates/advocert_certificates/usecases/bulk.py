"""Runs over many people: chosen, looked at, decided; what is decided is done by `bulk_running` (ADR 0057).

However many are chosen, nothing here reads more than a part of them at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from advocert_certificates import conf
from advocert_certificates.data import ANYTHING, BulkInput, BulkLine, BulkView, HoldingFilter
from advocert_certificates.domain.errors import BulkError, BulkNotFoundError
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.models import BulkItem, BulkRun, Person
from advocert_certificates.usecases.bulk_actions import ACTIONS, options_of
from advocert_certificates.usecases.bulk_running import AT_ONCE, look_on
from advocert_certificates.usecases.people import people_who_match
from advocert_certificates.usecases.reasons import hold_reason_of
from advocert_certificates.usecases.storable import storable
from advocert_certificates.usecases.tables import chunks, create_all
from advocert_certificates.usecases.wake import wake_after_commit

UNDO = timedelta(seconds=30)
_SHOWN, _PART = 100, 1_000


def choose_people(person_uuids: Iterable[UUID], *, action: str, actor: str, now: datetime) -> UUID:
    """Note whom a run would be about, without doing anything; return its uuid.

    Raises:
        BulkError: no such action, or nobody chosen.
    """
    uuids = set(person_uuids)
    found = [
        (full_name, pk)
        for part in chunks(uuids)
        for pk, full_name in Person.objects.filter(uuid__in=part, erased_at=None).values_list(
            "pk", "full_name"
        )
    ]
    return _begin(action, actor, now, (pk for _, pk in sorted(found)))


def choose_matching(
    query: str = "",
    *,
    state: str = "",
    holding: HoldingFilter = ANYTHING,
    action: str,
    actor: str,
    now: datetime,
) -> UUID:
    """Note that a run would be about everybody whom `search_people` finds; return its uuid.

    Raises:
        BulkError: no such action, or nobody matches.
        UnknownStateError: the state is none of `domain.standing.Standing`.
    """
    people = people_who_match(query, state, holding, now).filter(erased_at=None).order_by("full_name", "id")
    return _begin(action, actor, now, people.values_list("pk", flat=True).iterator(_PART))


def _begin(action: str, actor: str, now: datetime, people: Iterator[int]) -> UUID:
    """Write the run and its people; the first are looked at now, the others by the worker."""
    if action not in ACTIONS:
        raise BulkError(
            Phrase(
                "there is nothing called {action!r}: choose one of {actions}",
                action=action[:20],
                actions=", ".join(ACTIONS),
            )
        )
    with transaction.atomic():
        run = BulkRun.objects.create(action=action, actor=actor, created_at=now)
        while part := list(islice(people, _PART)):
            create_all(BulkItem, [BulkItem(run=run, person_id=pk) for pk in part])
        if not run.items.exists():
            raise BulkError(Phrase("nobody is chosen: tick people in the list first"))
        wake_after_commit()
    look_on(run, now, AT_ONCE)
    return run.uuid


def decide_bulk(run_uuid: UUID, given: BulkInput, *, actor: str, now: datetime) -> None:
    """Let a run begin when the time to undo it is over. Deciding again changes nothing.

    Raises:
        BulkNotFoundError: there is no such run.
        BulkError: something that the action needs is missing, or not everybody was looked at yet.
    """
    run = _run(run_uuid)
    if run.items.filter(outcome="").exists() and run.starts_at is None:
        raise BulkError(Phrase("it is still being looked at whom it would touch; decide when that is over"))
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


def forget_runs(now: datetime) -> int:
    """Delete runs that nobody decided about for a day, and old ones; return how many. The steps keep the reasons."""
    drafts = BulkRun.objects.filter(starts_at=None, created_at__lt=now - timedelta(days=1))
    old = BulkRun.objects.filter(created_at__lt=now - timedelta(days=conf.messages_days()))
    return drafts.delete()[0] + old.delete()[0]


def get_bulk(run_uuid: UUID, *, now: datetime) -> BulkView:
    """Return a run: before it begins, whom it would touch and whom not; then what came of it.

    Raises:
        BulkNotFoundError: there is no such run.
    """
    run = _run(run_uuid)
    counts = dict(run.items.order_by().values_list("outcome").annotate(Count("id")))
    return BulkView(
        uuid=run.uuid,
        action=run.action,
        state=_state(run, counts, now),
        actor=run.actor,
        reason_text=run.reason_text,
        starts_at=run.starts_at,
        total=sum(counts.values()),
        looked=sum(counts.values()) - counts.get("", 0),
        touched_count=sum(counts.get(outcome, 0) for outcome in BulkItem.TOUCHED),
        touched=_lines(run, BulkItem.TOUCHED),
        left=_lines(run, BulkItem.UNTOUCHED),
        counts={outcome: count for outcome, count in counts.items() if outcome in BulkItem.OVER},
    )


def _lines(run: BulkRun, outcomes: Sequence[str]) -> tuple[BulkLine, ...]:
    """Return the first of these, by name."""
    items: list[BulkItem] = []
    for outcome in outcomes:
        rows = run.items.filter(outcome=outcome).select_related("person").order_by("id")
        items += rows[: _SHOWN - len(items)]
    return tuple(
        BulkLine(item.person.uuid, item.person.full_name or item.person.username, item.said)
        for item in sorted(items, key=lambda item: item.pk)
    )


def _run(uuid: UUID) -> BulkRun:
    run = BulkRun.objects.filter(uuid=uuid).first()
    if run is None:
        raise BulkNotFoundError(uuid)
    return run


def _state(run: BulkRun, counts: Mapping[str, int], now: datetime) -> str:
    if run.undone_at:
        return "undone"
    if run.done_at:
        return "done"
    if run.starts_at is None:
        return "looking" if counts.get("") else "draft"
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
