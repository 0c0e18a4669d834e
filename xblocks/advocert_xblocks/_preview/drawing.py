"""The picture of a conversation as SVG, and the same as a nested list.

Each moment is a box with its choices as rows; a line leaves at the row and ends at the moment to which the
choice leads. The strongest path is thick; a critical choice says so in words and has no line, as it ends the run. A click
on a box plays from there.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

from advocert_courses import api as courses
from advocert_xblocks._preview.layout import HEAD, WIDTH, Box, Picture, lay_out
from advocert_xblocks._shared.html import el, trusted
from advocert_xblocks._shared.words import Words

MAP = gettext_noop("Map of the conversation")
PLAY = gettext_noop("Play from {node}")
CRITICAL = gettext_noop("\u26a0 critical: {slug}")
POINTS = gettext_noop("{points} of {most}")
ENDING = gettext_noop("ending")
START = gettext_noop("start")
BEST = gettext_noop("strongest")
SEEN = gettext_noop("continues at {node}, above")
LOST = gettext_noop("Nobody reaches these moments")
_CHARACTERS = 38
_HIGHEST = 2


def draw(words: Words, scenario: courses.Scenario) -> SafeString:
    """Return the picture; what differs between variants reads as in the first one."""
    scenario = filled(scenario)
    picture = lay_out(scenario)
    best = _best_edges(scenario)
    inner = "".join([_ARROWS, *_lines(scenario, picture, best), *_boxes(words, scenario, picture)])
    size = {"viewBox": f"0 0 {picture.width:.0f} {picture.height:.0f}", "width": f"{picture.width:.0f}"}
    attributes = "".join(f' {name}="{value}"' for name, value in size.items())
    label = el("title", words(MAP))
    return trusted(f'<svg class="map" role="group"{attributes}>{label}{inner}</svg>')


def nested_list(words: Words, scenario: courses.Scenario) -> SafeString:
    """Return the same as a list: every moment once, below the choice that first leads to it."""
    scenario = filled(scenario)
    seen: set[str] = set()
    tree = _item(words, scenario, scenario.start, seen, _best_edges(scenario))
    lost = [ref for ref in scenario.nodes if ref not in seen]
    rest = [el("li", _name(words, scenario, ref)) for ref in lost]
    return el(
        "div",
        el("ul.tree", tree),
        el("p.strong", words(LOST)) if rest else None,
        el("ul.tree", rest) if rest else None,
    )


def filled(scenario: courses.Scenario) -> courses.Scenario:
    """Return a conversation in the words of its first variant, to look at and not to play."""
    words = scenario.variants[0].variables if scenario.variants else {}
    nodes = {
        ref: replace(
            node,
            posts=tuple(replace(post, text=courses.fill(post.text, words)) for post in node.posts),
            choices=tuple(replace(choice, text=courses.fill(choice.text, words)) for choice in node.choices),
        )
        for ref, node in scenario.nodes.items()
    }
    return replace(scenario, nodes=nodes)


def _item(
    words: Words, scenario: courses.Scenario, ref: str, seen: set[str], best: set[tuple[str, int]]
) -> SafeString:
    if ref not in scenario.nodes or ref in seen:
        return el("li", el("span.soft", words(SEEN, node=ref)))
    seen.add(ref)
    choices = [
        el(
            "li",
            el("span", f"{choice.text} "),
            el("span.soft", f"{_points(words, scenario, choice)} "),
            el("span.strong", f"{words(BEST)} ") if (ref, place) in best else None,
            el("span.stop", words(CRITICAL, slug=choice.critical)) if choice.critical else None,
            None if choice.critical else el("ul", _item(words, scenario, choice.target, seen, best)),
        )
        for place, choice in enumerate(scenario.nodes[ref].choices)
    ]
    return el("li", _name(words, scenario, ref), el("ul", choices) if choices else None)


def _name(words: Words, scenario: courses.Scenario, ref: str) -> SafeString:
    node = scenario.nodes[ref]
    said = " ".join(post.text for post in node.posts)
    link = el("a.strong", ref, href=_address(scenario, ref), target="play", title=words(PLAY, node=ref))
    return el("span", link, f" {said}")


def _boxes(words: Words, scenario: courses.Scenario, picture: Picture) -> Iterator[str]:
    for ref, box in picture.boxes.items():
        node = scenario.nodes[ref]
        kind = words(START) if ref == scenario.start else "" if node.choices else words(ENDING)
        said = _cut(" ".join(post.text for post in node.posts), _CHARACTERS + 4)
        rows = "".join(_row(words, scenario, box, place) for place in range(len(node.choices)))
        title = el("title", words(PLAY, node=ref))
        head = (
            _text(box.x + 12, box.y + 19, ref, "name")
            + _text(box.x + WIDTH - 12, box.y + 19, kind, "kind", end=True)
            + _text(box.x + 12, box.y + 37, said, "said")
        )
        shape = f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{WIDTH}" height="{box.height:.0f}" rx="10"/>'
        link = f'<a href="{_escaped(_address(scenario, ref))}" target="play">{title}{shape}{head}{rows}</a>'
        yield f'<g class="node{"" if node.choices else " end"}">{link}</g>'


def _row(words: Words, scenario: courses.Scenario, box: Box, place: int) -> str:
    choice, y = scenario.nodes[box.ref].choices[place], box.row(place) + 4
    told = (
        words(CRITICAL, slug=_cut(choice.critical, 18))
        if choice.critical
        else _points(words, scenario, choice)
    )
    text = _cut(choice.text, 12 if choice.critical else _CHARACTERS - 6)
    line = f'<line x1="{box.x:.0f}" x2="{box.x + WIDTH:.0f}" y1="{y - 16:.0f}" y2="{y - 16:.0f}"/>'
    css = "stop" if choice.critical else "best" if choice.best else "points"
    return line + _text(box.x + 12, y, text, "choice") + _text(box.x + WIDTH - 12, y, told, css, end=True)


def _lines(scenario: courses.Scenario, picture: Picture, best: set[tuple[str, int]]) -> Iterator[str]:
    for ref, box in picture.boxes.items():
        for place, choice in enumerate(scenario.nodes[ref].choices):
            # A critical choice ends the run: it leads nowhere.
            if choice.target in picture.boxes and not choice.critical:
                css = "line best" if (ref, place) in best else "line"
                yield f'<path class="{css}" d="{_curve(box, place, picture.boxes[choice.target])}"/>'


def _curve(box: Box, place: int, target: Box) -> str:
    x, y, goal_y = box.x + WIDTH, box.row(place), target.y + HEAD / 2
    if target.x > box.x:
        bend = max((target.x - x) / 2, 40)
        return f"M{x:.0f} {y:.0f}C{x + bend:.0f} {y:.0f} {target.x - bend:.0f} {goal_y:.0f} {target.x - 4:.0f} {goal_y:.0f}"
    # A line that leads back goes below both boxes.
    low = max(box.y + box.height, target.y + target.height) + 24
    middle = (x + target.x) / 2
    return (
        f"M{x:.0f} {y:.0f}C{x + 60:.0f} {y:.0f} {x + 60:.0f} {low:.0f} {middle:.0f} {low:.0f}"
        f"S{target.x - 60:.0f} {goal_y:.0f} {target.x - 4:.0f} {goal_y:.0f}"
    )


def _best_edges(scenario: courses.Scenario) -> set[tuple[str, int]]:
    path = courses.analyse(scenario).best_path
    return {(one.node.id, one.node.choices.index(one.choice)) for one in path}


def _points(words: Words, scenario: courses.Scenario, choice: courses.Choice) -> str:
    weights = scenario.dimensions
    points = sum(weights[name] * choice.scores.get(name, 0) for name in weights)
    return words(POINTS, points=points, most=_HIGHEST * sum(weights.values()))


def _address(scenario: courses.Scenario, ref: str) -> str:
    return f"/play/{scenario.ref}?from={ref}"


def _text(x: float, y: float, text: str, css: str, *, end: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ""
    return f'<text class="{css}" x="{x:.0f}" y="{y:.0f}"{anchor}>{_escaped(text)}</text>'


def _escaped(text: str) -> str:
    return str(el("b", text)).removeprefix("<b>").removesuffix("</b>")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}\u2026"


_ARROWS = (
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
    'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z"/></marker></defs>'
)
