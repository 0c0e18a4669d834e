"""Content as the command line works on it: read, checked, and remembered file by file.

What one file says for itself depends on its bytes alone; so it is kept under their hash, and only changed
files are parsed again. What files say together is worked out each time, from outlines. Nothing is kept of a
result that could depend on the day, on another file or on this program's own version (`stamp`).

Kept values are pickles. They come from a folder that anybody who can write there could have filled, so the
reader builds nothing but the values of this package: a foreign pickle is worth as much as none.
"""

import hashlib
import io
import pickle
from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import import_module
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from advocert_courses.findings import Finding
from advocert_courses.lint import lint_across, lint_entry
from advocert_courses.models import Course, Programme
from advocert_courses.outline import outline_of
from advocert_courses.tree import Entry, Tree, assemble, read_entry, read_files

# path -> (hash of the bytes, pickle of what was found)
Kept = MutableMapping[str, tuple[bytes, bytes]]
_OURS = ("advocert_courses.models", "advocert_courses.findings", "advocert_courses.tree")
_HARMLESS = {("datetime", "date")}


@dataclass(frozen=True)
class Desk:
    """A content folder: outlines of its components, and all that is wrong with it."""

    tree: Tree
    findings: tuple[Finding, ...]

    @property
    def mistakes(self) -> list[Finding]:
        """Return the findings that stop a build."""
        return [one for one in self.findings if one.is_error]


def read_desk(root: Path | Traversable, kept: Kept | None = None, today: date | None = None) -> Desk:
    """Return the content of a folder with its findings.

    Args:
        root: the folder.
        kept: what was found before; changed in place.
        today: turns on the check of `review_by`.

    Raises:
        ContentNotFoundError: the folder is not there, or holds no content.
        ContentUnreadableError: a file may not be read.
    """
    return check_files(read_files(root), {} if kept is None else kept, today)


def check_files(files: list[tuple[str, bytes]], kept: Kept, today: date | None = None) -> Desk:
    """Return what these files say, each for itself and together."""
    read = [_entry(path, data, kept) for path, data in files]
    for gone in set(kept) - {path for path, _ in files}:
        del kept[gone]
    tree = assemble([entry for entry, _ in read])
    alone = [one for _, findings in read for one in findings]
    return Desk(tree, tuple(lint_across(tree, alone, today)))


def digest_of(files: list[tuple[str, bytes]]) -> str:
    """Return the hash of these files with their paths."""
    digest = hashlib.sha256()
    for path, data in files:
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def stamp(package: Path) -> str:
    """Return what changes whenever the program changes: names, sizes and times of its own files."""
    facts = sorted((str(path.relative_to(package)), path.stat()) for path in package.rglob("*.py"))
    told = "\n".join(f"{name} {facts.st_size} {facts.st_mtime_ns}" for name, facts in facts)
    return hashlib.sha256(told.encode()).hexdigest()


def load(data: bytes) -> Any:
    """Return a kept value.

    Raises:
        pickle.UnpicklingError: it holds anything but values of this package.
    """
    return _Reader(io.BytesIO(data)).load()


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        return _our_class(module, name)


@cache
def _our_class(module: str, name: str) -> type:
    """Only classes of a module itself are built: what it imports could open files."""
    if module.startswith(_OURS) or (module, name) in _HARMLESS:
        found = vars(import_module(module)).get(name)
        if isinstance(found, type) and found.__module__ == module:
            return found
    raise pickle.UnpicklingError(f"{module}.{name}")


def _entry(path: str, data: bytes, kept: Kept) -> tuple[Entry, tuple[Finding, ...]]:
    digest = hashlib.sha256(data).digest()
    if path in kept and kept[path][0] == digest:
        try:
            entry, findings = load(kept[path][1])
            return (entry if entry.text else replace(entry, text=data.decode())), findings
        except (pickle.UnpicklingError, ValueError, TypeError, AttributeError, EOFError):
            del kept[path]
    entry = read_entry(path, data)
    findings = tuple(lint_entry(entry))
    entry = _outlined(entry)
    # A text that is canonical on disk need not be kept: it is read anyway.
    spare = entry.text.encode() == data
    kept[path] = (digest, pickle.dumps((replace(entry, text="") if spare else entry, findings), protocol=5))
    return entry, findings


def _outlined(entry: Entry) -> Entry:
    if entry.value is None or isinstance(entry.value, Course | Programme):
        return entry
    return replace(entry, value=outline_of(entry.value))


__all__ = ["Desk", "Kept", "check_files", "digest_of", "load", "read_desk", "stamp"]
