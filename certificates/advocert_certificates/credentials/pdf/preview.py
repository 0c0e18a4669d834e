"""The page as SVG, to be looked at while its design changes: the very operators of the PDF, drawn as outlines.

Only what `printing` writes is understood here; this is no reader of PDF. No text and no name of a font is left in
the picture, so it looks the same on every screen and can be shown as an image.
"""

import base64
import re
from collections.abc import Callable, Iterator

import uharfbuzz as hb

from advocert_certificates.credentials.carriers.badge import MARK_SHAPES, shape_path
from advocert_certificates.credentials.pdf.composing import Fonts
from advocert_certificates.credentials.pdf.drawing import (
    HEIGHT,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    MARGIN,
    SIGNATURE_BOTTOM,
    SIGNATURE_HEIGHT,
    SIGNATURE_WIDTH,
    WIDTH,
)
from advocert_certificates.credentials.pdf.fonts import Face
from advocert_certificates.credentials.pdf.printing import Printer
from advocert_certificates.credentials.pdf.sheet import Sheet
from advocert_certificates.credentials.pdf.showing import Font
from advocert_certificates.domain.branding import Branding, tint

_TOKEN = re.compile(rb"<<.*?>>|<[0-9a-f]*>|\[|\]|[^\s\[\]<>]+", re.DOTALL)
_UNIT = 2.8346  # points in a millimetre


def preview_svg(printer: Printer, sheet: Sheet, branding: Branding, *, mirrored: bool) -> str:
    """Return the page of a sheet as an SVG document."""
    content, fonts = printer.content(sheet)
    text = "".join(_draw(content, fonts))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.2f} {HEIGHT:.2f}">'
        f'<rect width="{WIDTH:.2f}" height="{HEIGHT:.2f}" fill="#FFFFFF"/>{_design(branding, mirrored=mirrored)}'
        f'<g transform="matrix(1 0 0 -1 0 {HEIGHT:.2f})">{text}</g></svg>'
    )


def _design(branding: Branding, *, mirrored: bool) -> str:
    light = {
        "main": tint(branding.main, 0.11),
        "second": tint(branding.second, 0.12),
        "accent": tint(branding.accent, 0.5),
    }
    full = {name: getattr(branding, name) for name in light}
    large, small = 6.6 * _UNIT, 0.42 * _UNIT
    left = 150 * _UNIT if not mirrored else WIDTH - 150 * _UNIT - 32 * large
    edge = MARGIN - 0.8 * _UNIT if not mirrored else WIDTH - MARGIN + 0.8 * _UNIT - 32 * small
    head = (
        _picture(branding.logo, (MARGIN, LOGO_WIDTH, LOGO_HEIGHT), right=mirrored)
        if branding.logo
        else _mark(full, edge, MARGIN - 1 * _UNIT, small)
    )
    place = (HEIGHT - SIGNATURE_BOTTOM - SIGNATURE_HEIGHT, SIGNATURE_WIDTH, SIGNATURE_HEIGHT)
    signed = (
        _picture(branding.signature.picture, place, right=not mirrored) if branding.signature.picture else ""
    )
    return _mark(light, left, -34 * _UNIT, large) + head + signed


def _mark(colours: dict[str, str], left: float, top: float, unit: float) -> str:
    shapes = "".join(
        f'<path fill="{colours[name]}" d="{shape_path(box, radii)}"/>' for name, box, radii in MARK_SHAPES
    )
    return f'<g transform="translate({left:.2f} {top:.2f}) scale({unit:.4f})">{shapes}</g>'


def _picture(data: bytes, place: tuple[float, float, float], *, right: bool) -> str:
    top, width, height = place
    left = WIDTH - MARGIN - width if right else MARGIN
    side = "xMaxYMid" if right else "xMinYMid"
    written = base64.b64encode(data).decode()
    return (
        f'<image x="{left:.2f}" y="{top:.2f}" width="{width:.2f}" height="{height:.2f}" '
        f'preserveAspectRatio="{side} meet" href="data:image/png;base64,{written}"/>'
    )


