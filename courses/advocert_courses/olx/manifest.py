"""What an archive was meant to hold, so that one can see later what became of it (docs/decisions/0036).

Studio imports what it understands and says nothing about the rest. So the archive says itself what is in it:
`static/advocert-manifest.json`, an uploaded file, which is the only kind of file that an import keeps and an
export gives back unread. Files of a course are served to learners; so the manifest holds ids, titles and
hashes, and of texts only those without an answer: `course.yaml` and `programme.yaml`.

Evolution: a reader refuses a schema it does not know; new optional keys keep the number.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from advocert_courses.errors import ManifestBrokenError

SCHEMA = 1
PATH = "static/advocert-manifest.json"
ASSETS_PATH = "policies/assets.json"
_NAME = PATH.rpartition("/")[2]


@dataclass(frozen=True)
class BlockFact:
    """One block: where it stands, what it is called, the hash of its text, the files that the text is made of."""

    type: str
    name: str
    unit: str
    title: str
    sha256: str
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class UnitFact:
    """One subsection: its chapter, its title and what it is graded as."""

    id: str
    chapter: str
    title: str
    format: str | None = None


@dataclass(frozen=True)
class Manifest:
    """What an archive was meant to hold. `sources` are texts that no block carries."""

    org: str
    course: str
    run: str
    chapters: tuple[tuple[str, str], ...]
    units: tuple[UnitFact, ...]
    blocks: tuple[BlockFact, ...]
    grading: tuple[tuple[str, float], ...] = ()
    sources: dict[str, str] = field(default_factory=dict)


def write_manifest(manifest: Manifest) -> dict[str, bytes]:
    """Return the files that carry a manifest: itself, and the wish that only members of the course may load it."""
    value = {
        "schema": SCHEMA,
        "course": {"org": manifest.org, "course": manifest.course, "run": manifest.run},
        "chapters": _rows(list(one) for one in manifest.chapters),
        "units": _rows(vars(one) for one in manifest.units),
        "blocks": _rows(vars(one) for one in manifest.blocks),
        "grading": _rows(list(one) for one in manifest.grading),
        "sources": manifest.sources,
    }
    asset = {"contentType": "application/json", "displayname": _NAME, "filename": _NAME, "locked": True}
    told = ",\n".join(
        f'"{key}": {one if isinstance(one, _Rows) else _json(one)}' for key, one in sorted(value.items())
    )
    return {PATH: f"{{{told}}}\n".encode(), ASSETS_PATH: f"{_json({_NAME: asset})}\n".encode()}


class _Rows(str):
    """JSON already: a list with one row a line, so that two manifests can be compared by eye."""

    __slots__ = ()


def _rows(values: Iterable[Any]) -> _Rows:
    return _Rows("[" + ",\n ".join(map(_json, values)) + "]")


def read_manifest(data: bytes) -> Manifest:
    """Return a manifest.

    Raises:
        ManifestBrokenError: the bytes are no manifest of a known schema.
    """
    try:
        value = json.loads(data)
        if value["schema"] != SCHEMA:
            raise ManifestBrokenError
        return _manifest(value)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ManifestBrokenError from error


def _manifest(value: Any) -> Manifest:
    blocks = [
        BlockFact(**{**one, "files": tuple((str(path), str(sha)) for path, sha in one["files"])})
        for one in value["blocks"]
    ]
    return Manifest(
        org=str(value["course"]["org"]),
        course=str(value["course"]["course"]),
        run=str(value["course"]["run"]),
        chapters=tuple((str(ref), str(title)) for ref, title in value["chapters"]),
        units=tuple(UnitFact(**one) for one in value["units"]),
        blocks=tuple(blocks),
        grading=tuple((str(kind), float(weight)) for kind, weight in value["grading"]),
        sources={str(path): str(text) for path, text in value["sources"].items()},
    )


def _json(value: Any) -> str:
    # Without indentation, because only then it is written by the fast encoder.
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
