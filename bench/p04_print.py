"""P4: the certificate as PDF in a batch, against what cannot be avoided and against the ordinary way.

The limit writes the finished objects of the same page and one content stream with name, dates and number by a plain
table of glyphs, packed; no shaping, no code, no attachment, no structure. The ordinary way is reportlab with fonts
registered once and a code by segno. Names are Latin, Greek and Cyrillic, each page is another one. Also: bytes of a
page with its signed document, and whether printing twice gives the same bytes.
"""

import io
import json
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import as_file, files
from itertools import count, cycle
from uuid import UUID

import segno
from bench.harness import Line, Ratio, compare
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from advocert_certificates.credentials.pdf.face import PrintedWords, Series
from advocert_certificates.credentials.pdf.fonts import STRONG, source_sans
from advocert_certificates.credentials.pdf.printing import Printer
from advocert_certificates.credentials.pdf.sheet import Sheet
from advocert_certificates.domain.branding import Branding

GOAL, PEER_GOAL, SIZE_GOAL = 3.0, 0.01, 80_000
CALLS, PEER_CALLS, OTHER_CALLS = 300, 40, 40
BEFORE, AFTER = "https://advocert.acme.example/advocert/verify/", "/"
NAMES = (
    "Amina Osei",
    "Łukasz Żółć",
    "Светлана Иванова",
    "Κωνσταντίνος",
    "Đặng Thị Ngọc",
    "Maria-Magdalena Hohenzollern",
)
OTHER_NAMES = ("محمد عبد الرحمن", "प्रियंका श्रीवास्तव", "田中 さくら", "สมชาย ทิพย์")
SENTENCE = "share approved pieces and speak about Acme from their own account, in Germany and Austria."
CREDENTIAL = json.dumps({"type": ["VerifiableCredential"], "proof": "z" * 2_700}).encode()


def measure() -> list[Line]:
    """Return the price of a page against the limit and the ordinary way, and the size of a page."""
    printer = Printer(_series(), BEFORE, AFTER)
    pages = _pages(printer, NAMES)
    for _ in range(20):
        next(pages)  # from here on codes are computed
    own, limit, peer = partial(next, pages), _limit(), partial(next, _peer_pages())
    against_limit = compare(own, limit, CALLS)
    against_peer = compare(own, peer, PEER_CALLS)
    others = compare(partial(next, _pages(printer, OTHER_NAMES)), peer, OTHER_CALLS)
    return [
        Line("P4", against_limit.middle, GOAL, against_limit.note),
        Line("P4-peer", against_peer.middle, PEER_GOAL, _against(against_peer)),
        Line(
            "P4-other-scripts", others.middle, 0.5, f"{_against(others)}, with a font of its own in each page"
        ),
        Line("P4-size", _size(printer), SIZE_GOAL, f"bytes, {len(CREDENTIAL):,} of them the signed document"),
        Line("P4-twice", float(_differs(printer)), 0, "pages that differ when they are printed again"),
    ]


def _against(ratio: Ratio) -> str:
    return f"{ratio.note}, against {ratio.limit * 1e3:.1f} ms for reportlab and segno"


def _series() -> Series:
    where = "advocert.acme.example/advocert/verify"
    title = "Certified Advocate, Foundations"
    return Series("Acme", title, SENTENCE, where, "en", PrintedWords(), Branding())


def _sheet(name: str, number: int) -> Sheet:
    uuid = str(UUID(int=number**11 % 2**128))
    period = "4 March 2026 to 4 March 2028"
    return Sheet(name, f"7KQ2-{number % 10_000:04d}", period, uuid, "20260304", CREDENTIAL)


def _pages(printer: Printer, names: tuple[str, ...]) -> Iterator[bytes]:
    sheets = [_sheet(name, number) for number, name in zip(range(10**6, 10**6 + 2_000), cycle(names))]
    yield from map(printer.print, cycle(sheets))


def _limit() -> Callable[[], bytes]:
    """Return a function that writes finished objects and one stream of glyph numbers."""
    finished = Printer(_series(), BEFORE, AFTER).print(_sheet("Amina Osei", 1))
    body, table = finished[:-4_000], b"%010d 00000 n \n" * 40
    face = source_sans(STRONG)
    codes = {chr(sign): b"%04x" % (face.font.get_nominal_glyph(sign) or 0) for sign in face.signs}
    rows = [
        (66, "This certifies that"),
        (22, SENTENCE),
        (14, "4 March 2026 to 4 March 2028"),
        (14, "7KQ2-M9XD"),
    ]
    names = cycle(NAMES)

    def write() -> bytes:
        content = b"".join(
            b"BT /F1 %d Tf 1 0 0 1 48 %d Tm <%s> Tj ET\n"
            % (size, 500 - size, b"".join(map(codes.__getitem__, said)))
            for size, said in [*rows, (56, next(names))]
        )
        packed = zlib.compress(content, 6)
        stream = b"3 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n" % (
            len(packed),
            packed,
        )
        end = b"trailer\n<< /Size 41 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(body) + len(stream))
        return b"".join((body, stream, table % tuple(range(40)), end))

    return write


def _peer_pages() -> Iterator[bytes]:
    """Yield pages made by reportlab and segno as one would write it."""
    for name in ("SourceSansPro-Regular", "SourceSansPro-Semibold"):
        with as_file(files("font_source_sans_pro").joinpath("files", f"{name}.ttf")) as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))
    for number, name in zip(count(10**7), cycle(NAMES)):
        yield _peer_page(_sheet(name, number))


def _peer_page(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, landscape(A4), invariant=1)
    texts = [
        (13, "This certifies that"),
        (56, sheet.holder_name),
        (16, SENTENCE),
        (14, sheet.period),
        (14, sheet.number),
    ]
    for row, (size, said) in enumerate(texts):
        canvas.setFont("SourceSansPro-Semibold" if size > 20 else "SourceSansPro-Regular", size)
        canvas.drawString(17 * mm, 500 - 60 * row, said)
    matrix = segno.make(f"{BEFORE}{sheet.uuid}{AFTER}", error="m", micro=False).matrix
    module = 30 * mm / len(matrix)
    path = canvas.beginPath()
    for y, line in enumerate(matrix):
        for x, dark in enumerate(line):
            if dark:
                path.rect(700 + x * module, 150 - y * module, module, module)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()


def _size(printer: Printer) -> int:
    return max(len(printer.print(_sheet(name, 3))) for name in (*NAMES, *OTHER_NAMES))


def _differs(printer: Printer) -> int:
    other = Printer(_series(), BEFORE, AFTER)
    sheets = [_sheet(name, 5) for name in (*NAMES, *OTHER_NAMES)]
    return sum(printer.print(sheet) != other.print(sheet) for sheet in sheets)
