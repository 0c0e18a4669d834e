"""The body of a scenario: `## node`, posts and narration, choices with their scores and consequences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from advocert_courses.models import Node, Post
from advocert_courses.parsing.choice import read_choice
from advocert_courses.parsing.quotes import unquoted
from advocert_courses.parsing.report import Report, quoted
from advocert_courses.parsing.source import Source

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$")
_ITEM = re.compile(r"[-*+][ \t]+(.*)$")
_QUOTE = re.compile(r"[ \t]+>[ \t]?(.*)$")
_NODE_LEVEL = 2
MAX_NODES = 60
MAX_POST = 1_000


@dataclass
class _Item:
    """The lines of one choice: what stands in the list item, and the quote below it."""

    line: int
    text: list[str]
    quote: list[str] = field(default_factory=list)


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
            report.add("E102", draft.line, f"The node {quoted(draft.id)} stands on line {first} already.")
        posts = tuple(_post(paragraph, names, report) for paragraph in draft.paragraphs)
        choices = (read_choice(item.line, item.text, item.quote, dimensions, report) for item in draft.items)
        taken = tuple(choice for choice in choices if choice is not None)
        nodes[draft.id] = Node(draft.id, posts, taken, draft.line + report.offset)
    if not nodes:
        report.add(
            "E003", source.body_line, "The conversation has no moment.", "Write a heading such as ## ask."
        )
    if len(nodes) > MAX_NODES:
        report.add(
            "E007", source.body_line, f"The conversation has more than {MAX_NODES} nodes.", "Divide it."
        )
    return nodes


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
                "E010", number, "This line stands before the first moment.", "Put it below a ## heading."
            )
    if draft:
        yield draft


def _start(report: Report, number: int, heading: re.Match[str]) -> _Draft:
    name = heading[2].strip()
    if len(heading[1]) != _NODE_LEVEL:
        report.add("E010", number, "A moment is a heading with two #.", f"Write ## {name or 'ask'}.")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,62}", name):
        fix = "Use small letters, digits and dashes, such as ## ask."
        report.add("E103", number, f"{quoted(name)} is no name for a moment.", fix)
    return _Draft(name, number)


def _take(draft: _Draft, number: int, line: str, report: Report) -> None:
    item, quote = _ITEM.match(line), _QUOTE.match(line)
    if not line.strip():
        draft.open = False
    elif item:
        draft.items.append(_Item(number, [item[1]]))
        draft.open = True
    elif draft.items and quote:
        draft.items[-1].quote.append(quote[1].strip())
    elif draft.items and draft.open and line[:1].isspace() and not draft.items[-1].quote:
        draft.items[-1].text.append(line.strip())
    elif draft.items:
        message = "This line stands between or below choices and belongs to none of them."
        report.add("E010", number, message, "Put it above the choices, or indent it: '  > What readers see.'")
    elif draft.open:
        draft.paragraphs[-1][1].append(line.strip())
    else:
        draft.paragraphs.append((number, [line.strip()]))
        draft.open = True


def _post(paragraph: tuple[int, list[str]], names: Sequence[str], report: Report) -> Post:
    line, text = paragraph[0], " ".join(paragraph[1])
    if len(text) > MAX_POST:
        report.add("E007", line, f"This post has more than {MAX_POST:,} characters.", "Divide it.")
    for name in names:
        if name and text.startswith(f"{name}:"):
            return Post(name, unquoted(text[len(name) + 1 :].strip())[0], line + report.offset)
    return Post(None, text, line + report.offset)
