"""Whatever was remembered on the way: there is something to do, one thing is best, and nothing is written in vain."""

from collections.abc import Iterator

from advocert_courses.conditions import Situation, offered
from advocert_courses.findings import Finding
from advocert_courses.graph import explore, never_met
from advocert_courses.models import Node, Scenario
from advocert_courses.rules import finding

_KINDS = {"post": "This post is", "choice": "This choice is", "way": "This way on is"}


def check_conditions(scenario: Scenario) -> Iterator[Finding]:
    """Yield what goes wrong in some situation that a run can come to."""
    if not any(condition.terms for node in scenario.nodes.values() for condition, _ in node.conditions):
        return
    atlas = explore(scenario)
    file = scenario.origin.file
    if not atlas.complete:
        message = f"The conditions make more than {len(atlas.distances):,} different situations."
        yield finding("E218", file, scenario.origin.line("start"), message)
        return
    for ref, kind, line in never_met(scenario, atlas):
        yield finding("E215", file, line, f'{_KINDS[kind]} never met at "{ref}", whatever was done before.')
    seen: set[tuple[str, str]] = set()
    for situation in atlas.steps:
        node = scenario.nodes[situation.node]
        for one in _check_situation(file, node, situation):
            if (one.rule, node.id) not in seen:
                seen.add((one.rule, node.id))
                yield one


def _check_situation(file: str, node: Node, situation: Situation) -> Iterator[Finding]:
    if not node.decides or all(not choice.when.terms for choice in node.choices):
        return
    choices = offered(node, situation)
    told = _told(situation)
    if not choices and node.writing is None:
        yield finding("E214", file, node.line, f'At "{node.id}" nothing is offered when {told}.')
        return
    best = sum(choice.best for choice in choices) + bool(node.writing and node.writing.best)
    if best != 1 and choices:
        found = "no choice is" if not best else f"{best} choices are"
        yield finding("E204", file, node.line, f'At "{node.id}" {found} marked as the best when {told}.')
    if choices and node.writing is None and all(choice.critical for choice in choices):
        yield finding(
            "E209", file, node.line, f'At "{node.id}" every choice is a critical error when {told}.'
        )


def _told(situation: Situation) -> str:
    """Say a situation in the words of a condition."""
    kept = " and ".join(sorted(situation.memory)) or "nothing"
    totals = " and ".join(f"{name} = {value}" for name, value in situation.totals)
    return f"{kept} is remembered" + (f" and {totals}" if totals else "")
