"""The layers of .importlinter are held, and a planted breach of each kind is reported."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE_ROOTS = {
    "courses": "advocert_courses",
    "xblocks": "advocert_xblocks",
    "certificates": "advocert_certificates",
}


def lint_imports(checkout: Path) -> subprocess.CompletedProcess[str]:
    paths = [str(checkout / folder) for folder in SOURCE_ROOTS]
    start = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    code = f"import sys; sys.path[:0] = {paths!r}; {start}"
    return subprocess.run(
        [sys.executable, "-c", code, "--config", str(checkout / ".importlinter"), "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        cwd=checkout,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the three packages and their contracts, to plant a breach in."""
    shutil.copy(ROOT / ".importlinter", tmp_path)
    for folder, package in SOURCE_ROOTS.items():
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder / package, tmp_path / folder / package, ignore=ignore)
    return tmp_path


def test_the_layers_hold(checkout: Path) -> None:
    result = lint_imports(checkout)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("courses/advocert_courses/text.py", "import django"),
        ("certificates/advocert_certificates/domain/did.py", "import django"),
        ("certificates/advocert_certificates/domain/did.py", "import cryptography"),
        ("xblocks/advocert_xblocks/events.py", "import advocert_certificates.api"),
        ("certificates/advocert_certificates/conf.py", "import advocert_xblocks.events"),
        ("certificates/advocert_certificates/domain/did.py", "import advocert_certificates.api"),
        ("certificates/advocert_certificates/rest/urls.py", "import advocert_certificates.models"),
    ],
)
def test_a_planted_breach_is_reported(checkout: Path, file: str, line: str) -> None:
    with (checkout / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    result = lint_imports(checkout)
    assert result.returncode != 0
    assert "BROKEN" in result.stdout
