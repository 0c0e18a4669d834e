"""What an editor of one block can know: everything that its text says for itself, line by line."""

from dataclasses import replace
from datetime import date

from advocert_courses.bundle import CONTENT, documents_of, load_bundle
from advocert_courses.errors import SourceErrors
from advocert_courses.findings import Finding, in_order
from advocert_courses.lint import lint_entry
from advocert_courses.lint.answers import without_answered
from advocert_courses.lint.dates import check_dates
from advocert_courses.lint.exams import check_form
from advocert_courses.models import Exam
from advocert_courses.tree import Entry, assemble, read_entry


def lint_bundle(text: str, today: date | None = None) -> list[Finding]:
    """Return what is wrong with the text of a block; lines count from the top of the whole text.

    What other files would have to say, such as whether an outcome exists, is left to the build of the course. The
    banks of an exam stand below it: whether a form can be drawn from them at all is said here.
    A text that cannot be read gives the findings of reading it only: they come first.

    Args:
        text: the whole field, with its further files.
        today: turns on the check of `review_by`.
    """
    try:
        bundle = load_bundle(text)
    except SourceErrors as error:
        return in_order(list(error.findings))
    found: list[Finding] = []
    for place, (path, part, above) in enumerate(documents_of(text)):
        entry = read_entry(f"{place}/{path or 'text.md'}", part.encode())
        leading = above + len(part) - len(part.lstrip("\n"))
        found += [replace(one, file=CONTENT, line=one.line + leading) for one in _alone(entry, today)]
    if isinstance(bundle.main, Exam):
        found += check_form(bundle.main, bundle.banks)
    return in_order(found)


def _alone(entry: Entry, today: date | None) -> list[Finding]:
    tree = assemble([entry])
    dated = [one for component in tree.components.values() for one in check_dates(component, today)]
    return without_answered(tree, [*lint_entry(entry), *dated])
