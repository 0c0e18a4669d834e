"""The bits of a status list, read from the certificates that were taken back, and from the decoys.

The packed bits of each list are kept in the process, so that one revocation in a list of a million costs one
bit and not a million. The database stays the only truth: what is kept is used only while its newest revocation
is still recorded and its number of bits is the number of certificates taken back and of decoys; otherwise all
are read again.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from threading import Lock
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from advocert_certificates.domain.decoys import decoys
from advocert_certificates.domain.statuslist import StatusBits
from advocert_certificates.models import Credential, StatusList

# Two revocations may be stored in another order than their moments; what is near is asked for again.
_OVERLAP = timedelta(minutes=10)
_KEPT = 16  # lists; a tenant has one per year


@dataclass
class _Kept:
    bits: StatusBits
    newest: tuple[datetime, UUID] | None = None
    decoys: set[int] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)


_kept: dict[tuple[str, int], _Kept] = {}


def bits_of(row: StatusList, now: datetime) -> tuple[StatusBits, Lock]:
    """Return the bits as they are now, and the lock to hold while they are packed: threads share them."""
    kept = _kept.get((row.ref, row.size))
    if kept is None:
        while len(_kept) >= _KEPT:
            _kept.pop(next(iter(_kept)), None)
        kept = _kept.setdefault((row.ref, row.size), _Kept(StatusBits(row.size)))
    with kept.lock:
        _bring_up_to_date(kept, row)
        _set_decoys(kept, row, now)
        return kept.bits, kept.lock


def decoys_of(row: StatusList) -> dict[int, datetime]:
    """Return the places of the list that no certificate may get, and from when on each is set."""
    return _decoys(settings.SECRET_KEY, row.ref, row.size)


@lru_cache(maxsize=16)
def _decoys(secret: str, ref: str, size: int) -> dict[int, datetime]:
    return decoys(f"advocert.decoys.{secret}".encode(), ref, size)


def _bring_up_to_date(kept: _Kept, row: StatusList) -> None:
    revoked = Credential.objects.filter(status_list=row, revoked_at__isnull=False)
    if kept.newest is not None:
        moment, uuid = kept.newest
        if revoked.filter(uuid=uuid, revoked_at=moment).exists():
            _add(kept, revoked.filter(revoked_at__gte=moment - _OVERLAP))
            if kept.bits.count == revoked.count() + len(kept.decoys):
                return
    # Nothing kept, another order than thought, or another database: nothing is guessed.
    kept.bits, kept.newest, kept.decoys = StatusBits(row.size), None, set()
    _add(kept, revoked)


def _add(kept: _Kept, revoked: QuerySet[Credential]) -> None:
    for index, moment, uuid in revoked.values_list("status_index", "revoked_at", "uuid"):
        kept.bits.set(index)
        kept.newest = (moment, uuid) if kept.newest is None else max(kept.newest, (moment, uuid))


def _set_decoys(kept: _Kept, row: StatusList, now: datetime) -> None:
    due = {place for place, moment in decoys_of(row).items() if moment <= now} - kept.decoys
    if not due:
        return
    # A list that was opened before there were decoys, or under another secret: certificates come first.
    taken = Credential.objects.filter(status_list=row, status_index__in=due)
    kept.decoys |= due.difference(taken.values_list("status_index", flat=True))
    for place in kept.decoys:
        kept.bits.set(place)
