"""Forgetting somebody: what it would do, who asked, doing it as the second person, and what was done (ADR 0094)."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from advocert_certificates import api
from advocert_certificates.domain.erasure_errors import AlreadyErasedError
from advocert_certificates.domain.errors import AdvocertError, CursorError, PersonNotFoundError
from advocert_certificates.records.guard import for_hr, for_hr_who_decide
from advocert_certificates.records.people import no_such_person
from advocert_certificates.web.pages import refuse, render_page
from advocert_certificates.web.saying import said
from advocert_certificates.web.viewers import may_take_back

# More than anybody reads; the command lists all of them.
_MENTIONS = 50
_COUNTS = {
    "ended": ngettext_lazy("%(n)d certification ended.", "%(n)d certifications ended.", "n"),
    "documents": ngettext_lazy(
        "%(n)d certificate lost its name and its signed file.",
        "%(n)d certificates lost their name and their signed file.",
        "n",
    ),
    "facts": ngettext_lazy(
        "%(n)d signature or result was deleted.", "%(n)d signatures and results were deleted.", "n"
    ),
    "words": ngettext_lazy(
        "%(n)d written reason or objection was deleted.",
        "%(n)d written reasons and objections were deleted.",
        "n",
    ),
    "links": ngettext_lazy(
        "%(n)d link to a certificate was ended.", "%(n)d links to certificates were ended.", "n"
    ),
    "notices": ngettext_lazy("%(n)d note of a mail was deleted.", "%(n)d notes of mails were deleted.", "n"),
    "messages": ngettext_lazy(
        "%(n)d old message to another system was deleted.",
        "%(n)d old messages to other systems were deleted.",
        "n",
    ),
    "blacked_out": ngettext_lazy(
        "%(n)d text about others had the name in it, and a mark stands there now.",
        "%(n)d texts about others had the name in them, and a mark stands there now.",
        "n",
    ),
    "decisions": ngettext_lazy(
        "%(n)d place named them as who decided, and a pseudonym stands there now.",
        "%(n)d places named them as who decided, and a pseudonym stands there now.",
        "n",
    ),
    "sealed": ngettext_lazy(
        "%(n)d entry of the log was sealed: nobody can open it any more, and its proof holds.",
        "%(n)d entries of the log were sealed: nobody can open them any more, and their proofs hold.",
        "n",
    ),
}
PLACES = {
    "reason": gettext_noop("Reason"),
    "hold": gettext_noop("Reason of a pause"),
    "appeal": gettext_noop("Objection"),
    "waiver": gettext_noop("Reason of a waiver"),
    "run": gettext_noop("Reason for many people"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_hr_who_decide
def page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show what erasing somebody would do; on POST propose it, drop a proposal, or do it."""
    problem, now, actor = "", timezone.now(), request.user.get_username()
    try:
        if request.method == "POST" and _act(request, uuid):
            return HttpResponseRedirect(_address_after(request, uuid))
    except PersonNotFoundError as error:
        return no_such_person(request, error)
    except AlreadyErasedError:
        return HttpResponseRedirect(reverse("advocert:erased", args=[uuid]))
    except AdvocertError as error:
        problem = said(error)
    try:
        plan = api.get_erasure_plan(uuid, actor=actor)
        report = api.erase_person(uuid, actor=actor, dry_run=True, now=now)
        record = api.get_person_record(uuid, now=now)
    except PersonNotFoundError as error:
        return no_such_person(request, error)
    except AlreadyErasedError:
        return HttpResponseRedirect(reverse("advocert:erased", args=[uuid]))
    context = {
        "record": record,
        "plan": plan,
        "report": report,
        "mentions": [(PLACES[one.where], one) for one in report.mentions[:_MENTIONS]],
        "more": max(len(report.mentions) - _MENTIONS, 0),
        "reasons": [(one.code, one.label) for one in api.ERASURE_REASONS],
        "own": any(one.by == actor for one in plan.asks),
        "proposed": any(one.by for one in plan.asks),
        "problem": problem,
        "reason": request.POST.get("reason", ""),
    }
    return render_page(request, "records/erase.html", context, status=400 if problem else 200)


@require_safe
@for_hr
def done(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show what erasing somebody did, without naming them, to be kept or printed."""
    erasure = api.get_erasure(uuid)
    if erasure is None:
        return refuse(
            request,
            status=404,
            title=_("Nobody was erased under this number."),
            text=_("Either the person is still recorded, or the address is not complete."),
            todo=_("Open Erasures and choose there."),
        )
    context = {"erasure": erasure, "lines": lines_of(erasure.counts), "now": timezone.now()}
    return render_page(request, "records/erased.html", context)


@require_safe
@for_hr
def listing(request: HttpRequest) -> HttpResponse:
    """Show who waits to be erased, and what was done."""
    try:
        erasures = api.list_erasures(cursor=request.GET.get("from", ""))
    except CursorError as error:
        return refuse(
            request,
            status=400,
            title=_("This part of the list cannot be shown."),
            text=said(error),
            todo=_("Open Erasures again; the list starts anew there."),
        )
    context = {
        "waiting": api.list_waiting_erasures(),
        "erasures": erasures,
        "later": f"?from={erasures.next_cursor}" if erasures.next_cursor else "",
        "may_erase": may_take_back(request.user),
        "now": timezone.now(),
    }
    return render_page(request, "records/erasures.html", context)


@require_safe
@for_hr
def retention(request: HttpRequest) -> HttpResponse:
    """Show what the rules of retention would delete now, and what comes next. Reads only."""
    now = timezone.now()
    plan = api.get_retention_plan(now=now)
    more = max(len(plan.report.people) - len(plan.first_people), 0)
    return render_page(request, "records/retention.html", {"plan": plan, "more": more, "now": now})


def lines_of(counts: Mapping[str, int]) -> list[str]:
    """Return a sentence for each number that is not zero."""
    return [str(words % {"n": counts[name]}) for name, words in _COUNTS.items() if counts.get(name)]


def _act(request: HttpRequest, uuid: UUID) -> bool:
    """Do what the button says; return whether anything is known to show afterwards."""
    asked, now, actor = request.POST, timezone.now(), request.user.get_username()
    typed, step = asked.get("typed", ""), asked.get("step", "")
    if step == "drop":
        api.drop_proposals(uuid, now=now)
        messages.success(request, _("The proposal is taken back. Nothing was erased."))
    elif step == "propose":
        api.propose_erasure(uuid, reason=asked.get("reason", ""), typed=typed, actor=actor, now=now)
        messages.success(
            request, _("It is proposed. Nothing is erased yet: another person of HR does it, on this page.")
        )
    elif step == "erase":
        api.erase_as_asked(uuid, typed=typed, actor=actor, now=now)
    else:
        return False
    return True


def _address_after(request: HttpRequest, uuid: UUID) -> str:
    return reverse(
        "advocert:erased" if request.POST.get("step") == "erase" else "advocert:erase", args=[uuid]
    )
