"""The parts of the page and where they stand, in points from the lower left; right-to-left pages are mirrored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.units import mm

from advocert_certificates.credentials.pdf.drawing import HEIGHT, MARGIN, SIGNATURE_BOTTOM, WIDTH
from advocert_certificates.credentials.pdf.face import Series
from advocert_certificates.credentials.pdf.fitting import wrap
from advocert_certificates.credentials.pdf.fonts import REGULAR, STRONG
from advocert_certificates.credentials.pdf.objects import number
from advocert_certificates.credentials.pdf.shaping import Line, shape
from advocert_certificates.credentials.pdf.showing import Shown

NAME_WIDTH = 210 * mm
TEXT_WIDTH = 142 * mm  # stays left of the mark
QR_SIZE, QR_ROOM, COLUMN_GAP = 30 * mm, 42 * mm, 11 * mm
QUIET_MODULES = 4  # ISO/IEC 18004: the empty frame around the code
INK, INK_SOFT = "#2B1D2A", "#62525E"
_FOOT_SIZE, _SMALLEST_FOOT = 14.5, 8.0
_LABEL = 0.88  # of the size of the value below it
_SENTENCE_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0)
_MIDDLE_HEIGHT = 128 * mm

Shower = Callable[[Line | Shown], Shown]


@lru_cache(maxsize=64)
def colour(value: str) -> bytes:
    """Return the operator that fills with a colour."""
    parts = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return b" ".join(number(part) for part in parts) + b" rg\n"


@dataclass(frozen=True)
class Paragraph:
    """Lines of one size below each other, as one element of the page. `before` is the gap above it."""

    kind: str
    lines: tuple[Line | Shown, ...]
    size: float
    leading: float
    colour: str
    before: float
    language: str = ""

    @property
    def height(self) -> float:
        """Return what it takes, with the gap above."""
        return float(self.before + len(self.lines) * self.leading)


class Place:
    """Where lines begin: at the left margin, or at the right one on a page that reads from right to left."""

    def __init__(self, language: str) -> None:
        self.mirrored = language.partition("-")[0] in {"ar", "fa", "he", "ur", "ps", "yi", "dv", "ckb"}

    def left(self, offset: float, width: float) -> float:
        """Return the left edge of something `width` wide that begins `offset` from the margin."""
        return float(WIDTH - MARGIN - offset - width if self.mirrored else MARGIN + offset)

    def draw(self, paragraph: Paragraph, top: float, show: Shower) -> Iterator[bytes]:
        """Yield the operators of a paragraph whose first line begins at `top`."""
        yield colour(paragraph.colour)
        for line in paragraph.lines:
            width = line.width * paragraph.size / 1000
            yield show(line).at(self.left(0, width), top - paragraph.size * 0.95, paragraph.size)
            top -= paragraph.leading


def head(series: Series) -> Line:
    """Return the line beside the mark."""
    return shape(series.organisation, STRONG, series.language)


def draw_head(series: Series, place: Place, show: Shower) -> bytes:
    """Return the operators of the organisation's name beside the mark."""
    line = head(series)
    left = place.left(15 * mm, line.width * 22 / 1000)
    return colour(INK) + show(line).at(left, HEIGHT - MARGIN - 8.2 * mm, 22)


def above_name(series: Series) -> Paragraph:
    """Return the words above the name, in both languages when there are two."""
    other = series.other
    said = [shape(series.words.certifies, REGULAR, series.language)]
    if other.certifies:
        said.append(shape(other.certifies, REGULAR, other.language))
    return Paragraph("P", tuple(said), 13, 18, INK_SOFT, 0)


def below_name(series: Series) -> list[Paragraph]:
    """Return level, sentence, and both again in the second language, as large as the page has room for."""
    for size in _SENTENCE_SIZES:
        found = _below(series, size)
        if sum(one.height for one in found) <= _MIDDLE_HEIGHT - 100:
            return found
    return _below(series, _SENTENCE_SIZES[-1])


def _below(series: Series, size: float) -> list[Paragraph]:
    other, main = series.other, series.branding.main
    found = [
        _paragraph(series.title, STRONG, (min(22, size * 1.4), NAME_WIDTH), main, 16, series.language),
        _paragraph(series.sentence, REGULAR, (size, TEXT_WIDTH), INK, 10, series.language),
    ]
    if other.title:
        found.append(
            _paragraph(other.title, STRONG, (size, NAME_WIDTH), main, 12, other.language, other.language)
        )
    if other.sentence:
        found.append(
            _paragraph(
                other.sentence, REGULAR, (size * 0.85, TEXT_WIDTH), INK, 5, other.language, other.language
            )
        )
    closing = series.branding.words.closing
    if closing:
        found.append(_paragraph(closing, REGULAR, (size * 0.8, TEXT_WIDTH), INK_SOFT, 10, series.language))
    return found


