"""Where content comes from on the command line, and how its findings are shown."""

import argparse
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from advocert_courses.findings import Finding

Root = Path | Traversable

_HERE = Path("courses/content")
_PACKAGE = "advocert_content"


def add_content_argument(parser: argparse.ArgumentParser) -> None:
    """Let a command take the content folder."""
    parser.add_argument(
        "content",
        nargs="?",
        metavar="CONTENT",
        help=f"the folder that holds the course (default: {_HERE} or this folder if it holds content, else what is installed)",
    )


def content_root(name: str | None) -> Path | Traversable:
    """Return the folder that was named, or the default one."""
    if name is not None:
        return Path(name)
    if _HERE.is_dir():
        return _HERE
    here = Path()
    return here if any(here.glob("*/course.yaml")) or (here / "programme.yaml").is_file() else files(_PACKAGE)


def shown(finding: Finding, root: Path | Traversable) -> str:
    """Return a finding with a path that a terminal can open; findings name files below the content folder."""
    return f"{Path(str(root)) / finding.file}:{finding.line}: {finding.message} {finding.fix}"


def counted(findings: Iterable[Finding]) -> str:
    """Return how many findings there are, in words."""
    kinds = [finding.is_error for finding in findings]
    errors, warnings = sum(kinds), len(kinds) - sum(kinds)
    return f"{_plural(errors, 'mistake')}, {_plural(warnings, 'remark')}"


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
