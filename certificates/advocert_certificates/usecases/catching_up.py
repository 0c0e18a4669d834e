"""Everything that waits, however much: decide, expire, log and sign in batches until nothing is left.

Each batch is a transaction that also marks what was looked at, so whoever is killed is simply started again, and
memory is that of one batch. Messages to other systems are written and leave with the worker.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from advocert_certificates.data import CaughtUp
from advocert_certificates.models import Certification, Evidence, LogEntry
from advocert_certificates.usecases.deciding import BATCH, decide_batch
from advocert_certificates.usecases.evaluation import people_with_news
from advocert_certificates.usecases.halving import Handled, halved
from advocert_certificates.usecases.ledger import sequence_entries
from advocert_certificates.usecases.programmes import active_version
from advocert_certificates.usecases.signing import sign_batch, unsigned
from advocert_certificates.usecases.statuslists import refresh_status_lists
from advocert_certificates.usecases.sweeping import Swept, sweep_batch, sweep_people
from advocert_certificates.usecases.tables import chunks
from advocert_certificates.usecases.tenure import people_due


def catch_up(*, now: datetime) -> Iterator[CaughtUp]:
    """Do it all, and yield how far each part is after every batch. Call it outside a transaction.

    Who cannot be decided about is counted in `failed`, waits for the next tick and holds nobody back. Whom somebody
    else holds at the moment gets another turn at the end.
    """
    yield from _decide(now)
    yield from _sweep(now)
    yield from _log()
    yield from _sign(now)
    refresh_status_lists(now)


def _decide(now: datetime) -> Iterator[CaughtUp]:
    if active_version() is None:
        return
    total = Evidence.objects.filter(evaluated_at=None).values("person").distinct().count()
    far, after = Handled(), 0
    while batch := people_with_news(BATCH, after):
        after = batch[-1]
        far.add(decide_batch(batch, now))
        yield _told("decided about", len(far.done), total, len(far.failed))
    after = 0
    while due := people_due(now, BATCH, after):
        after, total = due[-1], total + len(due)
        far.add(decide_batch(due, now))
        yield _told("decided about", len(far.done), total, len(far.failed))
    for part in chunks(far.busy, BATCH):
        far.add(decide_batch(part, now, wait=True))
        yield _told("decided about", len(far.done), total, len(far.failed))


def _sweep(now: datetime) -> Iterator[CaughtUp]:
    total = Certification.objects.filter(next_change_at__lte=now).count()
    far = Swept()
    while (part := sweep_batch(now, after=far.last)).last is not None:
        far.add(part)
        yield _told("expired or ending", far.count, total, len(far.handled.failed))
    for ids in chunks(far.handled.busy, BATCH):
        waited = halved(ids, partial(sweep_people, now=now, wait=True))
        far.handled.add(waited)
        far.count += len(waited.done)
        yield _told("expired or ending", far.count, total, len(far.handled.failed))


def _log() -> Iterator[CaughtUp]:
    total, done = LogEntry.objects.filter(number=None).count(), 0
    while found := sequence_entries():
        done += found
        yield _told("logged", done, total, 0)


def _sign(now: datetime) -> Iterator[CaughtUp]:
    total = unsigned().count()
    report, after = sign_batch(now, 0)
    while report.signed or report.waiting:
        yield _told("signed", report.signed, total, report.waiting)
        if not after:
            return
        part, after = sign_batch(now, after)
        report = report.plus(part)


def _told(part: str, done: int, total: int, failed: int) -> CaughtUp:
    return CaughtUp(part, done, max(total, done + failed), failed)
