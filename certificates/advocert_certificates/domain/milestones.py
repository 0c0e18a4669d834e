"""Short practice on the way to the next renewal: recalls, the check in the middle, the check after an absence.

None of them ever takes anything away; a programme may ask for more at the renewal (ADR 0069). A missed recall moves the mid-term check forward by two weeks, so that
whoever practises least is asked first; nothing is stored, everything is derived from what was done.
"""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from advocert_certificates.domain.facts import EXAM, RECALL, SCENARIO, Fact
from advocert_certificates.domain.programme import Checkpoints
from advocert_certificates.domain.standing import Period, add_months

RECALL_DAYS = timedelta(days=14)  # a recall may be answered so long after its day
FORWARD = timedelta(days=14)


@dataclass(frozen=True)
class Milestone:
    """One of them: `kind` is `recall`, `midterm` or `absence`; `state` is `later`, `open`, `done` or `missed`."""

    kind: str
    due_at: datetime
    state: str


def milestones_of(
    rules: Checkpoints, period: Period, facts: Iterable[Fact], now: datetime
) -> tuple[Milestone, ...]:
    """Return the milestones of one period of validity, in the order of their days."""
    known = sorted((fact for fact in facts if fact.at <= now), key=lambda fact: fact.at)
    recalls = [_recall(period.valid_from + timedelta(days=days), known, now) for days in rules.recall_days]
    found = [*recalls, *_midterm(rules, period, recalls, known, now), *_absence(rules, period, known, now)]
    return tuple(sorted(found, key=lambda one: (one.due_at, one.kind)))


def missed_midterm(rules: Checkpoints, period: Period, facts: Iterable[Fact]) -> bool:
    """Tell whether the check in the middle of a period was not done before its window opened."""
    before = [fact for fact in facts if fact.at < period.expiring_from]
    found = milestones_of(rules, period, before, period.expiring_from)
    return any(one.kind == "midterm" and one.state != "done" for one in found)


def _recall(due_at: datetime, facts: list[Fact], now: datetime) -> Milestone:
    end = due_at + RECALL_DAYS
    if any(fact.kind == RECALL and due_at <= fact.at < end for fact in facts):
        return Milestone(RECALL, due_at, "done")
    if now < due_at:
        return Milestone(RECALL, due_at, "later")
    return Milestone(RECALL, due_at, "open" if now < end else "missed")


def _midterm(
    rules: Checkpoints, period: Period, recalls: list[Milestone], facts: list[Fact], now: datetime
) -> list[Milestone]:
    if not rules.midterm_months:
        return []
    planned = add_months(period.valid_from, rules.midterm_months)
    missed = sum(one.state == "missed" and one.due_at < planned for one in recalls)
    due_at = max(period.valid_from, planned - missed * FORWARD)
    done = any(fact.kind in {SCENARIO, EXAM} and fact.at >= due_at for fact in facts)
    state = "done" if done else "open" if now >= due_at else "later"
    return [Milestone("midterm", due_at, state)]


def _absence(rules: Checkpoints, period: Period, facts: list[Fact], now: datetime) -> list[Milestone]:
    """Ask for a check when somebody comes back after a long time, and no further once it was done."""
    away = timedelta(days=rules.absence_days)
    moments = [period.valid_from, *(fact.at for fact in facts if fact.at > period.valid_from)]
    gaps = [(before, after) for before, after in itertools.pairwise(moments) if after - before >= away]
    if not gaps or not rules.absence_days:
        return []
    back = gaps[-1][1]
    done = any(fact.kind in {SCENARIO, EXAM} and fact.at >= back for fact in facts)
    return [Milestone("absence", back, "done" if done else "open" if now >= back else "later")]
