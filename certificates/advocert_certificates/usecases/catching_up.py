"""Everything that waits, however much: decide, expire, log and sign in batches until nothing is left.

Each person is a transaction of their own and marks what was looked at, so whoever is killed is simply started
again, and memory is that of one batch. Messages to other systems are written and leave with the worker.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime

from advocert_certificates.data import CaughtUp
from advocert_certificates.models import Certification, Credential, Evidence, LogEntry
from advocert_certificates.usecases.evaluation import evaluate_person, people_with_news
from advocert_certificates.usecases.ledger import sequence_entries
from advocert_certificates.usecases.programmes import active_version
from advocert_certificates.usecases.signing import sign_pending
from advocert_certificates.usecases.statuslists import refresh_status_lists
from advocert_certificates.usecases.sweeping import sweep

_logger = logging.getLogger(__name__)
_BATCH = 200


def catch_up(*, now: datetime) -> Iterator[CaughtUp]:
    """Do it all, and yield how far each part is after every batch. Call it outside a transaction.

    A person who cannot be decided about is counted in `failed`, waits for the next tick and holds nobody back.
    """
    yield from _decide(now)
    waiting = Certification.objects.filter(next_change_at__lte=now).count()
    yield from _repeated("expired or ending", waiting, lambda: sweep(now, _BATCH))
    waiting = LogEntry.objects.filter(number=None).count()
    yield from _repeated("logged", waiting, sequence_entries)
    waiting = Credential.objects.filter(document__isnull=True, revoked_at=None).count()
    yield from _repeated("signed", waiting, lambda: sign_pending(now).signed)
    refresh_status_lists(now)


def _decide(now: datetime) -> Iterator[CaughtUp]:
    if active_version() is None:
        return
    total = Evidence.objects.filter(evaluated_at=None).values("person").distinct().count()
    done = failed = after = 0
    while batch := people_with_news(_BATCH, after):
        after = batch[-1]
        for person_id in batch:
            failed += not _decided(person_id, now)
        done += len(batch)
        yield CaughtUp("decided about", done, max(total, done), failed)


def _decided(person_id: int, now: datetime) -> bool:
    try:
        evaluate_person(person_id, now=now)
    except Exception:
        # Rolled back and still unmarked: the next tick decides, and says why not.
        _logger.exception("Person %s could not be decided about", person_id)
        return False
    return True


def _repeated(name: str, total: int, batch: Callable[[], int]) -> Iterator[CaughtUp]:
    done = 0
    while found := batch():
        done += found
        yield CaughtUp(name, done, max(total, done), 0)
