"""`advocert lint`: say what is wrong with the content, file by file."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime

from advocert_courses.cli.commands import FINDINGS, UNREADABLE, WELL
from advocert_courses.cli.content import Root, add_content_argument, content_root, counted
from advocert_courses.cli.kept import Shelf
from advocert_courses.cli.report import FORMATS, explained
from advocert_courses.desk import check_files, digest_of
from advocert_courses.errors import CoursesError
from advocert_courses.findings import Finding
from advocert_courses.rules import RULES
from advocert_courses.tree import read_files


class LintCommand:
    """Read all content and print one line per finding; 1 when a build would be stopped."""

    name = "lint"
    help = "say what is wrong with the content, and what to do about it"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the content folder, the form of the answer, and a question about a rule."""
        add_content_argument(parser)
        parser.add_argument(
            "--format",
            choices=list(FORMATS),
            default="people",
            help="how findings are written: for people, as JSON, or as remarks on a GitHub change",
        )
        parser.add_argument(
            "--explain", metavar="RULE", help="say why a rule exists and what to do, such as E208"
        )
        parser.add_argument("--strict", action="store_true", help="end with 1 when there are remarks, too")
        parser.add_argument(
            "--today",
            type=date.fromisoformat,
            metavar="DATE",
            help="the day on which reviews are judged, such as 2027-01-31 (default: today)",
        )
        parser.add_argument("--no-cache", action="store_true", help="remember nothing from earlier runs")

    def run(self, options: argparse.Namespace) -> int:
        """Print the findings: mistakes stop a build, remarks do not."""
        if options.explain:
            return _explain(options.explain)
        root = content_root(options.content)
        today = options.today or datetime.now(UTC).date()
        try:
            findings = lint_folder(root, today, remember=not options.no_cache)
        except CoursesError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        text = FORMATS[options.format](findings, root)
        if text:
            print(text)
        print(f"{counted(findings)}." if findings else "Nothing to mend.", file=sys.stderr)
        stops = any(one.is_error or options.strict for one in findings)
        return FINDINGS if stops else WELL


def lint_folder(root: Root, today: date, *, remember: bool = True) -> Sequence[Finding]:
    """Return all findings of a folder; a folder that has not changed since the last run is not parsed again.

    Raises:
        CoursesError: there is no content, or a file may not be read.
    """
    files, shelf = read_files(root), Shelf(root, remember=remember)
    key = f"{digest_of(files)} {today}"
    memory = shelf.results()
    known: Sequence[Finding] | None = memory.recall("lint", key)
    if known is not None:
        return known
    memory = shelf.with_files(memory)
    findings = check_files(files, memory.files, today).findings
    memory.keep("lint", key, findings)
    shelf.put(memory)
    return findings


def _explain(rule: str) -> int:
    text = explained(rule)
    if text is None:
        print(f'There is no rule "{rule}". The rules are {", ".join(RULES)}.', file=sys.stderr)
        return UNREADABLE
    print(text)
    return WELL


__all__ = ["LintCommand", "lint_folder"]
