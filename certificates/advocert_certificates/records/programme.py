"""New rules in the console: upload, look at what they would do to whom, propose; another person puts them in force."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from advocert_certificates import api
from advocert_certificates.data import ProgrammePreview
from advocert_certificates.domain.credential_errors import UnreadableError
from advocert_certificates.domain.errors import (
    AdvocertError,
    CursorError,
    ProgrammeFileError,
    SamePersonError,
    VersionNotFoundError,
)
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.reading import read_json
from advocert_certificates.records.guard import for_publishers
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.saying import said
from advocert_certificates.web.viewers import may_view_records

# Pages answer at once: so many people are looked at for one page, and the command looks at all of them.
_PEOPLE, _SHOWN = 1_000, 200
_MOST_BYTES = 2_000_000
EFFECTS = ("gain", "renew", "sign", "lose")


@require_http_methods(["GET", "HEAD", "POST"])
@for_publishers
def page(request: HttpRequest) -> HttpResponse:
    """Show what is in force and what is proposed; look at a file; keep it as a proposal."""
    if request.method != "POST":
        return _overview(request)
    try:
        document = _document(request)
        compiled = _compiled(document)
        if "propose" in request.POST:
            info = api.propose_programme(compiled, actor=request.user.get_username(), now=timezone.now())
            messages.success(
                request, _("It is proposed. Nothing has changed: another person puts it in force.")
            )
            return HttpResponseRedirect(reverse("advocert:proposal", args=[info.sha256]))
        preview = _preview_file(request, compiled)
    except AdvocertError as error:
        return _overview(request, problem=said(error))
    return _overview(request, preview=preview, document=document)


@require_http_methods(["GET", "HEAD", "POST"])
@for_publishers
def proposal(request: HttpRequest, sha256: str) -> HttpResponse:
    """Show a proposal to the second person, with what it would do; put it in force."""
    user, preview, problem, status = request.user.get_username(), None, "", 200
    try:
        if request.method == "POST":
            api.publish_programme(sha256, actor=user, now=timezone.now())
            messages.success(request, _("The new rules are in force. Everybody is looked at under them now."))
            return HttpResponseRedirect(reverse("advocert:programme"))
        cursor = request.GET.get("cursor", "")
        preview = api.preview_proposal(sha256, now=timezone.now(), cursor=cursor, limit=_PEOPLE)
    except (VersionNotFoundError, CursorError) as error:
        return refuse(
            request,
            status=404,
            title=_("There is no such proposal."),
            text=said(error),
            todo=_("Open Programme."),
        )
    except AdvocertError as error:
        problem, status = said(error), 409 if isinstance(error, SamePersonError) else 400
    info = api.get_programme_info(sha256)
    own = info is not None and info.loaded_by == user
    context = {"info": info, "own": own, "problem": problem, **_shown(request, preview)}
    return render_page(request, "records/proposal.html", context, status=status)


def _overview(
    request: HttpRequest, preview: ProgrammePreview | None = None, document: str = "", problem: str = ""
) -> HttpResponse:
    context = {
        "in_force": api.get_programme_info(),
        "proposals": api.list_proposals(),
        "problem": problem,
        "document": document,
        **_shown(request, preview),
    }
    return render_page(request, "records/programme.html", context, status=400 if problem else 200)


def _document(request: HttpRequest) -> str:
    """Return the text of the file, or that of the file that was looked at before.

    Raises:
        ProgrammeFileError: no file was chosen, or it is too large.
    """
    upload = request.FILES.get("programme")
    if upload is not None and upload.size > _MOST_BYTES:
        raise ProgrammeFileError(Phrase("it has more than {most:,} bytes.", most=_MOST_BYTES))
    text = (
        str(request.POST.get("document", ""))
        if upload is None
        else bytes(upload.read()).decode("utf-8-sig", "replace")
    )
    if not text.strip():
        raise ProgrammeFileError(Phrase("no file was chosen, or it is empty."))
    return text


def _compiled(document: str) -> dict[str, Any]:
    try:
        return read_json(document.encode())
    except UnreadableError as error:
        raise ProgrammeFileError(error.why) from error


def _preview_file(request: HttpRequest, compiled: dict[str, Any]) -> ProgrammePreview:
    cursor = request.POST.get("cursor", "")
    return api.preview_programme(compiled, now=timezone.now(), cursor=cursor, limit=_PEOPLE)


def _shown(request: HttpRequest, preview: ProgrammePreview | None) -> dict[str, Any]:
    if preview is None:
        return {"preview": None}
    return {
        "preview": preview,
        "counts": [(effect, preview.count(effect)) for effect in EFFECTS],
        "effects": preview.effects[:_SHOWN],
        "hidden": max(len(preview.effects) - _SHOWN, 0),
        # Who answers for the programme sees how many; only HR sees who.
        "names": may_view_records(request.user),
    }
