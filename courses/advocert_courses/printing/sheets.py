"""What stands on each sheet, as plain blocks that `paper.py` draws.

A sheet for participants never holds a score, a key, a mark or a consequence: those are on the key, which is
another file, so that nobody prints both by accident. Choices are lettered in an order of their own, the same
on both.
"""

from collections.abc import Iterator

from advocert_courses.html import plain_text
from advocert_courses.models import (
    Bank,
    ClausePanel,
    ExamplePair,
    Item,
    Lesson,
    Prose,
    Recall,
    Try,
)
from advocert_courses.models.exam import ORDER
from advocert_courses.models.lesson import Example
from advocert_courses.printing.conversation import LETTERS, SEED, conversation_sheets
from advocert_courses.printing.lines import Line, Sheet
from advocert_courses.seeded import shuffled
from advocert_courses.tree import Tree

__all__ = ["Line", "Sheet", "sheets_of"]


def sheets_of(tree: Tree, ref: str) -> list[Sheet]:
    """Return the sheets of a component, none when it has none: a lesson, a conversation or a bank."""
    if ref in tree.scenarios:
        return conversation_sheets(tree.scenarios[ref])
    if ref in tree.lessons:
        return _lesson(tree, tree.lessons[ref])
    if ref in tree.banks:
        return _bank(tree.banks[ref])
    return []


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
    order = shuffled(range(len(item.options)), SEED, f"paper {item.ref}")
    for letter, index in zip(LETTERS, order, strict=False):
        option = item.options[index]
        told = f"{letter}  {plain_text(option.html)}"
        if key:
            right = (
                f"Step {index + 1}." if item.kind == ORDER else "Right." if option.correct else "Not this."
            )
            told += f" {right} {plain_text(option.explanation_html)}"
        lines.append(Line("choice", told))
    return lines
