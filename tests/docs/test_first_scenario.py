"""The how-to is followed literally: every command is run, every file written, every answer looked for."""

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.studio_simulator import StudioSimulator

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/how-to/your-first-scenario.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`((?:fnd/)[\w./-]+)`")


class Reader:
    """Somebody who reads the page from top to bottom and does what it says."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.said, self.looked_for = folder, "", ""
        self.path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self.preview: subprocess.Popen[str] | None = None
        self.commands: list[str] = []
        self.address = ""

    def follow(self, text: str) -> None:
        """Do every step; `file` is the last one that the page named."""
        end = 0
        file = ""
        for block in _BLOCK.finditer(text):
            file = ([file, *_NAMED.findall(text[end : block.start()])])[-1]
            end = block.end()
            self.step(block[1], block[2], file)

    def step(self, kind: str, content: str, file: str) -> None:
        place = self.folder / file
        match kind:
            case "sh":
                self.said = "".join(self.run(line) for line in content.splitlines())
            case "text":
                assert content.strip() in self.said
            case "yaml" | "markdown":
                place.write_text(content)
            case "find":
                assert place.read_text().count(content.rstrip("\n")) == 1
                self.looked_for = content.rstrip("\n")
            case "replace":
                place.write_text(place.read_text().replace(self.looked_for, content.rstrip("\n")))
            case "append":
                place.write_text(place.read_text() + content)
            case _:
                pytest.fail(f"nobody knows what to do with a {kind} block")

    def run(self, command: str) -> str:
        self.commands.append(command)
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return ""
        environment = {**os.environ, "PATH": self.path, "XDG_CACHE_HOME": str(self.folder / ".cache")}
        if command == "advocert preview":
            self.preview = subprocess.Popen(
                command.split(), cwd=self.folder, env=environment, stdout=subprocess.PIPE, text=True
            )
            assert self.preview.stdout is not None
            line = self.preview.stdout.readline()
            self.address = line.split()[1]
            return line
        if command.startswith("advocert check"):
            import_and_export(self.folder)
        done = subprocess.run(
            ["sh", "-c", command], cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )  # fmt: skip
        return done.stdout + done.stderr


def import_and_export(folder: Path) -> None:
    """What a person does in Studio."""
    studio = StudioSimulator()
    studio.import_archive((folder / "build/FND.tar.gz").read_bytes())
    (folder / "export.tar.gz").write_bytes(studio.export_archive())


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    reader = Reader(tmp_path)
    yield reader
    if reader.preview is not None:
        reader.preview.terminate()
        reader.preview.wait(timeout=30)
        assert reader.preview.stdout is not None
        reader.preview.stdout.close()


@pytest.mark.django_db
def test_the_page_works_word_for_word(reader: Reader):
    reader.follow(PAGE.read_text())
    assert len(reader.commands) == 10
    with urllib.request.urlopen(f"{reader.address}text/fnd/scenarios/FND-01.md", timeout=30) as page:  # noqa: S310 - an address of this machine
        assert "A neighbour" in page.read().decode()


def test_every_link_of_the_page_leads_somewhere():
    links = re.findall(r"\]\(([^)#]+\.md)\)", PAGE.read_text())
    assert links
    assert [link for link in links if not (PAGE.parent / link).is_file()] == []
