"""The operators of a page: finished pieces of the series, and between them what belongs to one holder."""

from dataclasses import dataclass
from functools import lru_cache

from advocert_certificates.credentials.pdf import blocks
from advocert_certificates.credentials.pdf.blocks import Paragraph, Place
from advocert_certificates.credentials.pdf.drawing import MARGIN, WIDTH
from advocert_certificates.credentials.pdf.face import Series
from advocert_certificates.credentials.pdf.fitting import NAME_SIZE, NAME_SIZE_OF_ONE_LINE, fit_name
from advocert_certificates.credentials.pdf.fonts import REGULAR, STRONG, Face, source_sans
from advocert_certificates.credentials.pdf.objects import number
from advocert_certificates.credentials.pdf.qr import QrSeries
from advocert_certificates.credentials.pdf.quick import Quick
from advocert_certificates.credentials.pdf.shaping import Line, can_write, prepare, shape
from advocert_certificates.credentials.pdf.sheet import Sheet
from advocert_certificates.credentials.pdf.showing import Font, Shown, show
from advocert_certificates.credentials.pdf.tagging import CLOSE_PART, OPEN_DECORATION, Part, open_part

Fonts = dict[Face, list[Font]]
_DESIGN = OPEN_DECORATION + b"/Design Do\n" + CLOSE_PART
_FOOTS_KEPT = 64


@dataclass(frozen=True)
class Texts:
    """The texts of one page, shaped: the name with its size, when it counts, and the words above the address."""

    said: str
    name: Paragraph
    period: Line
    check: Line | Shown

    @property
    def lines(self) -> list[Line]:
        """Return the lines whose fonts are still to be found."""
        return [line for line in (*self.name.lines, self.period, self.check) if isinstance(line, Line)]


class Texter:
    """Shapes the texts of a page, the short way where that will do."""

    def __init__(self, series: Series, fonts: Fonts) -> None:
        self._series = series
        self._strong = Quick(fonts[source_sans(STRONG)][0], series.language)
        self._regular = Quick(fonts[source_sans(REGULAR)][0], series.language)

    def texts(self, sheet: Sheet) -> Texts:
        """Return the texts of a page."""
        language = self._series.language
        check = self._series.words.check_at.format(number=sheet.number)
        quick = self._regular.show(check) if self._regular.takes(check) else None
        said, name = self._name(sheet)
        return Texts(
            said, name, shape(sheet.period, STRONG, language), quick or _line(check, REGULAR, language)
        )

    def _name(self, sheet: Sheet) -> tuple[str, Paragraph]:
        name = " ".join(sheet.holder_name.split())
        simple = bool(name) and self._strong.takes(name)
        # Simple signs are composed already: nothing of `prepare` would change them.
        name = name if simple else prepare(name)
        if simple:
            shown = self._strong.show(name)
            if shown is not None and shown.width * NAME_SIZE_OF_ONE_LINE / 1000 <= blocks.NAME_WIDTH:
                size = min(float(NAME_SIZE), float(blocks.NAME_WIDTH) / (shown.width / 1000))
                return name, _heading((shown,), size)
        elif not (name and can_write(name, STRONG, self._series.language)):
            name = self._series.words.holder_of.format(number=sheet.number)
        fitted = fit_name(name, blocks.NAME_WIDTH, self._series.language)
        lines = tuple(shape(line, STRONG, self._series.language) for line in fitted.lines)
        return name, _heading(lines, fitted.size)


def _heading(lines: tuple[Line | Shown, ...], size: float) -> Paragraph:
    return Paragraph("H1", lines, size, size * 1.1, blocks.INK, 8)


@lru_cache(maxsize=1)
def _line(text: str, weight: int, language: str) -> Line:
    # Not kept with the other shaped lines: there is one for every certificate.
    return shape.__wrapped__(text, weight, language)


