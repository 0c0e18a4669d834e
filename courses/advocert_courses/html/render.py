"""From Markdown to HTML that is safe on a page, once per text."""

import html
import re
import threading
from functools import lru_cache

from advocert_courses.errors import MarkdownRefusedError
from advocert_courses.html.allowed import new_cleaner
from advocert_courses.html.dialect import new_markdown
from advocert_courses.html.limits import check_markdown
from advocert_courses.phrases import Phrase
from advocert_courses.text import canonical

# Letters, digits and harmless punctuation on one line: Markdown would only wrap it, at a hundred times the
# price. A leading digit, dash or plus may begin a list, so such a line takes the long way. The escapes are
# the curly quotes, the ellipsis and the two dashes.
_PLAIN_LINE = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;:?'\"%()/\-\u201c\u201d\u2018\u2019\u2026\u2013\u2014])*")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>\Z", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


class _Tools(threading.local):
    """A converter and a sanitiser per thread: neither may be shared, and both are slow to make."""

    def __init__(self) -> None:
        self.markdown = new_markdown()
        self.cleaner = new_cleaner()


_TOOLS = _Tools()


@lru_cache(maxsize=4096)
def render_html(markdown: str) -> str:
    """Return safe HTML for a text; `advocert_courses.html.allowed` says what may be in it.

    Raises:
        MarkdownRefusedError: the text would take too long to convert (`advocert_courses.html.limits`).
    """
    if _PLAIN_LINE.fullmatch(markdown):
        return f"<p>{html.escape(markdown, quote=False)}</p>"
    text = canonical(markdown)
    check_markdown(text)
    try:
        converted = _TOOLS.markdown.reset().convert(text)
    except RecursionError as error:
        raise MarkdownRefusedError(
            Phrase("This text is nested too deep."), Phrase("Bring it nearer to the margin.")
        ) from error
    return str(_TOOLS.cleaner.clean(converted))


def render_inline(markdown: str) -> str:
    """Return safe HTML for a text that stands inside a line: the same, without the paragraph around it.

    >>> render_inline("Say *it*.")
    'Say <em>it</em>.'

    Raises:
        MarkdownRefusedError: as `render_html`.
    """
    rendered = render_html(markdown)
    paragraph = _ONE_PARAGRAPH.match(rendered)
    return paragraph[1] if paragraph else rendered


def plain_text(rendered: str) -> str:
    """Return the words of safe HTML, to count or compare them; not safe to put on a page.

    >>> plain_text("<p>Say <em>it</em> &amp; smile.</p>")
    'Say it & smile.'
    """
    return html.unescape(_TAG.sub("", rendered))
