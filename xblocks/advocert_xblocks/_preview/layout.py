"""A conversation as a picture: where each moment stands, from left to right (Sugiyama, Tagawa, Toda 1981).

Layers: a moment stands right of everything that leads to it, loops aside. Order within a layer: the middle of
its neighbours, swept back and forth a few times, so that lines cross little. Layers are set like words: what does
not fit on a page goes on below, so that thirty moments in a row can be read without a ruler. Heights follow the
exits. No randomness: the same text gives the same picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from advocert_courses.api import Exit, Scenario, exits_by_node

WIDTH = 258
GAP_X = 66
GAP_Y = 28
HEAD = 46
ROW = 24
# The line above an exit that says under which condition it is there.
ASIDE = 16
MARGIN = 30
# Above, between and below the bands lie roads for the lines that lead on, and back.
ROAD = 52
# So many layers stand beside each other on a page of 1280 px.
ACROSS = 3
_SWEEPS = 6

Exits = Mapping[str, Sequence[Exit]]


@dataclass(frozen=True)
class Box:
    """Where a moment stands; sizes in units of the picture. `tops` are the upper edges of its rows, one an exit."""

    ref: str
    x: float
    y: float
    tops: tuple[float, ...]
    height: float
    band: int = 0

    def row(self, place: int) -> float:
        """Return the height of the middle of an exit's words."""
        ends = (*self.tops[1:], self.y + self.height)
        return ends[place] - ROW / 2


@dataclass(frozen=True)
class Picture:
    """All boxes by ref, the size of the whole, and for each band where the road above it runs, then the last road."""

    boxes: Mapping[str, Box]
    width: float
    height: float
    roads: tuple[float, ...]


def has_aside(one: Exit) -> bool:
    """Say whether an exit needs a line of its own for when it is there and what it leaves behind."""
    return bool(one.text and one.when.terms) or one.late or bool(one.remembers)


def lay_out(scenario: Scenario) -> Picture:
    """Return where each moment stands; never raises on a draft that a parser accepted."""
    exits = exits_by_node(scenario)
    layers = _ordered(exits, _layers(scenario, exits))
    heights = {ref: HEAD + (sum(map(_height, found)) or ROW) for ref, found in exits.items()}
    boxes: dict[str, Box] = {}
    roads, top = [ROAD / 2], float(ROAD)
    for band, begin in enumerate(range(0, len(layers), ACROSS)):
        together = layers[begin : begin + ACROSS]
        tallest = max(_sum(layer, heights) for layer in together)
        for place, layer in enumerate(together):
            y = top + (tallest - _sum(layer, heights)) / 2
            for ref in layer:
                boxes[ref] = _box(ref, MARGIN + place * (WIDTH + GAP_X), y, exits[ref], heights[ref], band)
                y += heights[ref] + GAP_Y
        top += tallest + ROAD
        roads.append(top - ROAD / 2)
    width = 2 * MARGIN + min(len(layers), ACROSS) * (WIDTH + GAP_X) - GAP_X
    return Picture(boxes, width, top, tuple(roads))


def _box(ref: str, x: float, y: float, exits: Sequence[Exit], height: float, band: int) -> Box:
    tops, top = [], y + HEAD
    for one in exits:
        tops.append(top)
        top += _height(one)
    return Box(ref, x, y, tuple(tops), height, band)


def _height(one: Exit) -> float:
    return ROW + (ASIDE if has_aside(one) else 0)


def _sum(layer: list[str], heights: Mapping[str, float]) -> float:
    return sum(heights[ref] for ref in layer) + GAP_Y * (len(layer) - 1)


def _layers(scenario: Scenario, exits: Exits) -> list[list[str]]:
    """Longest way from the start; moments that nobody reaches stand in a layer of their own at the end."""
    order = _met(scenario, exits)
    place = {ref: number for number, ref in enumerate(order)}
    depth = dict.fromkeys(order, 0)
    for ref in order:
        for target in _targets(exits[ref]):
            # A line to a moment that is met earlier leads back.
            if place.get(target, -1) > place[ref]:
                depth[target] = max(depth[target], depth[ref] + 1)
    layers: list[list[str]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for ref in scenario.nodes:
        if ref in depth:
            layers[depth[ref]].append(ref)
    lost = [ref for ref in scenario.nodes if ref not in depth]
    return [*layers, lost] if lost else layers


def _targets(exits: Sequence[Exit]) -> list[str]:
    return [one.target for one in exits if one.target is not None]


def _met(scenario: Scenario, exits: Exits) -> list[str]:
    """Return the moments in the order in which they can first be met, those of one step in file order."""
    order = [scenario.start] if scenario.start in scenario.nodes else []
    for ref in order:
        targets = dict.fromkeys(_targets(exits[ref]))
        order += [target for target in targets if target in scenario.nodes and target not in order]
    return order


def _ordered(exits: Exits, layers: list[list[str]]) -> list[list[str]]:
    neighbours: dict[str, set[str]] = {ref: set() for ref in exits}
    for ref, found in exits.items():
        for target in _targets(found):
            if target in neighbours:
                neighbours[ref].add(target)
                neighbours[target].add(ref)
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
