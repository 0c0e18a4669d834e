"""`advocert build`: compile the content to a course archive and the programme beside it.

All of it is made in memory first, and each file is put in its place by a rename: a mistake in a Markdown
file, a full disk or a killed process leaves the archive of the last good build where it is.
"""

import argparse
import json
import sys
from importlib.resources.abc import Traversable
from pathlib import Path

from advocert_courses.api import (
    CoursesError,
    SourceErrors,
    Tree,
    build_course,
    compile_programme,
    lint_tree,
    read_tree,
    write_archive,
)
from advocert_courses.cli.commands import FINDINGS, UNREADABLE, WELL
from advocert_courses.cli.content import add_content_argument, content_root, counted, shown
from advocert_courses.cli.files import write_all

_FOLDER = Path("build")


class BuildCommand:
    """Compile every course of the content, and its programme."""

    name = "build"
    help = "compile the content to a course archive for Studio, with programme.json beside it"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the content folder and the archive's name."""
        add_content_argument(parser)
        parser.add_argument(
            "-o",
            "--output",
            metavar="FILE",
            type=Path,
            help="the archive to write (default: build/ and the course's id, one file per course)",
        )

    def run(self, options: argparse.Namespace) -> int:
        """Build, or say in one line per mistake why not."""
        root = content_root(options.content)
        try:
            tree = read_tree(root)
            _refuse_mistakes(tree)
            written = write_all(_results(tree, options.output))
        except SourceErrors as error:
            _print_findings(error, root)
            return FINDINGS
        except CoursesError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        for path, size in written.items():
            print(f"Wrote {path} ({_readable(size)}).")
        return WELL


def _refuse_mistakes(tree: Tree) -> None:
    mistakes = [finding for finding in lint_tree(tree) if finding.is_error]
    if mistakes:
        raise SourceErrors(mistakes)


def _results(tree: Tree, output: Path | None) -> dict[Path, bytes]:
    """Return what will be written, by path; `output` names the archive when there is one course."""
    archives = {ref: write_archive(build_course(tree, ref)) for ref in tree.courses}
    if output is not None and len(archives) != 1:
        raise OneArchiveError(output, list(archives))
    folder = _FOLDER if output is None else output.parent
    paths = {ref: output or folder / f"{ref}.tar.gz" for ref in archives}
    programme = json.dumps(compile_programme(tree), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return {
        **{paths[ref]: data for ref, data in archives.items()},
        folder / "programme.json": programme.encode(),
    }


class OneArchiveError(CoursesError):
    """One file was named for several courses. Next step: name none."""

    def __init__(self, output: Path, courses: list[str]) -> None:
        super().__init__(
            f"{output} can hold one course, and the content has {len(courses)} ({', '.join(courses)}). "
            f"Leave -o out; each course goes into {_FOLDER}."
        )


def _print_findings(error: SourceErrors, root: Path | Traversable) -> None:
    for finding in error.findings:
        print(shown(finding, root), file=sys.stderr)
    print(
        f"{counted(error.findings)}. Nothing was written; what was built before is untouched.",
        file=sys.stderr,
    )


def _readable(size: int) -> str:
    return f"{max(size // 1000, 1)} kB"
