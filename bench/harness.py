"""Ratios instead of microseconds: own code and physical limit take turns, so that load slows both alike.

A benchmark is a module `pNN_name.py` with a function `measure() -> list[Line]`. It asserts nothing and no
test times it; `python -m bench` prints its lines. CPU time of this process is measured, collections of
garbage are kept out.
"""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

ROUNDS = 9


@dataclass(frozen=True)
class Line:
    """One goal of docs and what was found: `name ratio R goal <= G met`."""

    name: str
    ratio: float
    goal: float
    note: str = ""

    def __str__(self) -> str:
        """Write the line as it is printed."""
        verdict = "met" if self.ratio <= self.goal else "missed"
        return f"{self.name} ratio {self.ratio:.3g} goal <= {self.goal:g} {verdict} ({self.note})"


@dataclass(frozen=True)
class Ratio:
    """The median ratio of the rounds with its range, and the median seconds per call of both sides."""

    middle: float
    low: float
    high: float
    own: float
    limit: float
    rounds: int = ROUNDS

    @property
    def note(self) -> str:
        """Say how sure the ratio is."""
        return f"{self.low:.2f} to {self.high:.2f} in {self.rounds} rounds, {self.own * 1e6:.0f} us per call"


def compare(
    own: Callable[[], object],
    limit: Callable[[], object],
    calls: int,
    rounds: int = ROUNDS,
    clock: Callable[[], float] = time.process_time,
) -> Ratio:
    """Run own code and limit in turns and return the ratio of their time per call, by `clock`: CPU time if not said."""
    _per_call(own, calls, clock)
    _per_call(limit, calls, clock)
    pairs = [(_per_call(own, calls, clock), _per_call(limit, calls, clock)) for _ in range(rounds)]
    ratios = [one / other for one, other in pairs]
    return Ratio(
        median(ratios),
        min(ratios),
        max(ratios),
        median(one for one, _ in pairs),
        median(other for _, other in pairs),
        rounds,
    )


def _per_call(run: Callable[[], object], calls: int, clock: Callable[[], float]) -> float:
    gc.collect()
    gc.disable()
    start = clock()
    for _ in range(calls):
        run()
    spent = clock() - start
    gc.enable()
    return spent / calls
