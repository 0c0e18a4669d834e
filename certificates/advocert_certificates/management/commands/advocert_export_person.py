"""`manage.py advocert_export_person WHO`: everything about one person, for that person."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.domain.errors import AdvocertError


class Command(BaseCommand):
    """Write the answer to a data-subject request."""

    help = "Write everything that is stored about a person as JSON, for that person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who, and where to."""
        parser.add_argument("who", metavar="WHO", help="uuid, user name or mail address, exactly")
        parser.add_argument("--to", type=Path, metavar="FILE", help="a file instead of the screen")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write it; a file is readable by its owner only."""
        try:
            uuid = api.find_person(options["who"])
            said = api.export_person(uuid, now=timezone.now())
        except AdvocertError as error:
            raise CommandError(str(error)) from error
        text = json.dumps(said, ensure_ascii=False, indent=1)
        if options["to"] is None:
            self.stdout.write(text)
            return
        options["to"].touch(mode=0o600)
        options["to"].write_text(text + "\n", encoding="utf-8")
        self.stdout.write(f"{len(said['facts'])} facts about {uuid} are in {options['to']}.")
