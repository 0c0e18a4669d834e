"""A life in the order in which its steps count, which is not always the order in which they were recorded.

A decision may count from an earlier day: also from before a hold that ended, or before the last renewal. Then
every stretch since that day is worked out anew from all steps; what was believed before stays written
(`domain.knowledge`). Nothing here refuses a step: what may happen was decided when it was recorded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from advocert_certificates.domain.condition import Condition, Span, spans_of
from advocert_certificates.domain.history import Step, changed_by
from advocert_certificates.domain.knowledge import FOREVER, Belief, compare, revise
from advocert_certificates.domain.lifecycle import MOVES, State, Trigger


@dataclass(frozen=True)
class Phase:
    """What a certification was from `begin` on, until the next one begins."""

    begin: datetime
    condition: Condition


def phases_of(steps: Iterable[Step]) -> tuple[Phase, ...]:
    """Return the phases of a life; steps that count from one moment stay in the order of their recording."""
    found, condition = [], Condition()
    for step in sorted(steps, key=lambda step: step.effective_at):
        condition = _after(condition, step)
        found.append(Phase(step.effective_at, condition))
    return tuple(found)


def condition_on(steps: Iterable[Step], day: datetime) -> Condition:
    """Return the condition at a moment, by the steps that count by then."""
    phases = phases_of(step for step in steps if step.effective_at <= day)
    return phases[-1].condition if phases else Condition()


def spans_by(steps: Iterable[Step]) -> tuple[Span, ...]:
    """Return what a whole life allowed and will allow, if no further step comes."""
    return tuple(_cut(phases_of(steps)))


def is_late(taken: Step) -> bool:
    """Tell whether somebody decided that a step counts from before it was recorded."""
    return taken.trigger is not Trigger.TIME and taken.effective_at < taken.at.replace(microsecond=0)


def belief_after(believed: Iterable[Span], earlier: Sequence[Step], taken: Step, after: Condition) -> Belief:
    """Return how belief changes by a step.

    Args:
        believed: the spans that are believed before it.
        earlier: the steps recorded before it; needed only when it `is_late`.
        taken: the step.
        after: the condition that it leads to.
    """
    if taken.trigger is Trigger.TIME:
        return Belief((), ())  # what time does was believed from the start
    if is_late(taken) and any(step.effective_at > taken.effective_at for step in earlier):
        return compare(believed, spans_by([*earlier, taken]))
    return revise(believed, spans_of(after, taken.effective_at), taken.effective_at)


def counts_from(steps: Sequence[Step], trigger: Trigger, asked: datetime, now: datetime) -> datetime:
    """Return from when a decision counts: the day that was asked for, or the first one after it that can be.

    On a day on which the certification did not stand where the decision is possible (not earned yet, expired
    before a late renewal), there was nothing to decide about.
    """
    asked = asked.replace(microsecond=0)
    later = sorted(step.effective_at for step in steps if asked < step.effective_at <= now)
    possible = (
        moment
        for moment in (asked, *later)
        if (condition_on(steps, moment).standing(moment), trigger) in MOVES
    )
    return next(possible, now)


def _after(condition: Condition, step: Step) -> Condition:
    changed = changed_by(condition, step)
    if step.trigger is Trigger.REVOKE or condition.state is State.REVOKED:
        return replace(changed, state=State.REVOKED)
    if changed.period is None:
        return replace(changed, state=State.LEARNING)
    held = any(not hold.scopes for hold in changed.holds)
    return replace(changed, state=State.SUSPENDED if held else State.CERTIFIED)


def _cut(phases: Sequence[Phase]) -> Iterator[Span]:
    """Yield the spans of each phase up to the next one."""
    for phase, following in pairwise((*phases, Phase(FOREVER, Condition()))):
        for span in spans_of(phase.condition, phase.begin):
            if span.begin < following.begin:
                yield replace(span, end=min(span.end, following.begin))
