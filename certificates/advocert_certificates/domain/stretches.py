"""How a certification stood, as stretches: in one state with one set of dates, from a moment until another.

A stretch says everything that a standing on a day needs: time alone moves it from certified to expired, and that is
derived from its dates. Before it was earned there is none. They follow each other and never overlap.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from advocert_certificates.domain.condition import Condition
from advocert_certificates.domain.history import Step
from advocert_certificates.domain.knowledge import FOREVER
from advocert_certificates.domain.lifecycle import State
from advocert_certificates.domain.phases import Phase, is_late, phases_of
from advocert_certificates.domain.standing import Period


@dataclass(frozen=True)
class Stretch:
    """One state with one set of dates, from `begin` until `end`; the last one never ends."""

    state: str
    period: Period | None
    begin: datetime
    end: datetime


def stretches_by(steps: Iterable[Step]) -> tuple[Stretch, ...]:
    """Return the stretches of a whole life, in the order of time."""
    phases = (*phases_of(steps), Phase(FOREVER, Condition()))
    return tuple(
        _joined(_stretch(one.condition, one.begin, following.begin) for one, following in pairwise(phases))
    )


def stretches_after(
    believed: Iterable[Stretch], earlier: Sequence[Step], taken: Step, after: Condition
) -> tuple[Stretch, ...]:
    """Return the stretches that are believed after a step.

    Args:
        believed: those that are believed before it.
        earlier: the steps recorded before it; needed only when it `is_late`.
        taken: the step.
        after: the condition that it leads to.
    """
    since = taken.effective_at
    if is_late(taken) and any(step.effective_at > since for step in earlier):
        return stretches_by([*earlier, taken])
    kept = sorted((one for one in believed if one.begin < since), key=lambda one: one.begin)
    before = [replace(one, end=min(one.end, since)) for one in kept]
    return tuple(_joined([*before, _stretch(after, since, FOREVER)]))


def may_move(before: Condition, taken: Step, after: Condition) -> bool:
    """Tell whether a step can change any stretch; most change only what is allowed or what is to do."""
    return is_late(taken) or (before.state, before.period) != (after.state, after.period)


def _stretch(condition: Condition, begin: datetime, end: datetime) -> Stretch:
    return Stretch(condition.state, condition.period, begin, end)


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield what lasted and was earned; neighbours that differ in nothing are one."""
    last: Stretch | None = None
    for one in stretches:
        if one.begin >= one.end or one.state == State.LEARNING:
            continue
        if last and (last.state, last.period, last.end) == (one.state, one.period, one.begin):
            last = replace(last, end=one.end)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
