"""`advocert lint`: say what is wrong with the content, file by file."""

import argparse
import sys

from advocert_courses.api import CoursesError, lint_tree, read_tree
from advocert_courses.cli.commands import FINDINGS, UNREADABLE, WELL
from advocert_courses.cli.content import add_content_argument, content_root, counted, shown


class LintCommand:
    """Read all content and print one line per finding; 1 when a build would be stopped."""

    name = "lint"
    help = "say what is wrong with the content, and what to do about it"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the content folder."""
        add_content_argument(parser)

    def run(self, options: argparse.Namespace) -> int:
        """Print the findings: mistakes stop a build, remarks do not."""
        root = content_root(options.content)
        try:
            findings = lint_tree(read_tree(root))
        except CoursesError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        for finding in findings:
            mark = "" if finding.is_error else " (a remark; it stops nothing)"
            print(f"{shown(finding, root)}{mark}")
        print(f"{counted(findings)}." if findings else "Nothing to mend.", file=sys.stderr)
        return FINDINGS if any(finding.is_error for finding in findings) else WELL
