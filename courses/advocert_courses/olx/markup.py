"""OLX tags as text, the same bytes that lxml would write.

A course has thousands of small files; a tree for each would be most of the time that a build takes. The
difference to lxml is held by a property test. Attribute values follow XML 1.0, 2.3 and 3.3.3: what a parser
would turn into a space is written as a reference.
"""

import re
from collections.abc import Mapping

_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
)
# Hardly any value holds one of these, and to look costs a tenth of translating.
_SPECIAL = re.compile('[&<>"\n\t\r]')
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def tag(name: str, attributes: Mapping[str, str], inner: str = "") -> str:
    """Return one element; `inner` is markup already."""
    told = "".join(
        f' {key}="{value.translate(_IN_ATTRIBUTE) if _SPECIAL.search(value) else value}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{inner}</{name}>" if inner else f"<{name}{told}/>"


def body(text: str) -> str:
    """Return a text as the body of our tag (`olx/body.py` has the rules)."""
    if "]]>" in text or "\r" in text:
        return "\n" + text.translate(_IN_TEXT)
    return f"<![CDATA[\n{text}]]>"


def parent(name: str, attributes: Mapping[str, str], children: list[str]) -> bytes:
    """Return a file whose children stand on a line each."""
    inner = "".join(f"\n  {child}" for child in children)
    return f"{tag(name, attributes, inner + chr(10) if inner else '')}\n".encode()
