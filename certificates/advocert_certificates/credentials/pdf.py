"""The certificate on paper: one A4 page, vector, embedded fonts, text that can be selected and searched.

The same face gives the same bytes. No score, no seal, no picture of a signature: the QR code is the proof.
"""

import io
from dataclasses import dataclass
from datetime import date

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from advocert_certificates.credentials.pdf_mark import FULL, TINT, draw_mark, draw_qr
from advocert_certificates.credentials.pdf_text import (
    REGULAR,
    STRONG,
    can_write,
    draw,
    embed,
    fit_name,
    prepare,
    width,
    wrap,
)
from advocert_certificates.domain.instants import format_day

_WIDTH, _HEIGHT = landscape(A4)
_MARGIN = 17 * mm
_INK, _INK_SOFT, _PLUM = HexColor("#2B1D2A"), HexColor("#62525E"), HexColor("#7A2A5C")
_NAME_WIDTH = 210 * mm
_TEXT_WIDTH = 142 * mm  # stays left of the mark
_QR_SIZE = 30 * mm
_QR_ROOM = 42 * mm
_COLUMN_GAP = 11 * mm


@dataclass(frozen=True)
class CertificateFace:
    """What stands on the page. `may` continues the name: "may share approved pieces and speak about Acme"."""

    organisation: str
    holder_name: str
    title: str
    may: str
    number: str
    valid_from: date
    valid_until: date
    check_at: str
    policy_set: str = ""
    areas: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    language: str = "en"


def render_certificate(face: CertificateFace, qr_url: str) -> bytes:
    """Return the PDF; `qr_url` is the address of the public check."""
    out = io.BytesIO()
    canvas = Canvas(
        out,
        (_WIDTH, _HEIGHT),
        invariant=1,
        pageCompression=1,
        lang=face.language,
        initialFontName=embed(REGULAR),
    )
    _describe(canvas, face)
    draw_mark(canvas, 150 * mm, _HEIGHT + 34 * mm, 6.6 * mm, TINT)
    _head(canvas, face)
    _middle(canvas, face)
    _foot(canvas, face)
    draw_qr(canvas, qr_url, _WIDTH - _MARGIN, _MARGIN, _QR_SIZE)
    canvas.linkURL(qr_url, (_WIDTH - _MARGIN - _QR_SIZE, _MARGIN, _WIDTH - _MARGIN, _MARGIN + _QR_SIZE))
    canvas.save()
    return out.getvalue()


def sentence(face: CertificateFace) -> str:
    """Return what the certificate allows, in one sentence that continues the name."""
    parts = [face.may.rstrip(".")]
    if face.areas:
        parts.append(f"for {_series(face.areas)}")
    if face.jurisdictions:
        parts.append(f"in {_series(face.jurisdictions)}")
    if face.policy_set:
        parts.append(f"under policy set {face.policy_set}")
    return ", ".join(parts) + "."


def _series(words: tuple[str, ...]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _describe(canvas: Canvas, face: CertificateFace) -> None:
    canvas.setTitle(f"{face.title}: {face.holder_name}")
    canvas.setAuthor(face.organisation)
    canvas.setSubject(f"Certificate {face.number}")
    canvas.setCreator("Advocert")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _head(canvas: Canvas, face: CertificateFace) -> None:
    top = _HEIGHT - _MARGIN
    draw_mark(canvas, _MARGIN - 0.8 * mm, top + 1 * mm, 0.42 * mm, FULL)
    canvas.setFillColor(_INK)
    draw(canvas, _MARGIN + 15 * mm, top - 8.2 * mm, face.organisation, STRONG, 22)


def _middle(canvas: Canvas, face: CertificateFace) -> None:
    """Draw name, level and sentence as one group, centred in the height that head and foot leave."""
    name = fit_name(_drawable_name(face), _NAME_WIDTH)
    titles = wrap(face.title, STRONG, 22, _NAME_WIDTH)
    lines = wrap(sentence(face), REGULAR, 16, _TEXT_WIDTH)
    height = 26 + len(name.lines) * name.size * 1.1 + 16 + len(titles) * 27 + 10 + len(lines) * 22
    y = _HEIGHT / 2 + 8 * mm + height / 2
    canvas.setFillColor(_INK_SOFT)
    draw(canvas, _MARGIN, y - 13, "This certifies that", REGULAR, 13)
    canvas.setFillColor(_INK)
    y = _lines(canvas, y - 26, name.lines, STRONG, name.size, name.size * 1.1)
    canvas.setFillColor(_PLUM)
    y = _lines(canvas, y - 16, titles, STRONG, 22, 27)
    canvas.setFillColor(_INK)
    _lines(canvas, y - 10, lines, REGULAR, 16, 22)


def _drawable_name(face: CertificateFace) -> str:
    """Return the name, or words in its place when no font has its script: never a line of boxes."""
    name = " ".join(prepare(face.holder_name).split())
    return name if can_write(name) else f"the holder of {face.number}"


def _lines(
    canvas: Canvas, top: float, lines: list[str] | tuple[str, ...], font: str, size: float, leading: float
) -> float:
    """Draw lines from `top` down; return where the next thing may begin."""
    for line in lines:
        draw(canvas, _MARGIN, top - size * 0.95, line, font, size)
        top -= leading
    return top


def _foot(canvas: Canvas, face: CertificateFace) -> None:
    columns = [
        ("Valid", f"{format_day(face.valid_from)} to {format_day(face.valid_until)}"),
        ("Issued by", face.organisation),
        (f"Check {face.number} at", face.check_at),
    ]
    room = _WIDTH - 2 * _MARGIN - _QR_ROOM - (len(columns) - 1) * _COLUMN_GAP
    size = 14.5
    needed = sum(_column_width(column, size) for column in columns)
    if needed > room:
        size = max(9.0, size * room / needed)
    left = _MARGIN
    for label, value in columns:
        canvas.setFillColor(_INK_SOFT)
        draw(canvas, left, _MARGIN + 18, label, REGULAR, size * 0.88)
        canvas.setFillColor(_INK)
        draw(canvas, left, _MARGIN + 1, value, STRONG, size)
        left += _column_width((label, value), size) + _COLUMN_GAP


def _column_width(column: tuple[str, str], size: float) -> float:
    label, value = column
    return max(width(label, REGULAR, size * 0.88), width(value, STRONG, size))
