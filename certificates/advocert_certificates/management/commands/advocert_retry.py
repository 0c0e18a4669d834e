"""`manage.py advocert_retry [TARGET]`: let messages that were put aside wait again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from advocert_certificates import api


class Command(BaseCommand):
    """Send again what was put aside, with the same ids; the newest message of each person is enough."""

    help = "Let messages that were put aside be sent again, of one target or of all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the target."""
        parser.add_argument("target", nargs="?", default="", metavar="TARGET")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it and say how many."""
        self.stdout.write(f"{api.retry_messages(options['target'], now=timezone.now())} messages wait again.")
