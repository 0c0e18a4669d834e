"""What changed between two texts, word by word, as a person would mark it with a pen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from advocert_courses.html import plain_text

SAME, REMOVED, ADDED = "same", "removed", "added"
# Two pages. Comparing costs words times words, and nobody reads a longer one.
MAX_WORDS = 1_500
_END = re.compile(r"</(?:p|li|h[2-4]|tr|blockquote)>")
_WORD = re.compile(r"\s+|[^\w\s]|\w+")
# So few words between two changes are marked with them: single words left standing are hard to follow.
_SHORT = 2


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is the same, was removed, or was added."""

    kind: str
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...] | None:
    """Return the pieces that lead from the old text to the new one, None when they are too long to compare.

    The pieces that are not added make up the old text, those that are not removed the new one, except for
    white space, which is one space between words and one line break between paragraphs.
    """
    before, after = _words(old), _words(new)
    if max(len(before), len(after)) > 2 * MAX_WORDS:
        return None
    return tuple(_merged(_pieces(before, after)))


def plain_paragraphs(rendered: str) -> str:
    """Return the words of safe HTML with a blank line after each paragraph, heading or entry of a list."""
    return plain_text(_END.sub("\n\n", rendered)).strip()


def _words(text: str) -> list[str]:
    return [_blank(word) if word.isspace() else word for word in _WORD.findall(text.strip())]


def _blank(space: str) -> str:
    return "\n" if space.count("\n") > 1 else " "


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in _opcodes(before, after):
        if tag == "equal":
            yield Piece(SAME, "".join(before[a:b]))
        else:
            yield Piece(REMOVED, "".join(before[a:b]))
            yield Piece(ADDED, "".join(after[c:d]))


def _opcodes(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what to do, with short islands between two changes swallowed by them."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(codes):
        is_between = 0 < place < len(codes) - 1
        if tag == "equal" and is_between and _is_island(before[a:b]):
            yield "replace", a, b, c, d
        else:
            yield tag, a, b, c, d


def _is_island(words: list[str]) -> bool:
    return "\n" not in words and sum(not word.isspace() for word in words) < _SHORT


def _merged(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Put what was removed in one stretch before what was added there."""
    for is_same, group in groupby(
        (piece for piece in pieces if piece.text), key=lambda one: one.kind == SAME
    ):
        found = list(group)
        for kind in (SAME,) if is_same else (REMOVED, ADDED):
            text = "".join(piece.text for piece in found if piece.kind == kind)
            if text:
                yield Piece(kind, text)
