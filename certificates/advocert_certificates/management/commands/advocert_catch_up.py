"""`manage.py advocert_catch_up`: decide about everybody who waits, with a progress bar."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api

_WIDTH = 30
_HOUR, _MINUTE = 3_600, 60
# Before so many seconds the speed is a guess, and the time left another one.
_SURE_AFTER = 2.0


class Command(BaseCommand):
    """Certify, renew, expire, log and sign whatever waits, until nothing is left."""

    help = (
        "Certify, renew, expire, log and sign whatever waits, however much, with a progress bar and the time left. "
        "After a kill start it again: nothing is lost or done twice. Ends with 1 when somebody could not be decided "
        "about."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it; the bar goes to the error stream, one line per part to the output.

        Raises:
            CommandError: some failed; all others are done.
        """
        self._part, self._began = "", time.monotonic()
        last: dict[str, api.CaughtUp] = {}
        for far in api.catch_up(now=timezone.now()):
            if last and far.part not in last:
                self._end(list(last.values())[-1])
            self._draw(far)
            last[far.part] = far
        if not last:
            self.stdout.write("Nothing to do.")
            return
        self._end(list(last.values())[-1])
        if failed := sum(far.failed for far in last.values()):
            raise CommandError(
                f"{failed:,} could not be done; everything else is. The log says why. Mend it and start again."
            )

    def _draw(self, far: "api.CaughtUp") -> None:
        if far.part != self._part:
            self._part, self._began = far.part, time.monotonic()
        if self.stderr.isatty():
            left = time_left(far, time.monotonic() - self._began)
            self.stderr.write(f"\r{bar(far)} {far.part} {far.done:,} of {far.total:,}{left}\033[K", ending="")

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
    full = _WIDTH * (far.done + far.failed) // max(far.total, 1)
    return f"[{'#' * full}{'.' * (_WIDTH - full)}]"


def time_left(far: "api.CaughtUp", seconds: float) -> str:
    """Return how long it takes yet, by the speed so far; empty while nobody can know.

    >>> time_left(api.CaughtUp("signed", 10, 100, 0), 10.0)
    ', 1 min 30 s left'
    """
    handled = far.done + far.failed
    if seconds < _SURE_AFTER or not 0 < handled < far.total:
        return ""
    left = round((far.total - handled) * seconds / handled)
    if left >= _HOUR:
        return f", {left // _HOUR} h {left % _HOUR // _MINUTE} min left"
    return f", {left // _MINUTE} min {left % _MINUTE} s left" if left >= _MINUTE else f", {left} s left"
