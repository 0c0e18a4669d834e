"""New rules in the console: what is in force, what is proposed, and a file to look at; `looking` has what follows."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from advocert_certificates import api
from advocert_certificates.authored import compile_handed_in
from advocert_certificates.domain.errors import AdvocertError, ProgrammeFileError, ProgrammeSourceError
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.records.guard import for_rules
from advocert_certificates.web.pages import render_page
from advocert_certificates.web.saying import said
from advocert_certificates.web.viewers import may_publish

_MOST_BYTES = 4 * 1024 * 1024
# More mistakes than anybody mends at once.
_LINES = 50


@require_http_methods(["GET", "HEAD", "POST"])
@for_rules
def page(request: HttpRequest) -> HttpResponse:
    """Show what is in force and what is proposed; begin to look at everybody under the rules of a file."""
    problem, lines = "", tuple[tuple[str, str], ...]()
    if request.method == "POST":
        try:
            actor, now = request.user.get_username(), timezone.now()
            look = api.look_at_rules(_compiled(request), actor=actor, now=now)
            return HttpResponseRedirect(reverse("advocert:rules-look", args=[look]))
        except ProgrammeSourceError as error:
            problem, lines = _("The content has mistakes."), error.lines
        except AdvocertError as error:
            problem = said(error)
    context = {
        "in_force": api.get_programme_info(),
        "proposals": api.list_proposals(),
        "problem": problem,
        "lines": lines[:_LINES],
        "more": max(len(lines) - _LINES, 0),
        "may_publish": may_publish(request.user),
    }
    return render_page(request, "records/programme.html", context, status=400 if problem else 200)


def _compiled(request: HttpRequest) -> Mapping[str, Any]:
    """Return what the file says.

    Raises:
        ProgrammeFileError: no file was chosen, it is too large, or it is no programme.
        ProgrammeSourceError: what authors wrote has mistakes.
    """
    upload = request.FILES.get("programme")
    if upload is None:
        raise ProgrammeFileError(Phrase("no file was chosen, or it is empty."))
    if upload.size > _MOST_BYTES:
        raise ProgrammeFileError(Phrase("it has more than {most:,} bytes.", most=_MOST_BYTES))
    return compile_handed_in(upload.name, bytes(upload.read()))