class Composer:
    """Puts the pieces of a series and the texts of a page together."""

    def __init__(self, series: Series, place: Place, fonts: Fonts, qr: QrSeries, parts: list[Part]) -> None:
        self._place, self._qr = place, qr
        self._fonts = fonts
        self._above, self._below = blocks.above_name(series), blocks.below_name(series)
        self._above_height = self._above.height
        self._height = self._above_height + sum(one.height for one in self._below)
        self._open = [open_part(part.kind, number) for number, part in enumerate(parts)]
        self._heading = 2  # after the head and the words above the name
        self._columns = blocks.fixed_columns(series)
        self._foots: dict[tuple[Line, float], tuple[bytes, bytes, float]] = {}
        head = b"" if series.branding.logo else blocks.draw_head(series, place, self._show)
        self._head = _DESIGN + self._open[0] + head + CLOSE_PART
        self._above_drawn = self._piece([self._above], 1)
        self._below_drawn = self._piece(self._below, self._heading + 1)
        self._foot = self._heading + 1 + len(self._below)
        self._end = self._signature(series)

    def compose(self, sheet: Sheet, texts: Texts, fonts: Fonts) -> bytes:
        """Return the operators of one page."""

        def shown(line: Line | Shown) -> Shown:
            return line if isinstance(line, Shown) else show(line, fonts)

        name = texts.name
        height = name.height
        top = blocks.middle_top(self._height + height)
        name_top = top - self._above_height - name.before
        below_top = name_top - height + name.before
        return b"".join(
            [
                self._head,
                b"q 1 0 0 1 0 %s cm\n" % number(top),
                self._above_drawn,
                b"Q\n",
                self._open[self._heading],
                *self._place.draw(name, name_top, shown),
                CLOSE_PART,
                b"q 1 0 0 1 0 %s cm\n" % number(below_top),
                self._below_drawn,
                b"Q\n",
                self._drawn_foot(texts, shown),
                self._end,
                self._qr.path(sheet.uuid),
                b"f Q\n",
                CLOSE_PART,
            ]
        )

    def _show(self, line: Line | Shown) -> Shown:
        return line if isinstance(line, Shown) else show(line, self._fonts)

    def _piece(self, paragraphs: list[Paragraph], first: int) -> bytes:
        """Return paragraphs with their tags, drawn downwards from zero."""
        out, top = [], 0.0
        for place, one in enumerate(paragraphs):
            top -= one.before
            out += [self._open[first + place], *self._place.draw(one, top, self._show), CLOSE_PART]
            top -= one.height - one.before
        return b"".join(out)

    def _drawn_foot(self, texts: Texts, shown: blocks.Shower) -> bytes:
        """Return the three columns; all but the words with the number are the same for all who got theirs together."""
        size = blocks.foot_size(self._columns, texts.period, texts.check)
        key = (texts.period, size)
        kept = self._foots.get(key)
        if kept is None:
            kept = self._foot_of(texts, size, shown)
            if len(self._foots) < _FOOTS_KEPT:
                self._foots[key] = kept
        before, value, offset = kept
        label = blocks.draw_label(texts.check, size, offset, self._place, shown)
        return b"".join((before, self._open[self._foot + 2], label, value, CLOSE_PART))

    def _foot_of(self, texts: Texts, size: float, shown: blocks.Shower) -> tuple[bytes, bytes, float]:
        drawn, value, offset = blocks.draw_columns(self._columns, texts.period, size, self._place, shown)
        before = b"".join(self._open[self._foot + row] + one + CLOSE_PART for row, one in enumerate(drawn))
        return before, value, offset

    def _signature(self, series: Series) -> bytes:
        lines = blocks.signature(series)
        drawn = b"".join(blocks.draw_signature(lines, self._place, self._show)) if lines else b""
        signed = self._open[self._foot + 3] + drawn + CLOSE_PART if lines else b""
        return signed + self._open[-1] + self._ground()

    def _ground(self) -> bytes:
        """Return the white ground of the code and its coordinates, one module each."""
        left, bottom = code_corner(self._place)
        module = blocks.QR_SIZE / self._qr.modules
        quiet = blocks.QUIET_MODULES
        size = self._qr.modules + 2 * quiet
        return b"q %.4f 0 0 %.4f %.2f %.2f cm 1 1 1 rg -%d -%d %d %d re f\n%s" % (
            module,
            module,
            left,
            bottom,
            quiet,
            quiet,
            size,
            size,
            blocks.colour(blocks.INK),
        )


def code_corner(place: Place) -> tuple[float, float]:
    """Return the lower left corner of the code."""
    return (MARGIN if place.mirrored else WIDTH - MARGIN - blocks.QR_SIZE), MARGIN
