"""One certificate as printed, and its page as a reader sees it: `text(holder_name="...")`."""

import io
from dataclasses import replace
from datetime import date

from pypdf import PdfReader

from advocert_certificates.credentials.pdf import CertificateFace, render_certificate

FACE = CertificateFace(
    organisation="Acme",
    holder_name="Amina Osei",
    title="Certified Advocate, Foundations",
    may="share approved pieces and speak about Acme from their own account",
    number="7KQ2-M9XD",
    valid_from=date(2026, 3, 4),
    valid_until=date(2028, 3, 4),
    check_at="advocert.acme.example",
    policy_set="2026.1",
    areas=("home networking",),
    jurisdictions=("Germany", "Austria"),
)
URL = "https://advocert.acme.example/advocert/verify/3b0f5a5e-2c61-4f0e-8c57-6a0a0b8f9d10/"
MM = 72 / 25.4


def rendered(**changes):
    return render_certificate(replace(FACE, **changes), URL)


def reader(**changes):
    return PdfReader(io.BytesIO(rendered(**changes)))


def text(**changes):
    return " ".join(reader(**changes).pages[0].extract_text().split())
