"""`manage.py advocert_targets [--ping TARGET]`: the other systems, and whether they hear us."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.data import TargetView
from advocert_certificates.domain.errors import AdvocertError


class Command(BaseCommand):
    """List what waits for each target, or try one with a message about nobody."""

    help = "List the systems of ADVOCERT_TARGETS and what waits for each; --ping tries one with a message about nobody."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the target to try."""
        parser.add_argument(
            "--ping", metavar="TARGET", help="slug of the target that gets endpoint.ping, once"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        if options["ping"]:
            self._ping(options["ping"])
            return
        targets = api.list_targets()
        for target in targets:
            self.stdout.write(_line(target))
            if target.trouble:
                self.stdout.write(self.style.WARNING(f"  {target.trouble}"))
        if not targets:
            self.stdout.write("No other system is told. Name one in ADVOCERT_TARGETS.")

    def _ping(self, slug: str) -> None:
        try:
            trouble = api.ping_target(slug, now=timezone.now())
        except AdvocertError as error:
            raise CommandError(str(error)) from error
        if trouble:
            raise CommandError(
                f"{slug} did not take the message: {trouble}. "
                "401 or 403 mostly means that it holds another secret, no answer that the address or a firewall is wrong."
            )
        self.stdout.write(f"{slug} took the message and believes the signature.")


def _line(target: TargetView) -> str:
    last = (
        f"last taken {target.last_taken_at:%Y-%m-%d %H:%M} UTC"
        if target.last_taken_at
        else "nothing taken yet"
    )
    return f"{target.slug}: {last}, {target.waiting} waiting, {target.put_aside} put aside. {target.url}"
