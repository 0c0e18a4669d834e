"""What a command of `advocert` is, for ours and for those that other packages bring."""

import argparse
from typing import Protocol

from advocert_courses.errors import CoursesError

# Exit statuses (docs of the command line): well, findings, unreadable.
WELL = 0
FINDINGS = 1
UNREADABLE = 2


class Command(Protocol):
    """One word after `advocert`. Other packages offer a class of this shape under `advocert.commands`."""

    name: str
    help: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it and return the exit status."""


class CommandMissingError(CoursesError):
    """A command is announced by an installed package that does not work. Next step: install it again."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"advocert {name} does not work here: {reason.rstrip('.')}. "
            "Install advocert again, with all it needs."
        )
        self.name = name


class WriteError(CoursesError):
    """A result cannot be written. Next step: another place."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}. Name another place with -o.")
        self.path = path
