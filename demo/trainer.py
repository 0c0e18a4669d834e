"""The trainer's page: where the files are, what to type, what is wrong, and a button that types it."""

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required, user_passes_test
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from advocert_courses import api as courses
from advocert_xblocks._shared.said import said
from advocert_xblocks._shared.words import words_for
from demo.course import problem
from demo.launcher.places import ROOT
from demo.people import TRAINERS
from demo.prepare.course import build_arguments

BUILD_SECONDS = 60


def _is_trainer(user: Any) -> bool:
    if not user.groups.filter(name=TRAINERS).exists():
        raise PermissionDenied
    return True


@require_GET
@login_required
@user_passes_test(_is_trainer)
def page(request: HttpRequest) -> HttpResponse:
    """Show the state of the content and of the last build."""
    places = settings.PLACES
    found, files = _look(places.content)
    context = {
        "folder": _shown(places.content),
        "command": " ".join(_command()),
        "files": files,
        "errors": [_spoken(finding) for finding in found if finding.is_error],
        "remarks": [_spoken(finding) for finding in found if not finding.is_error],
        "built_at": _time(places.archive) if places.archive.exists() else None,
        "archive": _shown(places.archive),
        "problem": problem(),
        "changed": _changed_since(places.archive, places.content, files),
    }
    return render(request, "demo/trainer.html", context)


@require_POST
@login_required
@user_passes_test(_is_trainer)
def build(request: HttpRequest) -> HttpResponse:
    """Run the very command that the page shows."""
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from advocert_courses.cli import main; sys.exit(main())",
            *build_arguments(),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )
    if result.returncode == 0:
        messages.success(request, _("Built. Learners see it from the next page they open."))
    else:
        messages.warning(request, _("Not built: the course stays as it was. What to mend stands below."))
    return redirect("trainer")


def _spoken(finding: courses.Finding) -> courses.Finding:
    """Return a finding in the reader's language, in the words of the editor."""
    words = words_for(None)
    return replace(finding, message=said(words, finding.message), fix=said(words, finding.fix))


def _look(content: Path) -> tuple[list[courses.Finding], list[dict[str, str]]]:
    """Return the findings, and each file with its title."""
    try:
        tree = courses.read_tree(content)
    except courses.CoursesError as error:
        return [courses.Finding("E000", "error", str(content), 1, str(error), "")], []
    titles = _titles(tree)
    files = [{"path": path, "title": titles.get(path, _("settings"))} for path in tree.texts]
    return list(courses.lint_tree(tree)), files


def _titles(tree: courses.Tree) -> dict[str, str]:
    """Return what each file is, in words, by its path."""
    groups: dict[str, Iterable[Any]] = {
        _("conversation"): tree.scenarios.values(),
        _("lesson"): tree.lessons.values(),
        _("exam"): tree.exams.values(),
        _("clause"): tree.clauses.values(),
        _("card deck"): tree.decks.values(),
    }
    titles = {part.origin.file: f"{kind}: {part.title}" for kind, parts in groups.items() for part in parts}
    titles |= {
        overlay.origin.file: _("translation of {ref} ({language})").format(ref=ref, language=language)
        for (ref, language), overlay in tree.overlays.items()
    }
    return titles | {
        bank.origin.file: _("{count} questions").format(count=len(bank.items)) for bank in tree.banks.values()
    }


def _command() -> list[str]:
    return [_shown(Path(sys.executable).parent / "advocert"), *build_arguments()]


def _shown(path: Path) -> str:
    """Return a path as one would type it in the project's folder."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _time(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _changed_since(archive: Path, content: Path, files: list[dict[str, str]]) -> list[str]:
    """Return the files that were saved after the last build."""
    if not archive.exists():
        return []
    built = archive.stat().st_mtime
    return [file["path"] for file in files if (content / file["path"]).stat().st_mtime > built]
