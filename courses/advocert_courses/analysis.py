"""What can be said about a scenario before anybody plays it.

The number that matters is the share of runs that a random clicker passes: somebody who takes everything that can
be done with the same chance, and types words of no meaning where a reply is written. It is exact, by dynamic
programming forward over (situation, lost and offered points by dimension), in fractions. Two facts keep the
table small, and neither changes the result: points that are lost stay lost, so a state that cannot pass any
more is dropped; and only `min(offered, best)` enters a score, so more is not told apart. A situation holds what
conditions may ask for and no more (`advocert_courses.conditions`). A run through a cycle is cut off after as
many decisions as in play, and a run that was cut off is not passed.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from advocert_courses.conditions import Situation, begin, follow, offered
from advocert_courses.graph import (
    Atlas,
    Decision,
    best_path,
    explore,
    never_met,
    shortest_run,
    strongest,
    trapped_nodes,
    unreachable_nodes,
)
from advocert_courses.models import Choice, Node, Scenario
from advocert_courses.reply_checks import as_choice, judge, nonsense
from advocert_courses.scoring import Standard, standard_of

# Above this share a scenario certifies nobody in particular (CURRICULUM, finding 1).
RANDOM_CLICKER_LIMIT = Fraction(1, 5)


class _State(NamedTuple):
    """Where a run stands and what it is worth, by dimension; offered points up to what the best path earns."""

    situation: Situation
    lost: tuple[int, ...]
    offered: tuple[int, ...]


@dataclass(frozen=True)
class Analysis:
    """The facts about one scenario's graph.

    `best_path` are the decisions along the marked choices; `best_path_ends` is False when they lead into a
    cycle, a critical error or nowhere. `shortest_run` counts decisions to any ending, `shortest_pass` to a pass
    (None: there is none). `trapped` nodes lead to no ending; `never_met` are node, kind and line of what no run
    meets although it is written. `complete` is False when there are too many situations to look at all of them.
    """

    random_clicker_rate: Fraction
    best_path: tuple[Decision, ...]
    best_path_ends: bool
    unreachable: tuple[str, ...]
    trapped: tuple[str, ...]
    shortest_run: int | None
    shortest_pass: int | None = None
    never_met: tuple[tuple[str, str, int], ...] = ()
    complete: bool = True


@dataclass(frozen=True)
class Luck:
    """How often a random clicker passes, and after how many decisions at the earliest."""

    rate: Fraction
    earliest: int | None


def analyse(scenario: Scenario, atlas: Atlas | None = None) -> Analysis:
    """Return the facts about a scenario; never raises on a draft that a parser accepted."""
    path, luck, atlas = best_path(scenario), luck_of(scenario), atlas or explore(scenario)
    return Analysis(
        random_clicker_rate=luck.rate,
        best_path=path,
        best_path_ends=ends_well(scenario, path),
        unreachable=unreachable_nodes(scenario, atlas),
        trapped=trapped_nodes(scenario, atlas),
        shortest_run=shortest_run(scenario, atlas),
        shortest_pass=luck.earliest,
        never_met=tuple(never_met(scenario, atlas)),
        complete=atlas.complete,
    )


def random_clicker_rate(scenario: Scenario) -> Fraction:
    """Return the exact share of runs that pass when everything that can be done has the same chance."""
    return luck_of(scenario).rate


def luck_of(scenario: Scenario) -> Luck:
    """Return how a random clicker fares."""
    table = _Table(scenario)
    states = {table.first: Fraction(1)}
    rate, earliest = Fraction(0), None
    for count in range(1, scenario.steps + 1):
        following: dict[_State, Fraction] = defaultdict(Fraction)
        for state, chance in states.items():
            chances = table.steps(state)
            for after in chances.after:
                following[after] += chance / chances.of
        passed = sum((chance for state, chance in following.items() if table.has_passed(state)), Fraction(0))
        earliest = count if passed and earliest is None else earliest
        rate += passed
        states = {state: chance for state, chance in following.items() if table.goes_on(state)}
    return Luck(rate, earliest)


def ends_well(scenario: Scenario, path: tuple[Decision, ...]) -> bool:
    """Say whether the strongest path comes to an ending."""
    situation = begin(scenario).situation
    for decision in path:
        if decision.choice.critical:
            return False
        situation = follow(scenario, situation, decision.choice).situation
    last = scenario.nodes.get(situation.node)
    return bool(path) and last is not None and last.is_ending


class _Chances(NamedTuple):
    """The states after each thing that can be done and can still pass; `of` counts all that can be done."""

    after: tuple[_State, ...]
    of: int


class _Table:
    """The moves of the dynamic programme over one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.standard: Standard = standard_of(scenario)
        self.names = tuple(scenario.dimensions)
        self.best = tuple(self.standard.best[name] for name in self.names)
        nothing = tuple(0 for _ in self.names)
        self.first = _State(begin(scenario).situation, nothing, nothing)
        # What a clicker types is judged in the words of one variant; words of no meaning meet no other's either.
        self.variables = scenario.variants[0].variables if scenario.variants else {}

    def steps(self, state: _State) -> _Chances:
        """Return what may follow."""
        node = self.scenario.nodes.get(state.situation.node)
        if node is None:
            return _Chances((), 1)
        choices = [*offered(node, state.situation), *self._written(node)]
        best = strongest(node, offered(node, state.situation), self.scenario.dimensions)
        return _Chances(tuple(self._after(state, choices, best)), max(len(choices), 1))

    def goes_on(self, state: _State) -> bool:
        """Say whether there is something to decide."""
        node = self.scenario.nodes.get(state.situation.node)
        return node is not None and node.decides

    def has_passed(self, state: _State) -> bool:
        """Say whether a run that stands here has ended and passed."""
        node = self.scenario.nodes.get(state.situation.node)
        return node is not None and node.is_ending and self._meets(state.offered, state.lost)

    def _written(self, node: Node) -> Iterator[Choice]:
        if node.writing:
            text = nonsense(node.writing)
            verdicts = judge(node.writing, text, self.variables)
            yield as_choice(node.writing, text, verdicts, self.scenario.dimensions)

    def _after(self, state: _State, choices: list[Choice], best: Choice | None) -> Iterator[_State]:
        """Yield the state after each choice; those that can only fail are left out."""
        for choice in choices:
            if choice.critical is None:
                after = self._step(state, choice, best or choice)
                if after.situation.node in self.scenario.nodes and self._can_pass(after):
                    yield after

    def _step(self, state: _State, choice: Choice, best: Choice) -> _State:
        lost, gained = list(state.lost), list(state.offered)
        for place, name in enumerate(self.names):
            most = best.scores.get(name, 0)
            gained[place] = min(gained[place] + most, self.best[place])
            lost[place] += most - min(choice.scores.get(name, 0), most)
        after = follow(self.scenario, state.situation, choice).situation
        return _State(after, tuple(lost), tuple(gained))

    def _can_pass(self, state: _State) -> bool:
        """An upper bound: as if all that the best path offers were offered, and nothing more were lost."""
        return self._meets(self.best, state.lost)

    def _meets(self, gained: tuple[int, ...], lost: tuple[int, ...]) -> bool:
        points = {
            name: self.standard.points(name, gained[place], lost[place])
            for place, name in enumerate(self.names)
        }
        return self.standard.is_met(points)
