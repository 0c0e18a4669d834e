"""The certificate on paper: one A4 page, vector, embedded fonts, text that can be selected and searched.

The same face gives the same bytes. No score and no seal: the QR code is the proof, and the signed document is
attached, so that the file can be checked without this service.
"""

from advocert_certificates.credentials.pdf.face import (
    CertificateFace,
    PrintedWords,
    sentence,
    series_of,
)
from advocert_certificates.credentials.pdf.printing import printer_of
from advocert_certificates.credentials.pdf.sheet import Sheet

__all__ = ["CertificateFace", "PrintedWords", "render_certificate", "sentence"]

_UUID_LENGTH = 36


def render_certificate(face: CertificateFace, qr_url: str, credential: bytes = b"{}") -> bytes:
    """Return the PDF. `qr_url` is the address of the public check; its uuid stands before the slash at the end.

    `credential` is the signed document as JSON; it is attached as it is.
    """
    start = len(qr_url) - _UUID_LENGTH - 1
    before, uuid, after = qr_url[:start], qr_url[start:-1], qr_url[-1:]
    printer = printer_of(series_of(face), before, after)
    return printer.print(
        Sheet(face.holder_name, face.number, face.period, uuid, f"{face.valid_from:%Y%m%d}", credential)
    )
