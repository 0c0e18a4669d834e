"""A conversation as a picture: where each moment stands, from left to right (Sugiyama, Tagawa, Toda 1981).

Layers: a moment stands right of everything that leads to it, loops aside. Order within a layer: the middle of
its neighbours, swept back and forth a few times, so that lines cross little. Heights follow the number of
choices. No randomness: the same text gives the same picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from advocert_courses.api import Scenario

WIDTH = 300
GAP_X = 110
GAP_Y = 28
HEAD = 46
ROW = 24
MARGIN = 24
_SWEEPS = 6


@dataclass(frozen=True)
class Box:
    """Where a moment stands; sizes in units of the picture."""

    ref: str
    x: float
    y: float
    height: float

    def row(self, place: int) -> float:
        """Return the height of the middle of a choice."""
        return self.y + HEAD + ROW * (place + 0.5)


@dataclass(frozen=True)
class Picture:
    """All boxes by ref, and the size of the whole."""

    boxes: Mapping[str, Box]
    width: float
    height: float


def lay_out(scenario: Scenario) -> Picture:
    """Return where each moment stands; never raises on a draft that a parser accepted."""
    layers = _ordered(scenario, _layers(scenario))
    heights = {ref: HEAD + ROW * max(len(node.choices), 1) for ref, node in scenario.nodes.items()}
    tallest = max((_height(layer, heights) for layer in layers), default=0)
    boxes: dict[str, Box] = {}
    for place, layer in enumerate(layers):
        y = MARGIN + (tallest - _height(layer, heights)) / 2
        for ref in layer:
            boxes[ref] = Box(ref, MARGIN + place * (WIDTH + GAP_X), y, heights[ref])
            y += heights[ref] + GAP_Y
    # Room below for the lines that lead back.
    width = 2 * MARGIN + len(layers) * (WIDTH + GAP_X) - GAP_X
    return Picture(boxes, width, 3 * MARGIN + tallest)


def _height(layer: list[str], heights: Mapping[str, float]) -> float:
    return sum(heights[ref] for ref in layer) + GAP_Y * (len(layer) - 1)


def _layers(scenario: Scenario) -> list[list[str]]:
    """Longest way from the start; moments that nobody reaches stand in a layer of their own at the end."""
    order = _met(scenario)
    place = {ref: number for number, ref in enumerate(order)}
    depth = dict.fromkeys(order, 0)
    for ref in order:
        for choice in scenario.nodes[ref].choices:
            # A line to a moment that is met earlier leads back.
            if place.get(choice.target, -1) > place[ref]:
                depth[choice.target] = max(depth[choice.target], depth[ref] + 1)
    layers: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for ref in scenario.nodes:
        if ref in depth:
            layers[depth[ref]].append(ref)
    lost = [ref for ref in scenario.nodes if ref not in depth]
    return [*layers, lost] if lost else layers


def _met(scenario: Scenario) -> list[str]:
    """Return the moments in the order in which they can first be met, those of one step in file order."""
    order = [scenario.start] if scenario.start in scenario.nodes else []
    for ref in order:
        targets = dict.fromkeys(choice.target for choice in scenario.nodes[ref].choices)
        order += [target for target in targets if target in scenario.nodes and target not in order]
    return order


def _ordered(scenario: Scenario, layers: list[list[str]]) -> list[list[str]]:
    neighbours: dict[str, set[str]] = {ref: set() for ref in scenario.nodes}
    for ref, node in scenario.nodes.items():
        for choice in node.choices:
            if choice.target in neighbours:
                neighbours[ref].add(choice.target)
                neighbours[choice.target].add(ref)
    for sweep in range(_SWEEPS):
        pairs = list(pairwise(layers))
        for fixed, moved in pairs if sweep % 2 == 0 else [(b, a) for a, b in reversed(pairs)]:
            place = {ref: number / max(len(fixed) - 1, 1) for number, ref in enumerate(fixed)}
            here = {ref: number / max(len(moved) - 1, 1) for number, ref in enumerate(moved)}
            moved.sort(
                key=lambda ref: _middle([place[one] for one in neighbours[ref] if one in place], here[ref])
            )
    return layers


def _middle(places: list[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise
