"""Our Markdown: the usual one with tables and `==highlights==`; raw HTML stays visible as text."""

import re
import xml.etree.ElementTree as ET
from re import Match

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from advocert_courses.html.allowed import IMAGE, LINK, REL

_HEADINGS = {"h1": "h2", "h5": "h4", "h6": "h4"}


class _Highlight(InlineProcessor):
    def handleMatch(self, m: Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - the library's names
        element = ET.Element("mark")
        element.text = m[1]
        return element, m.start(0), m.end(0)


class _OurRules(Treeprocessor):
    """Headings below the page's own, links that say they lead away, no image without its text."""

    def run(self, root: ET.Element) -> None:
        for parent in list(root.iter()):
            parent.tag = _HEADINGS.get(parent.tag, parent.tag)
            if parent.tag == "a":
                _mark_link(parent)
            for child in list(parent):
                if child.tag == "img" and not _is_fit(child):
                    _replace_by_text(parent, child)


def _mark_link(link: ET.Element) -> None:
    href = link.get("href", "")
    link.attrib.clear()
    if LINK.match(href):
        link.set("href", href)
        link.set("rel", REL)


def _is_fit(image: ET.Element) -> bool:
    return bool(image.get("alt", "").strip()) and IMAGE.match(image.get("src", "")) is not None


def _replace_by_text(parent: ET.Element, image: ET.Element) -> None:
    place = list(parent).index(image)
    text = image.get("alt", "") + (image.tail or "")
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(image)


class _OurDialect(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        # Raw HTML is not markup here: without these two it is text like any other, and is escaped.
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # It hides the address behind entities, which no check of ours could read; [name](mailto:...) works.
        md.inlinePatterns.deregister("automail")
        md.inlinePatterns.register(_Highlight(r"==(?=\S)([^=\n]{1,400})(?<=\S)==", md), "highlight", 35)
        md.treeprocessors.register(_OurRules(md), "our_rules", 5)


def new_markdown() -> Markdown:
    """Return a converter for our dialect; a converter must not be shared between threads."""
    return Markdown(extensions=["tables", "sane_lists", _OurDialect()], output_format="html")


RAW_HTML = re.compile(r"<(?:[A-Za-z/][^<>\n]*>?|!--|!\[|\?)")
