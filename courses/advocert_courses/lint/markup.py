"""Markup that would be shown as text or be taken away: raw HTML, images without words, odd links."""

import re
from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.html.allowed import IMAGE, LINK
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

# An address in angle brackets is a link, not HTML.
_RAW_HTML = re.compile(r"<(?!https?://[^<>\s]*>)(?:/?[A-Za-z][^<>\n]{0,200}>?|!--|!\[|\?)")
_CODE = re.compile(r"(`+)[^`]{0,200}\1")
_IMAGE = re.compile(r"!\[(?P<text>[^\[\]]{0,500})\]\([ \t]*<?(?P<address>[^\s()<>]{0,500})")
_LINK = re.compile(r"(?<!!)\[[^\[\]]{0,500}\]\([ \t]*<?(?P<address>[^\s()<>]{0,500})")
_NAMED = re.compile(r"[ ]{0,3}\[[^\[\]]{1,100}\]:[ \t]*<?(?P<address>[^\s<>]{1,500})")


def check_markup(file: str, text: str) -> Iterator[Finding]:
    """Yield what the sanitiser would take away, or show as text, in a Markdown file."""
    if not file.endswith(".md"):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if "<" in line or "](" in line or "]:" in line:
            yield from _check_line(file, number, _CODE.sub("", line))


def _check_line(file: str, number: int, line: str) -> Iterator[Finding]:
    raw = _RAW_HTML.search(line)
    if raw:
        yield finding("E501", file, number, Phrase('HTML such as "{raw}" is not read.', raw=raw[0][:40]))
    for image in _IMAGE.finditer(line):
        if not image["text"].strip():
            yield finding("E502", file, number, Phrase("The image has no text for those who do not see it."))
        if not IMAGE.match(image["address"]):
            message = Phrase('The image would not be shown from "{address}".', address=image["address"][:60])
            yield finding("E503", file, number, message, Phrase("Use an https address or /static/."))
    links = [*_LINK.finditer(line), *filter(None, [_NAMED.match(line)])]
    for link in links:
        if not LINK.match(link["address"]):
            message = Phrase('The link to "{address}" would be removed.', address=link["address"][:60])
            yield finding("E503", file, number, message)
