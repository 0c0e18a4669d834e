"""After a key was withdrawn: every certificate that it signed and that still counts is issued once more.

The new one says the same under a new number, id and place in the list; the old one is taken back. Standing,
dates and access do not change, so no other system is told anything.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from advocert_certificates.domain.ledger import snapshot_digest
from advocert_certificates.domain.lifecycle import State, Trigger
from advocert_certificates.models import Certification
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.issuing import draft_credential
from advocert_certificates.usecases.locks import lock_people
from advocert_certificates.usecases.storing import store
from advocert_certificates.usecases.transitions import Why, step, take_step
from advocert_certificates.usecases.wake import wake_after_commit

_BATCH = 200
_STILL_COUNTS = (State.CERTIFIED, State.SUSPENDED)


def reissue_signed_by(key_id: str, *, actor: str, now: datetime) -> int:
    """Issue again what this key signed, as far as it still counts; return how many. The next tick signs them.

    In batches, each a transaction: after a kill the next call goes on, and nobody gets two.
    """
    done = after = 0
    while people := _people(key_id, now, after):
        after = people[-1]
        with transaction.atomic():
            done += _reissue(Desk(lock_people(people, wait=True)), key_id, actor, now)
            wake_after_commit()
    return done


def put_another(desk: Desk, row: Certification, snapshot: dict[str, Any], why: Why, now: datetime) -> None:
    """Issue one certificate again, on the desk, and take the old one back."""
    old = row.credential
    new = draft_credential(row, snapshot, now, supersedes=old)
    taken = step(
        Trigger.CORRECT,
        now,
        credentials=[str(old.uuid)],
        credential=str(new.uuid),
        snapshot=snapshot_digest(new.snapshot),
    )
    take_step(desk, row, taken, why)
    row.credential = new
    desk.made.credentials.append(new)
    desk.made.withdrawn.append(old)


def count_signed_by(key_id: str, *, now: datetime) -> int:
    """Return how many certificates that still count carry a signature of this key."""
    return _signed_by(key_id, now).count()


def _signed_by(key_id: str, now: datetime) -> QuerySet[Certification]:
    return Certification.objects.filter(
        credential__key_id=key_id,
        credential__revoked_at=None,
        credential__valid_until__gt=now,
        state__in=_STILL_COUNTS,
    ).order_by("pk")


def _people(key_id: str, now: datetime, after: int) -> list[int]:
    waiting = _signed_by(key_id, now).filter(person_id__gt=after).order_by("person_id")
    return list(waiting.values_list("person_id", flat=True).distinct()[:_BATCH])


def _reissue(desk: Desk, key_id: str, actor: str, now: datetime) -> int:
    # Asked again under the locks: it may have been renewed or taken back meanwhile.
    wanted = set(_signed_by(key_id, now).filter(person__in=desk.people).values_list("pk", flat=True))
    rows = [row for rows in desk.rows.values() for row in rows if row.pk in wanted]
    for row in rows:
        put_another(desk, row, row.credential.snapshot, Why("key_withdrawn", actor, "rules"), now)
    store(desk.made, now)
    return len(rows)
