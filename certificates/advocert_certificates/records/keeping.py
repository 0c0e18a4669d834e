"""Keeping a list of people under a name, and forgetting it again."""

from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from advocert_certificates import api
from advocert_certificates.domain.errors import KeptViewError
from advocert_certificates.records.filters import Filters
from advocert_certificates.records.guard import for_hr
from advocert_certificates.web.saying import said


@require_POST
@for_hr
def keep(request: HttpRequest) -> HttpResponse:
    """Keep the list whose filters stand in the address, and show it."""
    here = Filters.of(request).address()
    name = request.POST.get("name", "")
    try:
        kept = api.keep_view(
            name, urlsplit(here).query, owner=request.user.get_username(), now=timezone.now()
        )
    except KeptViewError as error:
        messages.error(request, said(error))
    else:
        messages.success(request, _("Kept as “{}”.").format(kept.name))
    return HttpResponseRedirect(here)


@require_POST
@for_hr
def forget(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Forget a kept list; the people in it are not touched."""
    api.forget_view(uuid, owner=request.user.get_username())
    messages.success(request, _("The list is no longer kept. Nothing else was changed."))
    return HttpResponseRedirect(reverse("advocert:records"))
