"""What is wrong with content that can be read. One idea per file; `advocert_courses.rules` has the reasons.

`lint_component` looks at one component alone, as an editor can; `lint_tree` looks at all of them together.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from advocert_courses.findings import Finding, in_order
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
from advocert_courses.lint.references import check_references
from advocert_courses.lint.replies import check_replies
from advocert_courses.lint.variants import check_variants
from advocert_courses.lint.wording import check_wording
from advocert_courses.models import Bank, Component, Lesson, Scenario
from advocert_courses.tree import Tree

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
        findings += [*check_examples(component), *check_films(component)]
    return in_order(findings)


def lint_tree(tree: Tree, today: date | None = None) -> list[Finding]:
    """Return everything that is wrong with a content folder, file by file, including what could not be read.

    Args:
        tree: the content.
        today: turns on the check of `review_by`; this package has no clock.
    """
    findings = list(tree.findings)
    for path, text in tree.texts.items():
        findings += check_markup(path, text)
    for component in _components(tree):
        findings += lint_component(component, today)
    findings += [one for one in check_references(tree) if not _is_about(one, tree.unread)]
    if not any(one.is_error for one in tree.findings):
        findings += [one for check in _COUNTING_CHECKS for one in check(tree)]
    return in_order(findings)


def _is_about(one: Finding, unread: Iterable[str]) -> bool:
    """Say whether a finding misses something that is there and could not be read: that is mended first."""
    return any(f'"{ref}"' in one.message or f'"{ref}@' in one.message for ref in unread)


def _components(tree: Tree) -> Iterable[Component]:
    kinds: tuple[Mapping[str, Any], ...] = (
        tree.clauses,
        tree.lessons,
        tree.scenarios,
        tree.banks,
        tree.exams,
        tree.decks,
    )
    return [component for kind in kinds for component in kind.values()]


__all__ = ["lint_component", "lint_tree"]
