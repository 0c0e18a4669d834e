"""What can be said about a scenario before anybody plays it.

The number that matters is the share of runs that a random clicker passes: somebody who takes every choice
with the same chance. It is exact, by dynamic programming forward over (node, lost and offered points by
dimension), in fractions. Two facts keep the table small, and neither changes the result: points that are
lost stay lost, so a state that cannot pass any more is dropped; and only `min(offered, best)` enters a
score, so more is not told apart. A run through a cycle is cut off after `MAX_DECISIONS` decisions, as in
play, and a run that was cut off is not passed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from advocert_courses.graph import (
    MAX_DECISIONS,
    Decision,
    best_path,
    shortest_run,
    trapped_nodes,
    unreachable_nodes,
)
from advocert_courses.models import Choice, Node, Scenario
from advocert_courses.scoring import Standard, offered_and_lost, standard_of

# Above this share a scenario certifies nobody in particular (CURRICULUM, finding 1).
RANDOM_CLICKER_LIMIT = Fraction(1, 5)

# (node id, lost by dimension, offered by dimension up to what the best path earns)
_State = tuple[str, tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Analysis:
    """The facts about one scenario's graph.

    `best_path` are the decisions along the marked choices; `best_path_ends` is False when they lead into a
    cycle, a critical error or nowhere. `shortest_run` counts decisions (None: no ending can be met).
    `trapped` nodes lead to no ending.
    """

    random_clicker_rate: Fraction
    best_path: tuple[Decision, ...]
    best_path_ends: bool
    unreachable: tuple[str, ...]
    trapped: tuple[str, ...]
    shortest_run: int | None


def analyse(scenario: Scenario) -> Analysis:
    """Return the facts about a scenario; never raises on a draft that a parser accepted."""
    path = best_path(scenario)
    return Analysis(
        random_clicker_rate=random_clicker_rate(scenario),
        best_path=path,
        best_path_ends=_ends_well(scenario, path),
        unreachable=unreachable_nodes(scenario),
        trapped=trapped_nodes(scenario),
        shortest_run=shortest_run(scenario),
    )


def random_clicker_rate(scenario: Scenario) -> Fraction:
    """Return the exact share of runs that pass when every choice is taken with the same chance."""
    if scenario.start not in scenario.nodes:
        return Fraction(0)
    table = _Table(scenario)
    nothing = tuple(0 for _ in table.names)
    states: dict[_State, Fraction] = {(scenario.start, nothing, nothing): Fraction(1)}
    rate = Fraction(0)
    for _ in range(MAX_DECISIONS):
        following: dict[_State, Fraction] = defaultdict(Fraction)
        for state, chance in states.items():
            for after in table.steps(state):
                following[after] += chance / len(scenario.nodes[state[0]].choices)
        rate += sum(chance for state, chance in following.items() if table.has_passed(state))
        states = {state: chance for state, chance in following.items() if scenario.nodes[state[0]].choices}
    return rate


class _Table:
    """The moves of the dynamic programme over one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.standard: Standard = standard_of(scenario)
        self.names = tuple(scenario.dimensions)
        self.best = tuple(self.standard.best[name] for name in self.names)

    def steps(self, state: _State) -> Iterator[_State]:
        """Yield the state after each choice; choices that can only fail are left out."""
        node = self.scenario.nodes[state[0]]
        for choice in node.choices:
            after = self._step(state, node, choice)
            is_dead_end = choice.critical is not None or choice.target not in self.scenario.nodes
            if not is_dead_end and self._can_pass(after):
                yield after

    def has_passed(self, state: _State) -> bool:
        """Say whether a run that stands here has ended and passed."""
        ref, lost, offered = state
        return not self.scenario.nodes[ref].choices and self._meets(offered, lost)

    def _step(self, state: _State, node: Node, choice: Choice) -> _State:
        lost, offered = list(state[1]), list(state[2])
        for place, name in enumerate(self.names):
            more, less = offered_and_lost([Decision(node, choice)], name)
            offered[place] = min(offered[place] + more, self.best[place])
            lost[place] = lost[place] + less
        return choice.target, tuple(lost), tuple(offered)

    def _can_pass(self, state: _State) -> bool:
        """An upper bound: as if all that the best path offers were offered, and nothing more were lost."""
        return self._meets(self.best, state[1])

    def _meets(self, offered: tuple[int, ...], lost: tuple[int, ...]) -> bool:
        points = {
            name: self.standard.points(name, offered[place], lost[place])
            for place, name in enumerate(self.names)
        }
        return self.standard.is_met(points)


def _ends_well(scenario: Scenario, path: tuple[Decision, ...]) -> bool:
    if not path or path[-1].choice.critical:
        return False
    last = scenario.nodes.get(path[-1].choice.target)
    return last is not None and not last.choices
