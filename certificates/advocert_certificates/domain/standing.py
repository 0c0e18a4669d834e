"""Where a certification stands at a moment, by its stored state and the dates fixed when it was earned.

```
valid_from ........ expiring_from ........ valid_until ........ grace_until
   certified            expiring               grace              expired
```
Every interval contains its start and not its end. The dates follow the rules in force when it was earned; a
later programme does not move them by itself.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from advocert_certificates.domain.lifecycle import ACTIVE, Standing, State


@dataclass(frozen=True)
class Validity:
    """How long a level lasts.

    Calendar months, the renewal window before the end, the grace after it (days).
    """

    months: int
    window_days: int
    grace_days: int


@dataclass(frozen=True)
class Period:
    """The four dates of one certification."""

    valid_from: datetime
    expiring_from: datetime
    valid_until: datetime
    grace_until: datetime


def add_months(moment: datetime, months: int) -> datetime:
    """Return the same day and time so many calendar months later.

    A day that does not exist becomes the month's last.
    """
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def period_from(start: datetime, validity: Validity) -> Period:
    """Return the dates of a certification that starts now. The window never opens before the start."""
    start = start.replace(microsecond=0)
    end = add_months(start, validity.months)
    return Period(
        valid_from=start,
        expiring_from=max(start, end - timedelta(days=validity.window_days)),
        valid_until=end,
        grace_until=end + timedelta(days=validity.grace_days),
    )


def renewed_from(now: datetime, before: Period, validity: Validity) -> Period:
    """Return the dates after a renewal: early it goes on from the old end, late it starts at the completion.

    Whoever renews on the first day of the window loses nothing, and nobody repeats a year that was missed.
    """
    if now >= before.valid_until:
        return period_from(now, validity)
    new = period_from(before.valid_until, validity)
    start = now.replace(microsecond=0)
    return Period(start, max(start, new.expiring_from), new.valid_until, new.grace_until)


def cut_at(period: Period, end: datetime) -> Period:
    """Return the dates with an earlier end and no grace, because what they rest on ends then."""
    if end >= period.valid_until:
        return period
    end = max(end, period.valid_from)
    return Period(period.valid_from, min(period.expiring_from, end), end, end)


def standing_at(state: str, period: Period | None, now: datetime) -> Standing:
    """Return what the certification counts as at `now`.

    Without dates there is nothing that could be valid.
    """
    if state != State.CERTIFIED or period is None:
        return Standing(state) if state != State.CERTIFIED else Standing.LEARNING
    if now < period.expiring_from:
        return Standing.CERTIFIED
    if now < period.valid_until:
        return Standing.EXPIRING
    return Standing.GRACE if now < period.grace_until else Standing.EXPIRED


def open_scopes(standing: Standing, scopes: Iterable[str], grace_drops: Iterable[str]) -> tuple[str, ...]:
    """Return what the certification allows in this standing, in the order of the programme."""
    if standing not in ACTIVE:
        return ()
    dropped = frozenset(grace_drops) if standing is Standing.GRACE else frozenset()
    return tuple(scope for scope in scopes if scope not in dropped)