def _draw(content: bytes, fonts: Fonts) -> Iterator[str]:
    """Follow the operators of a page: colours, glyphs, rectangles, and one change of coordinates for the code."""
    drawing = _Drawing({font.resource: font for found in fonts.values() for font in found})
    waiting: list[bytes] = []
    for token in _TOKEN.findall(content):
        act = _OPERATORS.get(token)
        if act is None:
            waiting.append(token)
            continue
        yield act(drawing, waiting)
        waiting = []


class _Drawing:
    """The state between operators; each method is one operator and returns what it draws."""

    def __init__(self, fonts: dict[bytes, Font]) -> None:
        self._fonts = fonts
        self._outlines: dict[tuple[bytes, int], str] = {}
        self._rectangles: list[str] = []
        self._fill, self._font = "#000000", b""
        self._x = self._y = self._size = self._rise = 0.0

    def colour(self, waiting: list[bytes]) -> str:
        self._fill = "#" + "".join(f"{round(float(part) * 255):02X}" for part in waiting[-3:])
        return ""

    def place(self, waiting: list[bytes]) -> str:
        self._x, self._y, self._rise = float(waiting[-2]), float(waiting[-1]), 0.0
        return ""

    def font(self, waiting: list[bytes]) -> str:
        self._font, self._size = waiting[-2][1:], float(waiting[-1])
        return ""

    def rise(self, waiting: list[bytes]) -> str:
        self._rise = float(waiting[-1])
        return ""

    def enter(self, waiting: list[bytes]) -> str:
        return f'<g transform="matrix({" ".join(part.decode() for part in waiting[-6:])})">'

    def leave(self, _: list[bytes]) -> str:
        return "</g>"

    def rectangle(self, waiting: list[bytes]) -> str:
        x, y, width, height = (float(part) for part in waiting[-4:])
        self._rectangles.append(f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z")
        return ""

    def fill(self, _: list[bytes]) -> str:
        path, self._rectangles = "".join(self._rectangles), []
        return f'<path fill="{self._fill}" d="{path}"/>'

    def show(self, waiting: list[bytes]) -> str:
        subset = self._fonts[self._font].subset
        old = {new: glyph for glyph, new in subset.glyphs.items()}
        drawn = []
        for token in waiting[waiting.index(b"[") + 1 : -1]:
            if not token.startswith(b"<"):
                self._x -= float(token) * self._size / 1000
                continue
            codes = [token[start : start + 4] for start in range(1, len(token) - 1, 4)]
            drawn += [self._glyph(subset.face, old[int(code, 16)]) for code in codes]
        return "".join(drawn)

    def _glyph(self, face: Face, glyph: int) -> str:
        path = self._outlines.setdefault((self._font, glyph), outline(face.font, glyph))
        scale = self._size / face.face.upem
        moved = f"matrix({scale:.5f} 0 0 {scale:.5f} {self._x:.2f} {self._y + self._rise:.2f})"
        self._x += face.advance(glyph) * self._size / 1000
        return f'<path fill="{self._fill}" transform="{moved}" d="{path}"/>' if path else ""


_OPERATORS: dict[bytes, Callable[[_Drawing, list[bytes]], str]] = {
    b"rg": _Drawing.colour,
    b"Tm": _Drawing.place,
    b"Tf": _Drawing.font,
    b"Ts": _Drawing.rise,
    b"TJ": _Drawing.show,
    b"cm": _Drawing.enter,
    b"Q": _Drawing.leave,
    b"re": _Drawing.rectangle,
    b"f": _Drawing.fill,
}


def outline(font: hb.Font, glyph: int) -> str:
    """Return the outline of a glyph as an SVG path, in units of the font, upwards."""
    parts: list[str] = []
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, _: parts.append(f"M{x:g} {y:g}"))
    draw.set_line_to_func(lambda x, y, _: parts.append(f"L{x:g} {y:g}"))
    draw.set_quadratic_to_func(lambda a, b, x, y, _: parts.append(f"Q{a:g} {b:g} {x:g} {y:g}"))
    draw.set_cubic_to_func(lambda a, b, c, d, x, y, _: parts.append(f"C{a:g} {b:g} {c:g} {d:g} {x:g} {y:g}"))
    draw.set_close_path_func(lambda _: parts.append("Z"))
    font.draw_glyph(glyph, draw, None)
    return "".join(parts)
