"""What is wrong with content that can be read. One idea per file; `advocert_courses.rules` has the reasons.

`lint_component` looks at one component alone, as an editor can; `lint_tree` looks at all of them together.
`lint_entry` and `lint_across` are its two halves: what depends on one file only can be kept for as long as
the file stays the same (`advocert_courses.desk`), the rest is found each time.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from advocert_courses.findings import Finding, in_order
from advocert_courses.lint.answers import check_answers, without_answered
from advocert_courses.lint.choices import check_choices
from advocert_courses.lint.clicker import check_clicker
from advocert_courses.lint.conditions import check_conditions
from advocert_courses.lint.coverage import check_coverage
from advocert_courses.lint.dates import check_dates
from advocert_courses.lint.endings import check_graph
from advocert_courses.lint.exams import check_exams
from advocert_courses.lint.ids import check_ids
from advocert_courses.lint.lessons import check_examples, check_films
from advocert_courses.lint.markup import check_markup
from advocert_courses.lint.people import check_people
from advocert_courses.lint.questions import check_questions
from advocert_courses.lint.reading import check_reading
from advocert_courses.lint.references import check_references
from advocert_courses.lint.replies import check_replies
from advocert_courses.lint.translations import check_translations
from advocert_courses.lint.variants import check_variants
from advocert_courses.lint.wording import check_wording
from advocert_courses.lint.words import check_videos, check_words
from advocert_courses.models import Bank, Component, Course, Lesson, Programme, Scenario
from advocert_courses.tree import Entry, Tree

_SCENARIO_CHECKS: tuple[Callable[[Scenario], Iterator[Finding]], ...] = (
    check_graph,
    check_conditions,
    check_replies,
    check_choices,
    check_clicker,
    check_people,
    check_variants,
)
_BANK_CHECKS: tuple[Callable[[Bank], Iterator[Finding]], ...] = (check_questions, check_wording)
# They count, so they speak only when everything could be read.
_COUNTING_CHECKS: tuple[Callable[[Tree], Iterator[Finding]], ...] = (check_coverage, check_exams)


def lint_component(component: Component, today: date | None = None) -> list[Finding]:
    """Return what can be said about one component without the others.

    Args:
        component: a parsed component.
        today: turns on the check of `review_by`.
    """
    findings = [*check_ids(component), *check_dates(component, today)]
    if isinstance(component, Scenario):
        findings += [one for check in _SCENARIO_CHECKS for one in check(component)]
    elif isinstance(component, Bank):
        findings += [one for check in _BANK_CHECKS for one in check(component)]
    elif isinstance(component, Lesson):
        findings += [*check_examples(component), *check_films(component), *check_reading(component)]
    return in_order(findings)


def lint_text(path: str, text: str) -> list[Finding]:
    """Return what can be said about the text of a file, whatever it holds."""
    return [*check_markup(path, text), *check_words(path, text), *check_videos(path, text)]


def lint_entry(entry: Entry) -> list[Finding]:
    """Return what can be said about one file without the others and without a date."""
    findings = lint_text(entry.path, entry.text)
    if entry.value is not None and not isinstance(entry.value, Course | Programme):
        findings += lint_component(entry.value)
    return findings


def lint_across(tree: Tree, alone: Iterable[Finding], today: date | None = None) -> list[Finding]:
    """Return everything that is wrong with a content folder, file by file, including what could not be read.

    Args:
        tree: the content; outlines are enough.
        alone: what `lint_entry` found in its files.
        today: turns on the check of `review_by`; this package has no clock.
    """
    findings = [*tree.findings, *alone]
    findings += [one for component in components_of(tree) for one in check_dates(component, today)]
    findings += [one for one in check_references(tree) if not _is_about(one, tree.unread)]
    findings += check_translations(tree)
    if not any(one.is_error for one in tree.findings):
        findings += [one for check in _COUNTING_CHECKS for one in check(tree)]
    findings += check_answers(tree, findings)
    return in_order(without_answered(tree, findings))


def lint_tree(tree: Tree, today: date | None = None) -> list[Finding]:
    """Return everything that is wrong with a content folder, file by file, including what could not be read.

    Args:
        tree: the content.
        today: turns on the check of `review_by`; this package has no clock.
    """
    alone = [one for path, text in tree.texts.items() for one in lint_text(path, text)]
    alone += [one for component in components_of(tree) for one in lint_component(component)]
    return lint_across(tree, alone, today)


def components_of(tree: Tree) -> list[Component]:
    """Return every component of the content, translations last."""
    return [*tree.components.values(), *tree.overlays.values()]


def _is_about(one: Finding, unread: Iterable[str]) -> bool:
    """Say whether a finding misses something that is there and could not be read: that is mended first."""
    return any(f'"{ref}"' in one.message or f'"{ref}@' in one.message for ref in unread)


__all__ = ["components_of", "lint_across", "lint_component", "lint_entry", "lint_text", "lint_tree"]
