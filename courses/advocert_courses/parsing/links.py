"""What a conversation asks for later must have been kept before, and what leads on by itself must arrive."""

from advocert_courses.models import Scenario
from advocert_courses.models.condition import Remembered
from advocert_courses.parsing.report import did_you_mean, quoted
from advocert_courses.parsing.source import Source
from advocert_courses.phrases import Phrase

# Each doubles the situations that analysis has to look at.
MAX_MEMORIES = 10


def check_memories(source: Source, scenario: Scenario) -> None:
    """Report conditions on what nothing remembers, and too much that is remembered."""
    kept = sorted({name for node in scenario.nodes.values() for name in node.memories})
    offset = source.report.offset
    if len(kept) > MAX_MEMORIES:
        message = Phrase(
            "The conversation remembers more than {max_memories} things.", max_memories=MAX_MEMORIES
        )
        source.report.add("E007", source.body_line, message, Phrase("Divide it, or remember less."))
    asked = [one for node in scenario.nodes.values() for one in node.conditions]
    for condition, line in asked:
        for term in condition.terms:
            if isinstance(term, Remembered) and term.name not in kept:
                message = Phrase("Nothing in this conversation remembers {name}.", name=quoted(term.name))
                hint = did_you_mean(term.name, kept).strip()
                fix = hint or Phrase("Mark the choice that should: *remember {name}*.", name=term.name)
                source.report.add("E101", line - offset, message, fix)


def check_ways(source: Source, scenario: Scenario) -> None:
    """Report moments that lead on by themselves in a circle: a run would never come out of them."""
    nodes = scenario.nodes
    for node in nodes.values():
        met, waiting = set[str](), [way.target for way in node.ways]
        while waiting:
            ref = waiting.pop()
            if ref not in met and ref in nodes:
                met.add(ref)
                waiting += [way.target for way in nodes[ref].ways]
        if node.id in met:
            message = Phrase("From {id} the conversation leads on by itself in a circle.", id=quoted(node.id))
            fix = Phrase("Lead one of these moments to a moment with a decision.")
            source.report.add("E203", node.ways[0].line - source.report.offset, message, fix)
