"""My certification: what I hold, what it allows, where it is known, and what is still open."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from advocert_certificates import api
from advocert_certificates.data import CertificationView, PublicVerification, RequirementView, ShareLinkView
from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.public.carrying import Carrying, carrying
from advocert_certificates.public.links import take_new_link
from advocert_certificates.web.pages import render_page
from advocert_certificates.web.qr import qr_svg

# Above this length a name is set smaller on the drawn certificate, as it is in print.
_LONG_NAME = 22


@dataclass(frozen=True)
class Figure:
    """The certificate as it is drawn on the page, in the values that the signed document says."""

    face: PublicVerification
    host: str
    qr: SafeString
    long_name: bool


@dataclass(frozen=True)
class Holding:
    """One certification with what its part of the page needs.

    `waiting` says that everything is done and only the signature is missing.
    """

    certification: CertificationView
    open_requirements: tuple[RequirementView, ...]
    started: bool
    waiting: bool
    figure: Figure | None
    carrying: Carrying | None
    links: tuple[ShareLinkView, ...]


@require_safe
@login_required
def page(request: HttpRequest) -> HttpResponse:
    """Show every level of the programme as it stands for whoever is signed in, the held ones first."""
    now = timezone.now()
    api.note_language(request.user.pk, get_language() or "")
    standing = api.get_my_certifications(request.user.pk, now=now)
    holdings = sorted((_holding(request, one) for one in standing), key=lambda one: one.figure is None)
    context = {"holdings": holdings, "new_link": take_new_link(request), "now": now}
    return render_page(request, "me.html", context)


def _holding(request: HttpRequest, certification: CertificationView) -> Holding:
    requirements = certification.requirements
    still_open = tuple(one for one in requirements if not one.met)
    credential = certification.credential
    signed = credential is not None and credential.ready
    earning = certification.state == "learning" and bool(requirements) and not still_open
    figure = _figure(certification) if signed else None
    return Holding(
        certification=certification,
        open_requirements=still_open,
        started=any(one.done for one in requirements),
        waiting=earning or (credential is not None and not signed and certification.active),
        figure=figure,
        carrying=_carrying(request, certification, figure) if figure else None,
        links=_open_links(request, certification) if signed else (),
    )


def _carrying(request: HttpRequest, certification: CertificationView, figure: Figure) -> Carrying | None:
    """Return where the certificate can be taken; a JWT is offered only where one can be signed."""
    credential = certification.credential
    try:
        if credential is not None:
            api.get_credential_token(credential.uuid, viewer_user_id=request.user.pk, now=timezone.now())
    except AdvocertError:
        return carrying(certification, figure.face.issuer_name, tokens=False)
    return carrying(certification, figure.face.issuer_name, tokens=True)


def _figure(certification: CertificationView) -> Figure | None:
    credential = certification.credential
    if credential is None:
        return None
    face = api.get_verification(credential.uuid, now=timezone.now())
    qr = qr_svg(credential.verify_url, _("QR code: opens the public check of this certificate"))
    host = urlsplit(credential.verify_url).netloc
    return Figure(face, host, qr, len(face.holder_name) > _LONG_NAME)


def _open_links(request: HttpRequest, certification: CertificationView) -> tuple[ShareLinkView, ...]:
    credential = certification.credential
    if credential is None:
        return ()
    links = api.list_share_links(credential.uuid, viewer_user_id=request.user.pk)
    return tuple(link for link in links if link.withdrawn_at is None)
