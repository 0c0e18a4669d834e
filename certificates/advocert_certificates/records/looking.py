"""What new rules would do to whom: watched as it is found, proposed by one person, put in force by another."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from advocert_certificates import api
from advocert_certificates.data import ProgrammeEffect, RulesLookView
from advocert_certificates.domain.errors import (
    AdvocertError,
    CursorError,
    SamePersonError,
    VersionNotFoundError,
)
from advocert_certificates.domain.look_errors import LookNotFoundError, StaleLookError
from advocert_certificates.records import exporting
from advocert_certificates.records.guard import for_rules
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.saying import said
from advocert_certificates.web.viewers import may_publish, may_view_records

EFFECTS = ("gain", "renew", "sign", "lose", "failed")
_SHOWN = 100
_COLUMNS = ("effect", "name", "user_name", "level", "area", "sign_until", "scopes_that_close", "person")
_CONFLICTS = (SamePersonError, StaleLookError)


@require_http_methods(["GET", "HEAD", "POST"])
@for_rules
def page(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """Show how far a look is, then what it found; the rules become a proposal. As a file with `format`."""
    problem, status, now = "", 200, timezone.now()
    try:
        if request.method == "POST":
            info = api.propose_looked_at(uuid, actor=request.user.get_username(), now=now)
            messages.success(
                request, _("It is proposed. Nothing has changed: another person puts it in force.")
            )
            return HttpResponseRedirect(reverse("advocert:proposal", args=[info.sha256]))
    except LookNotFoundError as error:
        return _not_there(request, error)
    except AdvocertError as error:
        problem, status = said(error), 409 if isinstance(error, _CONFLICTS) else 400
    try:
        look = api.get_rules_look(uuid, now=now)
        if kind := request.GET.get("format", ""):
            return _file(request, look, kind)
        context = {"problem": problem, **_shown(request, look)}
    except (LookNotFoundError, CursorError) as error:
        return _not_there(request, error)
    context["proposal"] = api.get_programme_info(look.sha256)
    return render_page(request, "records/look.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_rules
def proposal(request: HttpRequest, sha256: str) -> HttpResponse:
    """Show a proposal to the second person, with what it would do; look again; put it in force."""
    user, problem, status, now = request.user.get_username(), "", 200, timezone.now()
    try:
        if "look" in request.POST:
            api.look_at_proposal(sha256, actor=user, now=now)
            return HttpResponseRedirect(reverse("advocert:proposal", args=[sha256]))
        if request.method == "POST":
            api.publish_looked_at(sha256, _uuid(request.POST.get("on", "")), actor=user, now=now)
            messages.success(request, _("The new rules are in force. Everybody is looked at under them now."))
            return HttpResponseRedirect(reverse("advocert:programme"))
    except VersionNotFoundError as error:
        return _no_proposal(request, error)
    except AdvocertError as error:
        problem, status = said(error), 409 if isinstance(error, _CONFLICTS) else 400
    info = api.get_programme_info(sha256)
    if info is None:
        return _no_proposal(request, VersionNotFoundError(sha256))
    try:
        shown = _shown(request, api.find_rules_look(sha256, now=now))
    except CursorError as error:
        return _not_there(request, error)
    context = {"info": info, "own": info.loaded_by == user, "problem": problem, **shown}
    return render_page(request, "records/proposal.html", context, status=status)


def _shown(request: HttpRequest, look: RulesLookView | None) -> dict[str, Any]:
    """Return what the pages show of a look: counts for everybody, people for HR."""
    if look is None:
        return {"look": None, "may_publish": may_publish(request.user)}
    kind, names = request.GET.get("effect", ""), may_view_records(request.user)
    kind = kind if kind in EFFECTS else ""
    address = reverse("advocert:rules-look", args=[look.uuid])
    found = api.list_effects(look.uuid, effect=kind, cursor=request.GET.get("from", ""), limit=_SHOWN)
    return {
        "look": look,
        "counts": [
            (effect, look.count(effect)) for effect in EFFECTS if effect != "failed" or look.count(effect)
        ],
        "kind": kind,
        "may_publish": may_publish(request.user),
        # Who answers for the programme sees how many; only HR sees who.
        "names": names,
        "effects": found.rows if names and look.state != "looking" else (),
        "later": f"?effect={kind}&from={found.next_cursor}" if found.next_cursor else "",
        "files": {one: f"{address}?format={one}" for one in exporting.KINDS},
    }


def _file(request: HttpRequest, look: RulesLookView, kind: str) -> HttpResponseBase:
    if not may_view_records(request.user) or look.state == "looking":
        return refuse(
            request,
            status=403,
            title=_("This list cannot be taken along."),
            text=_("It names people and is for HR, when everybody was looked at."),
            todo=_("Nothing is wrong with it: open it on the page."),
        )
    name = f"new-rules-{look.sha256[:12]}-{look.at:%Y-%m-%d-%H%M}"
    return exporting.answer(request, kind, name, _COLUMNS, map(_row, _everybody(look.uuid)))


def _everybody(uuid: UUID) -> Iterator[ProgrammeEffect]:
    found = api.list_effects(uuid)
    yield from found.rows
    while found.next_cursor:
        found = api.list_effects(uuid, cursor=found.next_cursor)
        yield from found.rows


def _row(one: ProgrammeEffect) -> tuple[object, ...]:
    scopes = ", ".join(one.scopes)
    return (
        *(one.effect, one.full_name, one.username, one.level_ref, one.area),
        *(one.due_at, scopes, str(one.person_uuid)),
    )


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise LookNotFoundError(text[:36]) from error


def _not_there(request: HttpRequest, error: AdvocertError) -> HttpResponse:
    return refuse(
        request,
        status=404,
        title=_("There is no such list."),
        text=said(error),
        todo=_("Open Programme and look again."),
    )


def _no_proposal(request: HttpRequest, error: AdvocertError) -> HttpResponse:
    return refuse(
        request,
        status=404,
        title=_("There is no such proposal."),
        text=said(error),
        todo=_("Open Programme."),
    )
