"""The certificate on paper: one A4 page, vector, text that can be selected."""

import io
from dataclasses import dataclass
from datetime import date

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas


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
    """Return the PDF; the same face gives the same bytes."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=landscape(A4), invariant=1)
    canvas.drawString(60, 300, f"{face.holder_name}: {face.title} {qr_url}")
    canvas.save()
    return out.getvalue()
