"""Replies that somebody might write: the models of a file, and the strong one with something missing or too much.

They let a program walk a conversation through its written replies. A sample claims nothing: what it comes to is
judged by the real checks. So there may be a mixture of verdicts that no sample has.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations, islice

from advocert_courses.models import Check, Writing
from advocert_courses.reply_checks import MAX_REPLY, nonsense
from advocert_courses.variants import fill

_PIECE = re.compile(r"(?<=[.!?؟,;:])\s+")
_MOST_PIECES = 5
_MOST = 200
# What is too much for a kind of check, when its file gives no word of its own.
_TOO_MUCH = {
    "no-private-data": "Write to jo@example.org.",
    "no-promise": "I promise a refund.",
    "personal": "[name]",
    "calm": "Read this!!",
}


def sample_replies(writing: Writing, variables: Mapping[str, str]) -> Iterator[str]:
    """Yield different replies, the likeliest first; never more than the rules of play accept."""
    seen: set[str] = set()
    for text in islice(_texts(writing, variables), _MOST):
        if 0 < len(text) <= MAX_REPLY and text not in seen and any(letter.isalnum() for letter in text):
            seen.add(text)
            yield text


def _texts(writing: Writing, variables: Mapping[str, str]) -> Iterator[str]:
    models = (writing.strong, writing.weak, writing.approved)
    strong = fill(writing.strong, variables)
    yield from (fill(model, variables) for model in models)
    yield nonsense(writing)
    flaws = [flaw for check in writing.checks for flaw in _flaws(check, strong, variables)]
    for count in range(len(flaws) + 1):
        for some in combinations(flaws, count):
            for kept in _less(strong):
                yield " ".join([kept, *some]).strip()


def _less(strong: str) -> Iterator[str]:
    """Yield the strong reply with fewer and fewer of its pieces."""
    pieces = _PIECE.split(strong)[:_MOST_PIECES]
    for count in range(len(pieces), -1, -1):
        yield from (" ".join(kept) for kept in combinations(pieces, count))


def _flaws(check: Check, strong: str, variables: Mapping[str, str]) -> Iterator[str]:
    """Yield what misses a check when it stands behind a reply that meets it."""
    words = [fill(word, variables).rstrip("*") for word in check.words]
    if check.kind == "words":
        _, _, high = check.words[0].partition("-")
        yield " ".join(["bla"] * max(int(high) + 1 - len(strong.split()), 1))
    elif check.kind == "avoids":
        yield from words[:1]
    elif check.kind in _TOO_MUCH:
        yield _TOO_MUCH[check.kind]
