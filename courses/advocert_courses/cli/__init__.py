"""The command line `advocert`: begin, check and build content, bring it back from Studio, print it, and the commands that other packages bring.

Exit status: 0 all is well, 1 there are findings (or a command says no), 2 something could not be read,
written or understood. What is asked for goes to standard output, everything else to standard error.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version

from advocert_courses.cli.build import BuildCommand
from advocert_courses.cli.commands import UNREADABLE, Command, CommandMissingError
from advocert_courses.cli.exports import CheckCommand, UnbuildCommand
from advocert_courses.cli.foreign import foreign_names, load_foreign, load_or_stand_in
from advocert_courses.cli.lint import LintCommand
from advocert_courses.cli.new import NewCommand
from advocert_courses.cli.sheets import PrintCommand

_OWN: tuple[Command, ...] = (
    BuildCommand(),
    LintCommand(),
    CheckCommand(),
    UnbuildCommand(),
    NewCommand(),
    PrintCommand(),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        commands = [*_OWN, *_foreign(words)]
    except CommandMissingError as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    parser = _parser(commands)
    options = parser.parse_args(words)
    command: Command | None = options.command
    if command is None:
        parser.print_help(sys.stderr)
        return UNREADABLE
    return command.run(options)


def _foreign(words: Sequence[str]) -> list[Command]:
    """Load other packages' commands only when one is asked for, or when help should name them all.

    `advocert build` must neither wait for a package that it does not need nor fail with it.
    """
    own = {command.name for command in _OWN}
    first = next((word for word in words if not word.startswith("-")), None)
    if first in own or "--version" in words:
        return []
    names = foreign_names()
    return [load_foreign(first)] if first in names else [load_or_stand_in(name) for name in names]


def _parser(commands: Sequence[Command]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="advocert",
        description="Build and check the course that lets people speak for a company; verify certificates.",
    )
    parser.add_argument("--version", action="version", version=f"advocert {version('advocert')}")
    parser.set_defaults(command=None)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in commands:
        inner = subparsers.add_parser(command.name, help=command.help, description=command.help)
        command.configure(inner)
        inner.set_defaults(command=command)
    return parser
