"""From an archive back to files: the same Markdown, and what people changed in Studio (docs/decisions/0037).

A text that stands in several blocks (a clause in three lessons) comes back once. When the blocks disagree,
nobody can say which one is meant, so each is shown and none is taken. A text without a path of its own, the
first of each block, gets the path of the manifest, or one that follows from its id.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advocert_courses.archive import is_inside
from advocert_courses.bundle import split_bundle
from advocert_courses.errors import SourceErrors
from advocert_courses.models import Deck, Exam, Lesson, Scenario
from advocert_courses.olx.manifest import Manifest
from advocert_courses.olx.reading import Held, HeldBlock
from advocert_courses.parsing import parse_text
from advocert_courses.text import sha256_hex

_FOLDERS = {Lesson: "lessons", Scenario: "scenarios", Exam: "exam", Deck: "deck"}
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SUFFIXES = (".md", ".yaml")


@dataclass(frozen=True)
class FoundText:
    """One text for one path, and the blocks that hold it so."""

    text: str
    blocks: tuple[str, ...]


@dataclass(frozen=True)
class Unbuilt:
    """Files by path; `torn` are those that blocks hold in different wordings; `remarks` are for the person."""

    files: Mapping[str, str]
    torn: Mapping[str, tuple[FoundText, ...]]
    remarks: tuple[str, ...]


def unbuild(held: Held, manifest: Manifest | None) -> Unbuilt:
    """Return the files that an archive holds.

    Args:
        held: the archive.
        manifest: what it was meant to hold; without it, paths follow from ids and course.yaml is missing.
    """
    paths = (
        {(fact.type, fact.name): fact.files[0][0] for fact in manifest.blocks if fact.files}
        if manifest
        else {}
    )
    found: dict[str, dict[str, list[str]]] = {}
    remarks: list[str] = []
    for key, block in held.blocks.items():
        for path, text in _documents(block, paths.get(key, "")):
            if is_inside(path) and path.endswith(_SUFFIXES):
                found.setdefault(path, {}).setdefault(text, []).append(block.name)
            else:
                remarks.append(
                    f'{block.name} holds a text for "{path[:80]}", which is no path of content; left out.'
                )
        remarks += [f"{block.name} cannot be read: {block.broken}"] if block.broken else []
    for path, text in manifest.sources.items() if manifest else ():
        if is_inside(path) and path.endswith(_SUFFIXES):
            found.setdefault(path, {text: ["the manifest"]})
    return _told(found, manifest, remarks)


def _told(
    found: Mapping[str, Mapping[str, list[str]]], manifest: Manifest | None, remarks: list[str]
) -> Unbuilt:
    built = dict(each for fact in manifest.blocks for each in fact.files) if manifest else {}
    files: dict[str, str] = {}
    torn: dict[str, tuple[FoundText, ...]] = {}
    for path, texts in sorted(found.items()):
        changed = {text: names for text, names in texts.items() if sha256_hex(text) != built.get(path)}
        # One edit in one block is an edit, although other blocks still hold the text that was built.
        meant = changed if len(changed) == 1 else texts
        if len(meant) == 1:
            files[path] = next(iter(meant))
        else:
            torn[path] = tuple(FoundText(text, tuple(names)) for text, names in texts.items())
    return Unbuilt(files, torn, tuple(remarks))


def _documents(block: HeldBlock, path: str) -> Iterator[tuple[str, str]]:
    if not block.text:
        return
    for where, text in split_bundle(block.text):
        yield where or path or _path_of(block, text), text


def _path_of(block: HeldBlock, text: str) -> str:
    """Return where a text belongs when nobody says so: by its id and type, `fnd/lessons/FND-L01.md`."""
    try:
        component = parse_text(text, block.name)
    except SourceErrors:
        return f"unread/{block.name}.md" if _PLAIN.fullmatch(block.name) else ""
    folder = _FOLDERS.get(type(component), "other")
    return f"{component.ref.partition('-')[0].lower()}/{folder}/{component.ref}.md"
