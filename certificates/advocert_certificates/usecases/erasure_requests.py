"""Asking that somebody be forgotten, and forgetting them: two people, of whom the person may be one (ADR 0094)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from advocert_certificates.data import (
    ErasureAsk,
    ErasureDone,
    ErasurePage,
    ErasurePlan,
    ErasureReport,
    ErasureWaiting,
    RevocationReason,
)
from advocert_certificates.domain.erasure_errors import (
    AlreadyErasedError,
    ErasureNotAskedError,
    ErasureNotConfirmedError,
)
from advocert_certificates.domain.errors import PersonNotFoundError, SamePersonError, UnknownReasonError
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import Erasure, ErasureRequest, Person
from advocert_certificates.usecases.allowances import read_cursor
from advocert_certificates.usecases.erasing import erase_person
from advocert_certificates.usecases.locks import locked_person

# Codes only: words would name the person in the very row that says that they are forgotten.
ERASURE_REASONS = (
    RevocationReason("asked", Phrase("They asked for it by letter or in person"), ""),
    RevocationReason("left", Phrase("They have left, and nothing asks us to keep it"), ""),
    RevocationReason("unlawful", Phrase("It should not have been stored"), ""),
)
_MONTHS_TO_ANSWER = 1
_PAGE, _MOST = 50, 200


def ask_to_be_erased(platform_user_id: int, *, now: datetime) -> None:
    """Note that somebody asks to be forgotten; a second time changes nothing.

    Raises:
        PersonNotFoundError: nothing is stored about this user of the platform.
    """
    with locked_person(_uuid_of(platform_user_id)) as person:
        if person.erased_at is None and not _open(person).filter(asked_by="").exists():
            ErasureRequest.objects.create(person=person, asked_at=now)


def withdraw_my_request(platform_user_id: int, *, now: datetime) -> bool:
    """Take back what the person has asked for; return whether there was anything. Proposals of HR stay.

    Raises:
        PersonNotFoundError: nothing is stored about this user of the platform.
    """
    with locked_person(_uuid_of(platform_user_id)) as person:
        return _withdraw(_open(person).filter(asked_by=""), now)


def open_requests_about(platform_user_id: int) -> tuple[ErasureAsk, ...]:
    """Return what waits about a user of the platform, for that user: colleagues are called HR."""
    rows = ErasureRequest.objects.filter(person__platform_user_id=platform_user_id, ended_at=None)
    return tuple(_ask(row, by="HR" if row.asked_by else "") for row in rows.order_by("id"))


def open_requests_to_erase(person_uuid: UUID) -> tuple[ErasureAsk, ...]:
    """Return what waits about a person, for HR; nothing for somebody unknown."""
    rows = ErasureRequest.objects.filter(person__uuid=person_uuid, ended_at=None)
    return tuple(_ask(row) for row in rows.order_by("id"))


def propose_erasure(person_uuid: UUID, *, reason: str, typed: str, actor: str, now: datetime) -> None:
    """Note that somebody of HR proposes to forget a person. Nothing is forgotten by it; twice is once.

    Raises:
        PersonNotFoundError, AlreadyErasedError, ErasureNotConfirmedError, UnknownReasonError: as they say.
        SamePersonError: it is their own record.
    """
    codes = tuple(one.code for one in ERASURE_REASONS)
    if reason not in codes:
        raise UnknownReasonError(reason, codes)
    with locked_person(person_uuid) as person:
        _check(person, typed, actor)
        if not _open(person).filter(asked_by=actor).exists():
            ErasureRequest.objects.create(person=person, asked_by=actor, reason_code=reason, asked_at=now)


def drop_proposals(person_uuid: UUID, *, now: datetime) -> bool:
    """Take back what HR has proposed about a person; their own request stays. Return whether there was anything.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    with locked_person(person_uuid) as person:
        return _withdraw(_open(person).exclude(asked_by=""), now)


def erase_as_asked(person_uuid: UUID, *, typed: str, actor: str, now: datetime) -> ErasureReport:
    """Forget somebody for good; whoever asked for it and whoever does it are two people.

    Raises:
        PersonNotFoundError, AlreadyErasedError, ErasureNotConfirmedError: as they say.
        ErasureNotAskedError: nobody has asked for it.
        SamePersonError: only this person has asked for it, or it is their own record.
    """
    with locked_person(person_uuid) as person:
        _check(person, typed, actor)
        asked = list(_open(person).values_list("asked_by", flat=True))
        if not asked:
            raise ErasureNotAskedError
        if set(asked) == {actor}:
            raise SamePersonError(actor)
        return erase_person(person_uuid, actor=actor, now=now)


