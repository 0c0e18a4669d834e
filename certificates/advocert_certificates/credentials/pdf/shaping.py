"""From text to glyphs: direction, font and form of every sign, by the rules of Unicode and of the fonts.

HarfBuzz does the shaping, so letters join, stack and change as in a browser. What comes out keeps which glyphs
stand for which signs, because the text of the page must stay text.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from advocert_certificates.credentials.pdf.bidi import is_rtl, levels, visual_runs
from advocert_certificates.credentials.pdf.fonts import Face, faces_for, is_invisible, source_sans

# One glyph per sign wherever a script does not need more: then copying gives the letters back everywhere.
FEATURES = {"liga": False, "clig": False, "dlig": False}
_JOINERS = "\u200c\u200d"
_MARKS = {"Mn", "Mc", "Me"}


@dataclass(frozen=True)
class Glyph:
    """One glyph. Lengths in thousandths of the size; `text` are the signs it stands for, empty when none.

    `cluster` is the place of its first sign in the run: glyphs of one cluster stand for `whole` together.
    """

    number: int
    advance: float
    dx: float
    dy: float
    text: str
    cluster: int
    whole: str


@dataclass(frozen=True)
class Run:
    """Glyphs of one font, from left to right."""

    face: Face
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, eq=False)
class Line:
    """A shaped line. `width` in thousandths of the size.

    `plain` when glyphs and signs stand one for one, from left to right; `rtl` when some read from right to left.
    """

    text: str
    runs: tuple[Run, ...]
    width: float
    plain: bool
    rtl: bool


def prepare(text: str) -> str:
    """Compose accents, make one space of many, and drop invisible signs except the joiners that shape words."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    kept = (sign for sign in composed if sign in _JOINERS or unicodedata.category(sign) not in {"Cf", "Cc"})
    return " ".join("".join(kept).split())


def can_write(text: str, weight: int, language: str = "") -> bool:
    """Tell whether every sign of the text can be drawn."""
    return all(_face_of(cluster, weight, text, language) for cluster in clusters(prepare(text)))


@lru_cache(maxsize=4096)
def shape(text: str, weight: int, language: str = "") -> Line:
    """Shape one line; a sign that no font has is left out."""
    return _shape(prepare(text), weight, language)


def forget_drawn() -> None:
    """Forget every line that was drawn in this process: some of them are names."""
    shape.cache_clear()


def _shape(text: str, weight: int, language: str) -> Line:
    face = source_sans(weight)
    if text.isascii() or (face.has(text) and not is_complex(text)):
        runs = [_shape_run(face, text, level=0, language=language)] if text else []
        return _line(text, runs)
    found = levels(text, rtl=is_rtl(text))
    pieces: list[Run] = []
    for start, end, level in visual_runs(found):
        items = list(_items(text, start, end, weight, language))
        ordered = reversed(items) if level % 2 else iter(items)
        pieces += [_shape_run(face, piece, level=level, language=language) for face, piece in ordered]
    return _line(text, pieces)


def is_complex(text: str) -> bool:
    """Tell whether a text holds signs that read from right to left."""
    return any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in text)


def clusters(text: str) -> list[str]:
    """Return the text in pieces that are never torn apart: a sign with its marks and joiners."""
    found: list[str] = []
    for sign in text:
        joins = unicodedata.category(sign) in _MARKS or is_invisible(sign)
        if found and (joins or found[-1].endswith("\u200d")):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _items(text: str, start: int, end: int, weight: int, language: str) -> Iterator[tuple[Face, str]]:
    """Yield the pieces of a run with their fonts, in the order of reading."""
    items: list[tuple[Face, str]] = []
    for cluster in clusters(text[start:end]):
        same = items[-1][0] if items else None
        if same is not None and cluster.isspace() and same.has(cluster):
            items[-1] = (same, items[-1][1] + cluster)
            continue
        face = _face_of(cluster, weight, text, language)
        if face is not None and face is same:
            items[-1] = (face, items[-1][1] + cluster)
        elif face is not None:
            items.append((face, cluster))
    return iter(items)


def _face_of(cluster: str, weight: int, text: str, language: str) -> Face | None:
    return next((face for face in faces_for(weight, text, language) if face.has(cluster)), None)


def _shape_run(face: Face, text: str, *, level: int, language: str) -> Run:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    if language:
        buffer.language = language
    hb.shape(face.font, buffer, FEATURES)
    return Run(face, tuple(_glyphs(face, text, buffer)))


def _glyphs(face: Face, text: str, buffer: hb.Buffer) -> Iterator[Glyph]:
    unit = 1000 / face.face.upem
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    whole = _wholes(text, {info.cluster for info in infos})
    said = _said(face, whole, [(info.cluster, info.codepoint) for info in infos])
    for info, place, stands_for in zip(infos, positions, said, strict=True):
        yield Glyph(
            info.codepoint,
            place.x_advance * unit,
            place.x_offset * unit,
            place.y_offset * unit,
            stands_for,
            info.cluster,
            whole[info.cluster],
        )


def _wholes(text: str, found: set[int]) -> dict[int, str]:
    starts = sorted(found)
    return {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}


def _said(face: Face, whole: dict[int, str], shaped: list[tuple[int, int]]) -> list[str]:
    """Return what each glyph of (cluster, glyph) stands for.

    In a cluster of several, a glyph that is the font's own for one of the signs stands for that sign; what is left
    goes to the first glyph that has nothing yet.
    """
    left = {start: list(signs) for start, signs in whole.items()}
    alone = len(left) == len(shaped)
    said = []
    for cluster, glyph in shaped:
        own = (
            ""
            if alone
            else next((c for c in left[cluster] if face.font.get_nominal_glyph(ord(c)) == glyph), "")
        )
        said.append(own)
        if own:
            left[cluster].remove(own)
    for place, (cluster, _) in enumerate(shaped):
        if not said[place] and left[cluster]:
            said[place] = "".join(left[cluster])
            left[cluster] = []
    return said


def _line(text: str, runs: list[Run]) -> Line:
    glyphs = [glyph for run in runs for glyph in run.glyphs]
    plain = [glyph.text for glyph in glyphs] == list(text)
    return Line(text, tuple(runs), sum(glyph.advance for glyph in glyphs), plain, is_complex(text))
