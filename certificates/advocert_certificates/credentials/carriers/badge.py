"""The badge: the picture into which a credential is baked, drawn in the colours of the programme.

The SVG is drawn by hand; the PNG is drawn pixel by pixel from the same shapes, so that no drawing program is needed.
Neither shows a name: a badge is passed around more freely than a certificate.
"""

import io
from functools import lru_cache
from importlib.resources import as_file, files
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont

from advocert_certificates.domain.branding import Branding

SIZE = 600
_FINE = 2  # drawn twice as large and reduced, which smooths the edges
_TITLE_ROOM = 24  # signs on one line of the badge
_FONT = "SourceSansPro-Semibold"
# The mark in its own 32 units: left, top, right, bottom, and the radii clockwise from the upper left.
MARK_SHAPES = (
    ("main", (2, 3, 21, 22), (8, 8, 8, 2)),
    ("second", (11, 10, 30, 29), (8, 8, 2, 8)),
    ("accent", (11, 10, 21, 22), (8, 0, 8, 0)),
)


def badge_svg(branding: Branding, title: str, organisation: str) -> str:
    """Return the badge as SVG."""
    lines = _title_lines(title)
    drawn = "".join(
        f'<path fill="{getattr(branding, colour)}" d="{shape_path(box, radii)}"/>'
        for colour, box, radii in MARK_SHAPES
    )
    said = "".join(
        f'<text x="300" y="{452 + 44 * row}" text-anchor="middle" font-size="36" font-weight="600" fill="{branding.main}">'
        f"{escape(line)}</text>"
        for row, line in enumerate(lines)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" role="img" aria-labelledby="t" '
        'font-family="Source Sans Pro, Source Sans 3, Noto Sans, sans-serif">'
        f'<title id="t">{escape(f"{title}, {organisation}")}</title>'
        '<rect x="6" y="6" width="588" height="588" rx="72" fill="#FFFFFF" stroke="#E6DDDC" stroke-width="6"/>'
        f'<g transform="translate(140 62) scale(10)">{drawn}</g>{said}'
        f'<text x="300" y="{468 + 44 * len(lines)}" text-anchor="middle" font-size="30" fill="#62525E">'
        f"{escape(organisation)}</text></svg>"
    )


@lru_cache(maxsize=32)
def badge_png(branding: Branding, title: str, organisation: str) -> bytes:
    """Return the badge as PNG, 600 pixels wide; the same values give the same bytes."""
    scale = _FINE
    picture = Image.new("RGBA", (SIZE * scale, SIZE * scale), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle(
        [v * scale for v in (6, 6, 594, 594)], 72 * scale, fill="#FFFFFF", outline="#E6DDDC", width=6 * scale
    )
    for colour, box, radii in MARK_SHAPES:
        _shape(draw, getattr(branding, colour), box, radii)
    lines = _title_lines(title)
    for row, line in enumerate(lines):
        _text(draw, line, 452 + 44 * row, 36, branding.main)
    _text(draw, organisation, 468 + 44 * len(lines), 30, "#62525E")
    out = io.BytesIO()
    picture.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _title_lines(title: str) -> list[str]:
    """Break a title into at most two lines; what has no room there is in the credential."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _TITLE_ROOM:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > 2:  # noqa: PLR2004 - the room there is
        lines = [lines[0], lines[1].rstrip(",") + " …"]
    return [line if len(line) <= _TITLE_ROOM + 6 else line[: _TITLE_ROOM + 4] + "…" for line in lines]


def shape_path(box: tuple[int, int, int, int], radii: tuple[int, int, int, int]) -> str:
    """Return a box whose corners are rounded one by one, as an SVG path."""
    left, top, right, bottom = box
    a, b, c, d = radii
    corners = [
        f"M{left + a} {top}H{right - b}",
        f"a{b} {b} 0 0 1 {b} {b}V{bottom - c}",
        f"a{c} {c} 0 0 1 -{c} {c}H{left + d}",
        f"a{d} {d} 0 0 1 -{d} -{d}V{top + a}",
        f"a{a} {a} 0 0 1 {a} -{a}z",
    ]
    return "".join(corners)


def _shape(
    draw: ImageDraw.ImageDraw, colour: str, box: tuple[int, int, int, int], radii: tuple[int, int, int, int]
) -> None:
    """Fill a box whose corners are rounded one by one: its corners cut off, and a quarter of a disc in each."""
    left, right = ((140 + side * 10) * _FINE for side in box[::2])
    top, bottom = ((62 + side * 10) * _FINE for side in box[1::2])
    a, b, c, d = (radius * 10 * _FINE for radius in radii)
    outline = [(left + a, top), (right - b, top), (right, top + b), (right, bottom - c)]
    outline += [(right - c, bottom), (left + d, bottom), (left, bottom - d), (left, top + a)]
    draw.polygon(outline, fill=colour)
    quarters = (
        (a, left, top, 180),
        (b, right - 2 * b, top, 270),
        (c, right - 2 * c, bottom - 2 * c, 0),
        (d, left, bottom - 2 * d, 90),
    )
    for radius, x, y, start in quarters:
        if radius:
            draw.pieslice((x, y, x + 2 * radius, y + 2 * radius), start, start + 90, fill=colour)


def _text(draw: ImageDraw.ImageDraw, text: str, baseline: int, size: int, colour: str) -> None:
    font = _font(size * _FINE)
    # A script that the face lacks would be boxes; the credential says it, the picture stays without it.
    if all(ord(sign) < 0x250 or 0x370 <= ord(sign) < 0x530 for sign in text):  # noqa: PLR2004 - what the face has
        draw.text((SIZE * _FINE // 2, baseline * _FINE), text, font=font, fill=colour, anchor="ms")


@lru_cache(maxsize=4)
def _font(size: int) -> ImageFont.FreeTypeFont:
    with as_file(files("font_source_sans_pro").joinpath("files", f"{_FONT}.ttf")) as path:
        return ImageFont.truetype(str(path), size)
