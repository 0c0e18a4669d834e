"""What the command line remembers from one run to the next, in the person's own cache folder.

One file per content folder. It is a convenience: when it cannot be read, written or trusted, everything is
worked out again, and nobody is told. It never lies in the content folder, because content is handed around.
"""

import hashlib
import os
import pickle
import tempfile
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import advocert_courses
from advocert_courses.desk import Kept, load, stamp

_FORMAT = 1


@dataclass
class Memory:
    """What is kept about one content folder.

    `files` is what each file said for itself; `done` are results by what they were made from, such as
    `lint 3f2a…`: the newest of each kind.
    """

    files: Kept = field(default_factory=dict)
    done: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def recall(self, kind: str, key: str) -> Any:
        """Return a result that was made from exactly this, None when there is none."""
        found = self.done.get(kind)
        return found[1] if found is not None and found[0] == key else None

    def keep(self, kind: str, key: str, result: Any) -> None:
        """Keep a result in place of the last one of its kind."""
        self.done[kind] = (key, result)


class Shelf:
    """Where memories lie; `path` is None when nothing shall be remembered."""

    def __init__(self, root: Path | Traversable, *, remember: bool = True) -> None:
        name = hashlib.sha256(os.fsencode(str(Path(str(root)).absolute()))).hexdigest()[:24]
        folder = _folder() if remember else None
        self._files = folder / f"{name}.files" if folder else None
        self._done = folder / f"{name}.done" if folder else None
        self.stamp = stamp(Path(advocert_courses.__file__).parent)

    def results(self) -> Memory:
        """Return what was kept, without what single files said: enough when nothing has changed."""
        return Memory(done=self._load(self._done) or {})

    def with_files(self, memory: Memory) -> Memory:
        """Add what single files said."""
        return Memory(self._load(self._files) or {}, memory.done)

    def put(self, memory: Memory, *, files: bool = True) -> None:
        """Keep a memory."""
        self._save(self._done, memory.done)
        if files:
            self._save(self._files, memory.files)

    def _load(self, path: Path | None) -> Any:
        if path is None:
            return None
        try:
            found = load(path.read_bytes())
        except Exception:  # noqa: BLE001 - whatever is wrong with a memory, it is only a memory
            return None
        is_ours = isinstance(found, tuple) and len(found) == 3 and found[:2] == (_FORMAT, self.stamp)  # noqa: PLR2004 - format, stamp, value
        return found[2] if is_ours and isinstance(found[2], dict) else None

    def _save(self, path: Path | None, value: Any) -> None:
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                pickle.dump((_FORMAT, self.stamp, value), file, protocol=5)
            Path(name).replace(path)
        except OSError:
            return


def _folder() -> Path | None:
    base = os.environ.get("XDG_CACHE_HOME", "")
    if Path(base).is_absolute():
        return Path(base) / "advocert"
    try:
        return Path.home() / ".cache/advocert"
    except RuntimeError:
        return None
