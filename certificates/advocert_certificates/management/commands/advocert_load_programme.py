"""`manage.py advocert_load_programme [PATH]`: put a programme in force."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.domain.errors import ProgrammeError
from advocert_certificates.management.shipped import compile_shipped


class Command(BaseCommand):
    """Load a compiled programme, a content folder, or the programme inside the wheel."""

    help = "Put a programme in force: programme.json, a content folder, or without PATH the one that ships."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the optional path."""
        parser.add_argument("path", nargs="?", type=Path, metavar="PATH")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load it and say what changed."""
        compiled = read_programme_file(options["path"])
        try:
            info = api.load_programme(compiled, actor="advocert_load_programme", now=timezone.now())
        except ProgrammeError as error:
            raise CommandError(str(error)) from error
        what = "is now in force" if info.changed else "was in force already"
        self.stdout.write(f"{info.title} ({info.ref}, policy set {info.policy_set}) {what}.")


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
