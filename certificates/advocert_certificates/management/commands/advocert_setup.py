"""`manage.py advocert_setup`.

From an empty database to one that can certify; may be run again at any time.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api, conf
from advocert_certificates.domain.errors import ProgrammeError
from advocert_certificates.management.commands.advocert_load_programme import read_programme_file
from advocert_certificates.management.commands.advocert_make_key import make_keys


class Command(BaseCommand):
    """Make a key if there is none, load a programme if there is none, say what is missing."""

    help = "Make a key if there is none, load the programme if there is none, and say what is still missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take another programme than the shipped one."""
        parser.add_argument(
            "--programme",
            type=Path,
            metavar="PATH",
            help="programme.yaml, its folder (also packed), or programme.json",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do what can be done and say the rest."""
        self._key()
        self._programme(options["programme"])
        problems = api.find_problems()
        for _, text in problems:
            self.stdout.write(self.style.WARNING(f"To do: {text}"))
        if not problems:
            self.stdout.write(self.style.SUCCESS("Ready. Keep `manage.py advocert_worker` running."))

    def _key(self) -> None:
        missing = any(name == "advocert.W002" for name, _ in api.find_problems())
        folder = conf.keys_dir()
        if missing and folder and not list(Path(folder).glob("*.pem")):
            self.stdout.write(f"Made the keys {' and '.join(make_keys())} in {folder}. Back up that folder.")

    def _programme(self, path: Path | None) -> None:
        if path is None and api.has_programme():
            return
        compiled = read_programme_file(path)
        try:
            info = api.load_programme(compiled, actor="advocert_setup", now=timezone.now())
        except ProgrammeError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"In force: {info.title} ({info.ref}, policy set {info.policy_set}).")
