"""A series of certificates: everything that is the same is made once, the rest takes a tenth of a millisecond.

Fonts, drawing, structure and texts of a series are finished bytes. A page adds its name, dates, number, code and the
signed document. A name with signs that the fonts of the series lack brings its own small subset along.
"""

from functools import lru_cache
from hashlib import sha256

from advocert_certificates.credentials.pdf import blocks, objects
from advocert_certificates.credentials.pdf.attaching import attached, listed
from advocert_certificates.credentials.pdf.blocks import Place
from advocert_certificates.credentials.pdf.composing import Composer, Fonts, Texter, code_corner
from advocert_certificates.credentials.pdf.drawing import draw_design
from advocert_certificates.credentials.pdf.embedding import OBJECTS_OF_A_FONT, embed, signs_of
from advocert_certificates.credentials.pdf.face import Series
from advocert_certificates.credentials.pdf.fonts import REGULAR, STRONG, Face, source_sans
from advocert_certificates.credentials.pdf.qr import QrSeries
from advocert_certificates.credentials.pdf.shaping import Line
from advocert_certificates.credentials.pdf.sheet import Sheet, information, link, metadata
from advocert_certificates.credentials.pdf.showing import Font, collect, missing
from advocert_certificates.credentials.pdf.tagging import Part, heading_element, structure

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


class Printer:
    """Prints the pages of one series; `before` and `after` enclose the uuid in the address of the public check."""

    def __init__(self, series: Series, before: str, after: str) -> None:
        self._series = series
        self._before, self._after = before, after
        self._place = Place(series.language)
        self._qr = QrSeries(before, after, _UUID_LENGTH)
        self._parts = _list_parts(series)
        self._heading = [part.kind for part in self._parts].index("H1")
        self._fonts: Fonts = {}
        finished = self._finish()
        self._names = range(_CATALOG, max(finished) + 1)
        self._body, places = objects.numbered(finished, len(objects.HEADER))
        self._table = objects.cross_references(places, self._names)
        self._resources = _resources(self._first_of)
        self._texter = Texter(series, self._fonts)
        self._composer = Composer(series, self._place, self._fonts, self._qr, self._parts)

    def print(self, sheet: Sheet) -> bytes:
        """Return the PDF of one page; the same sheet gives the same bytes."""
        title = f"{self._series.title}: {sheet.holder_name}"
        texts = self._texter.texts(sheet)
        fonts, more = self._fonts_for(texts.lines)
        address = f"{self._before}{sheet.uuid}{self._after}"
        body = {
            _INFO: information(title, self._series.organisation, sheet),
            _METADATA: metadata(title, self._series.language),
            _CONTENTS: objects.stream(b"", self._composer.compose(sheet, texts, fonts), pack=False),
            _LINK: link(address, code_corner(self._place), self._series.words.code),
            _FILE: attached(sheet.credential),
            _FONTS: self._resources if fonts is self._fonts else _resources(self._font_names(fonts)),
            _HEADING: heading_element(self._heading, self._document, _PAGE, texts.said),
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
        identity = sha256(f"{address} {title}".encode("utf-8", "replace")).digest()[:16]
        end = objects.trailer(after.stop, _CATALOG, _INFO, identity, begin + len(written))
        return b"".join((objects.HEADER, self._body, written, table, end))

    def content(self, sheet: Sheet) -> tuple[bytes, Fonts]:
        """Return the operators of one page and its fonts, without the file around them."""
        texts = self._texter.texts(sheet)
        fonts, _ = self._fonts_for(texts.lines)
        return self._composer.compose(sheet, texts, fonts), fonts

    # What is made once

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
        for run in (run for line in blocks.static_lines(self._series) for run in line.runs):
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

    # What is made for each page

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


def _list_parts(series: Series) -> list[Part]:
    """Return the elements in the order of reading; the composer draws them in the same order."""
    # A logo is drawn with the decoration; its words stand in its place.
    head = Part("Figure", series.organisation) if series.branding.logo else Part("P")
    above, below = blocks.above_name(series), blocks.below_name(series)
    middle = [Part(above.kind), Part("H1"), *(Part(one.kind, language=one.language) for one in below)]
    foot = [Part("P")] * (3 + bool(blocks.signature(series)))
    return [head, *middle, *foot, Part("Figure", series.words.code)]


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
