"""A long time line made short: by year, and what somebody did in one go as one line that opens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from advocert_certificates.data import TimelineEntry

# So many deeds of one day are shown one by one; of more only how many there were, until somebody opens them.
FEW = 3


@dataclass(frozen=True)
class Part:
    """Entries that stand together; `folded` ones are many deeds of one day."""

    entries: Sequence[TimelineEntry]
    folded: bool


@dataclass(frozen=True)
class Year:
    """One year of a time line, newest first; the newest year is open."""

    number: int
    count: int
    parts: Sequence[Part]
    is_open: bool


def years_of(timeline: Iterable[TimelineEntry]) -> tuple[Year, ...]:
    """Return a time line, newest first, year by year. Nothing is left out."""
    found: list[Year] = []
    for number, entries in groupby(timeline, key=lambda entry: timezone.localtime(entry.at).year):
        year = tuple(entries)
        found.append(Year(number, len(year), tuple(_parts(year)), is_open=not found))
    return tuple(found)


def _parts(entries: Iterable[TimelineEntry]) -> Iterable[Part]:
    for (kind, _), same in groupby(entries, key=lambda entry: (entry.kind, timezone.localdate(entry.at))):
        together = tuple(same)
        yield Part(together, folded=kind == "evidence" and len(together) > FEW)
