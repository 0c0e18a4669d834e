"""`manage.py advocert_tick`: one round of everything that waits, for a timer."""

from typing import Any, ClassVar

from django.core.management.base import BaseCommand
from django.utils import timezone

from advocert_certificates import api


class Command(BaseCommand):
    """Decide, sign, publish and tell once."""

    # Deciding and delivering must go on although a page is broken, and start quickly after a crash.
    requires_system_checks: ClassVar[list[str]] = []
    help = "Decide, sign, publish and tell whatever waits, once. Run it from a timer every 10 to 60 seconds."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do one round and say what it did."""
        report = api.tick(now=timezone.now())
        for problem in report.problems:
            self.stderr.write(self.style.WARNING(problem))
        self.stdout.write(describe(report))


def describe(report: api.TickReport) -> str:
    """Return one line about a round."""
    counts = {
        "people decided about": report.people,
        "certificates signed": report.signed,
        "waiting for a signature": report.waiting,
        "status lists signed": report.lists,
        "messages sent": report.sent,
        "to be tried again": report.failed,
        "put aside": report.parked,
        "people reminded": report.notices,
    }
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count) or "Nothing to do."
