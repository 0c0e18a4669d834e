"""A series of certificates: everything that is the same is made once, the rest takes a tenth of a millisecond.

Fonts, drawing, structure and texts of a series are finished bytes. A page adds its name, dates, number, code and the
signed document. A name with signs that the fonts of the series lack brings its own small subset along.
"""

from functools import lru_cache
from hashlib import sha256

from advocert_certificates.credentials.pdf import blocks, objects
from advocert_certificates.credentials.pdf.attaching import attached, listed
from advocert_certificates.credentials.pdf.blocks import Paragraph, Place
from advocert_certificates.credentials.pdf.drawing import MARGIN, WIDTH, draw_design
from advocert_certificates.credentials.pdf.embedding import OBJECTS_OF_A_FONT, embed, signs_of
from advocert_certificates.credentials.pdf.face import Series
from advocert_certificates.credentials.pdf.fitting import fit_name
from advocert_certificates.credentials.pdf.fonts import REGULAR, STRONG, Face, source_sans
from advocert_certificates.credentials.pdf.qr import QrSeries
from advocert_certificates.credentials.pdf.shaping import Line, can_write, prepare, shape
from advocert_certificates.credentials.pdf.sheet import Sheet, information, link, metadata
from advocert_certificates.credentials.pdf.showing import Font, Shown, collect, missing, show
from advocert_certificates.credentials.pdf.tagging import (
    CLOSE_PART,
    OPEN_DECORATION,
    Part,
    heading_element,
    open_part,
    structure,
)

# Names, dates and numbers of this range cost nothing more: Latin, Greek, Cyrillic, and their punctuation.
_RANGE = (
    range(0x20, 0x250),
    range(0x1E00, 0x1F00),
    range(0x370, 0x400),
    range(0x400, 0x530),
    range(0x2010, 0x2027),
)
_ASCII = range(0x20, 0x7F)
# The objects that differ from page to page have the first numbers; the finished ones come after.
_INFO, _METADATA, _CONTENTS, _LINK, _FILE, _FONTS, _HEADING = range(1, 8)
_CATALOG, _PAGES, _PAGE, _ATTACHMENT, _FIRST = range(8, 13)
_UUID_LENGTH = 36

Fonts = dict[Face, list[Font]]


