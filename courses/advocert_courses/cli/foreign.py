"""Commands of other packages, found by name, so that the packages stay strangers (docs/decisions/0004)."""

import argparse
import sys
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from advocert_courses.cli.commands import UNREADABLE, Command, CommandMissingError

GROUP = "advocert.commands"


class BrokenCommand:
    """Stands in the help for a command that cannot be loaded; to run it is refused in one sentence."""

    def __init__(self, error: CommandMissingError) -> None:
        self.name = error.name
        self.help = "does not work here; run it to see why"
        self._error = error

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take any arguments, because nobody knows them."""
        parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)

    def run(self, options: argparse.Namespace) -> int:  # noqa: ARG002 - the shape of a command
        """Say why."""
        print(self._error, file=sys.stderr)
        return UNREADABLE


def foreign_names() -> list[str]:
    """Return the names of the commands that installed packages announce."""
    return sorted(_points())


def load_foreign(name: str) -> Command:
    """Return a command of another package.

    Raises:
        CommandMissingError: the package announces it and cannot give it.
    """
    try:
        return cast("Command", _points()[name].load()())
    except Exception as error:  # whatever is broken in a stranger, our own commands go on
        raise CommandMissingError(name, f"{error}" or type(error).__name__) from error


def load_or_stand_in(name: str) -> Command:
    """Return a command of another package for the help, or what stands there instead."""
    try:
        return load_foreign(name)
    except CommandMissingError as error:
        return BrokenCommand(error)


def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}
