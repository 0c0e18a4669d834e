"""`manage.py advocert_retention`: delete what is over."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from advocert_certificates import api


class Command(BaseCommand):
    """Run the retention rules once, for a daily timer."""

    help = "Delete drawn questions and told messages that are over, and forget people whose last deed is long ago."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to do it."""
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it and say what it was, people by their uuid only."""
        dry = options["dry_run"]
        report = api.apply_retention(dry_run=dry, now=timezone.now())
        self.stdout.write(
            f"{'Would delete' if dry else 'Deleted'}: {report.items} lists of drawn questions, "
            f"{report.messages} told messages, {len(report.people)} people without a deed or a certificate "
            f"since {report.before:%Y-%m-%d}."
        )
        for uuid in report.people:
            self.stdout.write(f"  {uuid}")
