"""Forgetting somebody: what names them goes, what they held ends, the log keeps every proof and tells nothing.

One transaction under the person's lock, so a kill leaves either all or nothing of it (ADR 0055).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from advocert_certificates import conf
from advocert_certificates.credentials.pdf.shaping import forget_drawn
from advocert_certificates.data import ErasureReport
from advocert_certificates.domain.lifecycle import MOVES, Trigger
from advocert_certificates.domain.standing import standing_at
from advocert_certificates.models import (
    BulkItem,
    Credential,
    Erasure,
    ErasureRequest,
    Evidence,
    EvidenceItems,
    Hold,
    LogEntry,
    Notice,
    OutboxMessage,
    Person,
    ShareLink,
    Task,
    Transition,
)
from advocert_certificates.unlock.targets import read_targets
from advocert_certificates.usecases.conditions import earned_of, period_of
from advocert_certificates.usecases.forgetting import forget_decider, forget_searches
from advocert_certificates.usecases.ledger import NOTHING, write_seal
from advocert_certificates.usecases.locks import locked_person
from advocert_certificates.usecases.mentions import mentions_of, names_of
from advocert_certificates.usecases.outbox import Change, tell_targets
from advocert_certificates.usecases.revocation import publish_after_commit, take_back_documents
from advocert_certificates.usecases.transitions import Why, record_step, step

ERASED = "erased"
NAME_ERASED = "Name erased"


def erase_person(person_uuid: UUID, *, actor: str, dry_run: bool = False, now: datetime) -> ErasureReport:
    """Forget who somebody is; return what went. A dry run does it all and takes it back.

    What they held ends and other systems are told so, once more, as `erased`; that last message goes as soon as
    it has left. Names, addresses, facts, drawn questions, signed files, links and written reasons are gone from
    every table at once; in words about others a mark takes the place of the name, and a dry run lists them. What
    stays says that a certification of nobody we know lived from when to when.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    with locked_person(person_uuid) as person:
        if person.erased_at is not None:
            return ErasureReport(person_uuid)
        report = _erase(person, actor, now)
        _note(person, report, now)
        if dry_run:
            transaction.set_rollback(True)
    return report if dry_run else replace(report, mentions=())


def erase_platform_user(
    platform_user_id: int, *, actor: str, username: str = "", now: datetime
) -> ErasureReport | None:
    """Forget a user of the platform, if they are known here; the platform's own retirement calls this.

    Whoever only decided about others, and never learned here, is forgotten by `username`; then there is no report.
    """
    uuid = Person.objects.filter(platform_user_id=platform_user_id).values_list("uuid", flat=True).first()
    report = None if uuid is None else erase_person(uuid, actor=actor, now=now)
    if username:
        with transaction.atomic():
            _, mark = forget_decider(username)
            if mark:
                write_seal([], mark, actor, now)
    return report


def forget_told() -> int:
    """Delete the last messages about erased people that have left; return how many.

    The tick does it after each round that sent something, retention once more, for a tick that was killed.
    """
    left = OutboxMessage.objects.filter(person__erased_at__isnull=False, state=OutboxMessage.SENT)
    return _delete(left)


def seal_person(person_uuid: UUID, *, actor: str, now: datetime) -> int:
    """Make the log unable to tell what its entries about a person were about; return how many were sealed.

    The salts go, so nobody can show, or guess and confirm, which record an entry committed to. Hashes, numbers,
    root and old checkpoints stay as they were. That it happened is an entry of its own. Erasing the rest of what
    is known about the person is the caller's work, in the same transaction if it wants.

    Raises:
        PersonNotFoundError: nobody has this uuid.
    """
    with locked_person(person_uuid) as person:
        return _seal(person, _said_by(person, actor), now)


def delete_old_items(now: datetime) -> int:
    """Delete the lists of drawn exam items whose time is over; return how many. The facts stay."""
    return _delete(EvidenceItems.objects.filter(delete_after__lte=now))


