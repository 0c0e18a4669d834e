"""What a page may hold that an author wrote: the allow-list behind `render_html`.

* Tags: running text, lists, quotes, tables, headings 2 to 4, `mark`, links and images. No tag carries a
  class, a style, an id or an event.
* Links: `http`, `https`, `mailto`, or a place on the same page (`#`). They leave with `rel="noopener
  external"`.
* Images: only with a text for those who do not see them, and only from `https` or the course's own
  `/static/`.
* Anything else loses its markup and keeps its text.

What this module does not do: it does not judge; the linter tells the author (`E501` to `E503`).
"""

import re

import bleach

TAGS = frozenset(
    "a blockquote br code em h2 h3 h4 hr img li mark ol p pre strong table tbody td th thead tr ul".split()  # noqa: SIM905 - read as a line
)
LINK = re.compile(r"(?:https?://|mailto:|#)[^\s\x00-\x1f]*\Z", re.IGNORECASE)
IMAGE = re.compile(r"(?:https://|/static/)[^\s\x00-\x1f]*\Z", re.IGNORECASE)
# Films and captions are no Markdown; they come from the same places as images.
MEDIA = IMAGE
REL = "noopener external"


def new_cleaner() -> bleach.Cleaner:
    """Return a sanitiser with our allow-list; a cleaner must not be shared between threads."""
    return bleach.Cleaner(
        tags=TAGS,
        attributes=_is_allowed,
        protocols=frozenset({"http", "https", "mailto"}),
        strip=True,
        strip_comments=True,
    )


def _is_allowed(tag: str, name: str, value: str) -> bool:
    match tag, name:
        case "a", "href":
            return LINK.match(value) is not None
        case "a", "rel":
            return value == REL
        case "img", "src":
            return IMAGE.match(value) is not None
        case "img", "alt":
            return True
        case "ol", "start":
            return value.isdecimal()
        case _:
            return False
