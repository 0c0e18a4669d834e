"""What is the same on every page of a design, drawn by reportlab: mark or logo, and the picture of a signature.

reportlab draws into a form XObject of a document of its own; the objects that the form needs are taken over with
new numbers, everything else (its page, its fonts, its dates) stays behind.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from advocert_certificates.credentials.pdf.mark import Colours, draw_mark
from advocert_certificates.domain.branding import Branding, tint

WIDTH, HEIGHT = landscape(A4)
MARGIN = 17 * mm
LOGO_WIDTH, LOGO_HEIGHT = 70 * mm, 14 * mm
SIGNATURE_WIDTH, SIGNATURE_HEIGHT = 60 * mm, 16 * mm
SIGNATURE_BOTTOM = 66 * mm
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_OWN_FONTS = re.compile(rb"/Font \d+ 0 R")


@dataclass(frozen=True)
class Drawn:
    """The objects of a drawing, numbered anew, and the number of its form XObject."""

    form: int
    objects: dict[int, bytes]


def draw_design(branding: Branding, first: int, *, mirrored: bool) -> Drawn:
    """Draw the fixed part of a page; `first` is the first free object number."""
    return take_over(lambda canvas: _draw(canvas, branding, mirrored=mirrored), first)


def take_over(draw: Callable[[Canvas], None], first: int) -> Drawn:
    """Let reportlab draw on an A4 page on its side, and return the objects of what it drew."""
    canvas = Canvas(io.BytesIO(), (WIDTH, HEIGHT), invariant=1, pageCompression=1)
    canvas.beginForm("design", 0, 0, WIDTH, HEIGHT)
    draw(canvas)
    canvas.endForm()
    canvas.doForm("design")
    canvas.showPage()
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(canvas.getpdfdata())}
    [form] = [name for name, body in objects.items() if b"/Subtype /Form" in body]
    needed = _needed(form, objects)
    names = {old: first + place for place, old in enumerate(needed)}
    return Drawn(names[form], {names[old]: _renumbered(objects[old], names) for old in needed})


def _needed(form: int, objects: dict[int, bytes]) -> list[int]:
    found: list[int] = []
    waiting = [form]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            waiting += [int(to) for to in _REFERENCE.findall(_entries(objects[name])[0])]
    return sorted(found)


def _entries(body: bytes) -> tuple[bytes, bytes]:
    """Split an object before its data; no text is drawn here, so the entry for fonts can go."""
    head, start, data = body.partition(b"\nstream\n")
    return _OWN_FONTS.sub(b"", head), start + data


def _renumbered(body: bytes, names: dict[int, int]) -> bytes:
    head, data = _entries(body)
    return _REFERENCE.sub(lambda to: b"%d 0 R" % names[int(to[1])], head) + data


def _draw(canvas: Canvas, branding: Branding, *, mirrored: bool) -> None:
    colours = Colours(branding.main, branding.second, branding.accent)
    light = Colours(tint(branding.main, 0.11), tint(branding.second, 0.12), tint(branding.accent, 0.5))
    unit = 6.6 * mm
    left = 150 * mm if not mirrored else WIDTH - 150 * mm - 32 * unit
    draw_mark(canvas, left, HEIGHT + 34 * mm, unit, light)
    top = HEIGHT - MARGIN
    if branding.logo:
        _draw_picture(canvas, branding.logo, (top - LOGO_HEIGHT, LOGO_WIDTH, LOGO_HEIGHT), right=mirrored)
    else:
        small = 0.42 * mm
        edge = MARGIN - 0.8 * mm if not mirrored else WIDTH - MARGIN + 0.8 * mm - 32 * small
        draw_mark(canvas, edge, top + 1 * mm, small, colours)
    if branding.signature.picture:
        place = (SIGNATURE_BOTTOM, SIGNATURE_WIDTH, SIGNATURE_HEIGHT)
        _draw_picture(canvas, branding.signature.picture, place, right=not mirrored)


def _draw_picture(canvas: Canvas, data: bytes, place: tuple[float, float, float], *, right: bool) -> None:
    """Draw a picture as large as its place allows, at the left or the right margin; never out of proportion."""
    bottom, room, height = place
    picture = ImageReader(io.BytesIO(data))
    across, down = picture.getSize()
    share = min(room / across, height / down)
    left = WIDTH - MARGIN - across * share if right else MARGIN
    middle = bottom + (height - down * share) / 2
    canvas.drawImage(picture, left, middle, across * share, down * share, mask="auto")
