"""`manage.py advocert_load_programme [PATH]`: put a programme in force."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.domain.errors import ProgrammeError, RequestError
from advocert_certificates.management.shipped import compile_shipped

_EFFECTS = {
    "gain": "Would be certified",
    "renew": "Would be renewed",
    "sign": "Would have to sign",
    "lose": "Could not renew",
}


class Command(BaseCommand):
    """Load a compiled programme, a content folder, or the programme inside the wheel."""

    help = (
        "Put a programme in force: programme.json, a content folder, or without PATH the one that ships. "
        "With --dry-run only say who would gain, renew, have to sign or lose what. With two people: "
        "--propose NAME, then --publish HASH --by ANOTHER."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the path, and how far to go."""
        parser.add_argument("path", nargs="?", type=Path, metavar="PATH")
        parser.add_argument("--dry-run", action="store_true", help="change nothing, say what would change")
        parser.add_argument("--propose", metavar="NAME", help="keep it as the proposal of this person")
        parser.add_argument("--publish", metavar="HASH", help="put a proposal in force")
        parser.add_argument("--by", metavar="NAME", help="the second person, who publishes")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it and say what changed."""
        try:
            self._handle(options)
        except (ProgrammeError, RequestError) as error:
            raise CommandError(str(error)) from error

    def _handle(self, options: Mapping[str, Any]) -> None:
        now = timezone.now()
        if options["publish"]:
            if not options["by"]:
                raise CommandError("Two people publish: say who the second one is, with --by NAME.")
            self._said(api.publish_programme(options["publish"], actor=options["by"], now=now))
            return
        compiled = read_programme_file(options["path"])
        if options["dry_run"]:
            self._preview(api.preview_programme(compiled, now=now))
        elif options["propose"]:
            info = api.propose_programme(compiled, actor=options["propose"], now=now)
            self.stdout.write(f"Proposed. Another person publishes it: --publish {info.sha256} --by NAME")
        else:
            self._said(api.load_programme(compiled, actor="advocert_load_programme", now=now))

    def _said(self, info: api.ProgrammeInfo) -> None:
        what = "is now in force" if info.changed else "was in force already"
        self.stdout.write(f"{info.title} ({info.ref}, policy set {info.policy_set}) {what}.")

    def _preview(self, preview: api.ProgrammePreview) -> None:
        self.stdout.write(f"{preview.ref}, policy set {preview.policy_set}, {preview.sha256}")
        self.stdout.write(
            f"Levels: {', '.join(preview.levels)}. Planned: {', '.join(preview.planned) or 'none'}."
        )
        for one in preview.effects:
            until = f" until {one.due_at:%Y-%m-%d}" if one.due_at else ""
            place = f" ({one.area})" if one.area else ""
            self.stdout.write(
                f"{_EFFECTS[one.effect]}{until}: {one.level_ref}{place}, {one.full_name}, {one.username}"
            )
        counts = (f"{preview.count(effect)} {words.lower()}" for effect, words in _EFFECTS.items())
        self.stdout.write(f"Nothing was changed. {', '.join(counts)}.")


def read_programme_file(path: Path | None) -> Mapping[str, Any]:
    """Return the compiled programme of a JSON file or content folder; None means the shipped one.

    Raises:
        CommandError: the file cannot be read or the content has mistakes.
    """
    try:
        if path is not None and path.is_file():
            compiled: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return compiled
        return compile_shipped(path)
    except (OSError, ValueError) as error:
        raise CommandError(
            f"{path} cannot be read: {error}. Give programme.json or a content folder."
        ) from error
    except Exception as error:
        # Mistakes in the content; each line of the text names file, line and what to do.
        raise CommandError(str(error)) from error
