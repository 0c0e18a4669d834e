"""An exam is long enough to mean something, its banks last for all attempts, and somebody set its pass mark."""

from collections.abc import Iterator, Mapping

from advocert_courses.exam_rules import exam_pool, form_capacity
from advocert_courses.findings import Finding
from advocert_courses.models import Bank, Exam
from advocert_courses.models.exam import PRACTICE
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding
from advocert_courses.tree import Tree

# Three attempts without a repeated question (CURRICULUM 5.5).
TIMES = 3
FEWEST_ITEMS = 15


def check_exams(tree: Tree) -> Iterator[Finding]:
    """Yield exams that are too short, banks that are too small, and pass marks that nobody set."""
    for exam in tree.exams.values():
        yield from _check_length(exam)
        if all(ref in tree.banks for ref in exam.banks):
            yield from _check_banks(tree, exam)
            yield from _check_panel(tree, exam)


def check_form(exam: Exam, banks: Mapping[str, Bank]) -> Iterator[Finding]:
    """Yield outcomes and levels for which the banks of one text hold too few questions for a single form."""
    there = {name: exam_pool(exam, banks, name) for name in exam.blueprint}
    for outcome, count in exam.blueprint.items():
        yield from _short(exam, f"blueprint/{outcome}", outcome, len(there[outcome]), count, once=True)
    for level, count in exam.levels.items():
        at_level = sum(item.level == level for items in there.values() for item in items)
        name = Phrase('the level "{level}"', level=level)
        yield from _short(exam, f"levels/{level}", name, at_level, count, once=True)


def _check_length(exam: Exam) -> Iterator[Finding]:
    count = sum(exam.blueprint.values())
    if count < FEWEST_ITEMS and exam.purpose != PRACTICE:
        message = Phrase(
            "The exam asks {count} questions; luck is ruled out from {fewest_items} on.",
            count=count,
            fewest_items=FEWEST_ITEMS,
        )
        yield finding("E305", exam.origin.file, exam.origin.line("blueprint"), message)


def _check_banks(tree: Tree, exam: Exam) -> Iterator[Finding]:
    times = 1 if exam.purpose == PRACTICE else TIMES
    there = {name: exam_pool(exam, tree.banks, name) for name in exam.blueprint}
    found = False
    for outcome, count in exam.blueprint.items():
        yield from _short(exam, f"blueprint/{outcome}", outcome, len(there[outcome]), times * count)
        found = found or len(there[outcome]) < times * count
    pool = [item for items in there.values() for item in items]
    for level, count in exam.levels.items():
        at_level = sum(item.level == level for item in pool)
        yield from _short(
            exam, f"levels/{level}", Phrase('the level "{level}"', level=level), at_level, times * count
        )
        found = found or at_level < times * count
    forms = form_capacity(exam, tree.banks)
    if not found and forms < times:
        message = Phrase(
            "The levels are spread over the outcomes so that only {forms} of {times} attempts fit.",
            forms=forms,
            times=times,
        )
        fix = Phrase("Write questions of the rare levels for the outcomes that have few of them.")
        yield finding("E304", exam.origin.file, exam.origin.line("levels"), message, fix)


def _short(
    exam: Exam, key: str, name: str, there: int, needed: int, *, once: bool = False
) -> Iterator[Finding]:
    if there < needed:
        values = {"needed": needed, "name": name, "there": there}
        message = (
            Phrase("A round needs {needed} questions for {name}, and the banks hold {there}.", **values)
            if once or exam.purpose == PRACTICE
            else Phrase(
                "Three attempts need {needed} questions for {name}, and the banks hold {there}.", **values
            )
        )
        fix = Phrase("Write {count} more that are not marked as recall.", count=needed - there)
        yield finding("E304", exam.origin.file, exam.origin.line(key), message, fix)


def _check_panel(tree: Tree, exam: Exam) -> Iterator[Finding]:
    """Yield estimates that claim a panel while the exam names none."""
    if exam.panel:
        return
    for ref in exam.banks:
        bank = tree.banks[ref]
        for item in bank.items:
            if not item.provisional and not item.recall:
                message = Phrase(
                    "{ref} has an estimate without `provisional`, and {exam} names no panel.",
                    ref=item.ref,
                    exam=exam.ref,
                )
                yield finding("E308", bank.origin.file, item.line, message)
