"""At each decision one choice is the best, it can be taken safely, and each shows what it leads to."""

from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Node, Scenario
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

# The best choice may be half as long again as the longest other one.
LONGER = 1.5


def check_choices(scenario: Scenario) -> Iterator[Finding]:
    """Yield what is wrong with the choices of each moment; `check_conditions` looks at those that depend."""
    file = scenario.origin.file
    for node in scenario.nodes.values():
        if node.choices and all(not choice.when.terms for choice in node.choices):
            yield from _check_best(file, node)
            yield from _check_critical(file, node)
        if node.choices:
            yield from _check_length(file, node)
        for choice in node.choices:
            if not choice.consequence:
                message = Phrase("The choice does not say what readers see then.")
                yield finding("E207", file, choice.line, message)


def _check_best(file: str, node: Node) -> Iterator[Finding]:
    count = sum(choice.best for choice in node.choices) + bool(node.writing and node.writing.best)
    if count != 1:
        found = Phrase("no choice is") if not count else Phrase("{count} choices are", count=count)
        yield finding(
            "E204", file, node.line, Phrase('At "{id}" {found} marked as the best.', id=node.id, found=found)
        )


def _check_critical(file: str, node: Node) -> Iterator[Finding]:
    if node.writing is None and all(choice.critical for choice in node.choices):
        yield finding(
            "E209", file, node.line, Phrase('At "{id}" every choice is a critical error.', id=node.id)
        )
        return
    for choice in node.choices:
        if choice.best and choice.critical:
            message = Phrase('The best choice at "{id}" is a critical error.', id=node.id)
            yield finding("E209", file, choice.line, message, Phrase("Mark another choice as the best."))


def _check_length(file: str, node: Node) -> Iterator[Finding]:
    others = [len(choice.text) for choice in node.choices if not choice.best]
    for choice in node.choices:
        if choice.best and others and len(choice.text) > LONGER * max(others):
            percent = round(100 * len(choice.text) / max(others)) - 100
            message = Phrase(
                'The best choice at "{id}" is {percent} % longer than every other.',
                id=node.id,
                percent=percent,
            )
            yield finding("W201", file, choice.line, message)
