"""What a run remembers, and what therefore is said, offered and led to.

Shared by play, by scoring and by analysis, so that all three walk the same graph. A situation holds only what
a condition may ask for: totals are kept up to one more than the highest number that any condition compares
them with, and not at all where none does. So there are few situations, and analysis can look at all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from advocert_courses.models import Choice, Node, Post, Scenario
from advocert_courses.models.condition import DECISIONS, Condition


@dataclass(frozen=True)
class Situation:
    """Where a run stands, and what it remembers; `totals` are sorted by name."""

    node: str
    memory: frozenset[str] = frozenset()
    totals: tuple[tuple[str, int], ...] = ()

    @cached_property
    def _totals(self) -> Mapping[str, int]:
        return dict(self.totals)

    def meets(self, condition: Condition) -> bool:
        """Say whether a condition holds here."""
        return not condition.terms or condition.holds(self.memory, self._totals)


@dataclass(frozen=True)
class Arrival:
    """What happens on the way to the next decision: the posts that are shown, and where the run stands then.

    `passed` are the moments that led on by themselves, each with the place of the way that was taken.
    """

    situation: Situation
    posts: tuple[Post, ...]
    passed: tuple[tuple[str, int], ...] = ()


def begin(scenario: Scenario) -> Arrival:
    """Return the first moment of every run."""
    totals = tuple(sorted((name, 0) for name in scenario.watched))
    return _settle(scenario, Situation(scenario.start, frozenset(), totals))


def follow(scenario: Scenario, situation: Situation, choice: Choice) -> Arrival:
    """Return what a choice leads to: moments that lead on by themselves are passed at once."""
    totals = tuple(
        (name, min(value + _gain(choice, name), scenario.watched[name] + 1))
        for name, value in situation.totals
    )
    memory = situation.memory.union(choice.remembers) if choice.remembers else situation.memory
    return _settle(scenario, Situation(choice.target, memory, totals))


def offered(node: Node, situation: Situation) -> tuple[Choice, ...]:
    """Return the choices that may be taken here, in file order."""
    return tuple(choice for choice in node.choices if situation.meets(choice.when))


def _gain(choice: Choice, name: str) -> int:
    return 1 if name == DECISIONS else choice.scores.get(name, 0)


def _settle(scenario: Scenario, situation: Situation) -> Arrival:
    """Follow the ways on; the parser refuses a circle of them, the bound is for drafts that no parser saw."""
    posts: list[Post] = []
    passed: list[tuple[str, int]] = []
    for _ in range(len(scenario.nodes) + 1):
        node = scenario.nodes.get(situation.node)
        if node is None:
            break
        posts += [post for post in node.posts if situation.meets(post.when)]
        place = next((index for index, way in enumerate(node.ways) if situation.meets(way.when)), None)
        if place is None:
            break
        passed.append((node.id, place))
        situation = Situation(node.ways[place].target, situation.memory, situation.totals)
    return Arrival(situation, tuple(posts), tuple(passed))
