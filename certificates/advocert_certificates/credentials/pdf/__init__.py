"""The certificate on paper: one A4 page, vector, embedded fonts, text that can be selected and searched.

The same face gives the same bytes. No score and no seal: the QR code is the proof, and the signed document is
attached, so that the file can be checked without this service.
"""

from advocert_certificates.credentials.pdf.blocks import Place
from advocert_certificates.credentials.pdf.face import (
    CertificateFace,
    PrintedWords,
    sentence,
    series_of,
)
from advocert_certificates.credentials.pdf.preview import preview_svg
from advocert_certificates.credentials.pdf.printing import Printer, printer_of
from advocert_certificates.credentials.pdf.sheet import Sheet

__all__ = ["CertificateFace", "PrintedWords", "render_certificate", "render_preview", "sentence"]

_UUID_LENGTH = 36


def render_certificate(face: CertificateFace, qr_url: str, credential: bytes = b"{}") -> bytes:
    """Return the PDF. `qr_url` is the address of the public check; its uuid stands before the slash at the end.

    `credential` is the signed document as JSON; it is attached as it is.
    """
    printer, sheet = _prepared(face, qr_url, credential)
    return printer.print(sheet)


def render_preview(face: CertificateFace, qr_url: str) -> str:
    """Return the same page as SVG."""
    printer, sheet = _prepared(face, qr_url, b"{}")
    return preview_svg(printer, sheet, face.branding, mirrored=Place(face.language).mirrored)


def _prepared(face: CertificateFace, qr_url: str, credential: bytes) -> tuple[Printer, Sheet]:
    start = len(qr_url) - _UUID_LENGTH - 1
    before, uuid, after = qr_url[:start], qr_url[start:-1], qr_url[-1:]
    day = f"{face.valid_from:%Y%m%d}"
    sheet = Sheet(face.holder_name, face.number, face.period, uuid, day, credential)
    return printer_of(series_of(face), before, after), sheet
