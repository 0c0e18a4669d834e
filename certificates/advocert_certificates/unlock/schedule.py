"""When a message is tried again, and when it is put aside for a person to look at.

Ordinary messages get 10 attempts over three days. Urgent ones (access is taken away) are tried every 30
seconds for the first ten minutes and then like the others. A random part keeps many messages from coming
back at once.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

_MINUTE, _HOUR = 60, 3600
_ORDINARY = (5, 30, 2 * _MINUTE, 10 * _MINUTE, _HOUR, 3 * _HOUR, 8 * _HOUR, 20 * _HOUR, 39 * _HOUR)
_URGENT = (30,) * 20 + _ORDINARY[3:]
# A receiver may ask for patience, but not for so much that it switches the messages off.
LONGEST_WAIT = timedelta(hours=1)
LONGEST_URGENT_WAIT = timedelta(minutes=1)


def next_try(
    now: datetime, attempts: int, *, urgent: bool, retry_after: float | None, draw: Callable[[], float]
) -> datetime | None:
    """Return when to try again after `attempts` (at least 1) failed ones, or None when it is enough.

    `retry_after` is what the receiver asked for, in seconds; `draw` gives a number from 0 to 1.
    """
    delays = _URGENT if urgent else _ORDINARY
    if attempts > len(delays):
        return None
    delay = delays[attempts - 1] * (1 + 0.1 * draw())
    if retry_after is not None:
        longest = LONGEST_URGENT_WAIT if urgent else LONGEST_WAIT
        delay = max(delay, min(retry_after, longest.total_seconds()))
    return now + timedelta(seconds=delay)
