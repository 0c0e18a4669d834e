"""A lesson shows the difference between weak and strong, and highlights little."""

from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import ExamplePair, Lesson, Prose
from advocert_courses.rules import finding

MOST_HIGHLIGHTS = 2


def check_examples(lesson: Lesson) -> Iterator[Finding]:
    """Yield a lesson without a pair of examples, and one with too many highlights."""
    origin = lesson.origin
    pairs = [part for part in lesson.parts if isinstance(part, ExamplePair)]
    if not any(pair.weak and pair.strong for pair in pairs):
        message = "The lesson has no weak example beside a strong one."
        fix = "Write > [!EXAMPLE weak] and below it > [!EXAMPLE strong]."
        yield finding("E401", origin.file, pairs[0].line if pairs else origin.line(), message, fix)
    marks = [
        part.line
        for part in lesson.parts
        if isinstance(part, Prose)
        for _ in range(part.html.count("<mark>"))
    ]
    if len(marks) > MOST_HIGHLIGHTS:
        message = f"The lesson has {len(marks)} highlights."
        yield finding("W401", origin.file, marks[MOST_HIGHLIGHTS], message)
