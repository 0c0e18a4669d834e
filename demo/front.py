"""The front page, and becoming somebody."""

from dataclasses import dataclass
from functools import partial

from django.contrib.auth import get_user_model, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from advocert_courses import api as courses
from demo.course import current_course
from demo.people import PERSONAS
from demo.player.course import Course
from demo.player.views import first_conversation

NUMBERS = {2: _("Two"), 3: _("Three"), 4: _("Four")}
BACKEND = "django.contrib.auth.backends.ModelBackend"
WHO_IS_WHO = {"/advocert/records/": "marta", "/trainer/": "jonas"}


@dataclass(frozen=True)
class Scene:
    """The first moment of the first conversation, as one of its variants puts it.

    `choices` is their number in words.
    """

    title: str
    skin: str
    place: str
    note: str
    setting: str
    posts: tuple[courses.PostView, ...]
    choices: str
    url: str


@require_GET
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """Explain the product and offer its people."""
    wanted = _safe(request, request.GET.get("next", ""))
    context = {
        "personas": PERSONAS.values(),
        "scene": _scene(current_course()),
        "wanted": wanted,
        "fitting": next((slug for path, slug in WHO_IS_WHO.items() if wanted.startswith(path)), ""),
    }
    return render(request, "demo/front.html", context)


@require_POST
def become(request: HttpRequest, slug: str) -> HttpResponse:
    """Sit down as one of the people; no password, because all of them are made up."""
    if slug not in PERSONAS:
        raise Http404
    user = get_object_or_404(get_user_model(), username=slug)
    login(request, user, backend=BACKEND)
    return redirect(_safe(request, request.POST.get("next", "")) or PERSONAS[slug].home)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Be nobody in particular, as somebody who scans a certificate is."""
    logout(request)
    return redirect("front")


@require_GET
def ready(_request: HttpRequest) -> HttpResponse:
    """Answer the launcher."""
    return HttpResponse("ready", content_type="text/plain")


def _safe(request: HttpRequest, url: str) -> str:
    """Return an address of this site, or nothing."""
    here = {request.get_host()}
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts=here) else ""


def _scene(course: Course) -> Scene | None:
    """Return what a learner meets first; None when the course has no conversation that can be read."""
    unit = first_conversation(course)
    if unit is None:
        return None
    key = next(block for block in unit.blocks if block.block_type == "advocert_scenario")
    scenario = courses.load_bundle(course.content_of(key)).main
    if not isinstance(scenario, courses.Scenario):
        return None
    variant = scenario.variants[0]
    words = partial(courses.fill, variables=variant.variables)
    run = courses.start_run(scenario, variant.id, 1, "front")
    view = courses.run_view(scenario, run)
    return Scene(
        words(scenario.title),
        scenario.channel.skin,
        words(scenario.channel.name),
        words(scenario.channel.note),
        words(scenario.setting),
        tuple(post for post in view.posts if post.kind == "post"),
        str(NUMBERS.get(len(view.choices), len(view.choices))),
        reverse("learn-unit", args=[unit.slug]),
    )
