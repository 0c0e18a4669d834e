"""Build the course at every start, with the command that trainers type."""

import os

from django.conf import settings

from advocert_courses.cli import main as advocert
from demo.launcher.places import ROOT
from demo.prepare.errors import CourseNotBuiltError


def build_arguments() -> list[str]:
    """Return what follows `advocert`: nothing more than `build` where the demo uses the usual places."""
    places = settings.PLACES
    if places.archive == ROOT / "build" / "FND.tar.gz" and places.content == ROOT / "courses" / "content":
        return ["build"]
    return ["build", str(places.content), "-o", str(places.archive)]


def build_course() -> None:
    """Build; content with mistakes leaves the last good course and its programme.

    Raises:
        CourseNotBuiltError: there is no last good course.
    """
    os.chdir(ROOT)
    status = advocert(build_arguments())
    if status and not settings.PLACES.archive.exists():
        raise CourseNotBuiltError(str(settings.PLACES.content))
