"""After a key was withdrawn: every certificate that it signed and that still counts is issued once more.

The new one says the same under a new number, id and place in the list; the old one is taken back. Standing,
dates and access do not change, so no other system is told anything.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from advocert_certificates.domain.ledger import snapshot_digest
from advocert_certificates.domain.lifecycle import State, Trigger
from advocert_certificates.models import Certification
from advocert_certificates.usecases.issuing import issue_credential
from advocert_certificates.usecases.locks import lock_person
from advocert_certificates.usecases.statuslists import mark_taken_back
from advocert_certificates.usecases.transitions import Why, record_step, step
from advocert_certificates.usecases.wake import wake_after_commit

_STILL_COUNTS = (State.CERTIFIED, State.SUSPENDED)


def reissue_signed_by(key_id: str, *, actor: str, now: datetime) -> int:
    """Issue again what this key signed, as far as it still counts; return how many. The next tick signs them.

    Each in its own transaction: after a kill the next call goes on, and nobody gets two.
    """
    waiting = list(_signed_by(key_id, now).values_list("pk", "person_id"))
    return sum(_reissue(pk, person_id, key_id, actor, now) for pk, person_id in waiting)


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


def _reissue(pk: int, person_id: int, key_id: str, actor: str, now: datetime) -> bool:
    with transaction.atomic():
        person = lock_person(person_id)
        row = _signed_by(key_id, now).select_related("credential").filter(pk=pk).first()
        if row is None:
            return False  # renewed or taken back meanwhile
        row.person = person
        old = row.credential
        new = issue_credential(row, old.snapshot, now, supersedes=old)
        mark_taken_back(old, now)
        taken = step(
            Trigger.CORRECT,
            now,
            credentials=[str(old.uuid)],
            credential=str(new.uuid),
            snapshot=snapshot_digest(new.snapshot),
        )
        record_step(row, taken, Why("key_withdrawn", actor, "rules"))
        row.credential = new
        row.save(update_fields=["credential"])
        wake_after_commit()
    return True
