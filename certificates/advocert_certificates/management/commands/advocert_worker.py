"""`manage.py advocert_worker`: rounds without end, as a service. Several may run."""

import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any, ClassVar

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.management.commands.advocert_tick import describe


class Command(BaseCommand):
    """Do rounds until Ctrl-C or SIGTERM; the round under way is finished first."""

    # Deciding and delivering must go on although a page is broken, and start quickly after a crash.
    requires_system_checks: ClassVar[list[str]] = []
    help = "Decide, sign, publish and tell whatever waits, again and again. Ctrl-C ends it after the round."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the pause between rounds."""
        parser.add_argument(
            "--interval", type=float, default=0.5, metavar="SECONDS", help="pause, default 0.5"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Work until told to stop."""
        stop = threading.Event()

        def end(_number: int, _frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)
        self.stdout.write("The worker is running. Ctrl-C ends it.")
        self._work(stop, options["interval"])
        self.stdout.write("The worker has ended.")

    def _work(self, stop: threading.Event, interval: float) -> None:
        told: tuple[str, ...] = ()
        while not stop.is_set():
            told = self._round(told)
            stop.wait(interval)

    def _round(self, told: tuple[str, ...]) -> tuple[str, ...]:
        """Do one round; return the problems that were said, so that each is said once while it lasts."""
        # As a request would: a connection that the database has cut is opened anew.
        close_old_connections()
        try:
            report = api.tick(now=timezone.now())
        except DatabaseError as error:
            problems: tuple[str, ...] = (
                f"The database does not answer ({type(error).__name__}). Trying again.",
            )
            report = api.TickReport()
        else:
            problems = report.problems
        for problem in problems:
            if problem not in told:
                self.stderr.write(self.style.WARNING(problem))
        if not report.idle:
            self.stdout.write(describe(report))
        return problems
