"""Whatever was remembered on the way: there is something to do, one thing is best, and nothing is written in vain."""

from collections.abc import Iterator

from advocert_courses.conditions import Situation, offered
from advocert_courses.findings import Finding
from advocert_courses.graph import explore, never_met
from advocert_courses.models import Node, Scenario
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

_KINDS = {
    "post": Phrase("This post is"),
    "choice": Phrase("This choice is"),
    "way": Phrase("This way on is"),
}


def check_conditions(scenario: Scenario) -> Iterator[Finding]:
    """Yield what goes wrong in some situation that a run can come to."""
    if not any(condition.terms for node in scenario.nodes.values() for condition, _ in node.conditions):
        return
    atlas = explore(scenario)
    file = scenario.origin.file
    if not atlas.complete:
        message = Phrase(
            "The conditions make more than {distances:,} different situations.",
            distances=len(atlas.distances),
        )
        yield finding("E218", file, scenario.origin.line("start"), message)
        return
    for ref, kind, line in never_met(scenario, atlas):
        yield finding(
            "E215",
            file,
            line,
            Phrase('{kind} never met at "{ref}", whatever was done before.', kind=_KINDS[kind], ref=ref),
        )
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
        yield finding(
            "E214",
            file,
            node.line,
            Phrase('At "{id}" nothing is offered when {told}.', id=node.id, told=told),
        )
        return
    best = sum(choice.best for choice in choices) + bool(node.writing and node.writing.best)
    if best != 1 and choices:
        found = Phrase("no choice is") if not best else Phrase("{best} choices are", best=best)
        yield finding(
            "E204",
            file,
            node.line,
            Phrase('At "{id}" {found} marked as the best when {told}.', id=node.id, found=found, told=told),
        )
    if choices and node.writing is None and all(choice.critical for choice in choices):
        yield finding(
            "E209",
            file,
            node.line,
            Phrase('At "{id}" every choice is a critical error when {told}.', id=node.id, told=told),
        )


def _told(situation: Situation) -> str:
    """Say a situation in the words of a condition."""
    kept = ", ".join(sorted(situation.memory)) or Phrase("nothing")
    totals = ", ".join(f"{name} = {value}" for name, value in situation.totals)
    if totals:
        return Phrase("{kept} is remembered, and {totals}", kept=kept, totals=totals)
    return Phrase("{kept} is remembered", kept=kept)
