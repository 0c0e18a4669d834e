"""Sheets drawn on A4, the same bytes from the same content: black on white, text that can be searched and read out.

The font is the one of the certificate (Latin, Greek, Cyrillic). A sheet in another script is refused with a
sentence, because a page of empty boxes would be worse.
"""

import re
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from advocert_courses.errors import CoursesError
from advocert_courses.printing.lines import Line, Sheet

_REGULAR, _STRONG = "SourceSansPro-Regular", "SourceSansPro-Semibold"
_STEP = 14
# What our sanitiser lets through, in the little markup that reportlab knows.
_TO_PAPER = (
    (re.compile(r"<li>"), "<br/>\u2013 "),
    (re.compile(r"</li>|</?ul>|</?ol[^>]*>|</?blockquote>|</?t(?:able|head|body)>|</tr>|<br>|<hr>"), "<br/>"),
    (re.compile(r"<tr>"), " "),
    (re.compile(r"<h[2-4]>|<strong>|<t[hd]>"), "<b>"),
    (re.compile(r"</h[2-4]>"), "</b><br/>"),
    (re.compile(r"<em>|<mark>"), "<b>"),
    (re.compile(r"</strong>|</t[hd]>|</em>|</mark>"), "</b>"),
    (re.compile(r"<p>"), ""),
    (re.compile(r"</p>"), "<br/>"),
    (re.compile(r"<(?!/?b>|br/>)[^<>]*>"), ""),
    (re.compile(r"(?:<br/>\s*)+\Z|\A(?:\s*<br/>)+"), ""),
)
_BOLD = re.compile(r"</?b>")


class UnprintableError(CoursesError):
    """A sheet holds letters that the font does not have. Next step: print the page of the preview."""

    def __init__(self, name: str, letter: str) -> None:
        super().__init__(
            f'{name} cannot be printed here: the font has no "{letter}". Open it with advocert preview and print that page.'
        )


def draw(sheet: Sheet) -> bytes:
    """Return a sheet as PDF.

    Raises:
        UnprintableError: the font lacks a letter of it.
    """
    from reportlab.lib.pagesizes import A4  # drawing is the only reason to load reportlab
    from reportlab.platypus import SimpleDocTemplate

    _check_letters(sheet)
    buffer = BytesIO()
    document = SimpleDocTemplate(
        buffer, pagesize=A4, title=sheet.title, author="", subject=sheet.name, invariant=1, lang="en",
        leftMargin=57, rightMargin=57, topMargin=57, bottomMargin=57,
    )  # fmt: skip
    footer = _footer(sheet)
    document.build([flowable for line in sheet.lines for flowable in _flowables(line)], footer, footer)
    return buffer.getvalue()


def _flowables(line: Line) -> list[Any]:
    from reportlab.platypus import HRFlowable, KeepTogether, Paragraph, Spacer

    styles = _styles()
    if line.kind == "rule":
        return [Spacer(1, 22), HRFlowable(width="100%", thickness=0.5, color="#62525E")]
    if line.kind == "space":
        return [Spacer(1, _STEP)]
    if line.kind == "rubric":
        return [KeepTogether(_table(line))]
    text = _markup(line.text) if line.kind == "html" else escape(line.text)
    return [Paragraph(text, styles["text" if line.kind == "html" else line.kind])]


def _table(line: Line) -> Any:
    from reportlab.platypus import Table, TableStyle

    grid = TableStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, "#62525E"),
            ("FONT", (0, 0), (-1, -1), _REGULAR, 10.5),
            ("FONT", (0, 0), (-1, 0), _STRONG, 10.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
            ("TOPPADDING", (0, 0), (-1, -1), 6),
        ]
    )
    return Table(line.cells, colWidths=[110, 28, 28, 28, 285], style=grid, repeatRows=1)


@cache
def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    _fonts()
    base = {"fontName": _REGULAR, "fontSize": 10.5, "leading": _STEP, "spaceAfter": 6}
    return {
        "title": ParagraphStyle(
            "title", **{**base, "fontName": _STRONG, "fontSize": 20, "leading": 25, "spaceAfter": 10}
        ),
        "heading": ParagraphStyle(
            "heading", **{**base, "fontName": _STRONG, "fontSize": 12, "spaceBefore": 10, "keepWithNext": 1}
        ),
        "text": ParagraphStyle("text", **base),
        "choice": ParagraphStyle("choice", **{**base, "leftIndent": 30, "firstLineIndent": -15}),
        "note": ParagraphStyle("note", **{**base, "textColor": "#62525E"}),
    }


@cache
def _fonts() -> dict[str, Any]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    fonts = {}
    for name in (_REGULAR, _STRONG):
        with as_file(files("font_source_sans_pro").joinpath("files", f"{name}.ttf")) as path:
            fonts[name] = TTFont(name, str(path))
        pdfmetrics.registerFont(fonts[name])
    pdfmetrics.registerFontFamily(
        _REGULAR, normal=_REGULAR, bold=_STRONG, italic=_REGULAR, boldItalic=_STRONG
    )
    return fonts


def _markup(html: str) -> str:
    for pattern, paper in _TO_PAPER:
        html = pattern.sub(paper, html)
    # Bold inside bold is closed once too often for reportlab.
    return _balanced(html)


def _balanced(text: str) -> str:
    depth, out, end = 0, [], 0
    for tag in _BOLD.finditer(text):
        out.append(text[end : tag.start()])
        end, before = tag.end(), depth
        depth = max(depth + (1 if tag[0] == "<b>" else -1), 0)
        out.append(tag[0] if (before == 0) != (depth == 0) else "")
    return "".join([*out, text[end:], "</b>" if depth else ""])


def _check_letters(sheet: Sheet) -> None:
    known = _fonts()[_REGULAR].face.charToGlyph
    for line in sheet.lines:
        for letter in f"{line.text}{''.join(cell for row in line.cells for cell in row)}":
            if ord(letter) not in known and not letter.isspace():
                raise UnprintableError(sheet.name, letter)


def _footer(sheet: Sheet) -> Any:
    def write(canvas: Any, document: Any) -> None:
        canvas.setFont(_REGULAR, 9)
        canvas.drawString(57, 34, sheet.name)
        canvas.drawRightString(538, 34, str(document.page))

    return write
