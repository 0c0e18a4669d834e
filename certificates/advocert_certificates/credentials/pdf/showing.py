"""Shaped lines as operators of a page (ISO 32000-1, 9.4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from advocert_certificates.credentials.pdf.embedding import Embedded
from advocert_certificates.credentials.pdf.fonts import Face
from advocert_certificates.credentials.pdf.objects import number, utf16
from advocert_certificates.credentials.pdf.shaping import Glyph, Line, Run

# Less than a two-thousandth of the size nobody sees.
TOLERANCE = 0.5


@dataclass(frozen=True)
class Font:
    """A font of the page: its name among the resources, and its subset."""

    resource: bytes
    subset: Embedded


@dataclass(frozen=True)
class Shown:
    """A line ready to be placed: the operators after `Tf` of each run, and what it says when glyphs do not tell."""

    pieces: tuple[tuple[bytes, bytes], ...]
    width: float
    said: bytes

    def at(self, left: float, baseline: float, size: float) -> bytes:
        """Return the operators that show the line."""
        shown = b" ".join([b"%s %s Tf %s" % (font, number(size), glyphs) for font, glyphs in self.pieces])
        if b"@" in shown:
            shown = _risen(self.pieces, size)
        drawn = b"BT 1 0 0 1 %s %s Tm %s ET\n" % (number(left), number(baseline), shown)
        return b"/Span << /ActualText %s >> BDC\n%sEMC\n" % (self.said, drawn) if self.said else drawn


def _risen(pieces: Sequence[tuple[bytes, bytes]], size: float) -> bytes:
    """Write rises in points: in a piece they stand in thousandths of the size, marked by an @."""
    out = []
    for font, glyphs in pieces:
        words = [
            number(float(word[1:]) * size / 1000) if word.startswith(b"@") else word
            for word in glyphs.split(b" ")
        ]
        out.append(b"%s %s Tf %s" % (font, number(size), b" ".join(words)))
    return b" ".join(out)


def show(line: Line, fonts: Mapping[Face, Sequence[Font]]) -> Shown:
    """Return a line whose glyphs are all in `fonts`."""
    # Readers of PDF turn right-to-left glyphs around themselves, so such a line is told in pieces, never as a whole.
    pieces = tuple(_piece(run, font_of(run, fonts), by_cluster=line.rtl) for run in line.runs)
    said = b"" if line.plain or line.rtl else utf16(line.text)
    return Shown(pieces, line.width, said)


def font_of(run: Run, fonts: Mapping[Face, Sequence[Font]]) -> Font:
    """Return the font that has every glyph of the run; KeyError where none has."""
    for font in fonts.get(run.face, ()):
        if font.subset.glyphs.keys() >= {glyph.number for glyph in run.glyphs}:
            return font
    raise KeyError(run.face.name)


def missing(lines: Iterable[Line], fonts: Mapping[Face, Sequence[Font]]) -> dict[Face, dict[int, str]]:
    """Return what has to be embedded besides `fonts` to show the lines."""
    wanted: dict[Face, dict[int, str]] = {}
    for run in (run for line in lines for run in line.runs):
        try:
            font_of(run, fonts)
        except KeyError:
            collect(run, wanted)
    return wanted


def collect(run: Run, wanted: dict[Face, dict[int, str]]) -> None:
    """Add the glyphs of a run to those that are to be embedded."""
    signs = wanted.setdefault(run.face, {})
    for glyph in run.glyphs:
        if not signs.get(glyph.number):
            signs[glyph.number] = glyph.text


def _piece(run: Run, font: Font, *, by_cluster: bool) -> tuple[bytes, bytes]:
    """Return the operators of a run; `by_cluster` tells the text of each cluster that is more than one glyph."""
    glyphs = font.subset.glyphs
    shown: list[bytes] = [b"[<"]
    risen = 0.0
    for _, grouped in groupby(run.glyphs, key=lambda glyph: glyph.cluster):
        group = list(grouped)
        told = by_cluster and len(group) > 1
        if told:
            shown.append(b">] TJ /Span << /ActualText %s >> BDC [<" % utf16(group[0].whole))
        for glyph in group:
            if glyph.dy != risen:
                shown.append(b">] TJ @%s Ts [<" % number(glyph.dy))
                risen = glyph.dy
            shown.append(_glyph(glyph, b"%04x" % glyphs[glyph.number], run.face.advance(glyph.number)))
        if told:
            shown.append(b">] TJ EMC [<")
    shown.append(b">] TJ")
    if risen:
        shown.append(b" 0 Ts")
    return b"/" + font.resource, b"".join(shown)


def _glyph(glyph: Glyph, code: bytes, nominal: float) -> bytes:
    """Write one glyph inside `[<…>] TJ`; numbers there move left, in thousandths of the size."""
    after = nominal + glyph.dx - glyph.advance
    if abs(glyph.dx) > TOLERANCE:
        code = b">%s<%s" % (number(-glyph.dx), code)
    if abs(after) > TOLERANCE:
        code = b"%s>%s<" % (code, number(after))
    return code
