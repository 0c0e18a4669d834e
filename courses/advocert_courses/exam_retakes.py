"""When somebody may take the exam (again): so many attempts per window, with a growing wait between them.

A wait runs from the end of the attempt before. After the last attempt the window is closed until a trainer
opens a new one, with a note of what was talked about, and not before the last wait has passed. The caller
passes only the attempts of the current window. Passing ends the matter; the caller does not ask any more.
Practice has no waits and no end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from advocert_courses.models import Exam
from advocert_courses.models.exam import PRACTICE


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


def attempt_gate(
    exam: Exam, ended: Sequence[datetime], now: datetime, not_before: datetime | None = None
) -> AttemptGate:
    """Return the door to the next attempt.

    Args:
        exam: the exam, with its attempts and waits.
        ended: when the attempts of this window ended, in order.
        now: the present moment.
        not_before: when this window opens, where a trainer opened it (`window_opens_at`).
    """
    if exam.purpose == PRACTICE:
        return AttemptGate(is_open=True, number=len(ended) + 1, left=1, opens_at=None)
    left = max(exam.attempts - len(ended), 0)
    opens_at = ended[-1] + _wait(exam, len(ended)) if ended and left else not_before if left else None
    is_open = left > 0 and (opens_at is None or opens_at <= now)
    return AttemptGate(is_open, len(ended) + 1, left, opens_at)


def window_opens_at(exam: Exam, ended: Sequence[datetime], now: datetime) -> datetime:
    """Return from when a window that a trainer opens now lets somebody in: the last wait still counts."""
    return max(now, ended[-1] + _wait(exam, len(ended))) if ended else now


def _wait(exam: Exam, taken: int) -> timedelta:
    """Return the wait after this many attempts; a list that is too short goes on with its last value."""
    if not exam.waits_hours:
        return timedelta(0)
    return timedelta(hours=exam.waits_hours[min(taken, len(exam.waits_hours)) - 1])
