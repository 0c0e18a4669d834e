"""How to get to a moment: the shortest run that meets it, whatever opens, closes or leads on by itself."""

from collections import deque
from collections.abc import Iterator, Mapping

from advocert_courses.conditions import Arrival, Situation, begin, follow, offered
from advocert_courses.graph import MAX_SITUATIONS
from advocert_courses.models import Choice, Scenario
from advocert_courses.play import Run
from advocert_courses.reply_checks import as_choice, judge
from advocert_courses.sample_replies import sample_replies
from advocert_courses.variants import variables_of

# What a run holds of one decision: the place of a choice in the file, or the words of a reply.
Entry = int | str


def run_to(scenario: Scenario, run: Run, node: str) -> Run | None:
    """Return a new run as far as its first sight of a moment; None when no run was found that meets it.

    Where a reply has to be written, those of `sample_replies` are tried.

    Args:
        scenario: the conversation.
        run: a run before its first decision.
        node: the moment.

    Raises:
        UnknownVariantError: the scenario has no such variant.
    """
    variables = variables_of(scenario, run["variant"])
    first = begin(scenario)
    waiting: deque[tuple[Arrival, tuple[Entry, ...]]] = deque([(first, ())])
    met = {first.situation}
    while waiting and len(met) <= MAX_SITUATIONS:
        arrival, path = waiting.popleft()
        if _meets(arrival, node):
            return {**run, "path": list(path)}
        if len(path) < scenario.steps:
            for entry, after in _steps(scenario, arrival.situation, variables):
                if after.situation not in met or _meets(after, node):
                    met.add(after.situation)
                    waiting.append((after, (*path, entry)))
    return None


def _meets(arrival: Arrival, node: str) -> bool:
    return arrival.situation.node == node or any(ref == node for ref, _ in arrival.passed)


def _steps(
    scenario: Scenario, situation: Situation, variables: Mapping[str, str]
) -> Iterator[tuple[Entry, Arrival]]:
    """Yield every decision that does not end the run, with what it leads to."""
    for entry, choice in _decisions(scenario, situation, variables):
        if choice.critical is None and choice.target in scenario.nodes:
            yield entry, follow(scenario, situation, choice)


def _decisions(
    scenario: Scenario, situation: Situation, variables: Mapping[str, str]
) -> Iterator[tuple[Entry, Choice]]:
    node = scenario.nodes[situation.node]
    may = offered(node, situation)
    yield from ((place, choice) for place, choice in enumerate(node.choices) if choice in may)
    if node.writing:
        for text in sample_replies(node.writing, variables):
            verdicts = judge(node.writing, text, variables)
            yield text, as_choice(node.writing, text, verdicts, scenario.dimensions)
