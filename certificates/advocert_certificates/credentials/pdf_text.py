"""Text on the printed certificate: fonts for what is to be written, and names fitted into their place.

Source Sans Pro (from the package font-source-sans-pro, embedded) has Latin with its extensions, Vietnamese,
Greek and Cyrillic. Chinese, Japanese and Korean text takes a standard CJK font that the reader of the PDF
brings along (it is not embedded). Other scripts need shaping and are not covered yet; `can_write` says so,
so that nobody gets a line of black boxes.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

REGULAR = "SourceSansPro-Regular"
STRONG = "SourceSansPro-Semibold"
_HAN, _KANA, _HANGUL = "STSong-Light", "HeiseiKakuGo-W5", "HYGothic-Medium"
_LAST_OF_CID_FONTS = 0xFFFF  # their encodings are UCS-2

NAME_SIZE = 56
NAME_SIZE_OF_ONE_LINE = 36
_SMALLEST = 14


@dataclass(frozen=True)
class Fitted:
    """A text that fits: its lines and their size in points."""

    lines: tuple[str, ...]
    size: float


@cache
def _glyphs(font: str) -> frozenset[int]:
    """Register an embedded font once per process; return the code points that it has."""
    with as_file(files("font_source_sans_pro").joinpath("files", f"{font}.ttf")) as path:
        registered = TTFont(font, str(path))
    pdfmetrics.registerFont(registered)
    return frozenset(registered.face.charToGlyph)


def embed(font: str) -> str:
    """Make an embedded font known to reportlab and return its name."""
    _glyphs(font)
    return font


@cache
def _cjk(font: str) -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    return font


def prepare(text: str) -> str:
    """Compose accents, so that one glyph is enough, and drop invisible format characters."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(character for character in composed if unicodedata.category(character) != "Cf")


def can_write(text: str) -> bool:
    """Tell whether every character of the text can be drawn."""
    return all(_font_of(character, STRONG, "") for character in prepare(text))


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """Return the text in pieces of (font, piece); what no font can draw is left out."""
    pieces: list[tuple[str, str]] = []
    for character in prepare(text):
        chosen = _font_of(character, font, text)
        if chosen and pieces and pieces[-1][0] == chosen:
            pieces[-1] = (chosen, pieces[-1][1] + character)
        elif chosen:
            pieces.append((chosen, character))
    return pieces


def _font_of(character: str, font: str, text: str) -> str:
    if ord(character) in _glyphs(font):
        return font
    name = unicodedata.name(character, "")
    if name.startswith("HANGUL"):
        return _cjk(_HANGUL)
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return _cjk(_KANA)
    if name.startswith(("CJK", "FULLWIDTH", "IDEOGRAPHIC")) and ord(character) <= _LAST_OF_CID_FONTS:
        return _cjk(_KANA if _is_japanese(text) else _HAN)
    return ""


def _is_japanese(text: str) -> bool:
    """Han signs look different in Japan; a text with kana is Japanese."""
    return any(unicodedata.name(sign, "").startswith(("HIRAGANA", "KATAKANA")) for sign in text)


def width(text: str, font: str, size: float) -> float:
    """Return the width in points."""
    return float(sum(pdfmetrics.stringWidth(piece, chosen, size) for chosen, piece in runs(text, font)))


def draw(canvas: Canvas, left: float, baseline: float, text: str, font: str, size: float) -> None:
    """Draw one line as real text."""
    line = canvas.beginText(left, baseline)
    for chosen, piece in runs(text, font):
        line.setFont(chosen, size)
        line.textOut(piece)
    canvas.drawText(line)


def fit_name(name: str, limit: float, font: str = STRONG) -> Fitted:
    """Fit a name: 56 points, shrinking to 36 on one line; then two lines, and smaller only if it must be.

    A name is never cut. A part that is too long for a line is broken where the line ends.
    """
    size = float(NAME_SIZE)
    one = width(name, font, 1)
    if one * NAME_SIZE_OF_ONE_LINE <= limit:
        return Fitted((name,), min(size, limit / one) if one else size)
    size = NAME_SIZE_OF_ONE_LINE
    while size > _SMALLEST and len(wrap(name, font, size, limit)) > 2:  # noqa: PLR2004 - two lines, see above
        size -= 2
    return Fitted(tuple(wrap(name, font, size, limit)), size)


def wrap(text: str, font: str, size: float, limit: float) -> list[str]:
    """Break the text into lines of at most `limit` points, between words where possible."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, font, size) <= limit:
            lines[-1] = joined
            continue
        lines += _pieces(word, font, size, limit)
    return lines


def _pieces(word: str, font: str, size: float, limit: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, font, size) > limit:
            pieces.append("")
        pieces[-1] += character
    return pieces
