"""The mark of the product as vector shapes: two speech shapes and where they overlap."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

# How far the control points of a quarter circle lie from its ends, in radii.
_ROUND = 0.5523


@dataclass(frozen=True)
class Colours:
    """The three colours of the mark: yours, the company's, and where they overlap."""

    you: str
    company: str
    overlap: str


FULL = Colours("#7A2A5C", "#0B5E6B", "#FFD873")
TINT = Colours("#F6E8F0", "#E2F0F1", "#FFEBB8")


def draw_mark(canvas: Canvas, left: float, top: float, unit: float, colours: Colours) -> None:
    """Draw the mark, 32 units wide, with its upper left corner at (left, top); `unit` in points."""
    canvas.saveState()
    canvas.translate(left, top)
    canvas.scale(unit, -unit)  # the mark is drawn from the top down, as on screen
    _shape(canvas, colours.you, (2, 3, 21, 22), (8, 8, 8, 2))
    _shape(canvas, colours.company, (11, 10, 30, 29), (8, 8, 2, 8))
    _shape(canvas, colours.overlap, (11, 10, 21, 22), (8, 0, 8, 0))
    canvas.restoreState()


def _shape(
    canvas: Canvas,
    colour: str,
    box: tuple[float, float, float, float],
    radii: tuple[float, float, float, float],
) -> None:
    """Fill a box whose corners are rounded one by one, clockwise from the upper left."""
    x0, y0, x1, y1 = box
    upper_left, upper_right, lower_right, lower_left = radii
    path = canvas.beginPath()
    path.moveTo(x0 + upper_left, y0)
    _side(path, (x1 - upper_right, y0), (x1, y0), (x1, y0 + upper_right))
    _side(path, (x1, y1 - lower_right), (x1, y1), (x1 - lower_right, y1))
    _side(path, (x0 + lower_left, y1), (x0, y1), (x0, y1 - lower_left))
    _side(path, (x0, y0 + upper_left), (x0, y0), (x0 + upper_left, y0))
    path.close()
    canvas.setFillColor(HexColor(colour))
    canvas.drawPath(path, stroke=0, fill=1)


def _side(
    path: PDFPathObject, start: tuple[float, float], corner: tuple[float, float], end: tuple[float, float]
) -> None:
    """Draw a straight line to `start` and a rounded corner from there to `end`."""
    path.lineTo(*start)
    (sx, sy), (cx, cy), (ex, ey) = start, corner, end
    path.curveTo(
        sx + (cx - sx) * _ROUND,
        sy + (cy - sy) * _ROUND,
        ex + (cx - ex) * _ROUND,
        ey + (cy - ey) * _ROUND,
        ex,
        ey,
    )
