"""The wheel holds what a site needs and nothing that a site must not serve."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel built from a copy of the tracked files, so that nothing lying about gets in."""
    folder = tmp_path_factory.mktemp("wheel")
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.split(
        b"\0"
    )
    for name in filter(None, (raw.decode() for raw in files)):
        target = folder / "source" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_file():
            target.write_bytes((ROOT / name).read_bytes())
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(folder),
        ".",
    ]
    subprocess.run(command, cwd=folder / "source", check=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def names(wheel: zipfile.ZipFile, start: str, end: str = "") -> list[str]:
    return [name for name in wheel.namelist() if name.startswith(start) and name.endswith(end)]


def test_top_level_names_carry_the_prefix(wheel: zipfile.ZipFile) -> None:
    top = {name.split("/")[0] for name in wheel.namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == {
        "advocert_content", "advocert_courses", "advocert_xblocks", "advocert_certificates",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "at_least"),
    [
        ("advocert_content/clauses/", ".md", 6),
        ("advocert_content/fnd/lessons/", ".md", 4),
        ("advocert_content/fnd/scenarios/", ".md", 3),
        ("advocert_content/", "programme.yaml", 1),
        ("advocert_certificates/templates/advocert/", ".html", 6),
        ("advocert_certificates/static/advocert/", ".css", 2),
        ("advocert_certificates/migrations/0001", ".py", 1),
        ("advocert_certificates/locale/de/LC_MESSAGES/", "django.mo", 1),
        ("advocert_xblocks/translations/de/LC_MESSAGES/", "text.mo", 1),
        ("advocert_xblocks/public/", ".js", 5),
        ("advocert_xblocks/public/", ".css", 4),
    ],
)
def test_the_wheel_carries_its_data(wheel: zipfile.ZipFile, start: str, end: str, at_least: int) -> None:
    assert len(names(wheel, start, end)) >= at_least


def test_each_package_says_that_it_is_typed(wheel: zipfile.ZipFile) -> None:
    assert len([name for name in wheel.namelist() if name.endswith("/py.typed")]) >= 3


def test_the_block_package_serves_nothing_but_public_assets(wheel: zipfile.ZipFile) -> None:
    """Every file there that is not Python is collected and downloadable by anyone (no content, no keys).

    Translations hold the words of the screens, which everybody may read.
    """
    extra = [n for n in names(wheel, "advocert_xblocks/") if not n.endswith((".py", "py.typed"))]
    public = ("advocert_xblocks/public/", "advocert_xblocks/translations/")
    assert [n for n in extra if not n.startswith(public)] == []


def test_entry_point_classes_sit_in_two_part_modules(wheel: zipfile.ZipFile) -> None:
    """In a three-part module the platform looks for the assets one folder too deep and answers 404."""
    text = wheel.read(next(n for n in wheel.namelist() if n.endswith("entry_points.txt"))).decode()
    section = text.split("[xblock.v1]")[1].split("[")[0]
    modules = [line.split("=")[1].split(":")[0].strip() for line in section.splitlines() if "=" in line]
    assert modules
    assert all(module.count(".") == 1 for module in modules)


def test_neither_demo_nor_tests_nor_the_workbench_are_shipped(wheel: zipfile.ZipFile) -> None:
    metadata = wheel.read(next(n for n in wheel.namelist() if n.endswith("METADATA"))).decode()
    required = [line for line in metadata.splitlines() if line.startswith("Requires-Dist:")]
    assert [line for line in required if "xblock-sdk" in line.lower()] == []
    assert names(wheel, "demo") + names(wheel, "tests") == []
