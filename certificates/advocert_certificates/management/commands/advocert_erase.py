"""`manage.py advocert_erase WHO`: forget somebody."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from advocert_certificates import api, conf
from advocert_certificates.domain.errors import AdvocertError

_WORDS = {
    "ended": "certifications end",
    "documents": "certificates lose their name and signed file",
    "facts": "facts are deleted",
    "messages": "old messages to other systems are deleted",
    "told": "systems are told a last time",
    "links": "share links end",
    "notices": "notes of mails are deleted",
    "words": "written reasons are deleted",
    "sealed": "log entries are sealed",
    "blacked_out": "texts about others name them, and have a mark in its place",
    "decisions": "places where a pseudonym now stands for the user name of who decided",
}
_PLACES = {
    "reason": "Reason",
    "hold": "Reason of a pause",
    "appeal": "Objection",
    "waiver": "Reason of a waiver",
    "run": "Reason for many people",
}


class Command(BaseCommand):
    """Forget one person for good, or say what that would do."""

    help = "Forget a person for good: names, facts, signed files. What they hold ends, and other systems are told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who, and who asked."""
        parser.add_argument("who", metavar="WHO", help="uuid, user name or mail address, exactly")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument("--by", default="operator", metavar="NAME", help="who decided, for the log")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it and say what it was."""
        dry = options["dry_run"]
        try:
            uuid = api.find_person(options["who"])
            report = api.erase_person(uuid, actor=options["by"], dry_run=dry, now=timezone.now())
        except AdvocertError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{'Would forget' if dry else 'Forgotten'}: {uuid}")
        counts = asdict(report)
        for name, words in _WORDS.items():
            if counts[name]:
                self.stdout.write(f"  {counts[name]} {words}")
        for one in report.mentions:
            self.stdout.write(f"  {_PLACES[one.where]} of {one.at:%Y-%m-%d}: {one.excerpt}")
            if one.person_uuid:
                address = reverse("advocert:record", args=[one.person_uuid])
                self.stdout.write(f"    {conf.base_url()}{address}")
        if dry:
            self.stdout.write("Nothing was changed. Run it without --dry-run to do it; it cannot be undone.")
