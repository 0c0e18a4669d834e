"""What other files need to know about a component: the same value without its heavy parts.

An outline keeps ids, places, references, titles, the hash and what is counted. It serves every check across
files and the compiling of course and programme, because these copy texts and never look into them.
"""

from dataclasses import replace

from advocert_courses.models import Bank, Component, Exam, Lesson, Origin, Prose, Scenario
from advocert_courses.models.lesson import ExamplePair

# Keys that name other files, or that a check across files speaks about.
_REFERENCES = frozenset(
    {
        "",
        "answered",
        "banks",
        "blueprint",
        "clauses",
        "id",
        "levels",
        "outcome",
        "outcomes",
        "review_by",
        "taught_in",
        "translation",
        "type",
    }
)


def outline_of(component: Component) -> Component:
    """Return the outline of a component."""
    return _thin(replace(component, origin=_known_lines(component.origin)))


def _known_lines(origin: Origin) -> Origin:
    """Keep the lines of what other files are asked about; those of people and variants are many."""
    lines = {path: line for path, line in origin.lines.items() if path.partition("/")[0] in _REFERENCES}
    return replace(origin, lines=lines)


def _thin(component: Component) -> Component:
    match component:
        case Lesson():
            parts = tuple(part for part in component.parts if not isinstance(part, Prose | ExamplePair))
            return replace(component, parts=parts)
        case Scenario():
            return replace(component, nodes={}, people=(), variants=())
        case Bank():
            items = tuple(replace(one, stem_html="", options=()) for one in component.items)
            return replace(component, items=items)
        case Exam():
            return replace(component, intro_html="")
        case _:
            # A clause is compiled with its text, so it stays whole.
            return component
