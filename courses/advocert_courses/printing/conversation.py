"""The sheets of a conversation: what participants play from, and the facilitator's key.

Exits are the ones that everybody else sees (`advocert_courses.exits`). A reply has lines to write on; the checks
that judge it, its models and everything that asks for points stand on the key.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from advocert_courses.exits import Exit, ExitKind, exits_of
from advocert_courses.models import Check, Choice, Node, Post, Scenario, Writing
from advocert_courses.printing.lines import Line, Sheet
from advocert_courses.printing.marks import ASK, ASK_WHERE, Marks, asked, marks_of, put_down
from advocert_courses.reply_checks import label_of
from advocert_courses.seeded import shuffled
from advocert_courses.variants import fill
from advocert_courses.wording import words_for

LETTERS = "ABCDEFGH"
SEED = 1
_WRITING_LINES = 3


class _Paper(NamedTuple):
    """What every line of a conversation needs: its words, its moments' numbers, the numbers of its marks."""

    scenario: Scenario
    words: Mapping[str, str]
    numbers: Mapping[str, int]
    marks: Marks

    def fill(self, text: str) -> str:
        return fill(text, self.words)

    def goes_on(self, ref: str) -> str:
        return f"go to {self.numbers[ref]}" if ref in self.numbers else ""


def conversation_sheets(scenario: Scenario) -> list[Sheet]:
    """Return the participants' sheet and the facilitator's key."""
    words = scenario.variants[0].variables if scenario.variants else {}
    numbers = {ref: number for number, ref in enumerate(_printed_order(scenario), start=1)}
    paper = _Paper(scenario, words, numbers, marks_of(scenario))
    title = paper.fill(scenario.title)
    sheet = [
        Line("title", title),
        *_beginning(paper),
        *(line for ref in numbers for line in _played(paper, ref)),
    ]
    sheet += [
        Line("heading", "What we saw"),
        Line("rubric", cells=_rubric(scenario)),
        Line("rule"),
        Line("rule"),
    ]
    key = [
        Line("title", f"Key: {title}"),
        Line("note", "For facilitators only. Keep it apart from the sheet."),
        *_told_marks(paper),
        *(line for ref in numbers for line in _judged(paper, ref)),
    ]
    return [
        Sheet(f"{scenario.ref}-sheet", title, tuple(sheet)),
        Sheet(f"{scenario.ref}-key", f"Key: {title}", tuple(key)),
    ]


# --- the sheet ---


def _beginning(paper: _Paper) -> Iterator[Line]:
    scenario = paper.scenario
    place = [scenario.channel.name, scenario.channel.note, scenario.channel.subject, scenario.channel.picture]
    yield Line("text", paper.fill(scenario.setting))
    yield Line("note", ". ".join(paper.fill(part) for part in place if part))
    for person in scenario.people:
        yield Line("note", f"{paper.fill(person.name)}: {paper.fill(person.feels)}")


def _played(paper: _Paper, ref: str) -> Iterator[Line]:
    node = paper.scenario.nodes[ref]
    number = paper.numbers[ref]
    yield Line("heading", f"{number}. (the end)" if node.is_ending else f"{number}.")
    yield from (_said(paper, post) for post in node.posts)
    for letter, choice in _lettered(node):
        after = [paper.goes_on(choice.target), put_down(paper.marks, choice.remembers)]
        told = "; ".join(part for part in after if part)
        only = _only(paper, choice)
        yield Line("choice", f"{letter}  {only}{paper.fill(choice.text)}{f'  ({told})' if told else ''}")
    if node.writing:
        yield from _to_write(paper, node.writing)
    if node.ways:
        yield Line("note", _led(paper, node))


def _only(paper: _Paper, part: Choice | Post) -> str:
    """Return the condition in front of words; participants cannot judge one that asks for points."""
    if not part.when.terms:
        return ""
    told = asked(paper.marks, part.when)
    return f"{ASK if told is None else told.capitalize()}: "


def _to_write(paper: _Paper, writing: Writing) -> Iterator[Line]:
    judged = any(check.target or check.remembers for check in writing.checks)
    after = [ASK_WHERE if judged else f"({paper.goes_on(writing.target)})"]
    if not judged and writing.remembers:
        after.append(f"({put_down(paper.marks, writing.remembers)})")
    yield Line("text", f"Write: {paper.fill(writing.prompt)} {' '.join(after)}")
    if writing.approved:
        yield Line("note", f"From the library: {paper.fill(writing.approved)}")
    yield from (Line("rule") for _ in range(_WRITING_LINES))
    yield Line("space")


