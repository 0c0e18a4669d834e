"""Delivering: claim with a lease, send, mark. At least once, in order per person and target.

A message is claimed by one conditional update, so any number of relays may run on any database. A relay that
is killed leaves a lease that ends by itself; the next relay sends the same bytes under the same id. Only the
oldest waiting message of a person goes out; those behind it wait. Must not run inside a transaction: claims
are made to be seen by others.
"""

import random
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from advocert_certificates import conf
from advocert_certificates.domain.errors import TargetConfigError
from advocert_certificates.models import OutboxMessage
from advocert_certificates.unlock.network import read_networks
from advocert_certificates.unlock.schedule import next_try
from advocert_certificates.unlock.sender import Answer, post
from advocert_certificates.unlock.signature import signed_headers
from advocert_certificates.unlock.targets import Target, read_targets

# Longer than any attempt can last (sender.DEADLINE and resolving the name).
LEASE = timedelta(seconds=45)
_ROUND = 500
_PENDING, _SENT, _PARKED = OutboxMessage.PENDING, OutboxMessage.SENT, OutboxMessage.PARKED


@dataclass(frozen=True)
class RelayReport:
    """How many messages were taken, failed and will be tried again, or were put aside."""

    sent: int = 0
    failed: int = 0
    parked: int = 0

    def plus(self, other: "RelayReport") -> "RelayReport":
        """Return the sum."""
        return RelayReport(self.sent + other.sent, self.failed + other.failed, self.parked + other.parked)


def relay_round(now: datetime) -> RelayReport:
    """Send what is due, target by target. A target in trouble costs one attempt per round, not the round."""
    report = RelayReport()
    started = time.monotonic()
    for target in read_targets(conf.targets()):
        for message in _claims(target, now, started):
            answer = _attempt(target, message)
            report = report.plus(_mark(message, answer, _moment(now, started)))
            if answer.target_down or answer.gone:
                break
    return report


def retry_messages(target: str = "", *, now: datetime) -> int:
    """Let messages that were put aside wait again, of one target or of all; return how many.

    Id and bytes stay. Of each person only the newest comes back: it says everything, and older ones would
    only be ignored.
    """
    parked = OutboxMessage.objects.filter(state=_PARKED, **({"target": target} if target else {}))
    newer = OutboxMessage.objects.filter(
        target=OuterRef("target"), person_id=OuterRef("person_id"), sequence__gt=OuterRef("sequence")
    )
    # Listed first: MySQL does not update a table that the same statement reads.
    newest = list(parked.exclude(Exists(newer)).values_list("pk", flat=True))
    again = OutboxMessage.objects.filter(pk__in=newest, state=_PARKED)
    return again.update(state=_PENDING, due_at=now, attempts=0, last_error="")


def _park_line(target: str, trouble: str) -> int:
    """Put aside everything that waits for a target that wants no more; return how many."""
    waiting = OutboxMessage.objects.filter(target=target, state=_PENDING)
    return waiting.update(state=_PARKED, last_error=trouble[:255], lease_owner="", lease_until=None)


def _moment(now: datetime, started: float) -> datetime:
    return now + timedelta(seconds=time.monotonic() - started)


def _claims(target: Target, now: datetime, started: float) -> Iterator[OutboxMessage]:
    """Claim one message after the other, just before it is sent, so that no lease runs while it waits."""
    owner = secrets.token_hex(16)
    for _ in range(_ROUND):
        claimed = _claim(target.slug, owner, _moment(now, started))
        if claimed is None:
            return
        yield claimed


def _claim(target: str, owner: str, now: datetime) -> OutboxMessage | None:
    for message in _due(target, now)[:5]:
        free = OutboxMessage.objects.filter(_free(now), pk=message.pk, state=_PENDING)
        if free.update(lease_owner=owner, lease_until=now + LEASE, attempts=F("attempts") + 1):
            message.refresh_from_db()
            return message
    return None


def _free(now: datetime) -> Q:
    return Q(lease_until=None) | Q(lease_until__lt=now)


def _due(target: str, now: datetime) -> QuerySet[OutboxMessage]:
    earlier = OutboxMessage.objects.filter(
        target=target, state=_PENDING, person_id=OuterRef("person_id"), sequence__lt=OuterRef("sequence")
    )
    due = OutboxMessage.objects.filter(_free(now), target=target, state=_PENDING, due_at__lte=now)
    return due.exclude(Exists(earlier)).order_by("-urgent", "due_at", "id")


def _attempt(target: Target, message: OutboxMessage) -> Answer:
    try:
        target.check()
        body = message.body.encode()
        # The time of this attempt by the real clock: receivers compare it with theirs.
        headers = signed_headers(target.keys(), message.event_id, int(time.time()), body)
    except TargetConfigError as error:
        return Answer(str(error), target_down=True)
    return post(target.url, body, headers, read_networks(conf.allowed_networks()))


def _mark(message: OutboxMessage, answer: Answer, now: datetime) -> RelayReport:
    # Only while the lease is ours: after it another relay may be sending the same message.
    mine = OutboxMessage.objects.filter(pk=message.pk, lease_owner=message.lease_owner, state=_PENDING)
    if answer.taken:
        mine.update(state=_SENT, sent_at=now, last_error="", lease_owner="", lease_until=None)
        return RelayReport(sent=1)
    trouble = answer.trouble[:255]
    if answer.gone:
        return RelayReport(parked=_park_line(message.target, trouble))
    # It may have become urgent while it was under way.
    message.refresh_from_db(fields=["urgent"])
    again = next_try(
        now,
        message.attempts,
        urgent=message.urgent,
        retry_after=answer.retry_after,
        draw=random.random,
    )
    if again is None:
        mine.update(state=_PARKED, last_error=trouble, lease_owner="", lease_until=None)
        return RelayReport(parked=1)
    mine.update(due_at=again, last_error=trouble, lease_owner="", lease_until=None)
    return RelayReport(failed=1)
