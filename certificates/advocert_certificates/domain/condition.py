"""Everything that decides what a certification allows, and from when until when, as one value.

A condition changes only by a step (`history`). What it allows at a moment is derived: from its dates, from
holds (somebody closed scopes), and from tasks whose due date has passed. So access ends by itself at the
moment that was fixed before, whether or not any machine is awake.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from advocert_certificates.domain.lifecycle import ACTIVE, Standing, State
from advocert_certificates.domain.standing import Period, standing_at

# The scope of the certification itself: "is certified at all", also for a level that allows nothing outside.
ANY = ""


@dataclass(frozen=True)
class Terms:
    """What was earned: scopes, for which areas and regions, and what grace takes away. Fixed until renewal."""

    scopes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    grace_drops: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hold:
    """Scopes that somebody closed. Without scopes it is about all of them."""

    ref: str
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task:
    """Something to do until `due_at`; from then on `scopes` are closed. Without scopes nothing ever closes."""

    ref: str
    scopes: tuple[str, ...]
    due_at: datetime


@dataclass(frozen=True)
class Condition:
    """One certification between two steps."""

    state: State = State.LEARNING
    period: Period | None = None
    terms: Terms = Terms()
    holds: tuple[Hold, ...] = ()
    tasks: tuple[Task, ...] = ()

    def standing(self, now: datetime) -> Standing:
        """Return what the certification counts as at the moment."""
        return standing_at(self.state, self.period, now)


@dataclass(frozen=True, order=True)
class Span:
    """One scope (or `ANY`) in one area and region (empty: bound to none), from a moment until another."""

    scope: str
    area: str
    region: str
    begin: datetime
    end: datetime


def allowed_at(condition: Condition, now: datetime) -> tuple[str, ...]:
    """Return the scopes that are open, in the order of the programme."""
    return tuple(scope for scope in condition.terms.scopes if _is_open(condition, scope, now))


def closed_at(condition: Condition, now: datetime) -> tuple[str, ...]:
    """Return the scopes that a certification which counts does not allow now: paused, overdue, or over in grace."""
    if condition.standing(now) not in ACTIVE:
        return ()
    return tuple(scope for scope in condition.terms.scopes if not _is_open(condition, scope, now))


def closes_at(condition: Condition, scope: str) -> datetime | None:
    """Return the moment from which the scope is closed without anybody saying so; None when it is not open."""
    if condition.state is not State.CERTIFIED or condition.period is None or is_held(condition, scope):
        return None
    dropped = scope in condition.terms.grace_drops
    end = condition.period.valid_until if dropped else condition.period.grace_until
    return min([end, *(task.due_at for task in condition.tasks if scope in task.scopes)])


def is_held(condition: Condition, scope: str) -> bool:
    """Tell whether somebody closed the scope."""
    return any(not hold.scopes or scope in hold.scopes for hold in condition.holds)


def next_change(condition: Condition, now: datetime) -> datetime | None:
    """Return the next moment at which time alone changes standing or scopes, or None."""
    if condition.state is not State.CERTIFIED or condition.period is None:
        return None
    period = condition.period
    moments = [period.expiring_from, period.valid_until, period.grace_until]
    moments += [task.due_at for task in condition.tasks if task.scopes]
    return min((moment for moment in moments if moment > now), default=None)


def spans_of(condition: Condition, since: datetime) -> tuple[Span, ...]:
    """Return what the condition allows from `since` on, if no further step comes."""
    return tuple(
        Span(scope, area, region, begin, end)
        for scope, begin, end in _open_scopes(condition, since)
        for area in condition.terms.areas or ("",)
        for region in condition.terms.regions or ("",)
    )


def _open_scopes(condition: Condition, since: datetime) -> Iterator[tuple[str, datetime, datetime]]:
    if condition.period is None:
        return
    begin = max(since, condition.period.valid_from)
    for scope in (ANY, *condition.terms.scopes):
        end = closes_at(condition, scope) if scope else _certified_until(condition)
        if end is not None and begin < end:
            yield scope, begin, end


def _certified_until(condition: Condition) -> datetime | None:
    if condition.state is not State.CERTIFIED or condition.period is None:
        return None
    return condition.period.grace_until


def _is_open(condition: Condition, scope: str, now: datetime) -> bool:
    end = closes_at(condition, scope)
    return condition.standing(now) in ACTIVE and end is not None and now < end
