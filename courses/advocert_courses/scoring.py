"""What a run of a conversation is worth.

The rule, for each dimension on its own (all numbers exact fractions until they are shown):

* **The measure** is the best path: from the start along the choices that the experts marked. `best` is the
  sum of the best choices' points along it. It is the same for every run, so two runs can be compared.
* **A decision offers** the points of the best choice that could be taken there and then, and **earns** the
  points of the choice taken, never more than offered. Being too kind does not pay for being unclear.
* **A written reply** offers full points in every dimension that one of its checks judges, and earns what its
  missed checks leave of them (`advocert_courses.reply_checks`).
* **What is lost stays lost**: `lost` = offered minus earned, over all decisions of the run.
* **The points of a run** are `min(offered, best) - lost`, not below 0, and its share is points / best. In
  words: you get what the best path offers as far as you went, minus every point you left lying on your way.
* **The score** is the mean of the shares, weighted as the scenario says. A dimension in which the best path
  earns nothing says nothing and is left out of the mean.

Why not simply "earned / offered on your own way"? Because a mistake that opens a long recovery would then
be diluted by the recovery: one bad line and nine good ones are 90 %, and "recoverable" becomes "free". Why
not "earned / best"? Because the detour itself would earn: 0 + 2 + 2 + 2 on a path whose best is 2 + 2 + 2
would be full marks. Here both give 67: recovering well keeps what is left and cannot bring back what the
first line cost. A short way out (leave the thread, delete everything) does not pay either: what was never
offered is not in `min(offered, best)`. From this follows that no run is worth more than 100, that only a
run without a loss reaches 100, and that on a linear scenario the rule is the plain mean of points, for
which CURRICULUM 7 gives the numbers (three decisions worth 2/1/0, pass at 80: 14.8 % of random clickers;
the tests hold them).

**Passed** is a run that reached an ending, made no critical error, has at least the scenario's pass mark,
and at least 80 in policy and in disclosure on their own where they are weighted. A shown number is rounded
to the nearest integer but never up across its mark: whoever reads "80 of 100" has the 80.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from advocert_courses.errors import RunNotFinishedError
from advocert_courses.graph import Decision, best_path
from advocert_courses.models import Scenario
from advocert_courses.play import Run, walk

# Dimensions that must be strong on their own, and how strong (CURRICULUM 5.4).
OWN_MARK_DIMENSIONS = frozenset({"policy", "disclosure"})
OWN_MARK = 80


@dataclass(frozen=True)
class DimensionResult:
    """One dimension of one run: points, those of the best path, percent 0..100, weight, own mark or not."""

    points: int
    best: int
    percent: int
    weight: int
    needs_own_mark: bool


@dataclass(frozen=True)
class RunResult:
    """A finished run: score 0..100, the slug of a critical error or None, and each dimension by name.

    `reached_end` is False when the run was cut off by a critical error or for going in circles.
    """

    score: int
    passed: bool
    critical: str | None
    dimensions: Mapping[str, DimensionResult]
    reached_end: bool


@dataclass(frozen=True)
class Standard:
    """What runs of one scenario are measured against; `best` is the best path's points by dimension."""

    best: Mapping[str, int]
    weights: Mapping[str, int]
    pass_mark: int

    def points(self, name: str, offered: int, lost: int) -> int:
        """Return the points of a run in one dimension."""
        return max(min(offered, self.best[name]) - lost, 0)

    def share(self, name: str, points: int) -> Fraction:
        """Return points as a share of the best path, 1 where the best path earns nothing."""
        return Fraction(points, self.best[name]) if self.best[name] else Fraction(1)

    def mean(self, points: Mapping[str, int]) -> Fraction:
        """Return the weighted mean of the shares, 0 when there is nothing to earn at all."""
        counted = {name: weight for name, weight in self.weights.items() if self.best[name] and weight}
        total = sum((w * self.share(name, points[name]) for name, w in counted.items()), Fraction(0))
        return total / sum(counted.values()) if counted else total

    def is_met(self, points: Mapping[str, int]) -> bool:
        """Say whether these points pass: the mark over all, and the own mark where it is asked for."""
        enough = self.mean(points) >= Fraction(self.pass_mark, 100)
        return enough and all(
            self.share(name, points[name]) >= Fraction(OWN_MARK, 100)
            for name in self.weights
            if self.needs_own_mark(name)
        )

    def needs_own_mark(self, name: str) -> bool:
        """Say whether this dimension must reach 80 by itself."""
        return name in OWN_MARK_DIMENSIONS and self.weights[name] > 0


def standard_of(scenario: Scenario) -> Standard:
    """Return what runs of this scenario are measured against."""
    path = best_path(scenario)
    best = {name: offered_and_lost(path, name)[0] for name in scenario.dimensions}
    return Standard(best, dict(scenario.dimensions), scenario.pass_mark)


def offered_and_lost(decisions: Iterable[Decision], name: str) -> tuple[int, int]:
    """Return what these decisions offered in one dimension and how much of it was lost."""
    offered = lost = 0
    for decision in decisions:
        best = decision.best.scores.get(name, 0)
        offered += best
        lost += best - min(decision.choice.scores.get(name, 0), best)
    return offered, lost


def score_run(scenario: Scenario, run: Run) -> RunResult:
    """Score a finished run.

    Raises:
        RunNotFinishedError: the run still has a decision to take; a score now would tell what lies ahead.
        RunChangedError: the scenario's text is no longer the one that the run was started on.
    """
    way = walk(scenario, run)
    if not way.finished:
        raise RunNotFinishedError(scenario.ref)
    standard = standard_of(scenario)
    points = {
        name: standard.points(name, *offered_and_lost(way.decisions, name)) for name in scenario.dimensions
    }
    return RunResult(
        score=_shown(standard.mean(points), standard.pass_mark),
        passed=way.reached_end and standard.is_met(points),
        critical=way.critical,
        dimensions={name: _dimension(standard, name, points[name]) for name in scenario.dimensions},
        reached_end=way.reached_end,
    )


def _dimension(standard: Standard, name: str, points: int) -> DimensionResult:
    needs = standard.needs_own_mark(name)
    percent = _shown(standard.share(name, points), OWN_MARK if needs else 100)
    return DimensionResult(points, standard.best[name], percent, standard.weights[name], needs)


def _shown(share: Fraction, mark: int) -> int:
    """Round half up, but neither across the mark nor to a full 100 that was not reached."""
    percent = share * 100
    rounded = math.floor(percent + Fraction(1, 2))
    limits = [limit - 1 for limit in (mark, 100) if percent < limit]
    return min([rounded, *limits])
