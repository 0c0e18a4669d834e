"""A course as an archive really holds it: built by us, or exported by Studio after people worked on it.

Only what concerns us is read: the outline, what is graded, our blocks and their texts. Drafts (`drafts/`) are
newer than what learners see; Studio writes such a unit twice, and its draft is read.

The files may come from anybody. Entities, external documents and deep nesting are refused by the parser, and
a document type is refused here.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from advocert_courses.errors import BodyMarkupError, ExportUnreadableError
from advocert_courses.olx.body import take_body
from advocert_courses.olx.manifest import PATH, Manifest, read_manifest

OUR_PREFIX = "advocert_"
_DRAFTS = "drafts/"


@dataclass(frozen=True)
class HeldBlock:
    """One of our blocks: `text` is None without a body; `broken` says why a body cannot be read."""

    type: str
    name: str
    title: str
    text: str | None
    broken: str = ""
    draft: bool = False


@dataclass(frozen=True)
class HeldUnit:
    """One subsection with our blocks in it; `others` counts blocks that are not ours."""

    id: str
    chapter: str
    title: str
    format: str | None
    blocks: tuple[HeldBlock, ...]
    others: int = 0


@dataclass(frozen=True)
class Held:
    """What an archive holds of a course."""

    org: str
    course: str
    run: str
    title: str
    chapters: tuple[tuple[str, str], ...]
    units: tuple[HeldUnit, ...]
    grading: tuple[tuple[str, float], ...] = ()
    manifest: Manifest | None = field(default=None, compare=False)

    @property
    def blocks(self) -> dict[tuple[str, str], HeldBlock]:
        """Return our blocks by type and name."""
        return {(block.type, block.name): block for unit in self.units for block in unit.blocks}


def read_held(files: Mapping[str, bytes]) -> Held:
    """Return the course that these files are.

    Raises:
        ExportUnreadableError: a file that the outline needs is missing or no XML.
        ManifestBrokenError: there is a manifest, and it cannot be read.
    """
    return _Reader(files).read()


class _Reader:
    """Follows the pointers of OLX: a tag that has nothing but `url_name` stands for a file."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def read(self) -> Held:
        root = self._xml("course.xml")
        run = root.get("url_name", "")
        course = self._file(root)
        chapters = [
            (child.get("url_name", ""), self._file(child)) for child in course.iterchildren("chapter")
        ]
        return Held(
            org=root.get("org", ""),
            course=root.get("course", ""),
            run=run,
            title=course.get("display_name", ""),
            chapters=tuple((name, chapter.get("display_name", "")) for name, chapter in chapters),
            units=tuple(unit for name, chapter in chapters for unit in self._units(name, chapter)),
            grading=self._grading(run),
            manifest=read_manifest(self.files[PATH]) if PATH in self.files else None,
        )

    def _units(self, chapter_name: str, chapter: Any) -> Iterator[HeldUnit]:
        for child in chapter.iterchildren("sequential"):
            file = self._file(child)
            is_graded = file.get("graded") == "true"
            inner = [each for vertical in file.iterchildren("vertical") for each in self._inner(vertical)]
            ours = tuple(
                _block(node, draft=draft) for node, draft in inner if node.tag.startswith(OUR_PREFIX)
            )
            yield HeldUnit(
                id=child.get("url_name", ""),
                chapter=chapter_name,
                title=file.get("display_name", ""),
                format=file.get("format") if is_graded else None,
                blocks=ours,
                others=len(inner) - len(ours),
            )

    def _inner(self, vertical: Any) -> Iterator[tuple[Any, bool]]:
        name = f"vertical/{vertical.get('url_name', '')}.xml"
        draft = f"{_DRAFTS}{name}" in self.files
        file = self._xml(f"{_DRAFTS}{name}") if draft else self._file(vertical)
        for node in file.iterchildren(etree.Element):
            yield node, draft

    def _file(self, pointer: Any) -> Any:
        """Return what a tag stands for: its file, or itself when it holds something of its own."""
        path = f"{pointer.tag}/{pointer.get('url_name', '')}.xml"
        return pointer if len(pointer) and path not in self.files else self._xml(path)

    def _grading(self, run: str) -> tuple[tuple[str, float], ...]:
        path = f"policies/{run}/grading_policy.json"
        if path not in self.files:
            return ()
        try:
            graders = json.loads(self.files[path])["GRADER"]
            return tuple((str(one["type"]), float(one["weight"])) for one in graders)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ExportUnreadableError(path, "it is no grading policy") from error

    def _xml(self, path: str) -> Any:
        if path not in self.files:
            raise ExportUnreadableError(path, "it is not there, and something points to it")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(self.files[path], parser)
        except etree.XMLSyntaxError as error:
            raise ExportUnreadableError(path, f"{error}") from error
        if root.getroottree().docinfo.doctype:
            raise ExportUnreadableError(path, "it declares a document type")
        return root


def _block(node: Any, *, draft: bool) -> HeldBlock:
    kind, name, title = node.tag, node.get("url_name", ""), node.get("display_name", "")
    try:
        return HeldBlock(kind, name, title, take_body(node), draft=draft)
    except BodyMarkupError as error:
        return HeldBlock(kind, name, title, None, f"{error}", draft=draft)
