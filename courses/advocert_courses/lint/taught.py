"""After a wrong answer people read again what taught it: the lessons that a bank names are there, and in the course."""

from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Bank, Course, Exam
from advocert_courses.models.exam import PRACTICE
from advocert_courses.parsing.report import near
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding
from advocert_courses.tree import Tree


def check_taught(tree: Tree) -> Iterator[Finding]:
    """Yield banks of exams that name no lesson, and lessons that are not there or called otherwise."""
    for bank in tree.banks.values():
        for ref, title in bank.lessons.items():
            yield from _check_lesson(tree, bank, ref, title)
        if not bank.lessons and _is_examined(tree, bank):
            yield from _unnamed(tree, bank)


def _check_lesson(tree: Tree, bank: Bank, ref: str, title: str) -> Iterator[Finding]:
    file, line = bank.origin.file, bank.origin.line(f"taught_in/{ref}")
    if ref not in tree.lessons:
        hint = near(ref, tree.lessons)
        yield finding(
            "E101",
            file,
            line,
            Phrase('There is no {kind} "{ref}".', kind=Phrase("lesson"), ref=ref),
            hint or None,
        )
        return
    there = tree.lessons[ref].title
    if title != there:
        yield finding(
            "W421",
            file,
            line,
            Phrase('{ref} is called "{there}" now.', ref=ref, there=there),
            Phrase("Write {ref}: {there}.", ref=ref, there=there),
        )
    for course, exam in _exams_with(tree, bank):
        if ref not in _components(course):
            message = Phrase(
                "{exam} sends people to {lesson}, which is not in the course {course}.",
                exam=exam.ref,
                lesson=ref,
                course=course.ref,
            )
            yield finding("E310", file, line, message)


def _unnamed(tree: Tree, bank: Bank) -> Iterator[Finding]:
    teaching = [one for one in tree.lessons.values() if bank.outcome in one.outcomes]
    if teaching:
        named = ", ".join(f"{one.ref}: {one.title}" for one in teaching)
        message = Phrase("Nobody who answers wrong here learns what to read again.")
        line = bank.origin.line("outcome")
        yield finding(
            "W305", bank.origin.file, line, message, Phrase("Add taught_in: {{{named}}}.", named=named)
        )


def _is_examined(tree: Tree, bank: Bank) -> bool:
    exams = (exam for exam in tree.exams.values() if exam.purpose != PRACTICE)
    return any(bank.ref in exam.banks for exam in exams)


def _exams_with(tree: Tree, bank: Bank) -> Iterator[tuple[Course, Exam]]:
    for course in tree.courses.values():
        for ref in _components(course):
            exam = tree.exams.get(ref)
            if exam is not None and bank.ref in exam.banks:
                yield course, exam


def _components(course: Course) -> list[str]:
    return [unit.component for chapter in course.chapters for unit in chapter.units]
