"""Writing results so that a reader sees the old file or the new one, never half of one."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from advocert_courses.cli.commands import WriteError


def write_all(results: Mapping[Path, bytes]) -> dict[Path, int]:
    """Write every file, then rename each into place; return the sizes.

    Raises:
        WriteError: a file cannot be written; those in place are untouched.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, data in results.items():
            staged[path] = _stage(path, data)
        for path, temporary in staged.items():
            _rename(temporary, path)
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
    return {path: len(data) for path, data in results.items()}


def _stage(path: Path, data: bytes) -> Path:
    """Write the bytes beside their place: a rename is atomic only within one file system."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise WriteError(str(path), error.strerror or str(error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp keeps a file to its owner; a result is for everybody who may read the folder.
        Path(name).chmod(0o644)
    except OSError as error:
        Path(name).unlink()
        raise WriteError(str(path), error.strerror or str(error)) from error
    return Path(name)


def _rename(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except OSError as error:
        raise WriteError(str(path), error.strerror or str(error)) from error