def _paragraph(
    text: str,
    weight: int,
    room: tuple[float, float],
    fill: str,
    before: float,
    language: str,
    tagged: str = "",
) -> Paragraph:
    size, limit = room
    lines = tuple(shape(line, weight, language) for line in wrap(text, weight, size, limit, language))
    return Paragraph("P", lines, size, size * (1.25 if weight == STRONG else 1.375), fill, before, tagged)


def signature(series: Series) -> list[Line]:
    """Return name and role of who stands behind the certificate; nothing when the design names nobody."""
    signed = series.branding.signature
    said = [(signed.name, STRONG), (signed.role, REGULAR)]
    return [shape(text, weight, series.language) for text, weight in said if text]


def draw_signature(lines: list[Line], place: Place, show: Shower) -> Iterator[bytes]:
    """Yield a rule and the lines below it, on the side away from the text."""
    length = 60 * mm
    left = MARGIN if place.mirrored else WIDTH - MARGIN - length
    yield colour(INK_SOFT)
    yield b"%s %s %s 0.6 re f\n" % (number(left), number(SIGNATURE_BOTTOM - 3), number(length))
    yield colour(INK)
    for row, line in enumerate(lines):
        size = min(11.0, 11.0 * length / max(line.width * 11.0 / 1000, 1))
        width = line.width * size / 1000
        edge = MARGIN if place.mirrored else WIDTH - MARGIN - width
        yield show(line).at(edge, SIGNATURE_BOTTOM - 16 - row * 14, size)


@dataclass(frozen=True)
class FixedColumns:
    """What the columns at the foot have in common: labels, the organisation, and where to check."""

    valid: Line
    issued_by: Line
    organisation: Line
    check_at: Line


def fixed_columns(series: Series) -> FixedColumns:
    """Return the fixed texts at the foot."""
    words, language = series.words, series.language
    return FixedColumns(
        shape(words.valid, REGULAR, language),
        shape(words.issued_by, REGULAR, language),
        shape(series.organisation, STRONG, language),
        shape(series.check_at, STRONG, ""),
    )


def foot_size(columns: FixedColumns, period: Line, check: Line | Shown) -> float:
    """Return the size of the values at the foot: smaller if all of it needs more room."""
    needed = (
        max(columns.valid.width * _LABEL, period.width)
        + max(columns.issued_by.width * _LABEL, columns.organisation.width)
        + max(check.width * _LABEL, columns.check_at.width)
    )
    room = WIDTH - 2 * MARGIN - QR_ROOM - 2 * COLUMN_GAP
    # Whole tenths, so that certificates whose numbers differ by a hair look alike.
    return max(_SMALLEST_FOOT, min(_FOOT_SIZE, int(room * 10_000 / needed) / 10))


def draw_columns(
    columns: FixedColumns, period: Line, size: float, place: Place, show: Shower
) -> tuple[list[bytes], bytes, float]:
    """Return the first two columns, the value of the third, and the offset of the third from the margin."""
    offset, drawn = 0.0, []
    for label, value in ((columns.valid, period), (columns.issued_by, columns.organisation)):
        drawn.append(draw_label(label, size, offset, place, show) + _value(value, size, offset, place, show))
        offset += max(label.width * _LABEL, value.width) * size / 1000 + COLUMN_GAP
    return drawn, _value(columns.check_at, size, offset, place, show), offset


def draw_label(line: Line | Shown, size: float, offset: float, place: Place, show: Shower) -> bytes:
    """Return the operators of a label, `offset` from the margin."""
    return colour(INK_SOFT) + _at(line, size * _LABEL, (offset, MARGIN + 18), place, show)


def _value(line: Line, size: float, offset: float, place: Place, show: Shower) -> bytes:
    return colour(INK) + _at(line, size, (offset, MARGIN + 1), place, show)


def _at(line: Line | Shown, size: float, where: tuple[float, float], place: Place, show: Shower) -> bytes:
    offset, baseline = where
    return show(line).at(place.left(offset, line.width * size / 1000), baseline, size)


def static_lines(series: Series) -> list[Line]:
    """Return every line that is the same on all pages of a series."""
    columns = fixed_columns(series)
    paragraphs = [above_name(series), *below_name(series)]
    shaped = [line for one in paragraphs for line in one.lines if isinstance(line, Line)]
    fixed = [columns.valid, columns.issued_by, columns.organisation, columns.check_at]
    return [head(series), *shaped, *fixed, *signature(series)]


def middle_top(height: float) -> float:
    """Return where the group of name, level and sentence begins, centred in what head and foot leave."""
    return float(min(HEIGHT - MARGIN - 22 * mm, HEIGHT / 2 + 8 * mm + height / 2))
