"""The graph of a conversation: which way the experts would go, and every situation that a run can meet.

Shared by scoring and analysis. A choice that points nowhere is the linter's business; here it simply leads to
no node, so that a draft can be analysed while it is being written. What is said here is exact: conditions and
the bound on decisions are part of the search. Only the checks of a written reply are taken as independent of
each other, so every mixture of missed and met checks is looked at.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from advocert_courses.conditions import Arrival, Situation, begin, follow, offered
from advocert_courses.models import Choice, Node, Scenario, Writing
from advocert_courses.models.scenario import DEFAULT_STEPS
from advocert_courses.reply_checks import Verdict, as_choice, model_choice

# A run is cut off after this many decisions, unless its file says less or more: a loop in the text must not
# become a loop in the server.
MAX_DECISIONS = DEFAULT_STEPS
# Conditions multiply situations; beyond this nobody can say what a conversation does, its author included.
MAX_SITUATIONS = 20_000


@dataclass(frozen=True)
class Decision:
    """One choice taken at one node; `best` is the strongest thing that could be done there, and then.

    `verdicts` are those of a written reply, None for a choice.
    """

    node: Node
    choice: Choice
    best: Choice
    verdicts: tuple[Verdict, ...] | None = None

    @property
    def is_best(self) -> bool:
        """Say whether this was the strongest thing to do; a reply that meets every check always is."""
        return self.choice.best if self.verdicts is not None else self.choice == self.best


@dataclass(frozen=True)
class Step:
    """What one decision leads to; a critical error leads to no further decision."""

    choice: Choice
    arrival: Arrival


@dataclass(frozen=True)
class Atlas:
    """Every situation that a run can meet: what may be done there, and after how many decisions at the least.

    `complete` is False when there are more than `MAX_SITUATIONS`; then it holds the nearest ones.
    """

    first: Arrival
    steps: Mapping[Situation, tuple[Step, ...]]
    distances: Mapping[Situation, int]
    complete: bool

    @property
    def arrivals(self) -> Iterator[Arrival]:
        """Yield every arrival that a run may show."""
        yield self.first
        for steps in self.steps.values():
            yield from (step.arrival for step in steps)


def strongest(node: Node, choices: Sequence[Choice], dimensions: Mapping[str, int]) -> Choice | None:
    """Return the strongest of what may be done: what the experts marked, else writing, else the most points."""
    marked = next((choice for choice in choices if choice.best), None)
    if node.writing and (node.writing.best or marked is None):
        return model_choice(node.writing, dimensions)
    return marked or max(choices, key=lambda choice: sum(choice.scores.values()), default=None)


def best_path(scenario: Scenario) -> tuple[Decision, ...]:
    """Return the decisions along the strongest choices, until an ending, a critical error or a loop."""
    path: list[Decision] = []
    met: set[Situation] = set()
    situation = begin(scenario).situation
    while situation not in met and len(path) < scenario.steps:
        met.add(situation)
        node = scenario.nodes.get(situation.node)
        best = node and strongest(node, offered(node, situation), scenario.dimensions)
        if not node or not best:
            break
        path.append(Decision(node, best, best))
        if best.critical:
            break
        situation = follow(scenario, situation, best).situation
    return tuple(path)


def explore(scenario: Scenario) -> Atlas:
    """Return every situation that a run can meet, breadth first."""
    first = begin(scenario)
    distances = {first.situation: 0}
    steps: dict[Situation, tuple[Step, ...]] = {}
    queue = deque([first.situation])
    while queue and len(distances) <= MAX_SITUATIONS:
        situation = queue.popleft()
        if distances[situation] < scenario.steps:
            steps[situation] = tuple(_steps(scenario, situation))
            for step in steps[situation]:
                after = step.arrival.situation
                if step.choice.critical is None and after not in distances and after.node in scenario.nodes:
                    distances[after] = distances[situation] + 1
                    queue.append(after)
    return Atlas(first, steps, distances, complete=not queue)


def unreachable_nodes(scenario: Scenario, atlas: Atlas | None = None) -> tuple[str, ...]:
    """Return the ids of nodes that no run can show, in file order."""
    atlas = atlas or explore(scenario)
    met = {ref for arrival in atlas.arrivals for ref, _ in arrival.passed}
    met |= {situation.node for situation in atlas.steps}
    ends = {arrival.situation.node for arrival in atlas.arrivals}
    met |= {ref for ref in ends if ref in scenario.nodes and scenario.nodes[ref].is_ending}
    return tuple(ref for ref in scenario.nodes if ref not in met)


def shortest_run(scenario: Scenario, atlas: Atlas | None = None) -> int | None:
    """Return the fewest decisions from the start to an ending, None when no ending can be reached."""
    atlas = atlas or explore(scenario)
    endings = [count for situation, count in atlas.distances.items() if _is_ending(scenario, situation)]
    return min(endings, default=None)


def trapped_nodes(scenario: Scenario, atlas: Atlas | None = None) -> tuple[str, ...]:
    """Return the ids of nodes at which a run may stand and come to no ending any more, in file order."""
    atlas = atlas or explore(scenario)
    saved = {situation for situation in atlas.distances if _is_ending(scenario, situation)}
    waiting = set(atlas.distances) - saved
    grew = True
    while grew:
        more = {one for one in waiting if _leads_into(atlas, one, saved)}
        saved |= more
        waiting -= more
        grew = bool(more)
    lost = {situation.node for situation in waiting}
    return tuple(ref for ref in scenario.nodes if ref in lost)


def never_met(scenario: Scenario, atlas: Atlas | None = None) -> Iterator[tuple[str, str, int]]:
    """Yield node, what it is, and line of every conditional post, choice and way that no run ever meets."""
    atlas = atlas or explore(scenario)
    shown = {id(post) for arrival in atlas.arrivals for post in arrival.posts}
    taken = {id(step.choice) for steps in atlas.steps.values() for step in steps}
    ways = {way for arrival in atlas.arrivals for way in arrival.passed}
    for ref, node in scenario.nodes.items():
        yield from ((ref, "post", one.line) for one in node.posts if one.when.terms and id(one) not in shown)
        yield from (
            (ref, "choice", one.line) for one in node.choices if one.when.terms and id(one) not in taken
        )
        yield from ((ref, "way", way.line) for place, way in enumerate(node.ways) if (ref, place) not in ways)


def outcomes(writing: Writing, dimensions: Mapping[str, int]) -> tuple[Choice, ...]:
    """Return what a written reply can come to: one choice for every different mixture of missed checks."""
    different: dict[tuple[object, ...], Choice] = {}
    for met in _mixtures(len(writing.checks)):
        verdicts = tuple(Verdict(check, one, "") for check, one in zip(writing.checks, met, strict=True))
        choice = as_choice(writing, "", verdicts, dimensions)
        key = (choice.target, choice.critical, tuple(choice.scores.values()), frozenset(choice.remembers))
        different.setdefault(key, choice)
    return tuple(different.values())


def _steps(scenario: Scenario, situation: Situation) -> Iterator[Step]:
    node = scenario.nodes.get(situation.node)
    if node is None:
        return
    choices = offered(node, situation)
    if node.writing:
        choices += outcomes(node.writing, scenario.dimensions)
    for choice in choices:
        yield Step(choice, follow(scenario, situation, choice))


def _is_ending(scenario: Scenario, situation: Situation) -> bool:
    return situation.node in scenario.nodes and scenario.nodes[situation.node].is_ending


def _leads_into(atlas: Atlas, situation: Situation, saved: set[Situation]) -> bool:
    steps = atlas.steps.get(situation, ())
    return any(step.choice.critical or step.arrival.situation in saved for step in steps)


@lru_cache(maxsize=16)
def _mixtures(count: int) -> tuple[tuple[bool, ...], ...]:
    return tuple(product((True, False), repeat=count))
