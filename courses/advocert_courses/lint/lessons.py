"""A lesson shows the difference between weak and strong, highlights little, and films speak to everybody."""

from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import ExamplePair, Lesson, Prose, Video
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

MOST_HIGHLIGHTS = 2


def check_examples(lesson: Lesson) -> Iterator[Finding]:
    """Yield a lesson without a pair of examples, and one with too many highlights."""
    origin = lesson.origin
    pairs = [part for part in lesson.parts if isinstance(part, ExamplePair)]
    if not any(pair.weak and pair.strong for pair in pairs):
        message = Phrase("The lesson has no weak example beside a strong one.")
        fix = Phrase("Write > [!EXAMPLE weak] and below it > [!EXAMPLE strong].")
        yield finding("E401", origin.file, pairs[0].line if pairs else origin.line(), message, fix)
    marks = [
        part.line
        for part in lesson.parts
        if isinstance(part, Prose)
        for _ in range(part.html.count("<mark>"))
    ]
    if len(marks) > MOST_HIGHLIGHTS:
        message = Phrase("The lesson has {marks} highlights.", marks=len(marks))
        yield finding("W401", origin.file, marks[MOST_HIGHLIGHTS], message)


def check_films(lesson: Lesson) -> Iterator[Finding]:
    """Yield films that somebody who does not hear or see would miss."""
    for part in lesson.parts:
        if not isinstance(part, Video):
            continue
        if not part.captions:
            yield finding("E411", lesson.origin.file, part.line, Phrase("The film has no captions."))
        if not part.transcript_html:
            yield finding("E412", lesson.origin.file, part.line, Phrase("The film has no transcript."))
