"""Exits: every way out of a moment, in one form for all who draw, list, print or walk a conversation.

A moment is left by a choice, by a reply that meets every check, by one that misses a check which leads elsewhere or
ends the run, or by itself. A drill's time-out is no further way: it is the choice marked late.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from advocert_courses.conditions import Arrival, begin, follow
from advocert_courses.graph import Decision, best_path
from advocert_courses.models import Check, Choice, Condition, Node, Scenario, Way, Writing
from advocert_courses.models.condition import ALWAYS
from advocert_courses.reply_checks import model_choice


class ExitKind(StrEnum):
    """How a moment is left."""

    CHOICE = "choice"
    WRITTEN = "written"
    MISSED = "missed"
    LED = "led"


@dataclass(frozen=True)
class Exit:
    """One way out of a moment.

    `text`: the choice, the prompt, or why the missed check matters; empty for a way that leads on by itself.
    `target`: the moment that the file names, None when the exit is critical and ends the run; `named` is kept
    then too. `points` are earned, those of a missed check are lost. `part` is what stands in the file.
    """

    kind: ExitKind
    text: str
    named: str
    part: Choice | Writing | Check | Way = field(repr=False)
    points: Mapping[str, int] = field(default_factory=dict)
    when: Condition = ALWAYS
    critical: str | None = None
    remembers: tuple[str, ...] = ()
    late: bool = False

    @property
    def target(self) -> str | None:
        """Return where it leads, None when the run ends."""
        return None if self.critical else self.named


def exits_of(node: Node, dimensions: Mapping[str, int]) -> tuple[Exit, ...]:
    """Return every exit of a moment in file order: choices, the reply and what it may miss, ways on."""
    choices = (_choice(one) for one in node.choices)
    written = _written(node.writing, dimensions) if node.writing else ()
    ways = (Exit(ExitKind.LED, "", way.target, way, when=way.when) for way in node.ways)
    return (*choices, *written, *ways)


def exits_by_node(scenario: Scenario) -> dict[str, tuple[Exit, ...]]:
    """Return the exits of every moment, in file order."""
    return {ref: exits_of(node, scenario.dimensions) for ref, node in scenario.nodes.items()}


def best_exits(scenario: Scenario) -> set[tuple[str, int]]:
    """Return moment and place of each exit on the strongest path, with the ways that are led on it."""
    arrival, found = begin(scenario), set[tuple[str, int]]()
    for decision in best_path(scenario):
        found |= _passed(scenario, arrival)
        found.add((decision.node.id, _place(decision)))
        arrival = follow(scenario, arrival.situation, decision.choice)
    return found | _passed(scenario, arrival)


def weighed(points: Mapping[str, int], dimensions: Mapping[str, int]) -> int:
    """Return the sum of points, each with the weight of its dimension."""
    return sum(weight * points.get(name, 0) for name, weight in dimensions.items())


def _choice(choice: Choice) -> Exit:
    return Exit(
        ExitKind.CHOICE,
        choice.text,
        choice.target,
        choice,
        choice.scores,
        choice.when,
        choice.critical,
        choice.remembers,
        choice.late,
    )


def _written(writing: Writing, dimensions: Mapping[str, int]) -> Iterator[Exit]:
    model = model_choice(writing, dimensions)
    yield Exit(
        ExitKind.WRITTEN, writing.prompt, writing.target, writing, model.scores, remembers=model.remembers
    )
    for check in writing.checks:
        if check.target or check.critical:
            named = check.target or writing.target
            yield Exit(ExitKind.MISSED, check.note, named, check, check.costs, critical=check.critical)


def _passed(scenario: Scenario, arrival: Arrival) -> set[tuple[str, int]]:
    """Ways on stand behind everything that is decided."""
    found = set()
    for ref, place in arrival.passed:
        node = scenario.nodes[ref]
        found.add((ref, len(exits_of(node, scenario.dimensions)) - len(node.ways) + place))
    return found


def _place(decision: Decision) -> int:
    """A strongest reply is no choice of the file: its exit is the written one, behind the choices."""
    choices = decision.node.choices
    return next((place for place, one in enumerate(choices) if one is decision.choice), len(choices))