def _erase(person: Person, actor: str, now: datetime) -> ErasureReport:
    names = names_of(person)
    by = _said_by(person, actor)
    titles = _end_all(person, actor, now)
    _forget_searches(person)
    gone = {
        "messages": _delete(OutboxMessage.objects.filter(person=person)),
        "told": _tell_last(person, now),
        "links": _delete(ShareLink.objects.filter(credential__certification__person=person)),
        "notices": _delete(Notice.objects.filter(certification__person=person)),
        "documents": _strip_documents(person),
        "facts": _forget_facts(person),
        "words": _forget_words(person),
    }
    decisions, mark = forget_decider(person.username) if person.username else (0, "")
    # Last, so that only words about others are left to look through.
    named = list(mentions_of(names))
    words = {old: new for one in named for old, new in one.blacken().items()}
    gone |= {"sealed": _seal(person, by, now, mark, words), "decisions": decisions}
    gone |= {"blacked_out": len(named), "ended": len(titles)}
    person.platform_user_id = None
    person.username = person.full_name = person.email = person.language = ""
    person.erased_at = now
    person.save(update_fields=["platform_user_id", "username", "full_name", "email", "language", "erased_at"])
    publish_after_commit(now)
    transaction.on_commit(forget_drawn, robust=True)
    mentions = tuple(one.mention for one in named)
    return ErasureReport(
        person.uuid, by=by, mentions=mentions, titles=titles, systems=_systems(person), **gone
    )


def _said_by(person: Person, actor: str) -> str:
    """Return who did it: whoever erases themself must not be named by what says so."""
    return "holder" if actor == person.username else actor


def _note(person: Person, report: ErasureReport, now: datetime) -> None:
    """Keep what was done, in numbers, and close the requests that it answers."""
    Erasure.objects.create(
        person=person, done_by=report.by, done_at=now, counts=report.counts, systems=list(report.systems)
    )
    open_ones = ErasureRequest.objects.filter(person=person, ended_at=None)
    open_ones.update(ended_at=now, ended=ErasureRequest.DONE)


def _systems(person: Person) -> tuple[str, ...]:
    told = OutboxMessage.objects.filter(person=person).order_by("target").values_list("target", flat=True)
    names = {target.slug: target.name for target in read_targets(conf.targets())}
    return tuple(names.get(slug, slug) for slug in told)


def _forget_searches(person: Person) -> None:
    said = Credential.objects.filter(certification__person=person).values_list("snapshot", flat=True)
    names = {str(one.get("holder_name", "")) for one in said}
    forget_searches({person.full_name, person.username, person.email, *names})


def _end_all(person: Person, actor: str, now: datetime) -> tuple[str, ...]:
    """End what is held; return what it is called."""
    ended = []
    for row in earned_of(person):
        row.person = person
        if (standing_at(row.state, period_of(row), now), Trigger.REVOKE) in MOVES:
            taken = step(Trigger.REVOKE, now, credentials=take_back_documents(row, now))
            record_step(row, taken, Why(ERASED, actor, "person"))
            ended.append(row.title)
    return tuple(ended)


def _tell_last(person: Person, now: datetime) -> int:
    """Tell every target, also of what ended long ago: they may remember the person too."""
    rows = earned_of(person)
    if not rows:
        return 0
    tell_targets(person, Change("revoked", ERASED, rows[-1]), now)
    return OutboxMessage.objects.filter(person=person).count()


def _strip_documents(person: Person) -> int:
    rows = Credential.objects.filter(certification__person=person)
    for row in rows.only("pk", "snapshot"):
        Credential.objects.filter(pk=row.pk).update(
            snapshot={**row.snapshot, "holder_name": NAME_ERASED}, document=None
        )
    return rows.count()


def _forget_facts(person: Person) -> int:
    mine = {"certification__person": person}
    Transition.objects.filter(**mine).update(evidence=None)
    Task.objects.filter(**mine).update(evidence=None)
    BulkItem.objects.filter(person=person).update(said="")
    EvidenceItems.objects.filter(evidence__person=person).delete()
    return _delete(Evidence.objects.filter(person=person))


def _forget_words(person: Person) -> int:
    mine = {"certification__person": person}
    spoken = Transition.objects.filter(**mine).exclude(reason_text="")
    said = spoken.update(reason_text="", reason_salt="")
    holds = Hold.objects.filter(**mine).exclude(reason_text="", appeal_text="")
    for row in Transition.objects.filter(**mine):
        if "snapshot" in row.details:  # a name could be tried against the hash of what the certificate said
            details = {key: value for key, value in row.details.items() if key != "snapshot"}
            Transition.objects.filter(pk=row.pk).update(details=details)
    return said + holds.update(reason_text="", appeal_text="")


def _seal(
    person: Person, actor: str, now: datetime, mark: str = "", words: Mapping[str, str] = NOTHING
) -> int:
    entries = LogEntry.objects.filter(transition__certification__person=person).exclude(salt="")
    found = list(entries.order_by("id").values_list("pk", "uuid"))
    LogEntry.objects.filter(pk__in=[pk for pk, _ in found]).update(salt="")
    if found or mark or words:
        write_seal([str(uuid) for _, uuid in found], mark, actor, now, words=words)
    return len(found)


def _delete(rows: QuerySet[Any]) -> int:
    deleted, _ = rows.delete()
    return deleted
