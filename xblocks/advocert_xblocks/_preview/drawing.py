"""The picture of a conversation as SVG, and the same as a nested list.

Each moment is a box with its exits as rows; a line leaves at the row and ends at the moment to which the exit
leads. The strongest path is thick; a critical exit says so in words and has no line, as it ends the run. A click
on a box plays from there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

from advocert_courses import api as courses
from advocert_xblocks._preview.layout import ASIDE, WIDTH, Box, Exits, Picture, has_aside, lay_out
from advocert_xblocks._preview.lines import lines
from advocert_xblocks._preview.wording import CRITICAL, aside, told, when, worth
from advocert_xblocks._shared.html import el, trusted
from advocert_xblocks._shared.words import Words

MAP = gettext_noop("Map of the conversation")
PLAY = gettext_noop("Play from {node}")
ENDING = gettext_noop("ending")
START = gettext_noop("start")
BEST = gettext_noop("strongest")
SEEN = gettext_noop("continues at {node}, above")
LOST = gettext_noop("Nobody reaches these moments")
# So many letters of the widest usual font stand beside each other in a box.
_CHARACTERS = 31
_INSET = 12


def draw(words: Words, scenario: courses.Scenario) -> SafeString:
    """Return the picture; what differs between variants reads as in the first one."""
    scenario = filled(scenario)
    picture, exits = lay_out(scenario), courses.exits_by_node(scenario)
    drawn = lines(exits, picture, courses.best_exits(scenario))
    inner = "".join([_ARROWS, *drawn, *_boxes(words, scenario, picture, exits)])
    size = {"viewBox": f"0 0 {picture.width:.0f} {picture.height:.0f}", "width": f"{picture.width:.0f}"}
    attributes = "".join(f' {name}="{value}"' for name, value in size.items())
    label = el("title", words(MAP))
    return trusted(f'<svg class="map" role="group"{attributes}>{label}{inner}</svg>')


def nested_list(words: Words, scenario: courses.Scenario) -> SafeString:
    """Return the same as a list: every moment once, below the exit that first leads to it."""
    scenario = filled(scenario)
    tree = _Tree(words, scenario)
    first = tree.item(scenario.start)
    lost = [ref for ref in scenario.nodes if ref not in tree.seen]
    rest = [tree.item(ref) for ref in lost if ref not in tree.seen]
    return el(
        "div",
        el("ul.tree", first),
        el("p.strong", words(LOST)) if rest else None,
        el("ul.tree", rest) if rest else None,
    )


def filled(scenario: courses.Scenario) -> courses.Scenario:
    """Return a conversation in the words of its first variant, to look at and not to play."""
    words = scenario.variants[0].variables if scenario.variants else {}
    nodes = {
        ref: replace(
            node,
            posts=tuple(
                replace(
                    post, text=courses.fill(post.text, words), headline=courses.fill(post.headline, words)
                )
                for post in node.posts
            ),
            choices=tuple(replace(choice, text=courses.fill(choice.text, words)) for choice in node.choices),
            writing=_filled(node.writing, words) if node.writing else None,
        )
        for ref, node in scenario.nodes.items()
    }
    return replace(scenario, nodes=nodes)


def _filled(writing: courses.Writing, words: Mapping[str, str]) -> courses.Writing:
    checks = tuple(replace(check, note=courses.fill(check.note, words)) for check in writing.checks)
    return replace(writing, prompt=courses.fill(writing.prompt, words), checks=checks)


class _Tree:
    """The nested list while it is written; `seen` are the moments that stand in it."""

    def __init__(self, words: Words, scenario: courses.Scenario) -> None:
        self.words, self.scenario = words, scenario
        self.exits, self.best = courses.exits_by_node(scenario), courses.best_exits(scenario)
        self.seen: set[str] = set()

    def item(self, ref: str) -> SafeString:
        """Return one moment with everything that it is first to lead to."""
        if ref not in self.scenario.nodes or ref in self.seen:
            return el("li", el("span.soft", self.words(SEEN, node=ref)))
        self.seen.add(ref)
        rows = [self._row(ref, place, one) for place, one in enumerate(self.exits[ref])]
        return el("li", self._name(ref), el("ul", rows) if rows else None)

    def _row(self, ref: str, place: int, one: courses.Exit) -> SafeString:
        about = aside(self.words, one)
        return el(
            "li",
            el("span", f"{told(self.words, one)} "),
            el("span.soft", f"{worth(self.words, self.scenario, one)} "),
            el("span.soft", f"({about}) ") if about else None,
            el("span.strong", f"{self.words(BEST)} ") if (ref, place) in self.best else None,
            el("span.stop", self.words(CRITICAL, slug=one.critical)) if one.critical else None,
            None if one.target is None else el("ul", self.item(one.target)),
        )

    def _name(self, ref: str) -> SafeString:
        title = self.words(PLAY, node=ref)
        link = el("a.strong", ref, href=_address(self.scenario, ref), target="play", title=title)
        return el("span", link, f" {_said(self.words, self.scenario.nodes[ref])}")


def _said(words: Words, node: courses.Node) -> str:
    posts = ((when(words, post.when), f"{post.headline} {post.text}".strip()) for post in node.posts)
    return " ".join(f"({only}) {text}" if only else text for only, text in posts)


def _boxes(words: Words, scenario: courses.Scenario, picture: Picture, exits: Exits) -> Iterator[str]:
    for ref, box in picture.boxes.items():
        is_ending = scenario.nodes[ref].is_ending
        kind = words(START) if ref == scenario.start else words(ENDING) if is_ending else ""
        rows = "".join(_row(words, scenario, box, place, one) for place, one in enumerate(exits[ref]))
        title = el("title", words(PLAY, node=ref))
        head = (
            _text(box.x + _INSET, box.y + 19, _cut(ref, 24), "name")
            + _text(box.x + WIDTH - _INSET, box.y + 19, kind, "kind", end=True)
            + _text(box.x + _INSET, box.y + 37, _cut(_said(words, scenario.nodes[ref]), _CHARACTERS), "said")
        )
        shape = f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{WIDTH}" height="{box.height:.0f}" rx="10"/>'
        link = f'<a href="{_escaped(_address(scenario, ref))}" target="play">{title}{shape}{head}{rows}</a>'
        yield f'<g class="node{" end" if is_ending else ""}">{link}</g>'


def _row(words: Words, scenario: courses.Scenario, box: Box, place: int, one: courses.Exit) -> str:
    y, top, x = box.row(place) + 4, box.tops[place], box.x + _INSET
    value = words(CRITICAL, slug=_cut(one.critical, 12)) if one.critical else worth(words, scenario, one)
    text = _cut(told(words, one), max(_CHARACTERS - len(value) - 2, 8))
    line = f'<line x1="{box.x:.0f}" x2="{box.x + WIDTH:.0f}" y1="{top:.0f}" y2="{top:.0f}"/>'
    above = _text(x, top + ASIDE - 2, _cut(aside(words, one), _CHARACTERS), "said") if has_aside(one) else ""
    is_best = isinstance(one.part, courses.Choice | courses.Writing) and one.part.best
    css = "stop" if one.critical else "best" if is_best else "points"
    return line + above + _text(x, y, text, "choice") + _text(box.x + WIDTH - _INSET, y, value, css, end=True)


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