class Printer:
    """Prints the pages of one series; `before` and `after` enclose the uuid in the address of the public check."""

    def __init__(self, series: Series, before: str, after: str) -> None:
        self._series = series
        self._before, self._after = before, after
        self._place = Place(series.language)
        self._qr = QrSeries(before, after, _UUID_LENGTH)
        self._above = blocks.above_name(series)
        self._below = blocks.below_name(series)
        self._signed = blocks.signature(series)
        self._parts = self._list_parts()
        self._heading = [part.kind for part in self._parts].index("H1")
        self._fonts: Fonts = {}
        finished = self._finish()
        self._names = range(_CATALOG, max(finished) + 1)
        self._body, places = objects.numbered(finished, len(objects.HEADER))
        self._table = objects.cross_references(places, self._names)
        self._shown: dict[Line, Shown] = {line: show(line, self._fonts) for line in self._static_lines()}

    def print(self, sheet: Sheet) -> bytes:
        """Return the PDF of one page; the same sheet gives the same bytes."""
        title = f"{self._series.title}: {sheet.holder_name}"
        name = self._name(sheet)
        columns = self._columns(sheet)
        lines = [*name.lines, *(line for column in columns for line in column)]
        fonts, more = self._fonts_for(lines)
        address = f"{self._before}{sheet.uuid}{self._after}"
        said = " ".join(line.text for line in name.lines)
        body = {
            _INFO: information(title, self._series.organisation, sheet),
            _METADATA: metadata(title, self._series.language),
            _CONTENTS: objects.stream(b"", self._content(sheet, name, columns, fonts), pack=False),
            _LINK: link(address, self._code_corner(), self._series.words.code),
            _FILE: attached(sheet.credential),
            _FONTS: _resources(self._font_names(fonts)),
            _HEADING: heading_element(self._heading, self._document, _PAGE, said),
            **more,
        }
        begin = len(objects.HEADER) + len(self._body)
        written, places = objects.numbered(body, begin)
        after = range(self._names.stop, self._names.stop + len(more))
        table = b"xref\n0 %d\n0000000000 65535 f \n%s%s%s" % (
            after.stop,
            objects.cross_references(places, range(1, _CATALOG)),
            self._table,
            objects.cross_references(places, after),
        )
        identity = sha256(sheet.credential + sheet.number.encode()).digest()[:16]
        end = objects.trailer(after.stop, _CATALOG, _INFO, identity, begin + len(written))
        return b"".join((objects.HEADER, self._body, written, table, end))

    def content(self, sheet: Sheet) -> tuple[bytes, Fonts]:
        """Return the operators of one page and its fonts, without the file around them."""
        name, columns = self._name(sheet), self._columns(sheet)
        lines = [*name.lines, *(line for column in columns for line in column)]
        fonts, _ = self._fonts_for(lines)
        return self._content(sheet, name, columns, fonts), fonts

    # What is made once

    def _static_lines(self) -> list[Line]:
        paragraphs = [self._above, *self._below]
        series = self._series
        said = [
            blocks.head(series),
            shape(series.words.valid, REGULAR, series.language),
            shape(series.words.issued_by, REGULAR, series.language),
            shape(series.organisation, STRONG, series.language),
            shape(series.check_at, STRONG, ""),
        ]
        return [*(line for one in paragraphs for line in one.lines), *said, *self._signed]

    def _finish(self) -> dict[int, bytes]:
        """Make the finished objects, and the fonts of the series with them."""
        drawn = draw_design(self._series.branding, _FIRST, mirrored=self._place.mirrored)
        tree = max(drawn.objects) + 1
        finished = structure(self._parts, tree, _PAGE, _LINK, _HEADING)
        self._document = tree + 1
        first = max(finished) + 1
        self._first_of: dict[bytes, int] = {}
        for face, signs in self._wanted().items():
            font = Font(b"F%d" % (len(self._fonts) + 1), embed(face, signs))
            self._fonts[face] = [font]
            self._first_of[font.resource] = first
            finished |= font.subset.objects(first)
            first += OBJECTS_OF_A_FONT
        return {
            _CATALOG: self._catalog(tree),
            _PAGES: b"<< /Type /Pages /Count 1 /Kids [%s] >>" % objects.reference(_PAGE),
            _PAGE: _page(drawn.form),
            _ATTACHMENT: listed(objects.reference(_FILE)),
            **drawn.objects,
            **finished,
        }

    def _wanted(self) -> dict[Face, dict[int, str]]:
        strong, regular = source_sans(STRONG), source_sans(REGULAR)
        wanted = {
            strong: signs_of(strong, (code for codes in _RANGE for code in codes)),
            regular: signs_of(regular, _ASCII),
        }
        for run in (run for line in self._static_lines() for run in line.runs):
            collect(run, wanted)
        return wanted

    def _catalog(self, tree: int) -> bytes:
        return (
            b"<< /Type /Catalog /Pages %s /Lang %s /MarkInfo << /Marked true >> /StructTreeRoot %s /Metadata %s "
            b"/ViewerPreferences << /DisplayDocTitle true >> /AF [%s] "
            b"/Names << /EmbeddedFiles << /Names [(certificate.json) %s] >> >> >>"
            % (
                objects.reference(_PAGES),
                objects.text(self._series.language),
                objects.reference(tree),
                objects.reference(_METADATA),
                objects.reference(_ATTACHMENT),
                objects.reference(_ATTACHMENT),
            )
        )

    def _list_parts(self) -> list[Part]:
        """Return the elements in the order of reading; `_content` draws them in the same order."""
        middle = [self._above, Paragraph("H1", (), 0, 0, "", 0), *self._below]
        # A logo is drawn with the decoration; its words stand in its place.
        head = Part("Figure", self._series.organisation) if self._series.branding.logo else Part("P")
        parts = [head, *(Part(one.kind, language=one.language) for one in middle)]
        parts += [Part("P")] * (3 + bool(self._signed))
        return [*parts, Part("Figure", self._series.words.code)]

    # What is made for each page

    def _name(self, sheet: Sheet) -> Paragraph:
        language = self._series.language
        name = prepare(sheet.holder_name)
        if not (name and can_write(name, STRONG, language)):
            name = self._series.words.holder_of.format(number=sheet.number)
        fitted = fit_name(name, blocks.NAME_WIDTH, language)
        lines = tuple(shape(line, STRONG, language) for line in fitted.lines)
        return Paragraph("H1", lines, fitted.size, fitted.size * 1.1, blocks.INK, 8)

    def _columns(self, sheet: Sheet) -> list[tuple[Line, Line]]:
        words, language = self._series.words, self._series.language
        check = words.check_at.format(number=sheet.number)
        return [
            (shape(words.valid, REGULAR, language), shape(sheet.period, STRONG, language)),
            (shape(words.issued_by, REGULAR, language), shape(self._series.organisation, STRONG, language)),
            (shape(check, REGULAR, language), shape(self._series.check_at, STRONG, "")),
        ]

    def _fonts_for(self, lines: list[Line]) -> tuple[Fonts, dict[int, bytes]]:
        """Return the fonts of this page, and the objects of those that the series does not have."""
        wanted = missing(lines, self._fonts)
        if not wanted:
            return self._fonts, {}
        fonts = {face: list(found) for face, found in self._fonts.items()}
        more: dict[int, bytes] = {}
        for place, (face, signs) in enumerate(wanted.items()):
            font = Font(b"X%d" % place, embed(face, signs))
            fonts.setdefault(face, []).append(font)
            more |= font.subset.objects(self._names.stop + place * OBJECTS_OF_A_FONT)
        return fonts, more

    def _font_names(self, fonts: Fonts) -> dict[bytes, int]:
        more = [
            font.resource for found in fonts.values() for font in found if font.resource not in self._first_of
        ]
        stop = self._names.stop
        return self._first_of | {name: stop + int(name[1:]) * OBJECTS_OF_A_FONT for name in more}

    def _content(
        self, sheet: Sheet, name: Paragraph, columns: list[tuple[Line, Line]], fonts: Fonts
    ) -> bytes:
        known = self._shown

        def shown(line: Line) -> Shown:
            return known.get(line) or show(line, fonts)

        out = [OPEN_DECORATION, b"/Design Do\n", CLOSE_PART]
        elements = [self._drawn_head(shown), *self._drawn_middle(name, shown)]
        elements += blocks.draw_foot(columns, self._place, shown)
        if self._signed:
            elements.append(b"".join(blocks.draw_signature(self._signed, self._place, shown)))
        elements.append(self._drawn_code(sheet))
        for place, (part, drawn) in enumerate(zip(self._parts, elements, strict=True)):
            out += [open_part(part.kind, place), drawn, CLOSE_PART]
        return b"".join(out)

    def _drawn_head(self, shown: blocks.Shower) -> bytes:
        if self._series.branding.logo:
            return b""
        return blocks.draw_head(self._series, self._place, shown)

    def _drawn_middle(self, name: Paragraph, shown: blocks.Shower) -> list[bytes]:
        paragraphs = [self._above, name, *self._below]
        top = blocks.middle_top(paragraphs)
        drawn = []
        for one in paragraphs:
            top -= one.before
            drawn.append(b"".join(self._place.draw(one, top, shown)))
            top -= one.height - one.before
        return drawn

    def _drawn_code(self, sheet: Sheet) -> bytes:
        left, bottom, module = *self._code_corner(), blocks.QR_SIZE / self._qr.modules
        size = self._qr.modules + 2 * blocks.QUIET_MODULES
        return b"q %.4f 0 0 %.4f %.2f %.2f cm 1 1 1 rg -%d -%d %d %d re f\n%s%sf Q\n" % (
            module,
            module,
            left,
            bottom,
            blocks.QUIET_MODULES,
            blocks.QUIET_MODULES,
            size,
            size,
            blocks.colour(blocks.INK),
            self._qr.path(sheet.uuid),
        )

    def _code_corner(self) -> tuple[float, float]:
        return (MARGIN if self._place.mirrored else WIDTH - MARGIN - blocks.QR_SIZE), MARGIN


def _page(form: int) -> bytes:
    return (
        b"<< /Type /Page /Parent %s /MediaBox [0 0 841.89 595.28] /Contents %s /Annots [%s] /StructParents 0 /Tabs /S "
        b"/Resources << /Font %s /XObject << /Design %s >> >> >>"
        % tuple(objects.reference(name) for name in (_PAGES, _CONTENTS, _LINK, _FONTS, form))
    )


def _resources(names: dict[bytes, int]) -> bytes:
    return b"<< %s >>" % b" ".join(b"/%s %d 0 R" % (name, first) for name, first in names.items())


@lru_cache(maxsize=32)
def printer_of(series: Series, before: str, after: str) -> Printer:
    """Return the printer of a series; the last ones are kept."""
    return Printer(series, before, after)
