"""Addresses of the demo; everything below /advocert/ belongs to the service."""

from django.contrib.staticfiles.views import serve
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from demo import front, trainer
from demo.player import views as player

urlpatterns = [
    path("", front.front, name="front"),
    path("ready", front.ready, name="ready"),
    path("be/<slug:slug>/", front.become, name="become"),
    path("leave/", front.leave, name="leave"),
    path("learn/", player.home, name="learn"),
    path("learn/start/", player.start, name="learn-start"),
    path("learn/jump/<str:name>/", player.jump, name="learn-jump"),
    # The LMS has this address under this name.
    path("courses/<str:course>/jump_to/<path:usage>", player.jump_to, name="jump_to"),
    path("learn/outline/<str:slug>/", player.outline, name="learn-outline"),
    path("learn/resource/<str:block_type>/<path:uri>", player.resource, name="learn-resource"),
    path("learn/handler/<str:usage>/<str:name>", player.handler, name="learn-handler"),
    path("learn/handler/<str:usage>/<str:name>/<path:suffix>", player.handler, name="learn-handler-suffix"),
    path("learn/<str:slug>/", player.unit_page, name="learn-unit"),
    path("trainer/", trainer.page, name="trainer"),
    path("trainer/build/", trainer.build, name="trainer-build"),
    # Without a token: a page that needs no cookie stays so, and a forged choice of language harms nobody.
    path("language/", csrf_exempt(set_language), name="set-language"),
    path("advocert/", include("advocert_certificates.urls")),
    # insecure=True means: also without DEBUG. It is slow and unproven for a site; this is one machine.
    re_path(r"^static/(?P<path>.+)$", serve, {"insecure": True}),
]
