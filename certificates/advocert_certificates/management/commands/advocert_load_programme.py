"""`manage.py advocert_load_programme [PATH]`: put a programme in force."""

from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.authored import compile_handed_in, compile_shipped
from advocert_certificates.domain.errors import ProgrammeError, RequestError

_EFFECTS = {
    "gain": "Would be certified",
    "renew": "Would be renewed",
    "sign": "Would have to sign",
    "lose": "Could not renew",
}


class Command(BaseCommand):
    """Load what authors wrote, what was compiled from it, or the programme inside the wheel."""

    help = (
        "Put a programme in force: programme.yaml, its folder (also as .zip or .tar.gz), programme.json, or without "
        "PATH the one that ships. "
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
    """Return the compiled programme of what is there: a file as the console takes it, or a content folder.

    None means the one that ships.

    Raises:
        CommandError: it cannot be read or has mistakes; each line of the text names file, line and what to do.
    """
    try:
        if path is not None and path.is_file():
            return compile_handed_in(path.name, path.read_bytes())
        return compile_shipped(path)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error}.") from error
    except Exception as error:
        raise CommandError(str(error)) from error
