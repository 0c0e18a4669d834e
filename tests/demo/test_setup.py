"""`demo/setup.sh` and `demo/reset.sh` on machines that lack something: one sentence each, and nothing half-done.

The Pythons here are stand-ins of a few lines of shell: what is tested is what the script makes of their answers.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.support.running import ROOT, RunningDemo

TOOLS = [
    "sh",
    "cat",
    "cksum",
    "dirname",
    "grep",
    "rm",
    "sed",
    "tail",
    "pwd",
    "mkdir",
    "chmod",
    "cp",
    "flock",
    "true",
]
GOOD = 'case "$*" in *"-m pip"*) echo "$PIP_SAYS"; exit ${PIP_STATUS:-0};; *ensurepip*) exit ${VENV_STATUS:-0};; *-V*) echo Python 3.12.1;; esac'
MAKES_VENV = 'case "$*" in *"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python;; esac'


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A copy of what the script needs, and a PATH with no Python at all."""
    (tmp_path / "demo").mkdir()
    (tmp_path / "requirements").mkdir()
    for name in ("demo/setup.sh", "demo/reset.sh", "requirements/dev.txt", "pyproject.toml", "setup.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        if found:
            (tmp_path / "bin" / tool).symlink_to(found)
    return tmp_path


def give_python(machine: Path, name: str = "python3.12") -> None:
    """Put a stand-in on the PATH that says it is a good version, and makes environments of itself."""
    python = machine / "bin" / name
    python.write_text(f"#!/bin/sh\n{MAKES_VENV}\n{GOOD}\n")
    python.chmod(0o755)


def run(machine: Path, script: str = "setup.sh", **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["/bin/sh", str(machine / "demo" / script)],
        env={"PATH": str(machine / "bin"), "HOME": str(machine), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_machine_without_a_fitting_python_is_told_what_to_install(machine):
    result = run(machine)
    assert result.returncode == 1
    assert result.stderr.startswith("Python 3.12 or 3.13 is needed and was not found: install one")
    assert result.stderr.count("\n") == 1


def test_a_python_that_only_answers_not_found_is_passed_over(machine):
    shim = machine / "bin" / "python3.12"
    shim.write_text("#!/bin/sh\necho pyenv: command not found >&2\nexit 127\n")
    shim.chmod(0o755)
    assert "was not found" in run(machine).stderr


def test_a_python_under_pyenv_is_found_by_itself(machine):
    folder = machine / ".pyenv" / "versions" / "3.13.0" / "bin"
    folder.mkdir(parents=True)
    give_python(machine)
    shutil.move(machine / "bin" / "python3.12", folder / "python")
    assert run(machine).returncode == 0


def test_a_python_without_venv_is_told_which_package_is_missing(machine):
    give_python(machine)
    result = run(machine, VENV_STATUS="1")
    assert "apt-get install python3-venv" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("pip_says", "sentence"),
    [
        (
            "NewConnectionError: Temporary failure in name resolution",
            "The package index could not be reached",
        ),
        ("error: command 'gcc' failed: No such file or directory", "there is no compiler to make one"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("something else", "Installing did not work"),
    ],
)
def test_a_failed_installation_is_one_sentence_that_says_what_to_do(machine, pip_says, sentence):
    give_python(machine)
    result = run(machine, PIP_STATUS="1", PIP_SAYS=pip_says)
    assert result.returncode == 1
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert pip_says in (machine / ".venv" / "install.log").read_text()


def test_a_second_call_installs_nothing(machine):
    give_python(machine)
    assert run(machine).returncode == 0
    again = run(machine, PIP_STATUS="1")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_changed_pins_are_installed(machine):
    give_python(machine)
    run(machine)
    (machine / "requirements" / "dev.txt").write_text("Django==5.2.99\n")
    assert run(machine, PIP_STATUS="1", PIP_SAYS="none").returncode == 1


def test_a_failed_installation_is_tried_again(machine):
    give_python(machine)
    run(machine, PIP_STATUS="1")
    assert run(machine).returncode == 0


@pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root, to become somebody else"
)
def test_a_read_only_folder_is_one_sentence(machine, tmp_path):
    give_python(machine)
    for folder in [machine, *machine.parents]:
        if folder.is_relative_to("/tmp") and folder != Path("/tmp"):  # noqa: S108 - pytest's own folder
            folder.chmod(0o755)
    result = subprocess.run(
        [
            str(shutil.which("setpriv")),
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "/bin/sh",
            str(machine / "demo/setup.sh"),
        ],
        env={"PATH": str(machine / "bin"), "HOME": str(machine)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.stderr.startswith("This folder is read-only")
    assert result.stderr.count("\n") == 1


def test_reset_removes_the_data_of_a_demo(machine):
    data = machine / ".demo"
    data.mkdir()
    (data / "running").touch()
    assert run(machine, "reset.sh").returncode == 0
    assert not data.exists()


def test_reset_of_nothing_is_fine(machine):
    assert run(machine, "reset.sh").returncode == 0


def test_reset_leaves_a_folder_that_is_none_of_ours(machine):
    precious = machine / "precious"
    precious.mkdir()
    result = run(machine, "reset.sh", ADVOCERT_DEMO_DIR=str(precious))
    assert result.returncode == 1
    assert precious.exists()


def test_reset_of_a_running_demo_is_refused(machine, tmp_path):
    running = RunningDemo(tmp_path / "running")
    running.folder.mkdir()
    running.start()
    result = run(machine, "reset.sh", ADVOCERT_DEMO_DIR=running.environment["ADVOCERT_DEMO_DIR"])
    running.program.kill()
    assert "The demo is running" in result.stderr
    assert running.archive.exists()
