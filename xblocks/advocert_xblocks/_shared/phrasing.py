"""Fitting an author's HTML into its place: inside a line, or below the headings that are there already."""

import re
from functools import lru_cache

from django.utils.safestring import SafeString

from advocert_xblocks._shared.html import trusted

HEADING = re.compile(r"<(/?)h([2-4])>")


@lru_cache(maxsize=2048)
def phrasing(html: str) -> SafeString:
    """Return sanitised HTML without its paragraphs; a further paragraph begins on a new line."""
    inside = html.strip().removeprefix("<p>").removesuffix("</p>")
    return trusted(inside.replace("</p>\n<p>", "<br><br>").replace("<p>", "").replace("</p>", "<br>"))


@lru_cache(maxsize=1024)
def lowered(html: str) -> str:
    """Return an author's HTML with its headings one level lower: h2 belongs to the unit's title."""
    return HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) + 1}>", html)