def get_erasure_plan(person_uuid: UUID, *, actor: str) -> ErasurePlan:
    """Return who asked and what this person of HR may do now.

    Raises:
        PersonNotFoundError, AlreadyErasedError: as they say.
    """
    person = Person.objects.filter(uuid=person_uuid).first()
    if person is None:
        raise PersonNotFoundError(person_uuid)
    if person.erased_at is not None:
        raise AlreadyErasedError
    asks = tuple(_ask(row) for row in _open(person).order_by("id"))
    return ErasurePlan(person.uuid, _typed(person), asks, _step(person, asks, actor))


def list_waiting_erasures() -> tuple[ErasureWaiting, ...]:
    """Return who waits to be forgotten, whoever asked first before others; no more than two hundred."""
    rows = ErasureRequest.objects.filter(ended_at=None).select_related("person").order_by("asked_at", "id")
    by_person: dict[int, list[ErasureRequest]] = {}
    for row in rows[:_MOST]:
        by_person.setdefault(row.person_id, []).append(row)
    return tuple(
        ErasureWaiting(
            one[0].person.uuid, one[0].person.full_name, one[0].person.username, tuple(map(_ask, one))
        )
        for one in by_person.values()
    )


def count_waiting_erasures() -> int:
    """Return how many open requests there are."""
    return ErasureRequest.objects.filter(ended_at=None).count()


def list_erasures(*, cursor: str = "") -> ErasurePage:
    """Return who was forgotten, newest first, a page at a time.

    Raises:
        CursorError: the cursor is not one of ours.
    """
    rows = _erasures().order_by("-id")
    if before := read_cursor(cursor):
        rows = rows.filter(pk__lt=before)
    found = list(rows[: _PAGE + 1])
    more = f"{found[_PAGE - 1].pk:x}" if len(found) > _PAGE else ""
    return ErasurePage(tuple(_done(row) for row in found[:_PAGE]), more)


def get_erasure(person_uuid: UUID) -> ErasureDone | None:
    """Return what forgetting this person did; None for somebody who is known, or whom nobody knew."""
    row = _erasures().filter(person__uuid=person_uuid).first()
    return _done(row) if row else None


def _check(person: Person, typed: str, actor: str) -> None:
    if person.erased_at is not None:
        raise AlreadyErasedError
    if actor == person.username:
        raise SamePersonError(actor)
    if typed.strip() != _typed(person):
        raise ErasureNotConfirmedError(_typed(person))


def _typed(person: Person) -> str:
    return person.username or str(person.uuid)


def _step(person: Person, asks: Iterable[ErasureAsk], actor: str) -> str:
    names = {one.by for one in asks}
    if actor == person.username:
        return "self"
    if not names:
        return "propose"
    return "wait" if names == {actor} else "erase"


def _uuid_of(platform_user_id: int) -> UUID:
    uuid = Person.objects.filter(platform_user_id=platform_user_id).values_list("uuid", flat=True).first()
    if uuid is None:
        raise PersonNotFoundError(platform_user_id)
    return uuid


def _open(person: Person) -> QuerySet[ErasureRequest]:
    return ErasureRequest.objects.filter(person=person, ended_at=None)


def _withdraw(rows: QuerySet[ErasureRequest], now: datetime) -> bool:
    return bool(rows.update(ended_at=now, ended=ErasureRequest.WITHDRAWN))


def _ask(row: ErasureRequest, by: str | None = None) -> ErasureAsk:
    label = next((one.label for one in ERASURE_REASONS if one.code == row.reason_code), "")
    due = None if row.asked_by else add_months(row.asked_at, _MONTHS_TO_ANSWER)
    return ErasureAsk(row.asked_by if by is None else by, label, row.asked_at, due)


def _erasures() -> QuerySet[Erasure]:
    return Erasure.objects.select_related("person").prefetch_related("person__erasure_requests")


def _done(row: Erasure) -> ErasureDone:
    asked = sorted(row.person.erasure_requests.all(), key=lambda one: one.pk)
    asks = tuple(_ask(one) for one in asked if one.ended == ErasureRequest.DONE)
    systems = tuple(row.systems)
    return ErasureDone(row.uuid, row.person.uuid, row.done_at, row.done_by, row.counts, systems, asks)
