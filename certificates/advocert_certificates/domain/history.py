"""Steps, and the condition that they lead to: the same function decides, replays and audits.

A step says what happened in plain JSON values, so that a stored one can be read for ever:

* `period`: the four dates (`pass`, `renew`); `terms`: what was earned (`pass`, `renew`);
* `hold`: `{ref, scopes}` (`suspend`, `hold`); `ref`: the hold that ends (`reinstate`, `release`);
* `task`: `{ref, scopes, due_at}` (`assign`); `ref`: the task that is done (`done`).

Evolution: keys are added, never removed or given another meaning; readers ignore what they do not know.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from advocert_certificates.domain.condition import Condition, Hold, Task, Terms
from advocert_certificates.domain.instants import format_instant, parse_instant
from advocert_certificates.domain.lifecycle import State, Trigger, move
from advocert_certificates.domain.standing import Period

_DATES = ("valid_from", "expiring_from", "valid_until", "grace_until")


@dataclass(frozen=True)
class Step:
    """One thing that happened to a certification. `at`: when it was recorded; `effective_at`: from when it counts."""

    trigger: Trigger
    at: datetime
    effective_at: datetime
    details: Mapping[str, Any] = field(default_factory=dict)


def apply_step(condition: Condition, step: Step) -> Condition:
    """Return the condition after the step.

    Raises:
        IllegalMoveError: the certification cannot do that from where it stands.
    """
    state = move(condition.standing(step.effective_at), step.trigger)
    changed = replace(changed_by(condition, step), state=state)
    # What is held back whole stays suspended until the last such hold has ended.
    if step.trigger is Trigger.REINSTATE and any(not hold.scopes for hold in changed.holds):
        return replace(changed, state=State.SUSPENDED)
    return changed


def changed_by(condition: Condition, step: Step) -> Condition:
    """Return the condition with the dates, terms, holds and tasks that the step leads to; its state stays."""
    return _CHANGES.get(step.trigger, _nothing)(condition, step.details)


def write_period(period: Period) -> dict[str, str]:
    """Return the dates as JSON."""
    return {name: format_instant(getattr(period, name)) for name in _DATES}


def read_period(values: Mapping[str, Any]) -> Period:
    """Return the dates of a step."""
    return Period(*(parse_instant(str(values[name])) for name in _DATES))


def write_terms(terms: Terms) -> dict[str, list[str]]:
    """Return what was earned as JSON."""
    return {
        "scopes": list(terms.scopes),
        "areas": list(terms.areas),
        "regions": list(terms.regions),
        "grace_drops": list(terms.grace_drops),
    }


def read_terms(values: Mapping[str, Any]) -> Terms:
    """Return what was earned, of a step."""
    names = ("scopes", "areas", "regions", "grace_drops")
    return Terms(*(tuple(map(str, values.get(name, ()))) for name in names))


def _earned(condition: Condition, details: Mapping[str, Any]) -> Condition:
    period, terms = read_period(details["period"]), read_terms(details["terms"])
    return replace(condition, period=period, terms=terms)


def _held(condition: Condition, details: Mapping[str, Any]) -> Condition:
    said = details["hold"]
    hold = Hold(str(said["ref"]), tuple(map(str, said.get("scopes", ()))))
    return replace(condition, holds=(*condition.holds, hold))


def _released(condition: Condition, details: Mapping[str, Any]) -> Condition:
    return replace(condition, holds=tuple(hold for hold in condition.holds if hold.ref != details["ref"]))


def _assigned(condition: Condition, details: Mapping[str, Any]) -> Condition:
    said = details["task"]
    task = Task(str(said["ref"]), tuple(map(str, said["scopes"])), parse_instant(str(said["due_at"])))
    return replace(condition, tasks=(*condition.tasks, task))


def _done(condition: Condition, details: Mapping[str, Any]) -> Condition:
    return replace(condition, tasks=tuple(task for task in condition.tasks if task.ref != details["ref"]))


def _nothing(condition: Condition, _details: Mapping[str, Any]) -> Condition:
    return condition


_CHANGES: dict[Trigger, Callable[[Condition, Mapping[str, Any]], Condition]] = {
    Trigger.PASS: _earned,
    Trigger.RENEW: _earned,
    Trigger.SUSPEND: _held,
    Trigger.HOLD: _held,
    Trigger.REINSTATE: _released,
    Trigger.RELEASE: _released,
    Trigger.ASSIGN: _assigned,
    Trigger.DONE: _done,
}
