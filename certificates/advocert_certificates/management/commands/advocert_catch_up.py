"""`manage.py advocert_catch_up`: decide about everybody who waits, with a progress bar."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.management.bar import Bar


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
        self._part, self._began, self._bar = "", time.monotonic(), Bar(self.stderr)
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
        self._bar.draw(far.part, far.done, far.total, failed=far.failed)

    def _end(self, far: "api.CaughtUp") -> None:
        self._bar.end()
        speed = far.done / max(time.monotonic() - self._began, 0.001)
        failed = f", {far.failed:,} wait because of an error (see the log)" if far.failed else ""
        self.stdout.write(f"{far.part}: {far.done:,} ({speed:,.0f} a second{failed})")
