"""The body of our tag in OLX: a text that survives import, edit, export and paste byte for byte.

Rules, each measured on the platform:

* Write one newline and then the text; when reading, take exactly one newline away. So a text may begin with
  a line break, and a person who opens the file sees the first line at the margin.
* The text goes into a CDATA section (XML 1.0, 2.7), which keeps the diff readable. A text that holds `]]>`
  cannot, and one with a carriage return would lose it (XML 1.0, 2.11): both are written escaped instead.
* No body at all when there is no text.
* Markup inside our tag is refused: a child element makes the importer drop the whole block without a word,
  and a comment cuts the text off without a word.

This module does not know which tags are ours; blocks and the course writer both use it.
"""

from typing import Any

from lxml import etree

from advocert_courses.errors import BodyCharacterError, BodyMarkupError

# An lxml element; lxml ships no types, and a stub package would be a dependency for one name.
Node = Any


def set_body(node: Node, text: str | None) -> None:
    """Make `text` the body of the node; None removes the body.

    Raises:
        BodyCharacterError: the text holds a character that XML forbids (XML 1.0, 2.2).
    """
    if text is None:
        node.text = None
        return
    body = "\n" + text
    try:
        node.text = body if "]]>" in text or "\r" in text else etree.CDATA(body)
    except ValueError as error:
        raise BodyCharacterError(node.tag) from error


def take_body(node: Node) -> str | None:
    """Remove the body from the node and return its text, None when there is none.

    The node is left empty, so that a platform base method that follows does not read the text a second time
    and strip it.

    Raises:
        BodyMarkupError: the node holds an element, a comment or a processing instruction.
    """
    if len(node):
        raise BodyMarkupError(node.tag, node[0].sourceline)
    body: str | None = node.text
    node.text = None
    return None if body is None else body.removeprefix("\n")


def write_body(text: str) -> str:
    r"""Return the text as it stands between our tags, for those who show or compare source.

    >>> write_body("Hello")
    '<![CDATA[\nHello]]>'
    """
    node = etree.Element("body")
    set_body(node, text)
    serialised: str = etree.tostring(node, encoding="unicode")
    return serialised.removeprefix("<body>").removesuffix("</body>")
