"""A progress bar on the error stream of a command, for whoever sits before it."""

import time

from django.core.management.base import OutputWrapper

_WIDTH = 30
_HOUR, _MINUTE = 3_600, 60
# Before so many seconds the speed is a guess, and the time left another one.
_SURE_AFTER = 2.0


class Bar:
    """One line that is drawn anew, with the time left; nothing where no terminal is."""

    def __init__(self, out: OutputWrapper) -> None:
        """Take the stream of the command."""
        self._out, self._said, self._began = out, "", 0.0

    def draw(self, said: str, done: int, total: int, *, failed: int = 0) -> None:
        """Show how much is done; the time left is counted anew when `said` changes."""
        if said != self._said:
            self._said, self._began = said, time.monotonic()
        if self._out.isatty():
            left = time_left(done + failed, total, time.monotonic() - self._began)
            line = f"{bar(done + failed, total)} {said} {done:,} of {total:,}{left}"
            self._out.write(f"\r{line}\033[K", ending="")

    def end(self) -> None:
        """Go on below the bar, if there was one."""
        if self._said and self._out.isatty():
            self._out.write("")
        self._said = ""


def bar(handled: int, total: int) -> str:
    """Return a bar of fixed width.

    >>> bar(1, 2).count("#")
    15
    """
    full = _WIDTH * handled // max(total, 1)
    return f"[{'#' * full}{'.' * (_WIDTH - full)}]"


def time_left(handled: int, total: int, seconds: float) -> str:
    """Return how long it takes yet, by the speed so far; empty while nobody can know.

    >>> time_left(10, 100, 10.0)
    ', 1 min 30 s left'
    """
    if seconds < _SURE_AFTER or not 0 < handled < total:
        return ""
    left = round((total - handled) * seconds / handled)
    if left >= _HOUR:
        return f", {left // _HOUR} h {left % _HOUR // _MINUTE} min left"
    return f", {left // _MINUTE} min {left % _MINUTE} s left" if left >= _MINUTE else f", {left} s left"
