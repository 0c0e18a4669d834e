"""Which language each word on a page is said to be in, told apart by brackets: the interface has them, the course has not.

    platform.services["i18n"] = Bracketed()
    with override("de"):
        assert misspoken(platform.render("FND-L01").content) == []

Names and dates in `<bdi>` belong to no language.
"""

import re
from collections.abc import Iterator

from lxml import html

INTERFACE, COURSE = "de", "en"
LETTERS = re.compile(r"[^\W\d_]{2,}")


class Bracketed:
    """A language in which every translated text stands in double brackets."""

    def gettext(self, text: str) -> str:
        return f"⟦{text}⟧"


def misspoken(markup: str) -> list[str]:
    """Return the words whose nearest `lang` is that of the other side."""
    depth, wrong = 0, []
    for text, language, is_name in _texts(html.fromstring(f"<div>{markup}</div>"), INTERFACE, is_name=False):
        is_ours = depth > 0 or "⟦" in text
        depth += text.count("⟦") - text.count("⟧")
        if LETTERS.search(text) and not is_name and language != (INTERFACE if is_ours else COURSE):
            wrong.append(text.strip())
    return wrong


def _texts(element: html.HtmlElement, language: str, *, is_name: bool) -> Iterator[tuple[str, str, bool]]:
    """Yield every text in the order of reading, with the language it is said to be in."""
    said, named = element.get("lang", language), is_name or element.tag == "bdi"
    if isinstance(element.tag, str) and element.tag not in {"script", "style"}:
        yield element.text or "", said, named
        for child in element:
            yield from _texts(child, said, is_name=named)
    yield element.tail or "", language, is_name
