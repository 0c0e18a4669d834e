"""What a course promises, it teaches, lets people practise, and asks; once a programme certifies by it."""

from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Course
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding
from advocert_courses.tree import Tree

WEIGHT_TOLERANCE = 0.001


def check_coverage(tree: Tree) -> Iterator[Finding]:
    """Yield outcomes without a lesson, a conversation or a question, and weights that do not sum to 1."""
    taught = {
        Phrase("no lesson"): {ref for lesson in tree.lessons.values() for ref in lesson.outcomes},
        Phrase("no conversation"): {ref for scenario in tree.scenarios.values() for ref in scenario.outcomes},
        Phrase("no question"): {item.outcome for item in tree.items.values()},
    }
    for course in tree.courses.values():
        # What nobody is certified by may begin with one conversation.
        for outcome in course.outcomes if tree.programme else ():
            missing = [kind for kind, covered in taught.items() if outcome not in covered]
            if missing:
                lacks = missing[0]
                for other in missing[1:]:
                    lacks = Phrase("{one} and {other}", one=lacks, other=other)
                message = Phrase("The outcome {outcome} has {lacks}.", outcome=outcome, lacks=lacks)
                line = course.origin.line(f"outcomes/{outcome}")
                yield finding("E106", course.origin.file, line, message)
        yield from _check_weights(course)


def _check_weights(course: Course) -> Iterator[Finding]:
    total = sum(rule.weight for rule in course.grading)
    if course.grading and abs(total - 1) > WEIGHT_TOLERANCE:
        message = Phrase("The weights of grading sum to {total:g}.", total=total)
        yield finding("E402", course.origin.file, course.origin.line("grading"), message)
