"""The body of a scenario: `## node`, posts and narration, and what can be done there.

A list below the posts is one of three things: choices, one of which may be a reply to write; or ways on, when the
moment leads on by itself: `- *When told:* [thanks](#thanks)` and, last, `- *Otherwise:* [doubt](#doubt)`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from advocert_courses.models import Choice, Node, Way, Writing
from advocert_courses.parsing.choice import LINK, read_choice
from advocert_courses.parsing.marks import read_when
from advocert_courses.parsing.posts import read_posts
from advocert_courses.parsing.report import NO_PLAIN_SPACE, Report, quoted
from advocert_courses.parsing.source import Source
from advocert_courses.parsing.writing import WRITE, read_writing
from advocert_courses.phrases import Phrase

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")
_ITEM = re.compile(r"[-*+][ \t]+(.*)$")
_QUOTE = re.compile(r"[ \t]+>[ \t]?(.*)$")
_NESTED = re.compile(r"[ \t]+[-*+][ \t]+(.*)$")
# What a word processor makes of these lines, and what is typed in haste: they would be told as a story.
_ALMOST_HEADING = re.compile(r"#{1,6}[^#]")
_ALMOST_CHOICE = re.compile(r"[^\w\s\[\"'(]?\s*(?:\*When [^*]*\*\s*)?\[.*\]\(#")
_NODE_LEVEL = 2
MAX_NODES = 60
_WAY = Phrase("Write - *When told:* [name](#name), and as the last one - *Otherwise:* [name](#name).")


@dataclass
class _Item:
    """The lines of one list item: its own, the quote below it, and the checks below a reply to write."""

    line: int
    text: list[str]
    quote: list[str] = field(default_factory=list)
    checks: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_written(self) -> bool:
        return WRITE.match(self.text[0]) is not None


@dataclass
class _Draft:
    """The lines of one node, sorted."""

    id: str
    line: int
    paragraphs: list[tuple[int, list[str]]] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    open: bool = False


def read_nodes(source: Source, names: Sequence[str], dimensions: Sequence[str]) -> dict[str, Node]:
    """Return the nodes by id in file order; problems go to the source's report.

    Args:
        source: the scenario's file.
        names: who may speak.
        dimensions: what each choice is scored on.
    """
    report = source.report
    nodes: dict[str, Node] = {}
    for draft in _drafts(source):
        if draft.id in nodes:
            first = nodes[draft.id].line
            report.add(
                "E102",
                draft.line,
                Phrase("The node {id} stands on line {first} already.", id=quoted(draft.id), first=first),
            )
        nodes[draft.id] = _node(draft, names, dimensions, report)
    if not nodes:
        report.add(
            "E003",
            source.body_line,
            Phrase("The conversation has no moment."),
            Phrase("Write a heading such as ## ask."),
        )
    if len(nodes) > MAX_NODES:
        report.add(
            "E007",
            source.body_line,
            Phrase("The conversation has more than {max_nodes} nodes.", max_nodes=MAX_NODES),
            Phrase("Divide it."),
        )
    return nodes


def _node(draft: _Draft, names: Sequence[str], dimensions: Sequence[str], report: Report) -> Node:
    posts = read_posts(draft.paragraphs, names, dimensions, report)
    choices: list[Choice] = []
    ways: list[Way] = []
    written: list[Writing] = []
    for item in draft.items:
        way = _way(item, dimensions, report)
        if way:
            ways.append(way)
        elif item.is_written:
            written += _written(item, dimensions, report)
        else:
            choice = read_choice(item.line, item.text, item.quote, dimensions, report)
            choices += [choice] if choice else []
    _check_items(draft, choices, written, ways, report)
    line = draft.line + report.offset
    return Node(draft.id, posts, tuple(choices), line, written[0] if written else None, tuple(ways))


def _way(item: _Item, dimensions: Sequence[str], report: Report) -> Way | None:
    """Return a way on: a condition, a link, and nothing behind it. A choice has its scores there."""
    quiet = Report(report.file)
    led = read_when(" ".join(item.text), item.line, dimensions, quiet)
    link = LINK.match(led.rest) if led.is_marked else None
    if link is None or link["marks"].strip() or item.quote:
        return None
    led = read_when(" ".join(item.text), item.line, dimensions, report)
    return Way(led.when, link["target"].strip(), item.line + report.offset)


def _written(item: _Item, dimensions: Sequence[str], report: Report) -> list[Writing]:
    text = WRITE.sub("", " ".join(item.text), count=1)
    writing = read_writing(item.line, text, item.checks, item.quote, dimensions, report)
    return [writing] if writing else []


def _check_items(
    draft: _Draft, choices: Sequence[Choice], written: Sequence[Writing], ways: Sequence[Way], report: Report
) -> None:
    if len(written) > 1:
        report.add(
            "E010",
            draft.line,
            Phrase("At {id} there are two replies to write.", id=quoted(draft.id)),
            Phrase("Keep one of them."),
        )
    if ways and (choices or written):
        message = Phrase("{id} leads on by itself and asks for a decision as well.", id=quoted(draft.id))
        report.add(
            "E010",
            ways[0].line - report.offset,
            message,
            Phrase("Give the choice its scores, or divide the moment."),
        )
    elif ways and [not way.when.terms for way in ways] != [False] * (len(ways) - 1) + [True]:
        message = Phrase("{id} leads nowhere when none of its conditions holds.", id=quoted(draft.id))
        report.add("E214", ways[-1].line - report.offset, message, _WAY)


def _drafts(source: Source) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for number, line in source.lines():
        heading = _HEADING.match(line)
        if heading:
            if draft:
                yield draft
            draft = _start(source.report, number, heading)
        elif draft:
            _take(draft, number, line, source.report)
        elif line.strip():
            source.report.add(
                "E010",
                number,
                Phrase("This line stands before the first moment."),
                Phrase("Put it below a ## heading."),
            )
    if draft:
        yield draft


def _start(report: Report, number: int, heading: re.Match[str]) -> _Draft:
    name = heading[2].strip()
    if len(heading[1]) != _NODE_LEVEL:
        report.add(
            "E010",
            number,
            Phrase("A moment is a heading with two #."),
            Phrase("Write ## {ask}.", ask=name or "ask"),
        )
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", name):
        fix = Phrase("Use small letters, digits and dashes, such as ## ask.")
        report.add("E103", number, Phrase("{name} is no name for a moment.", name=quoted(name)), fix)
    return _Draft(name, number)


def _take(draft: _Draft, number: int, line: str, report: Report) -> None:
    item, quote, nested = _ITEM.match(line), _QUOTE.match(line), _NESTED.match(line)
    last = draft.items[-1] if draft.items else None
    if not line.strip():
        draft.open = False
    elif _ALMOST_HEADING.match(line):
        report.add("E010", number, *NO_PLAIN_SPACE)
    elif not item and not quote and not nested and _ALMOST_CHOICE.match(line.strip()):
        message = Phrase("This line looks like a choice and does not begin like one.")
        report.add("E010", number, message, Phrase("Begin it with a plain hyphen and a space."))
    elif item:
        draft.items.append(_Item(number, [item[1]]))
        draft.open = True
    elif last and quote:
        last.quote.append(quote[1].strip())
    elif last and nested and last.is_written:
        last.checks.append((number, nested[1]))
        draft.open = True
    elif last and draft.open and line[:1].isspace() and not last.quote:
        _go_on(last, line.strip())
    elif last:
        message = Phrase("This line stands between or below choices and belongs to none of them.")
        report.add(
            "E010", number, message, Phrase("Put it above the choices, or indent it: '  > What readers see.'")
        )
    elif draft.open:
        draft.paragraphs[-1][1].append(line.strip())
    else:
        draft.paragraphs.append((number, [line.strip()]))
        draft.open = True


def _go_on(item: _Item, text: str) -> None:
    """A line that is only indented goes on with the line above it."""
    if item.checks:
        number, before = item.checks[-1]
        item.checks[-1] = (number, f"{before} {text}")
    else:
        item.text.append(text)
