"""Saying no to a pause: the person's own words reach HR with the record; nothing is decided by it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from advocert_certificates import api
from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.web.headers import secure_page

_LENGTH = 2_000


@require_POST
@login_required
@secure_page
def object_to_hold(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Note the person's words; a second time changes nothing."""
    words = request.POST.get("words", "").strip()[:_LENGTH]
    if not words:
        messages.error(request, _("Nothing was sent: write in a sentence or two what HR should look at."))
        return HttpResponseRedirect(reverse("advocert:me"))
    try:
        api.appeal_hold(uuid, viewer_user_id=request.user.pk, text=words, now=timezone.now())
    except AdvocertError:
        messages.error(request, _("This pause is not yours, or it has ended. Nothing has changed."))
    else:
        messages.success(
            request, _("HR sees your words beside the decision. Somebody other than its author answers you.")
        )
    return HttpResponseRedirect(reverse("advocert:me"))
