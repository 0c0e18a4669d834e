"""Text fitted into its place: names that shrink and wrap, sentences broken into lines. Nothing is ever cut."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from advocert_certificates.credentials.pdf.fonts import STRONG
from advocert_certificates.credentials.pdf.shaping import clusters, shape

NAME_SIZE = 56
NAME_SIZE_OF_ONE_LINE = 36
_LINES_OF_A_NAME = 2
_SMALLEST = 14


@dataclass(frozen=True)
class Fitted:
    """A text that fits: its lines and their size in points."""

    lines: tuple[str, ...]
    size: float


def width(text: str, weight: int, size: float, language: str = "") -> float:
    """Return the width in points."""
    return shape(text, weight, language).width * size / 1000


def fit_name(name: str, limit: float, language: str = "") -> Fitted:
    """Fit a name: 56 points, shrinking to 36 on one line; then two lines, and smaller only if it must be.

    A part that is too long for a line is broken where the line ends.
    """
    one = width(name, STRONG, 1, language)
    if one * NAME_SIZE_OF_ONE_LINE <= limit:
        return Fitted((name,), min(float(NAME_SIZE), limit / one) if one else float(NAME_SIZE))
    size = float(NAME_SIZE_OF_ONE_LINE)
    while size > _SMALLEST and len(wrap(name, STRONG, size, limit, language)) > _LINES_OF_A_NAME:
        size -= 2
    return Fitted(tuple(wrap(name, STRONG, size, limit, language)), size)


def wrap(text: str, weight: int, size: float, limit: float, language: str = "") -> list[str]:
    """Break the text into lines of at most `limit` points: between words, between Han signs, else anywhere."""
    lines: list[str] = []
    for piece in _breakable(text):
        joined = f"{lines[-1]}{piece}" if lines else piece.lstrip()
        if lines and width(joined, weight, size, language) <= limit:
            lines[-1] = joined
        else:
            lines += _pieces(piece.lstrip(), weight, size, limit, language)
    return lines


def _breakable(text: str) -> Iterator[str]:
    """Yield pieces between which a line may end; each but the first keeps the space before it."""
    piece = ""
    for cluster in clusters(" ".join(text.split())):
        starts = cluster == " " or (piece.strip() and (_is_han(cluster[0]) or _is_han(piece[-1])))
        closes = unicodedata.category(cluster[0]) in {"Pe", "Pf", "Po"}
        if starts and piece and not closes:
            yield piece
            piece = ""
        piece += cluster
    if piece:
        yield piece


def _is_han(sign: str) -> bool:
    name = unicodedata.name(sign, "")
    return name.startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA"))


def _pieces(word: str, weight: int, size: float, limit: float, language: str) -> list[str]:
    pieces = [""]
    for cluster in clusters(word):
        if pieces[-1] and width(pieces[-1] + cluster, weight, size, language) > limit:
            pieces.append("")
        pieces[-1] += cluster
    return pieces
