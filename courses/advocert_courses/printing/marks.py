"""What a conversation remembers, on paper: numbered marks, because a name such as `pushed` would judge the choice."""

from collections.abc import Iterable, Mapping

from advocert_courses.models import Condition, Scenario
from advocert_courses.models.condition import Remembered

Marks = Mapping[str, int]
ASK = "Your facilitator says whether this is there"
ASK_WHERE = "Your facilitator says where to go on."


def marks_of(scenario: Scenario) -> Marks:
    """Return the number of every name that is remembered, in file order."""
    names = (name for node in scenario.nodes.values() for name in sorted(node.memories))
    return {name: number for number, name in enumerate(dict.fromkeys(names), start=1)}


def put_down(marks: Marks, names: Iterable[str]) -> str:
    """Return what participants note when they take a choice; empty for nothing."""
    told = ", ".join(f"mark {marks[name]}" for name in names)
    return f"note {told}" if told else ""


def asked(marks: Marks, condition: Condition) -> str | None:
    """Return a condition as participants can judge it; None when it asks for points, which they do not know."""
    parts = []
    for term in condition.terms:
        if not isinstance(term, Remembered):
            return None
        # A mark that nobody can put down is a mistake in the file, and a sheet is printed all the same.
        parts.append(f"{'with' if term.wanted else 'without'} mark {marks.get(term.name, '?')}")
    return ", ".join(parts)
