"""From a built archive to a course, through the blocks' own `parse_xml`, as an importer would."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree
from opaque_keys.edx.locator import CourseLocator
from xblock.fields import ScopeIds
from xblock.runtime import DictKeyValueStore

from advocert_courses.api import ArchiveReadError, read_archive
from demo.player.course import Chapter, Course, Unit
from demo.player.errors import ArchiveBrokenError
from demo.player.runtime import PlayerRuntime


def read_course(path: Path, data: bytes) -> Course:
    """Return the course of an archive.

    Raises:
        ArchiveBrokenError: the bytes are no archive, or the archive holds no course that can be played.
    """
    try:
        return _Reader(read_archive(data)).read(hashlib.sha256(data).hexdigest())
    except (ArchiveReadError, KeyError, etree.XMLSyntaxError) as error:
        raise ArchiveBrokenError(path, error) from error


class _Reader:
    """Follows the pointers of OLX: a tag that has nothing but `url_name` stands for a file."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        root = self._xml("course.xml")
        self.key = CourseLocator(root.get("org"), root.get("course"), root.get("url_name"))
        self.fields: dict[Any, Any] = {}
        self.runtime = PlayerRuntime(None, DictKeyValueStore(self.fields))

    def read(self, sha256: str) -> Course:
        root = self._xml(f"course/{self.key.run}.xml")
        chapters = tuple(
            Chapter(node.get("url_name"), _title(file), tuple(self._units(file)))
            for node, file in self._children(root, "chapter")
        )
        return Course(self.key, _title(root), chapters, self.fields, sha256)

    def _units(self, chapter: Any) -> Iterator[Unit]:
        for node, file in self._children(chapter, "sequential"):
            blocks = tuple(
                self._block(block) for _, vertical in self._children(file, "vertical") for block in vertical
            )
            yield Unit(node.get("url_name"), _title(file), file.get("format", ""), blocks)

    def _children(self, parent: Any, tag: str) -> Iterator[tuple[Any, Any]]:
        """Return each child with the file that it points to."""
        for node in parent.findall(tag):
            yield node, self._xml(f"{tag}/{node.get('url_name')}.xml")

    def _block(self, node: Any) -> Any:
        """Let the block read its own tag; what it sets goes into `fields`."""
        key = self.key.make_usage_key(node.tag, node.attrib.pop("url_name"))
        block_class = self.runtime.load_block_type(node.tag)
        block = block_class.parse_xml(node, self.runtime, ScopeIds(None, node.tag, key, key))
        block.save()
        return key

    def _xml(self, name: str) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
        return etree.fromstring(self.files[name], parser)


def _title(node: Any) -> str:
    return str(node.get("display_name") or "")
