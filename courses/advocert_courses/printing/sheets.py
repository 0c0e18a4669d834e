"""What stands on each sheet, as plain blocks that `paper.py` draws.

A sheet for participants never holds a score, a key, a mark or a consequence: those are on the key, which is
another file, so that nobody prints both by accident. Choices are lettered in an order of their own, the same
on both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advocert_courses.html import plain_text
from advocert_courses.models import (
    Bank,
    Choice,
    ClausePanel,
    ExamplePair,
    Item,
    Lesson,
    Node,
    Prose,
    Recall,
    Scenario,
    Try,
)
from advocert_courses.models.exam import ORDER
from advocert_courses.models.lesson import Example
from advocert_courses.seeded import shuffled
from advocert_courses.tree import Tree
from advocert_courses.variants import fill
from advocert_courses.wording import words_for

_LETTERS = "ABCDEFGH"
_SEED = 1


@dataclass(frozen=True)
class Line:
    """One block of a sheet. `kind`: title, heading, text, html, choice, note, rule, space, rubric."""

    kind: str
    text: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One file: its name without suffix, its title, its blocks."""

    name: str
    title: str
    lines: tuple[Line, ...]


def sheets_of(tree: Tree, ref: str) -> list[Sheet]:
    """Return the sheets of a component, none when it has none: a lesson, a conversation or a bank."""
    if ref in tree.scenarios:
        return _scenario(tree.scenarios[ref])
    if ref in tree.lessons:
        return _lesson(tree, tree.lessons[ref])
    if ref in tree.banks:
        return _bank(tree.banks[ref])
    return []


def _scenario(scenario: Scenario) -> list[Sheet]:
    words = scenario.variants[0].variables if scenario.variants else {}
    title = fill(scenario.title, words)
    numbers = {node: number for number, node in enumerate(_printed_order(scenario), start=1)}
    sheet = [Line("title", title), Line("text", fill(scenario.setting, words)), *_people(scenario, words)]
    key = [
        Line("title", f"Key: {title}"),
        Line("note", "For facilitators only. Keep it apart from the sheet."),
    ]
    for ref, number in numbers.items():
        node = scenario.nodes[ref]
        sheet.append(Line("heading", f"{number}." if node.choices else f"{number}. (the end)"))
        sheet += [_said(post.speaker, post.text, words) for post in node.posts]
        key.append(Line("heading", f"{number}. {ref}"))
        for letter, choice in zip(_LETTERS, _lettered(node), strict=False):
            sheet.append(Line("choice", f"{letter}  {fill(choice.text, words)}{_goes_on(choice, numbers)}"))
            key.append(Line("choice", f"{letter}  {_scored(choice)} {fill(choice.consequence, words)}"))
    sheet += [
        Line("heading", "What we saw"),
        Line("rubric", cells=_rubric(scenario)),
        Line("rule"),
        Line("rule"),
    ]
    return [
        Sheet(f"{scenario.ref}-sheet", title, tuple(sheet)),
        Sheet(f"{scenario.ref}-key", f"Key: {title}", tuple(key)),
    ]


def _lettered(node: Node) -> list[Choice]:
    return [node.choices[index] for index in shuffled(range(len(node.choices)), _SEED, f"paper {node.id}")]


def _goes_on(choice: Choice, numbers: Mapping[str, int]) -> str:
    """Every choice leads on, a critical one too: the sheet must not tell which one it is."""
    return f"  (go to {numbers[choice.target]})" if choice.target in numbers else ""


def _scored(choice: Choice) -> str:
    scores = ", ".join(f"{words_for(name).label} {score}" for name, score in choice.scores.items())
    critical = f" Critical: {choice.critical}; stop here." if choice.critical else ""
    return f"{scores}.{' Strongest.' if choice.best else ''}{critical}"


def _printed_order(scenario: Scenario) -> list[str]:
    """Moments in an order that says nothing about which way is the strongest; the start is first."""
    rest = [ref for ref in scenario.nodes if ref != scenario.start]
    return [scenario.start, *shuffled(rest, _SEED, f"paper {scenario.ref}")]


def _people(scenario: Scenario, words: Mapping[str, str]) -> Iterator[Line]:
    for person in scenario.people:
        yield Line("note", f"{fill(person.name, words)}: {fill(person.feels, words)}")


def _said(speaker: str | None, text: str, words: Mapping[str, str]) -> Line:
    told = fill(text, words)
    return Line("text", f"{fill(speaker, words)}: \u201c{told}\u201d" if speaker else told)


def _rubric(scenario: Scenario) -> tuple[tuple[str, ...], ...]:
    rows = [(words_for(name).label, "", "", "", "") for name in scenario.dimensions]
    return (("", "0", "1", "2", "What made you say so?"), *rows)


def _lesson(tree: Tree, lesson: Lesson) -> list[Sheet]:
    sheet = [Line("title", lesson.title)]
    key = [Line("title", f"Key: {lesson.title}"), Line("note", "For facilitators only.")]
    for part in lesson.parts:
        match part:
            case Prose():
                sheet.append(Line("html", part.html))
            case ExamplePair():
                sheet += [line for each in _examples(part) for line in each]
            case ClausePanel() if part.ref in tree.clauses:
                clause = tree.clauses[part.ref]
                sheet += [Line("heading", f"{clause.ref}: {clause.title}"), Line("note", clause.rule)]
            case Recall() if part.item_ref in tree.items:
                sheet += _question(tree.items[part.item_ref], key=False)
                key += _question(tree.items[part.item_ref], key=True)
            case Try() if part.ref in tree.scenarios:
                sheet.append(Line("note", f"Play now: {part.ref}"))
            case _:
                pass
    sheet += [Line("heading", "My own words"), Line("rule"), Line("rule"), Line("rule")]
    sheets = [Sheet(f"{lesson.ref}-handout", lesson.title, tuple(sheet))]
    has_key = any(line.kind == "choice" for line in key)
    return [*sheets, Sheet(f"{lesson.ref}-key", f"Key: {lesson.title}", tuple(key))] if has_key else sheets


def _examples(pair: ExamplePair) -> Iterator[list[Line]]:
    for label, example in (("Weak", pair.weak), ("Strong", pair.strong)):
        if isinstance(example, Example):
            why = [Line("html", example.why_html)] if example.why_html else []
            yield [Line("heading", label), Line("html", example.html), *why]


def _bank(bank: Bank) -> list[Sheet]:
    title = bank.title or bank.ref
    sheet = [Line("title", title), *(line for item in bank.items for line in _question(item, key=False))]
    key = [
        Line("title", f"Key: {title}"),
        *(line for item in bank.items for line in _question(item, key=True)),
    ]
    return [
        Sheet(f"{bank.ref}-sheet", title, tuple(sheet)),
        Sheet(f"{bank.ref}-key", f"Key: {title}", tuple(key)),
    ]


def _question(item: Item, *, key: bool) -> list[Line]:
    lines = [Line("heading", item.ref), Line("html", item.stem_html)]
    order = shuffled(range(len(item.options)), _SEED, f"paper {item.ref}")
    for letter, index in zip(_LETTERS, order, strict=False):
        option = item.options[index]
        told = f"{letter}  {plain_text(option.html)}"
        if key:
            right = (
                f"Step {index + 1}." if item.kind == ORDER else "Right." if option.correct else "Not this."
            )
            told += f" {right} {plain_text(option.explanation_html)}"
        lines.append(Line("choice", told))
    return lines
