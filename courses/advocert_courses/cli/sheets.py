"""`advocert print`: sheets for a workshop, and the facilitator's key in a file of its own."""

import argparse
import sys
from pathlib import Path

from advocert_courses.cli.commands import FINDINGS, UNREADABLE, WELL
from advocert_courses.cli.content import add_content_argument, content_root, shown
from advocert_courses.cli.files import write_all
from advocert_courses.errors import CoursesError, UnknownComponentError
from advocert_courses.printing.paper import draw
from advocert_courses.printing.sheets import Sheet, sheets_of
from advocert_courses.tree import Tree, read_tree


class PrintCommand:
    """Write PDF sheets of lessons, conversations and banks."""

    name = "print"
    help = "write workshop sheets as PDF: conversations with a blank rubric, handouts, the key by itself"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take what to print and where to."""
        add_content_argument(parser)
        parser.add_argument(
            "--only",
            metavar="ID",
            action="append",
            help="print this part only, such as FND-01; may be repeated",
        )
        parser.add_argument(
            "-o",
            "--output",
            metavar="FOLDER",
            type=Path,
            default=Path("print"),
            help="where to (default: print)",
        )

    def run(self, options: argparse.Namespace) -> int:
        """Print, or say in one sentence why not."""
        root = content_root(options.content)
        try:
            tree = read_tree(root)
            if any(one.is_error for one in tree.findings):
                for one in tree.findings:
                    print(shown(one, root), file=sys.stderr)
                return FINDINGS
            sheets = _sheets(tree, options.only)
            written = write_all({options.output / f"{sheet.name}.pdf": draw(sheet) for sheet in sheets})
        except CoursesError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        for path in written:
            print(f"Wrote {path}.")
        return WELL


def _sheets(tree: Tree, only: list[str] | None) -> list[Sheet]:
    wanted = only or [*tree.lessons, *tree.scenarios]
    found: list[Sheet] = []
    for ref in wanted:
        sheets = sheets_of(tree, ref)
        if not sheets:
            raise UnknownComponentError(ref)
        found += sheets
    return found
