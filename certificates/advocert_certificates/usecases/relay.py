"""Delivering: claim with a lease, send, mark. At least once, in order per person and target.

Messages are claimed, a batch of different people at a time, by one conditional update, so any number of relays may
run on any database. A relay that is killed leaves leases that end by themselves; the next relay sends the same
bytes under the same ids. Only the oldest waiting message of a person goes out; those behind it wait. Must not run
inside a transaction: claims are made to be seen by others.
"""

import random
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, QuerySet

from advocert_certificates import conf
from advocert_certificates.domain.installation_errors import TargetConfigError
from advocert_certificates.models import OutboxMessage
from advocert_certificates.unlock.answer import Answer
from advocert_certificates.unlock.network import read_networks
from advocert_certificates.unlock.schedule import next_try
from advocert_certificates.unlock.sender import Parcel, Sender
from advocert_certificates.unlock.signature import signed_headers
from advocert_certificates.unlock.targets import Target, read_targets
from advocert_certificates.usecases.queue import is_free, next_in_line

# Longer than a batch can last: sender.PATIENCE, then line.DEADLINE and resolving the name for those under way.
LEASE = timedelta(seconds=60)
_BATCH = 64
# Seconds of a round that one target may take before the next one has its turn.
_SHARE = 10.0
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
    for target in read_targets(conf.targets()):
        report = report.plus(_relay_to(target, now))
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


def _relay_to(target: Target, now: datetime) -> RelayReport:
    """Send batch after batch: each holds the oldest waiting message of so many people."""
    report, started = RelayReport(), time.monotonic()
    with Sender(target.url, read_networks(conf.allowed_networks())) as sender:
        while not sender.ended and time.monotonic() - started < _SHARE:
            batch = _claim(target.slug, _moment(now, started))
            if not batch:
                break
            answers = _send(sender, target, batch)
            report = report.plus(_mark(batch, answers, _moment(now, started)))
    return report


def _send(sender: Sender, target: Target, batch: Sequence[OutboxMessage]) -> list[Answer | None]:
    try:
        target.check()
        keys = target.keys()
    except TargetConfigError as error:
        sender.ended = True
        return [Answer(str(error), target_down=True), *([None] * (len(batch) - 1))]
    return sender.send([_parcel(message, keys) for message in batch])


def _parcel(message: OutboxMessage, keys: Sequence[bytes]) -> Parcel:
    body = message.body.encode()
    # The time of this attempt by the real clock: receivers compare it with theirs.
    return Parcel(body, lambda: signed_headers(keys, message.event_id, int(time.time()), body))


def _moment(now: datetime, started: float) -> datetime:
    return now + timedelta(seconds=time.monotonic() - started)


def _claim(target: str, now: datetime) -> list[OutboxMessage]:
    """Lease the next messages; what another relay was quicker to take is not among them."""
    owner = secrets.token_hex(16)
    due = next_in_line(target, _BATCH, now)
    if not due:
        return []
    free = OutboxMessage.objects.filter(is_free(now), pk__in=due, state=_PENDING)
    if not free.update(lease_owner=owner, lease_until=now + LEASE):
        return []
    mine = OutboxMessage.objects.filter(pk__in=due, lease_owner=owner)
    return list(mine.order_by("-urgent", "due_at", "id"))


def _mark(batch: Sequence[OutboxMessage], answers: Sequence[Answer | None], now: datetime) -> RelayReport:
    """Write down what came of a batch: everything that was taken in one statement."""
    # Only while the lease is ours: after it another relay may be sending the same message.
    mine = OutboxMessage.objects.filter(lease_owner=batch[0].lease_owner, state=_PENDING)
    pairs = list(zip(batch, answers, strict=True))
    taken = [message.pk for message, answer in pairs if answer is not None and answer.taken]
    left = [message.pk for message, answer in pairs if answer is None]
    free = {"lease_owner": "", "lease_until": None}
    mine.filter(pk__in=taken).update(
        state=_SENT, sent_at=now, last_error="", attempts=F("attempts") + 1, **free
    )
    mine.filter(pk__in=left).update(**free)
    report = RelayReport(sent=len(taken))
    for message, answer in pairs:
        if answer is not None and not answer.taken:
            report = report.plus(_mark_failed(mine.filter(pk=message.pk), message, answer, now))
    return report


def _mark_failed(
    mine: QuerySet[OutboxMessage], message: OutboxMessage, answer: Answer, now: datetime
) -> RelayReport:
    trouble = answer.trouble[:255]
    if answer.gone:
        return RelayReport(parked=_park_line(message.target, trouble))
    # It may have become urgent while it was under way.
    message.refresh_from_db(fields=["urgent", "attempts"])
    attempts = message.attempts + 1
    again = next_try(now, attempts, urgent=message.urgent, retry_after=answer.retry_after, draw=random.random)
    ended = {"last_error": trouble, "attempts": attempts, "lease_owner": "", "lease_until": None}
    if again is None:
        mine.update(state=_PARKED, **ended)
        return RelayReport(parked=1)
    mine.update(due_at=again, **ended)
    return RelayReport(failed=1)
