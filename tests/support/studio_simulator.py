"""Studio's importer and exporter as they were measured (PLATFORM 6 and 12.1): what is silent there is silent here.

    studio = StudioSimulator()
    studio.import_archive(data)            # reports nothing, whatever it drops
    studio.edit("FND-01", lambda text: text.replace("a", "b"))
    data = studio.export_archive()

What it does on purpose: a pointer to a block of ours is ignored and gives defaults; a value that does not
parse, or markup inside our tag, drops the block; unknown attributes vanish; of two blocks with one name the
last wins; a block without a name gets a hash of its text; a tag that is not installed comes back as an empty
pointer; JSON and XML are written anew, defaults are left out, files nobody knows are lost. Our blocks are
the real classes.
"""

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from tests.support.strict_runtime import Platform

from advocert_courses.archive import read_archive

INSTALLED = frozenset(
    {"advocert_lesson", "advocert_scenario", "advocert_quiz", "advocert_certificate", "advocert_practice"}
)
CONTAINERS = {"course": "chapter", "chapter": "sequential", "sequential": "vertical"}
KEPT = {"display_name", "graded", "format", "due", "start"}


@dataclass
class Container:
    """A course, chapter, subsection or unit: attributes and children in order."""

    tag: str
    name: str
    attributes: dict[str, str]
    children: list["Container"] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    draft: bool = False


class StudioSimulator:
    """One course in Studio."""

    def __init__(self) -> None:
        self.platform = Platform()
        self.files: dict[str, bytes] = {}
        self.root = Container("course", "", {})
        self.hidden: dict[str, str] = {}
        self.orphans: list[str] = []
        self.kept: dict[str, bytes] = {}

    # --- import ---

    def import_archive(self, data: bytes) -> None:
        """Take what the importer takes, and say nothing about the rest."""
        self.files = read_archive(data)
        node = etree.fromstring(self.files["course.xml"])
        self.identity = {key: node.get(key) for key in ("org", "course", "url_name")}
        self.root = self._container(node)
        run = self.identity["url_name"]
        kept = (f"policies/{run}/policy.json", f"policies/{run}/grading_policy.json", "policies/assets.json")
        self.kept = {path: data for path, data in self.files.items() if path in kept or _is_kept(path)}

    def _container(self, pointer: Any) -> Container:
        node = self._resolved(pointer)
        name = pointer.get("url_name")
        attributes = {key: value for key, value in node.attrib.items() if key in KEPT}
        container = Container(pointer.tag, name, attributes)
        for child in node.iterchildren(etree.Element):
            if child.tag == CONTAINERS.get(container.tag):
                container.children.append(self._container(child))
            elif container.tag == "vertical":
                self._block(container, child)
        return container

    def _resolved(self, node: Any) -> Any:
        """A pointer has `url_name` and nothing else; then its file is read."""
        is_course = node.tag == "course"
        is_pointer = is_course or (set(node.attrib) == {"url_name"} and not len(node) and not node.text)
        path = f"{node.tag}/{node.get('url_name')}.xml"
        return etree.fromstring(self.files[path]) if is_pointer and path in self.files else node

    def _block(self, vertical: Container, node: Any) -> None:
        if not node.get("url_name"):
            node.set("url_name", hashlib.sha1(etree.tostring(node), usedforsecurity=False).hexdigest()[:32])
        name = node.get("url_name")
        if node.tag not in INSTALLED:
            self.hidden[name] = node.tag
            vertical.blocks.append(name)
            return
        if len(node):
            # The base class makes an orphan of the child; the block itself raises and is left out.
            self.orphans += [child.tag for child in node.iterchildren(etree.Element)]
        try:
            self.platform.import_olx(etree.tostring(node, encoding="unicode", with_tail=False))
        except Exception:  # noqa: BLE001 - "Unable to load child when parsing Vertical. Continuing..."
            return
        for container in self._verticals():
            if name in container.blocks:
                container.blocks.remove(name)
        vertical.blocks = [*[one for one in vertical.blocks if one != name], name]

    # --- people at work ---

    def edit(self, name: str, change: Callable[[str], str], *, publish: bool = True) -> None:
        """Change a text in the editor of the block; `publish=False` leaves it a draft."""
        block = self.platform.block(name, None, mode="studio")
        block.content = change(block.content)
        block.save()
        self._home(name).draft = not publish

    def delete(self, name: str) -> None:
        """Delete a block from its unit."""
        self._home(name).blocks.remove(name)

    def set(self, tag: str, name: str, **attributes: str) -> None:
        """Change settings of a container."""
        (one,) = [one for one in self._walk(self.root) if (one.tag, one.name) == (tag, name)]
        one.attributes |= attributes

    def text(self, name: str) -> str:
        """Return the text of a block."""
        return str(self.platform.block(name, None, mode="studio").content)

    @property
    def blocks(self) -> list[str]:
        """Return what stands in units, in order."""
        return [name for vertical in self._verticals() for name in vertical.blocks]

    # --- export ---

    def export_archive(self) -> bytes:
        """Write the course as Studio does."""
        files = {"course.xml": _pretty(etree.Element("course", self.identity))}
        for container in self._walk(self.root):
            files |= self._written(container)
        for path, data in self.kept.items():
            is_json = path.endswith(".json") and path.startswith("policies/")
            files[path] = json.dumps(json.loads(data), indent=4, sort_keys=True).encode() if is_json else data
        return _packed(files)

    def _written(self, container: Container) -> dict[str, bytes]:
        node = etree.Element(container.tag, container.attributes)
        for child in container.children:
            etree.SubElement(node, child.tag, {"url_name": child.name})
        for name in container.blocks:
            node.append(self._exported(name))
        path = f"{container.tag}/{container.name}.xml"
        written = {path: _pretty(node)}
        if container.draft:
            node.set("parent_url", "block-v1:x")
            node.set("index_in_children_list", "0")
            written = {path: self.files[path], f"drafts/{path}": _pretty(node)}
        return written

    def _exported(self, name: str) -> Any:
        if name in self.hidden:
            return etree.Element(self.hidden[name], {"url_name": name})
        parser = etree.XMLParser(strip_cdata=False)
        told = etree.fromstring(self.platform.export_olx(name), parser)
        node = etree.Element(self.platform.types[name], {"url_name": name, "xblock-family": "xblock.v1"})
        node.attrib.update({key: value for key, value in told.attrib.items() if key != "xblock-family"})
        if told.text:
            # The exporter serialises lxml's tree, in which CDATA stays CDATA.
            node.text = (
                etree.CDATA(told.text) if "]]>" not in told.text and "\r" not in told.text else told.text
            )
        return node

    def _home(self, name: str) -> Container:
        return next(one for one in self._verticals() if name in one.blocks)

    def _verticals(self) -> list[Container]:
        return [one for one in self._walk(self.root) if one.tag == "vertical"]

    def _walk(self, container: Container) -> Iterator[Container]:
        yield container
        for child in container.children:
            yield from self._walk(child)


def _is_kept(path: str) -> bool:
    return path.startswith(("static/", "about/"))


def _pretty(node: Any) -> bytes:
    data: bytes = etree.tostring(node, encoding="utf-8", pretty_print=True)
    return data


def _packed(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb") as out, tarfile.open(fileobj=out, mode="w") as tar:
        for path, data in files.items():
            member = tarfile.TarInfo(f"course/{path}")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return buffer.getvalue()
