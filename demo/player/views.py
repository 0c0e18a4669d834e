"""Pages and handlers of the player."""

import mimetypes
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import UsageKey
from xblock.core import XBlock
from xblock.django.request import django_to_webob_request, webob_to_django_response
from xblock.exceptions import DisallowedFileError, NoSuchHandlerError
from xblock.plugin import PluginMissingError

from demo.course import current_course
from demo.player.course import Course, Unit
from demo.player.progress import progress_of
from demo.player.runtime import PlayerRuntime
from demo.player.state import LearnerStore


@require_GET
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show the course: what is done, what comes next."""
    course = current_course()
    return render(
        request, "demo/course.html", {"course": course, "progress": progress_of(course, request.user.pk)}
    )


@require_GET
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Put a newcomer into the first conversation; somebody who has had it goes to the course."""
    course = current_course()
    first = first_conversation(course)
    done = {step.unit for step in progress_of(course, request.user.pk).counted if step.done}
    if first is None or first in done:
        return redirect("learn")
    return redirect("learn-unit", first.slug)


def first_conversation(course: Course) -> Unit | None:
    """Return the unit with the first conversation, if the course has one."""
    return next(
        (unit for unit in course.units if any(b.block_type == "advocert_scenario" for b in unit.blocks)), None
    )


@require_GET
@login_required
@ensure_csrf_cookie
def unit_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one unit."""
    course = current_course()
    unit = _unit(course, slug)
    if unit.slug != slug:
        return redirect("learn-unit", unit.slug)
    place = course.units.index(unit)
    fragments = [_block(request, course, key).render("student_view", {}) for key in unit.blocks]
    return render(
        request,
        "demo/unit.html",
        {
            "course": course,
            "unit": unit,
            "chapter": next(chapter for chapter in course.chapters if unit in chapter.units),
            "number": place + 1,
            "previous": course.units[place - 1] if place else None,
            "next": course.units[place + 1] if place + 1 < len(course.units) else None,
            "progress": progress_of(course, request.user.pk),
            "fragments": [fragment.body_html() for fragment in fragments],
            "resources": _resources(fragments),
        },
    )


@require_GET
@login_required
def outline(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the outline alone, for a page whose learner has just finished something."""
    course = current_course()
    context = {
        "course": course,
        "unit": _unit(course, slug),
        "progress": progress_of(course, request.user.pk),
    }
    return render(request, "demo/parts/outline.html", context)


@require_GET
@login_required
def jump(_request: HttpRequest, name: str) -> HttpResponse:
    """Go to the unit that holds a block, as `/jump_to_id/` of the platform does."""
    return redirect("learn-unit", _unit(current_course(), name).slug)


def jump_to(_request: HttpRequest, course: str, usage: str) -> HttpResponse:  # noqa: ARG001 - there is one course
    """Go to the unit that holds a block, as `jump_to` of the LMS does."""
    return redirect("learn-unit", _unit(current_course(), UsageKey.from_string(usage).block_id).slug)


def handler(request: HttpRequest, usage: str, name: str, suffix: str = "") -> HttpResponse:
    """Let a block act for the person of this session. Outside any transaction, as in the LMS."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden("Unauthenticated", content_type="text/plain")
    course = current_course()
    block = _block(request, course, _key(course, usage))
    try:
        response = block.runtime.handle(block, name, django_to_webob_request(request), suffix)
    except NoSuchHandlerError as error:
        raise Http404 from error
    return webob_to_django_response(response)


@require_GET
def resource(_request: HttpRequest, block_type: str, uri: str) -> HttpResponse:
    """Return a file below a block's `public/`; the block itself refuses everything else."""
    try:
        with XBlock.load_class(block_type).open_local_resource(uri) as file:
            content = file.read()
    except (PluginMissingError, DisallowedFileError, OSError) as error:
        raise Http404 from error
    kind = mimetypes.guess_type(uri)[0] or "application/octet-stream"
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": "no-cache"})


def _unit(course: Course, name: str) -> Unit:
    if name not in course.unit_of:
        raise Http404
    return course.unit_of[name]


def _key(course: Course, usage: str) -> UsageKey:
    try:
        key = UsageKey.from_string(usage)
    except InvalidKeyError as error:
        raise Http404 from error
    if key not in course.blocks:
        raise Http404
    return key


def _block(request: HttpRequest, course: Course, key: UsageKey) -> Any:
    return PlayerRuntime(request.user, LearnerStore(course.fields)).get_block(key)


def _resources(fragments: list[Any]) -> str:
    """Return what the blocks of a page need, each once."""
    seen = dict.fromkeys(resource for fragment in fragments for resource in fragment.resources)
    return "\n".join(type(fragments[0]).resource_to_html(resource) for resource in seen)
