"""P12: compile and lint 1,000 components, from nothing, with no change, with one changed file.

Limit when nothing is known: the libraries alone, each over the same files once: YAML for front matter,
Markdown and bleach for the body, lxml for a tag, gzip for the whole. Limit when something is known: read and
hash all files. Own side: what `advocert build` does after its start, memory from the disk and writing included.
"""

import argparse
import contextlib
import gzip
import hashlib
import io
import os
import tempfile
from pathlib import Path

import bleach
import yaml
from bench.courses import LARGE, write_course
from bench.harness import Line, compare
from lxml import etree
from markdown import Markdown

from advocert_courses.cli.build import BuildCommand
from advocert_courses.html import render_html
from advocert_courses.html.allowed import TAGS

COLD, WARM, CHANGED = 1.3, 3.0, 5.0


def measure() -> list[Line]:
    """Return the three lines."""
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        os.environ["XDG_CACHE_HOME"] = f"{name}/cache"
        root = Path("content")
        write_course(root)
        files = [path for path in sorted(root.rglob("*")) if path.is_file()]
        cold = compare(_cold, lambda: _libraries(files), 1, rounds=5)
        _build()
        warm = compare(_build, lambda: _read_and_hash(files), 3)
        changed = compare(lambda: _change_and_build(files), lambda: _read_and_hash(files), 3)
    count = sum(vars(LARGE).values())
    return [
        Line("P12", cold.middle, COLD, f"cold, {count} components: {cold.note}"),
        Line("P12", warm.middle, WARM, f"nothing changed: {warm.note}"),
        Line("P12", changed.middle, CHANGED, f"one file changed: {changed.note}"),
    ]


def _cold() -> None:
    render_html.cache_clear()
    _build(no_cache=True)


def _build(*, no_cache: bool = False) -> None:
    options = argparse.Namespace(content="content", output=None, no_cache=no_cache)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as told:
        assert BuildCommand().run(options) == 0, told.getvalue()[:400]


_TURN = iter(range(10**9))


def _change_and_build(files: list[Path]) -> None:
    path = next(path for path in files if path.name == "L7.md")
    text = path.read_text().partition("\nTurn ")[0]
    path.write_text(f"{text.rstrip()}\n\nTurn {next(_TURN)}.\n")
    _build()


def _read_and_hash(files: list[Path]) -> None:
    for path in files:
        hashlib.sha256(path.read_bytes()).digest()


def _libraries(files: list[Path]) -> None:
    """Each library does its part for every file, and nothing else happens."""
    markdown = Markdown(extensions=["tables", "sane_lists"])
    cleaner = bleach.Cleaner(tags=TAGS, strip=True)
    pages = []
    for path in files:
        front, _, body = path.read_text().removeprefix("---\n").partition("\n---\n")
        list(yaml.parse(front, Loader=yaml.CSafeLoader))
        cleaner.clean(markdown.reset().convert(body))
        node = etree.Element("advocert_lesson", {"url_name": path.stem})
        node.text = etree.CDATA(body)
        pages.append(etree.tostring(node))
    gzip.compress(b"".join(pages), 6)
