"""When somebody may take the exam (again): so many attempts per window, with a growing wait between them.

A wait runs from the end of the attempt before. After the last attempt the window is closed until a trainer
opens a new one, which means: the caller passes only the attempts of the current window. Passing ends the
matter; the caller does not ask any more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from advocert_courses.models import Exam


@dataclass(frozen=True)
class AttemptGate:
    """The door to the next attempt.

    `number` is the next attempt's number from 1, `left` how many the window still has (0: a trainer must
    open a new one), `opens_at` the moment from which it may start (None: no wait).
    """

    is_open: bool
    number: int
    left: int
    opens_at: datetime | None


def attempt_gate(exam: Exam, ended: Sequence[datetime], now: datetime) -> AttemptGate:
    """Return the door to the next attempt, given when the attempts of this window ended, in order."""
    left = max(exam.attempts - len(ended), 0)
    opens_at = ended[-1] + _wait(exam, len(ended)) if ended and left else None
    is_open = left > 0 and (opens_at is None or opens_at <= now)
    return AttemptGate(is_open, len(ended) + 1, left, opens_at)


def _wait(exam: Exam, taken: int) -> timedelta:
    """Return the wait after this many attempts; a list that is too short goes on with its last value."""
    if not exam.waits_hours:
        return timedelta(0)
    return timedelta(hours=exam.waits_hours[min(taken, len(exam.waits_hours)) - 1])
