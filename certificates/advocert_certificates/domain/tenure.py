"""Since when something has been held without a break, and when time alone may give somebody something new.

A level may ask for another one to have been held for some months, and what a renewal asks for changes when a
certification has been expired for long. Both come true on a day on which nobody does anything.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from advocert_certificates.domain.eligibility import wanted_of
from advocert_certificates.domain.lifecycle import Standing
from advocert_certificates.domain.programme import Level
from advocert_certificates.domain.standing import Period, add_months

_OPEN = frozenset({Standing.EXPIRING, Standing.GRACE, Standing.EXPIRED})


@dataclass(frozen=True)
class Held:
    """One certification that was earned: its level, standing, period, and since when it is held."""

    level_ref: str
    standing: Standing
    period: Period
    since: datetime


def held_since(periods: Iterable[Period]) -> datetime | None:
    """Return since when a certification is held, through every renewal that came before its grace was over.

    Whoever let it expire and came back later holds it from the day of coming back.
    """
    since: datetime | None = None
    held_until: datetime | None = None
    for period in periods:
        if since is None or held_until is None or period.valid_from > held_until:
            since = period.valid_from
        held_until = period.grace_until
    return since


def look_again_at(levels: Collection[Level], held: Iterable[Held], now: datetime) -> datetime | None:
    """Return the next moment at which the rules should look at somebody again although nothing was done."""
    by_level: dict[str, list[Held]] = {}
    for one in held:
        by_level.setdefault(one.level_ref, []).append(one)
    moments = [*_tenures(levels, by_level), *_late_ways(levels, by_level)]
    return min((moment for moment in moments if moment > now), default=None)


def _tenures(levels: Iterable[Level], held: Mapping[str, list[Held]]) -> Iterator[datetime]:
    for level in levels:
        for wanted in (*wanted_of(level.requires), *wanted_of(level.renewal.requires)):
            if wanted.months:
                yield from (add_months(one.since, wanted.months) for one in held.get(wanted.ref, ()))


def _late_ways(levels: Iterable[Level], held: Mapping[str, list[Held]]) -> Iterator[datetime]:
    """After so many months expired the whole level is asked for again: other things, perhaps done already."""
    for level in levels:
        if level.renewal.requires is level.requires:
            continue
        for one in held.get(level.ref, ()):
            if one.standing in _OPEN:
                yield add_months(one.period.grace_until, level.renewal.late_months)
