"""A stored certificate as it is printed: its words in its own language, drawn in the design of its programme."""

import json
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advocert_certificates import conf
from advocert_certificates.credentials.pdf import CertificateFace, PrintedWords, render_certificate
from advocert_certificates.data.countries import country_name
from advocert_certificates.domain.branding import Branding
from advocert_certificates.models import Credential
from advocert_certificates.usecases.addresses import verify_url
from advocert_certificates.usecases.programmes import rules_of

_DAY = "j F Y"


def print_certificate(row: Credential) -> bytes:
    """Return the PDF of a signed certificate, with the signed document attached."""
    return render_certificate(face_of(row), verify_url(row.uuid), document_bytes(row))


def document_bytes(row: Credential) -> bytes:
    """Return the signed document as it is handed out."""
    return json.dumps(row.document, ensure_ascii=False, separators=(",", ":")).encode()


def face_of(row: Credential) -> CertificateFace:
    """Return what is printed, from what was fixed when it was earned."""
    said = row.snapshot
    with translation.override(said["language"]):
        return CertificateFace(
            organisation=said["organisation_name"],
            holder_name=said["holder_name"],
            title=said["title"],
            may=said["summary"],
            number=row.number,
            valid_from=row.valid_from.date(),
            valid_until=row.valid_until.date(),
            check_at=short_check_address(),
            policy_set=said["policy_set"],
            areas=tuple(said["areas"]),
            jurisdictions=tuple(country_name(code) for code in said["jurisdictions"]),
            language=said["language"],
            dates=period(row.valid_from, row.valid_until),
            sentence=allowance(said),
            words=printed_words(),
            branding=branding_of(row),
        )


def printed_words() -> PrintedWords:
    """Return the fixed words of the page in the language that is switched on."""
    return PrintedWords(
        certifies=_("This certifies that"),
        valid=_("Valid"),
        issued_by=_("Issued by"),
        check_at=_("Check {number} at"),
        code=_("QR code: opens the public check of this certificate"),
        holder_of=_("the holder of {number}"),
    )


def short_check_address() -> str:
    """Return where the number can be typed, short enough for paper: the host and the page."""
    return f"{urlsplit(conf.base_url()).netloc}/advocert/verify"


def branding_of(row: Credential) -> Branding:
    """Return the design of the rules under which it was earned."""
    return rules_of(row.certification.programme).branding


def period(begin: datetime, end: datetime) -> str:
    """Return from when until when, in the language that is switched on."""
    days = {
        "begin": date_format(timezone.localtime(begin), _DAY),
        "end": date_format(timezone.localtime(end), _DAY),
    }
    return _("%(begin)s to %(end)s") % days


def allowance(said: Mapping[str, object]) -> str:
    """Return what the certificate allows, in one sentence that continues the name."""
    parts = [str(said["summary"]).rstrip(".")]
    areas = [str(area) for area in _list(said["areas"])]
    countries = [country_name(str(code)) for code in _list(said["jurisdictions"])]
    if areas:
        parts.append(_("for %(areas)s") % {"areas": _series(areas)})
    if countries:
        parts.append(_("in %(countries)s") % {"countries": _series(countries)})
    if said["policy_set"]:
        parts.append(_("under policy set %(name)s") % {"name": said["policy_set"]})
    return ", ".join(parts) + "."


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _series(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
