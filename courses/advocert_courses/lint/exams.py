"""An exam is long enough to mean something, and its banks last for three different attempts."""

from collections.abc import Iterator

from advocert_courses.exam_rules import exam_pool
from advocert_courses.findings import Finding
from advocert_courses.models import Exam
from advocert_courses.rules import finding
from advocert_courses.tree import Tree

# Three attempts without a repeated question (CURRICULUM 5.5).
TIMES = 3
FEWEST_ITEMS = 15


def check_exams(tree: Tree) -> Iterator[Finding]:
    """Yield exams that are too short, and outcomes with too few questions."""
    for exam in tree.exams.values():
        count = sum(exam.blueprint.values())
        line = exam.origin.line("blueprint")
        if count < FEWEST_ITEMS:
            message = f"The exam asks {count} questions; luck is ruled out from {FEWEST_ITEMS} on."
            yield finding("E305", exam.origin.file, line, message)
        if all(ref in tree.banks for ref in exam.banks):
            yield from _check_banks(tree, exam)


def _check_banks(tree: Tree, exam: Exam) -> Iterator[Finding]:
    for outcome, count in exam.blueprint.items():
        there, needed = len(exam_pool(exam, tree.banks, outcome)), TIMES * count
        if there < needed:
            message = f"The banks hold {there} questions for {outcome}; three attempts need {needed}."
            fix = f"Write {needed - there} more that are not marked as recall."
            line = exam.origin.line(f"blueprint/{outcome}")
            yield finding("E304", exam.origin.file, line, message, fix)
