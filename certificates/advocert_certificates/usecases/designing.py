"""Trying a design: the page as it would be printed, with a made-up name, before anything is changed.

Nothing is stored here. A design comes into force with the programme that holds it, like every other rule.
"""

from datetime import datetime, timedelta

import yaml
from django.utils import translation

from advocert_certificates.credentials.pdf import CertificateFace, render_certificate, render_preview
from advocert_certificates.credentials.pictures import redraw
from advocert_certificates.data.countries import country_name
from advocert_certificates.domain.branding import (
    LOGO_LIMIT,
    SIGNATURE_LIMIT,
    Branding,
    write_branding,
)
from advocert_certificates.domain.installation_errors import NotReadyError
from advocert_certificates.usecases.printing import allowance, period, printed_words, short_check_address
from advocert_certificates.usecases.programmes import active_version, rules_of

_SAMPLE_NUMBER = "7KQ2-M9XD"
_SAMPLE_CHECK = "https://{host}/00000000-0000-4000-8000-000000000000/"
_PIXELS = 900


def get_branding() -> Branding:
    """Return the design in force; that of the product before any programme is loaded."""
    version = active_version()
    return rules_of(version).branding if version else Branding()


def preview_design(branding: Branding, sample_name: str, *, now: datetime) -> str:
    """Return the page as SVG.

    Raises:
        NotReadyError: no programme is loaded, so there are no words to print.
    """
    face = _face(branding, sample_name, now)
    return render_preview(face, _SAMPLE_CHECK.format(host=face.check_at))


def print_design(branding: Branding, sample_name: str, *, now: datetime) -> bytes:
    """Return the page as PDF.

    Raises:
        NotReadyError: no programme is loaded, so there are no words to print.
    """
    face = _face(branding, sample_name, now)
    return render_certificate(face, _SAMPLE_CHECK.format(host=face.check_at))


def redraw_logo(data: bytes) -> bytes:
    """Return the picture as it can be printed.

    Raises:
        BrandingError: it cannot; the sentence says why.
    """
    return redraw(data, "logo", widest=_PIXELS, limit=LOGO_LIMIT)


def redraw_signature(data: bytes) -> bytes:
    """Return the picture of a signature as it can be printed.

    Raises:
        BrandingError: it cannot; the sentence says why.
    """
    return redraw(data, "signature: picture", widest=_PIXELS, limit=SIGNATURE_LIMIT)


def branding_block(branding: Branding) -> str:
    """Return the lines for `programme.yaml`; the product's own design needs none."""
    block = write_branding(branding)
    if not block:
        return "# branding: nothing differs from the product's own design\n"
    return str(yaml.safe_dump({"branding": block}, allow_unicode=True, sort_keys=False, width=110))


def _face(branding: Branding, sample_name: str, now: datetime) -> CertificateFace:
    version = active_version()
    if version is None:
        raise NotReadyError("There is no programme yet. Load one with advocert_load_programme.")
    rules = rules_of(version)
    level = rules.levels[0]
    until = now + timedelta(days=30 * level.validity.months)
    with translation.override(rules.language):
        said = {
            "summary": level.summary,
            "areas": level.areas,
            "jurisdictions": level.jurisdictions,
            "policy_set": rules.policy_set,
        }
        return CertificateFace(
            organisation=rules.organisation_name,
            holder_name=sample_name,
            title=level.title,
            may=level.summary,
            number=_SAMPLE_NUMBER,
            valid_from=now.date(),
            valid_until=until.date(),
            check_at=short_check_address(),
            areas=level.areas,
            jurisdictions=tuple(country_name(code) for code in level.jurisdictions),
            language=rules.language,
            dates=period(now, until),
            sentence=allowance(said),
            words=printed_words(),
            branding=branding,
        )
