"""Documentation cannot rot: links lead somewhere, and what a site can set or run is written down."""

import re
import subprocess
from pathlib import Path

import pytest
from tests.support.running import ROOT

INSTALL = ROOT / "docs" / "how-to" / "install-in-open-edx.md"
TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.split()
PAGES = [name for name in TRACKED if not name.startswith("courses/content/")]
SOURCES = [
    path
    for root in ("certificates/advocert_certificates", "xblocks/advocert_xblocks")
    for path in (ROOT / root).rglob("*.py")
]
COMMANDS = sorted(path.stem for path in SOURCES if path.parent.name == "commands" and path.stem != "__init__")
TAGS = re.findall(
    r"^(advocert_\w+) = \"advocert_xblocks", (ROOT / "pyproject.toml").read_text(), re.MULTILINE
)


def settings_in_code() -> list[str]:
    names: set[str] = set()
    for path in SOURCES:
        names.update(re.findall(r"[\"'](ADVOCERT_[A-Z_]+)[\"']", path.read_text()))
    return sorted(names)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file(page):
    text = (ROOT / page).read_text()
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    missing = [link for link in links if link and not ((ROOT / page).parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("name", settings_in_code())
def test_every_setting_stands_in_the_install_page(name):
    assert f"`{name}`" in INSTALL.read_text()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_page_of_the_service(name):
    assert f"`{name}" in (ROOT / "certificates" / "README.md").read_text()


@pytest.mark.parametrize("tag", TAGS)
def test_every_block_stands_in_the_page_of_the_blocks(tag):
    assert f"`{tag}`" in (ROOT / "xblocks" / "README.md").read_text()


def test_the_first_screen_of_the_readme_has_the_two_commands():
    first = "\n".join((ROOT / "README.md").read_text().splitlines()[:15])
    assert "make demo" in first
    assert "make test" in first


@pytest.mark.parametrize(
    "target", re.findall(r"^#: make ([\w-]+)", (ROOT / "Makefile").read_text(), re.MULTILINE)
)
def test_every_documented_make_target_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_the_folders_of_the_readme_exist():
    folders = re.findall(r"^\| `([\w/]+)/` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert all(Path(ROOT, folder).is_dir() for folder in folders)
