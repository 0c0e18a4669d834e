"""What a learner has finished, in one place that all our blocks of this learner share.

A block cannot read the state of another one. The platform's scope `user_info` can: one value per person,
whatever the block. The practice block needs no more than which component was finished on which day.

Evolution of the stored value: `{ref: ISO day}`, the day in the site's time zone; nothing else is added here.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

# A component is noted when a fact of one of these kinds is told.
FINISHING = frozenset({"lesson.completed", "scenario.finished"})
MAX_NOTED = 300


def note_learned(block: Any, finished: Iterable[tuple[str, datetime]]) -> None:
    """Note components (ref, moment) that were finished for the first time; the first day stays.

    The field is written by the block's `save`.
    """
    known: dict[str, str] = dict(block.advocert_learned)
    new = {ref: localdate(moment).isoformat() for ref, moment in finished if ref not in known}
    if new:
        block.advocert_learned = dict(list({**known, **new}.items())[-MAX_NOTED:])


def learned_of(block: Any) -> Mapping[str, date]:
    """Return the day on which each component was finished."""
    return {ref: date.fromisoformat(day) for ref, day in block.advocert_learned.items()}
