"""The lines of the picture: from an exit to the moment to which it leads.

A line to the next layer is one curve. Every other one takes the roads: down or up in the gap right of its
box, along the road at its target's band, and in from the left. No box stands in a gap or on a road, so no such line
is hidden; neighbours keep a few units apart.
"""

from collections.abc import Iterator

from advocert_courses.api import Exit
from advocert_xblocks._preview.layout import GAP_X, HEAD, WIDTH, Box, Exits, Picture

_LANES = 7
_LANE = 5
_TIP = 4


def lines(exits: Exits, picture: Picture, best: set[tuple[str, int]]) -> Iterator[str]:
    """Yield every line as SVG; an exit that ends the run has none."""
    drawn = 0
    for ref, box in picture.boxes.items():
        for place, one in enumerate(exits[ref]):
            target = _target(one, picture)
            if target is not None:
                css = "line best" if (ref, place) in best else "line"
                yield f'<path class="{css}" d="{_path(picture, box, place, target, drawn)}"/>'
                drawn += 1


def _target(one: Exit, picture: Picture) -> Box | None:
    return None if one.target is None else picture.boxes.get(one.target)


def _path(picture: Picture, box: Box, place: int, target: Box, number: int) -> str:
    x, y, goal_y = box.x + WIDTH, box.row(place), target.y + HEAD / 2
    if target.band == box.band and target.x == x + GAP_X:
        bend = max((target.x - x) / 2, 30)
        return f"M{x:.0f} {y:.0f}C{x + bend:.0f} {y:.0f} {target.x - bend:.0f} {goal_y:.0f} {target.x - _TIP:.0f} {goal_y:.0f}"
    aside = (number % _LANES - _LANES // 2) * _LANE
    road = _road(picture, box.band, y, target) + aside
    out, back = x + (GAP_X / 2 + aside) / 2, target.x - (GAP_X / 2 - aside) / 2
    return f"M{x:.0f} {y:.0f}H{out:.0f}V{road:.0f}H{back:.0f}V{goal_y:.0f}H{target.x - _TIP:.0f}"


def _road(picture: Picture, band: int, y: float, target: Box) -> float:
    """Return the height of the road to take: the nearer one of a box's own band, else the first before the target's."""
    above, below = picture.roads[target.band], picture.roads[target.band + 1]
    if target.band == band:
        return above if y - above < below - y else below
    return above if target.band > band else below
