"""Share links: the holder makes one, sees its address once, and can withdraw it at any time."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from advocert_certificates import api
from advocert_certificates.domain.errors import RequestError
from advocert_certificates.public.carrying import wallet_link
from advocert_certificates.web.headers import secure_page
from advocert_certificates.web.qr import qr_svg

_SESSION_KEY = "advocert_new_link"


@dataclass(frozen=True)
class NewLinkNote:
    """The address of a link that was just made, kept from the POST to the page that shows it once."""

    link: str
    credential: str
    url: str

    @property
    def wallet(self) -> str:
        """Return the link that lets a wallet fetch the document."""
        return wallet_link(self.url)

    @property
    def wallet_code(self) -> SafeString:
        """Return it as a code, for the phone that the wallet is on."""
        return qr_svg(self.wallet, _("QR code: opens the Learner Credential Wallet"))


@require_POST
@login_required
@secure_page
def create(request: HttpRequest) -> HttpResponse:
    """Make a link to one of the viewer's certificates."""
    try:
        made = api.create_share_link(
            UUID(request.POST.get("certificate", "")), viewer_user_id=request.user.pk, now=timezone.now()
        )
    except (RequestError, ValueError):
        messages.error(request, _("No link was made: this certificate is not yours. Nothing has changed."))
        return _back()
    note = NewLinkNote(str(made.link.uuid), str(made.link.credential_uuid), made.url)
    request.session[_SESSION_KEY] = asdict(note)
    return _back("#share")


@require_POST
@login_required
@secure_page
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make a link useless. A second press changes nothing."""
    try:
        api.withdraw_share_link(uuid, viewer_user_id=request.user.pk, now=timezone.now())
    except RequestError:
        messages.error(request, _("This link is not yours, or it does not exist. Nothing has changed."))
        return _back()
    messages.success(request, _("The link is withdrawn. Whoever opens it now gets no certificate."))
    return _back("#share")


def take_new_link(request: HttpRequest) -> NewLinkNote | None:
    """Return the link that was just made, and forget it: its address is shown once."""
    kept = request.session.pop(_SESSION_KEY, None)
    return NewLinkNote(**kept) if kept else None


def _back(anchor: str = "") -> HttpResponse:
    return HttpResponseRedirect(reverse("advocert:me") + anchor)
