"""What one file names, another file has."""

from collections.abc import Collection, Iterator, Sequence

from advocert_courses.findings import Finding
from advocert_courses.lint.decks import check_deck
from advocert_courses.lint.taught import check_taught
from advocert_courses.models import ClauseRef, Lesson, Origin, Recall, Scenario, Try
from advocert_courses.olx.course import unit_findings
from advocert_courses.parsing.report import near
from advocert_courses.phrases import Phrase
from advocert_courses.programme_compile import programme_findings
from advocert_courses.rules import finding
from advocert_courses.tree import Tree


def check_references(tree: Tree) -> Iterator[Finding]:
    """Yield ids and clause versions that the content does not have."""
    outcomes = {outcome for course in tree.courses.values() for outcome in course.outcomes}
    taught: tuple[Lesson | Scenario, ...] = (*tree.lessons.values(), *tree.scenarios.values())
    for component in taught:
        yield from _unknown(component.origin, "outcomes", Phrase("outcome"), component.outcomes, outcomes)
        yield from _clauses(tree, component.origin, component.clauses)
    for bank in tree.banks.values():
        yield from _unknown(bank.origin, "outcome", Phrase("outcome"), [bank.outcome], outcomes)
        yield from _clauses(tree, bank.origin, bank.clauses)
    for exam in tree.exams.values():
        yield from _unknown(exam.origin, "banks", Phrase("bank"), exam.banks, tree.banks)
        yield from _unknown(exam.origin, "blueprint", Phrase("outcome"), list(exam.blueprint), outcomes)
    for lesson in tree.lessons.values():
        yield from _parts(tree, lesson)
    for deck in tree.decks.values():
        yield from check_deck(tree, deck)
    for course in tree.courses.values():
        yield from unit_findings(tree, course)
    yield from check_taught(tree)
    yield from programme_findings(tree)


def _parts(tree: Tree, lesson: Lesson) -> Iterator[Finding]:
    items, file = tree.items, lesson.origin.file
    for part in lesson.parts:
        if isinstance(part, Recall) and part.item_ref not in items:
            yield _missing(file, part.line, Phrase("question"), part.item_ref, items)
        elif isinstance(part, Recall) and not items[part.item_ref].recall:
            message = Phrase(
                "{item_ref} is practised here and may be drawn in the exam too.", item_ref=part.item_ref
            )
            yield finding("W402", file, part.line, message)
        elif isinstance(part, Try) and part.ref not in tree.scenarios:
            yield _missing(file, part.line, Phrase("conversation"), part.ref, tree.scenarios)


def _unknown(
    origin: Origin, key: str, kind: str, refs: Sequence[str], known: Collection[str]
) -> Iterator[Finding]:
    for place, ref in enumerate(refs):
        if ref not in known:
            exact = f"{key}/{ref}" if f"{key}/{ref}" in origin.lines else f"{key}/{place}"
            yield _missing(origin.file, origin.line(exact), kind, ref, known)


def _clauses(tree: Tree, origin: Origin, clauses: Sequence[ClauseRef]) -> Iterator[Finding]:
    for place, clause in enumerate(clauses):
        line, there = origin.line(f"clauses/{place}"), tree.clauses.get(clause.ref)
        if there is None:
            hint = near(clause.ref, tree.clauses)
            message = Phrase('There is no clause "{ref}".', ref=clause.ref)
            yield finding(
                "E104", origin.file, line, message, hint or Phrase("Correct it, or add the clause.")
            )
        elif there.withdrawn:
            message = Phrase(
                "The clause {ref} was withdrawn on {withdrawn}.",
                ref=there.ref,
                withdrawn=there.withdrawn.isoformat(),
            )
            fix = Phrase("Name the clause that took its place, or remove it here.")
            yield finding("E104", origin.file, line, message, fix)
        elif there.version != clause.version:
            message = Phrase(
                "This names {clause}, and the clause is at version {version}.",
                clause=clause,
                version=there.version,
            )
            yield finding(
                "E104",
                origin.file,
                line,
                message,
                Phrase("Read the clause, then write {ref}@{version}.", ref=there.ref, version=there.version),
            )


def _missing(file: str, line: int, kind: str, ref: str, known: Collection[str]) -> Finding:
    hint = near(ref, known)
    return finding(
        "E101", file, line, Phrase('There is no {kind} "{ref}".', kind=kind, ref=ref), hint or None
    )
