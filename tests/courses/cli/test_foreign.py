import argparse
import sys
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from advocert_courses.cli import foreign, main


class GreetCommand:
    """A command of another package."""

    name = "greet"
    help = "say hello"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("name")

    def run(self, options: argparse.Namespace) -> int:
        sys.stdout.write(f"Hello {options.name}\n")
        return 1


BROKEN = EntryPoint("verify", "advocert_nowhere.command:VerifyCommand", foreign.GROUP)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch):
    """Pretend that packages with these commands are installed: the boundary to the machine's installation."""

    def put(*points: EntryPoint) -> None:
        monkeypatch.setattr(foreign, "entry_points", lambda group: EntryPoints(points).select(group=group))

    return put


def test_a_command_of_another_package_runs(installed, capsys: pytest.CaptureFixture[str]):
    installed(EntryPoint("greet", f"{__name__}:GreetCommand", foreign.GROUP))
    assert (main(["greet", "Ming"]), capsys.readouterr().out) == (1, "Hello Ming\n")


def test_a_broken_command_is_refused_in_one_sentence(installed, capsys: pytest.CaptureFixture[str]):
    installed(BROKEN)
    assert main(["verify", "file.json"]) == 2
    assert capsys.readouterr().err == (
        "advocert verify does not work here: No module named 'advocert_nowhere'. "
        "Install advocert again, with all it needs.\n"
    )


def test_a_broken_command_does_not_break_the_others(installed, capsys: pytest.CaptureFixture[str]):
    installed(BROKEN)
    assert main(["lint", "nowhere"]) == 2
    assert "advocert_nowhere" not in capsys.readouterr().err


def test_help_names_a_broken_command_and_says_so(installed, capsys: pytest.CaptureFixture[str]):
    installed(BROKEN)
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    assert "does not work here" in capsys.readouterr().out


def test_without_other_packages_our_own_commands_are_there(installed, capsys: pytest.CaptureFixture[str]):
    installed()
    main([])
    assert "lint" in capsys.readouterr().err
