"""`manage.py advocert_catch_up`: decide about everybody who waits, with a progress bar."""

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from advocert_certificates import api

_WIDTH = 30


class Command(BaseCommand):
    """Certify, renew, expire, log and sign whatever waits, until nothing is left."""

    help = (
        "Certify, renew, expire, log and sign whatever waits, however much, with a progress bar. "
        "After a kill start it again: nothing is lost or done twice."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it; the bar goes to the error stream, one line per part to the output."""
        self._part, self._began = "", time.monotonic()
        last: api.CaughtUp | None = None
        for far in api.catch_up(now=timezone.now()):
            if last is not None and far.part != last.part:
                self._end(last)
            self._draw(far)
            last = far
        if last is None:
            self.stdout.write("Nothing to do.")
        else:
            self._end(last)

    def _draw(self, far: "api.CaughtUp") -> None:
        if far.part != self._part:
            self._part, self._began = far.part, time.monotonic()
        if self.stderr.isatty():
            self.stderr.write(f"\r{bar(far)} {far.part} {far.done:,} of {far.total:,}", ending="")

    def _end(self, far: "api.CaughtUp") -> None:
        if self.stderr.isatty():
            self.stderr.write("")
        speed = far.done / max(time.monotonic() - self._began, 0.001)
        failed = f", {far.failed:,} wait because of an error (see the log)" if far.failed else ""
        self.stdout.write(f"{far.part}: {far.done:,} ({speed:,.0f} a second{failed})")


def bar(far: "api.CaughtUp") -> str:
    """Return a bar of fixed width.

    >>> bar(api.CaughtUp("signed", 1, 2, 0)).count("#")
    15
    """
    full = _WIDTH * far.done // max(far.total, 1)
    return f"[{'#' * full}{'.' * (_WIDTH - full)}]"