def _led(paper: _Paper, node: Node) -> str:
    """Return where a moment leads by itself; if one way asks for points, the facilitator says it."""
    told = []
    for way in node.ways:
        when = asked(paper.marks, way.when)
        if when is None:
            return ASK_WHERE
        told.append(f"{when.capitalize() or 'Otherwise'}: {paper.goes_on(way.target)}.")
    return " ".join(told)


def _said(paper: _Paper, post: Post) -> Line:
    told = paper.fill(" ".join(part for part in (post.headline, post.text) if part))
    about = [post.time, f"{post.stars} of 5 stars" if post.stars else "", paper.fill(post.mood)]
    beside = ", ".join(part for part in about if part)
    name = f"{paper.fill(post.speaker or '')}{f' ({beside})' if beside else ''}"
    words = f"{name}: \u201c{told}\u201d" if post.speaker else told
    return Line("text", f"{_only(paper, post)}{words} {paper.fill(post.reaction)}".rstrip())


def _rubric(scenario: Scenario) -> tuple[tuple[str, ...], ...]:
    rows = [(words_for(name).label, "", "", "", "") for name in scenario.dimensions]
    return (("", "0", "1", "2", "What made you say so?"), *rows)


# --- the key ---


def _told_marks(paper: _Paper) -> Iterator[Line]:
    told = ", ".join(f"{number} {name}" for name, number in paper.marks.items())
    if told:
        yield Line("note", f"Marks: {told}.")


def _judged(paper: _Paper, ref: str) -> Iterator[Line]:
    node = paper.scenario.nodes[ref]
    exits = {id(one.part): one for one in exits_of(node, paper.scenario.dimensions)}
    yield Line("heading", f"{paper.numbers[ref]}. {ref}")
    for post in node.posts:
        if post.when.terms:
            yield Line("note", f"When {post.when}: {paper.fill(post.text)}")
    for letter, choice in _lettered(node):
        yield Line("choice", f"{letter}  {_scored(exits[id(choice)])} {paper.fill(choice.consequence)}")
    if node.writing:
        yield from _models(paper, node.writing)
        yield from (Line("choice", _checked(paper, check)) for check in node.writing.checks)
    for one in exits.values():
        if one.kind is ExitKind.LED:
            when = f"When {one.when}" if one.when.terms else "Otherwise"
            yield Line("choice", f"{when}: {paper.goes_on(one.named)}.")


def _scored(one: Exit) -> str:
    assert isinstance(one.part, Choice)  # noqa: S101 - told apart by who asks
    told = [
        f"When {one.when}." if one.when.terms else "",
        f"{_points(one.points)}.",
        "Strongest." if one.part.best else "",
        "When the time is over." if one.late else "",
        f"Critical: {one.critical}; stop here." if one.critical else "",
    ]
    return " ".join(part for part in told if part)


def _models(paper: _Paper, writing: Writing) -> Iterator[Line]:
    best = " Strongest." if writing.best else ""
    kept = f" Then {put_down(paper.marks, writing.remembers)}." if writing.remembers else ""
    yield Line(
        "text",
        f"The reply.{best} It begins with 2 everywhere. All checks met: {paper.goes_on(writing.target)}.{kept}",
    )
    for name, text in (("Strong", writing.strong), ("Weak", writing.weak)):
        yield Line("choice", f"{name}: {paper.fill(text)}")
    yield Line("choice", f"Readers then: {paper.fill(writing.consequence)}")


def _checked(paper: _Paper, check: Check) -> str:
    looked_for = f" ({', '.join(paper.fill(word) for word in check.words)})" if check.words else ""
    told = [
        f"{label_of(check)}{looked_for}",
        f"If not: minus {_points({name: cost for name, cost in check.costs.items() if cost}) or 'nothing'}.",
        paper.fill(check.note),
        f"Then {paper.goes_on(check.target)}." if check.target else "",
        f"Critical: {check.critical}; stop here." if check.critical else "",
        f"Met: {put_down(paper.marks, check.remembers)}." if check.remembers else "",
    ]
    return " ".join(part for part in told if part)


def _points(points: Mapping[str, int]) -> str:
    return ", ".join(f"{words_for(name).label} {score}" for name, score in points.items())


# --- the order of both ---


def _lettered(node: Node) -> Sequence[tuple[str, Choice]]:
    order = shuffled(range(len(node.choices)), SEED, f"paper {node.id}")
    return list(zip(LETTERS, (node.choices[index] for index in order), strict=False))


def _printed_order(scenario: Scenario) -> list[str]:
    """Moments in an order that says nothing about which way is the strongest; the start is first."""
    rest = [ref for ref in scenario.nodes if ref != scenario.start]
    return [scenario.start, *shuffled(rest, SEED, f"paper {scenario.ref}")]
