"""The graph of a conversation: what leads where, and which way the experts would go.

Shared by scoring and analysis. A node without choices is an ending. A choice that points nowhere is the
linter's business; here it simply leads to no node, so that a draft can be analysed while it is being
written.
"""

from collections import deque
from dataclasses import dataclass

from advocert_courses.models import Choice, Node, Scenario

# A run is cut off after this many decisions: a loop in the text must not become a loop in the server.
MAX_DECISIONS = 12


@dataclass(frozen=True)
class Decision:
    """One choice taken at one node."""

    node: Node
    choice: Choice


def best_choice(node: Node) -> Choice:
    """Return the choice that the experts marked; in a draft without a mark, the one with the most points."""
    return max(node.choices, key=lambda choice: (choice.best, sum(choice.scores.values())))


def best_path(scenario: Scenario) -> tuple[Decision, ...]:
    """Return the decisions along the best choices, until an ending, a critical error or a loop."""
    path: list[Decision] = []
    passed: set[str] = set()
    node = scenario.nodes.get(scenario.start)
    while node and node.choices and node.id not in passed:
        passed.add(node.id)
        choice = best_choice(node)
        path.append(Decision(node, choice))
        node = None if choice.critical else scenario.nodes.get(choice.target)
    return tuple(path)


def unreachable_nodes(scenario: Scenario) -> tuple[str, ...]:
    """Return the ids of nodes that no run can meet, in file order."""
    distances = _distances(scenario)
    return tuple(ref for ref in scenario.nodes if ref not in distances)


def shortest_run(scenario: Scenario) -> int | None:
    """Return the fewest decisions from the start to an ending, None when no ending can be reached."""
    endings = [steps for ref, steps in _distances(scenario).items() if not scenario.nodes[ref].choices]
    return min(endings, default=None)


def trapped_nodes(scenario: Scenario) -> tuple[str, ...]:
    """Return the ids of nodes from which no ending can be reached (a cycle with no exit), in file order."""
    saved = {ref for ref, node in scenario.nodes.items() if not node.choices}
    grew = True
    while grew:
        more = {ref for ref, node in scenario.nodes.items() if _leads_into(node, saved)} - saved
        saved |= more
        grew = bool(more)
    return tuple(ref for ref in scenario.nodes if ref not in saved)


def _leads_into(node: Node, saved: set[str]) -> bool:
    return any(choice.critical or choice.target in saved for choice in node.choices)


def _distances(scenario: Scenario) -> dict[str, int]:
    """Breadth first: the fewest decisions to each node that can be met."""
    if scenario.start not in scenario.nodes:
        return {}
    distances = {scenario.start: 0}
    queue = deque([scenario.start])
    while queue:
        ref = queue.popleft()
        for choice in scenario.nodes[ref].choices:
            if choice.target in scenario.nodes and choice.target not in distances:
                distances[choice.target] = distances[ref] + 1
                queue.append(choice.target)
    return distances
