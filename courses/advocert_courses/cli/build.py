"""`advocert build`: compile the content to a course archive and the programme beside it.

All of it is made in memory first, and each file is put in its place by a rename: a mistake in a Markdown
file, a full disk or a killed process leaves the archive of the last good build where it is.
"""

import argparse
import json
import sys
from hashlib import sha256
from pathlib import Path

from advocert_courses.archive import write_archive
from advocert_courses.cli.commands import FINDINGS, UNREADABLE, WELL
from advocert_courses.cli.content import Root, add_content_argument, content_root, counted, shown
from advocert_courses.cli.files import write_all
from advocert_courses.cli.kept import Shelf
from advocert_courses.desk import Desk, check_files, digest_of
from advocert_courses.errors import CoursesError, SourceErrors
from advocert_courses.olx.course import build_course
from advocert_courses.programme_compile import compile_programme
from advocert_courses.tree import Tree, read_files

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
        parser.add_argument("--no-cache", action="store_true", help="remember nothing from earlier runs")

    def run(self, options: argparse.Namespace) -> int:
        """Build, or say in one line per mistake why not."""
        root = content_root(options.content)
        try:
            files, shelf = read_files(root), Shelf(root, remember=not options.no_cache)
            key = f"{digest_of(files)} {options.output}"
            memory = shelf.results()
            if _is_done(memory.recall("build", key)):
                print("Nothing has changed since the last build.", file=sys.stderr)
                return WELL
            memory = shelf.with_files(memory)
            desk = check_files(files, memory.files)
            _refuse_mistakes(desk)
            results = _results(desk.tree, options.output)
            written = write_all(results)
        except SourceErrors as error:
            _print_findings(error, root)
            return FINDINGS
        except CoursesError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        memory.keep("build", key, {str(path): sha256(data).hexdigest() for path, data in results.items()})
        shelf.put(memory)
        for path, size in written.items():
            print(f"Wrote {path} ({_readable(size)}).")
        return WELL


def _is_done(made: dict[str, str] | None) -> bool:
    """Say whether what an equal content once became still lies where it was put, byte for byte."""
    try:
        return bool(made) and all(
            sha256(Path(path).read_bytes()).hexdigest() == digest for path, digest in (made or {}).items()
        )
    except OSError:
        return False


def _refuse_mistakes(desk: Desk) -> None:
    if desk.mistakes:
        raise SourceErrors(desk.mistakes)


def _results(tree: Tree, output: Path | None) -> dict[Path, bytes]:
    """Return what will be written, by path; `output` names the archive when there is one course."""
    archives = {ref: write_archive(build_course(tree, ref)) for ref in tree.courses}
    if output is not None and len(archives) != 1:
        raise OneArchiveError(output, list(archives))
    folder = _FOLDER if output is None else output.parent
    paths = {ref: output or folder / f"{ref}.tar.gz" for ref in archives}
    results = {paths[ref]: data for ref, data in archives.items()}
    if tree.programme is not None:
        told = json.dumps(compile_programme(tree), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        results[folder / "programme.json"] = told.encode()
    return results


class OneArchiveError(CoursesError):
    """One file was named for several courses. Next step: name none."""

    def __init__(self, output: Path, courses: list[str]) -> None:
        super().__init__(
            f"{output} can hold one course, and the content has {len(courses)} ({', '.join(courses)}). "
            f"Leave -o out; each course goes into {_FOLDER}."
        )


def _print_findings(error: SourceErrors, root: Root) -> None:
    for finding in error.findings:
        print(shown(finding, root), file=sys.stderr)
    print(
        f"{counted(error.findings)}. Nothing was written; what was built before is untouched.",
        file=sys.stderr,
    )


def _readable(size: int) -> str:
    return f"{max(size // 1000, 1)} kB"
