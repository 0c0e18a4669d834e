"""Limits that keep a short hostile text from becoming a long wait.

A Markdown converter backtracks on unmatched brackets (2 kB of `[` cost 0.9 s) and recurses into nested lists
and quotes (2 kB of `- - -` end in RecursionError). Prose that a person wrote comes nowhere near these
numbers:

* 32,000 characters in one piece;
* 8 quotes and lists inside each other on one line, 32 columns of indentation;
* in one paragraph (up to a blank line) 40 opening brackets and 80 backticks;
* over all, beyond the first 60, one special character in four; beyond the first 30, one quote or list mark in
  sixteen characters; beyond the first 40, one paragraph in twenty.

2 kB of anything then cost a few hundredths of a second at most, or a clear refusal.
"""

import re

from advocert_courses.errors import MarkdownRefusedError
from advocert_courses.phrases import Phrase

MAX_LENGTH = 32_000
MAX_DEPTH = 8
MAX_INDENT = 32
MAX_BRACKETS = 40
MAX_BACKTICKS = 80
FREE_SPECIALS = 60
FREE_MARKS = 30
FREE_PARAGRAPHS = 40
_CONTAINER = re.compile(r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$))")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")
_SPECIAL = re.compile(r"[\[\]()!*_`<>|#&~=\\]")


def check_markdown(text: str) -> None:
    """Refuse a text that would take too long to convert.

    Raises:
        MarkdownRefusedError: its text names the limit and what to do.
    """
    if len(text) > MAX_LENGTH:
        raise MarkdownRefusedError(
            Phrase(
                "This piece of text has {count:,} characters; the limit is {limit:,}.",
                count=len(text),
                limit=MAX_LENGTH,
            ),
            Phrase("Divide it."),
        )
    specials = len(_SPECIAL.findall(text))
    if specials > FREE_SPECIALS + len(text) // 4:
        raise MarkdownRefusedError(Phrase("This text is mostly punctuation."), Phrase("Write words."))
    marks = sum(_check_line(line) for line in text.split("\n"))
    if marks > FREE_MARKS + len(text) // 16:
        raise MarkdownRefusedError(
            Phrase("This text is mostly quote and list marks."), Phrase("Write words.")
        )
    paragraphs = _PARAGRAPH_END.split(text)
    if len(paragraphs) > FREE_PARAGRAPHS + len(text) // 20:
        raise MarkdownRefusedError(Phrase("This text is mostly blank lines."), Phrase("Write words."))
    for paragraph in paragraphs:
        _check_paragraph(paragraph)


def _check_line(line: str) -> int:
    depth = _depth(line)
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    if indent > MAX_INDENT or depth > MAX_DEPTH:
        raise MarkdownRefusedError(
            Phrase("Lists and quotes are nested more than {limit} deep here.", limit=MAX_DEPTH),
            Phrase("Bring them nearer to the margin."),
        )
    return depth


def _depth(line: str) -> int:
    depth = end = 0
    while depth <= MAX_DEPTH and (marker := _CONTAINER.match(line, end)):
        depth, end = depth + 1, marker.end()
    return depth


def _check_paragraph(paragraph: str) -> None:
    if paragraph.count("[") > MAX_BRACKETS:
        raise MarkdownRefusedError(
            Phrase("One paragraph holds more than {limit} opening brackets.", limit=MAX_BRACKETS),
            Phrase("Take some away, or divide it."),
        )
    if paragraph.count("`") > MAX_BACKTICKS:
        raise MarkdownRefusedError(
            Phrase("One paragraph holds more than {limit} backticks.", limit=MAX_BACKTICKS),
            Phrase("Take some away, or divide it."),
        )
