"""What a learner has finished, in one place that all our blocks of this learner share.

A block cannot read the state of another one. The platform's scope `user_info` can: one value per person,
whatever the block. The practice block needs no more than which component was finished on which day.

Evolution of the stored value: `{ref: ISO day}`, the day in the site's time zone; nothing else is added here.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, router, transaction
from django.utils.timezone import localdate
from xblock.exceptions import XBlockSaveError

from advocert_xblocks._shared.learner import Learner

FIELD = "advocert_learned"
# A component is noted when a fact of one of these kinds is told.
FINISHING = frozenset({"lesson.completed", "scenario.finished"})
MAX_NOTED = 300


def keep_learned(block: Any, learner: Learner, finished: Iterable[tuple[str, datetime]]) -> None:
    """Note components (ref, moment) that were finished for the first time; the first day stays.

    Called in the transaction of the block's own state, before that is saved.

    The value is saved on its own. Two blocks that one learner finishes in the same first instant both see no row,
    both insert it, and the second insert fails; nothing else of the second block's step may go with it.
    """
    days = {ref: localdate(moment).isoformat() for ref, moment in finished}
    known: dict[str, str] = dict(block.advocert_learned)
    if not days.keys() - known.keys():
        return
    block.advocert_learned = _with(known, days)
    try:
        with transaction.atomic():
            block.force_save_fields([FIELD])
    except XBlockSaveError:
        _add_to_row(block, learner, days)


def learned_of(block: Any) -> Mapping[str, date]:
    """Return the day on which each component was finished."""
    return {ref: date.fromisoformat(day) for ref, day in block.advocert_learned.items()}


def _with(known: Mapping[str, str], days: Mapping[str, str]) -> dict[str, str]:
    new = {ref: day for ref, day in days.items() if ref not in known}
    return dict(list({**known, **new}.items())[-MAX_NOTED:])


def _add_to_row(block: Any, learner: Learner, days: Mapping[str, str]) -> None:
    """Add to the row that another block inserted meanwhile, in the platform's own table.

    Raises:
        XBlockSaveError: there is no such row; what failed was something else.
    """
    model = _table()
    rows = model.objects.filter(student_id=learner.user_id, field_name=FIELD) if model else None
    row = rows.select_for_update().first() if rows is not None else None
    if row is None:
        raise XBlockSaveError([], [block.fields[FIELD]], "The shared value could not be saved")
    row.value = json.dumps(_with(json.loads(row.value) or {}, days))
    row.save(update_fields=["value"])


def _table() -> Any:
    try:
        model = apps.get_model("courseware", "XModuleStudentInfoField")
    except LookupError:
        return None
    return model if router.db_for_write(model) == DEFAULT_DB_ALIAS else None
