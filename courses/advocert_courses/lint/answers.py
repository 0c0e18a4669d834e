"""An author may answer a warning in the file itself, with the reason; the warning is then not shown again.

    answered:
      W201 ask: The long reply quotes the clause, and people should recognise it.
      W403: Counsel wants these words.

The key is a rule, or a rule and a word of its message (a moment, a question), so that an answer covers what
its author saw and not what somebody writes later. A mistake cannot be answered, only mended. An answer to
nothing is a remark of its own: it would hide the next warning of its kind.
"""

import re
from collections.abc import Iterable, Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Component, Course, Origin, Programme
from advocert_courses.phrases import Phrase
from advocert_courses.rules import RULES, finding
from advocert_courses.tree import Tree


def check_answers(tree: Tree, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield answers that answer nothing, or that try to answer a mistake."""
    there = list(findings)
    for origin in _origins(tree):
        for key in origin.answered:
            yield from _check(origin, key, there)


def without_answered(tree: Tree, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that nobody has answered."""
    answers = {origin.file: list(origin.answered) for origin in _origins(tree) if origin.answered}
    return [one for one in findings if not any(_answers(key, one) for key in answers.get(one.file, ()))]


def _check(origin: Origin, key: str, there: list[Finding]) -> Iterator[Finding]:
    rule, line = key.partition(" ")[0], origin.line(f"answered/{key}")
    if rule not in RULES:
        yield finding(
            "E701", origin.file, line, Phrase('There is no rule "{rule}" to answer.', rule=rule[:20])
        )
    elif RULES[rule].severity == "error":
        message = Phrase("{rule} is a mistake; it can be mended and not answered.", rule=rule)
        yield finding("E701", origin.file, line, message, Phrase("Mend it, and remove this line."))
    elif not any(one.file == origin.file and _answers(key, one) for one in there):
        yield finding("W701", origin.file, line, Phrase('Nothing here is answered by "{key}".', key=key[:60]))


def _answers(key: str, one: Finding) -> bool:
    rule, _, place = key.partition(" ")
    is_there = not place or re.search(rf"(?<![\w-]){re.escape(place)}(?![\w-])", one.message) is not None
    return rule == one.rule and not one.is_error and is_there


def _origins(tree: Tree) -> list[Origin]:
    values: list[Component | Course | Programme] = [*tree.components.values(), *tree.overlays.values()]
    values += [*tree.courses.values(), *([tree.programme] if tree.programme else [])]
    return [one.origin for one in values]
