"""Where a runtime keeps what a learner did in a block, for as long as it takes to lock it.

The LMS keeps all learner state of one block and one learner as one JSON text in one row of its table
`courseware.StudentModule`. The table is found by its name; no module of the platform is imported. A runtime with
another table may offer the service `advocert_rows`, an object like the ones here.
"""

import json
from collections.abc import Mapping
from typing import Any, Protocol

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection, router
from django.db.models import F

from advocert_xblocks._shared.learner import is_author_view

SERVICE = "advocert_rows"


class Rows(Protocol):
    """One row per block and learner, in the database in which evidence is kept."""

    def create(self, block: Any, user_id: int) -> None:
        """Make the row, if there is none; called outside a transaction."""

    def lock(self, block: Any, user_id: int) -> Mapping[str, Any]:
        """Lock the row to the end of the transaction; return its fields, nothing where there is no row."""

    def is_graded(self, block: Any, user_id: int) -> bool:
        """Return whether a grade is kept with which another one can be compared."""


class StudentModuleRows:
    """The table of the LMS."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def create(self, block: Any, user_id: int) -> None:
        """Make the row, if there is none.

        On its own, before the lock: MariaDB lets all who lost the race to insert share a lock, and two of them who
        then ask for the whole row would wait for each other.
        """
        more = {"state": "{}", "module_type": block.scope_ids.block_type}
        self._model.objects.get_or_create(**self._key(block, user_id), defaults=more)

    def lock(self, block: Any, user_id: int) -> Mapping[str, Any]:
        """Lock the row and read it."""
        row = self._model.objects.filter(**self._key(block, user_id))
        if not connection.features.has_select_for_update:
            # SQLite has one lock, and only a write takes it.
            row.update(module_type=F("module_type"))
        state = row.select_for_update().values_list("state", flat=True).first()
        found: Mapping[str, Any] = json.loads(state or "{}")
        return found

    def is_graded(self, block: Any, user_id: int) -> bool:
        """Return whether the row has a grade; it has none from the first step to the first grade."""
        rows = self._model.objects.filter(**self._key(block, user_id))
        return bool(rows.filter(grade__isnull=False, max_grade__gt=0).exists())

    @staticmethod
    def _key(block: Any, user_id: int) -> dict[str, Any]:
        key = block.usage_key
        return {"student_id": user_id, "course_id": key.context_key, "module_state_key": key}


def rows_of(block: Any) -> Rows | None:
    """Return the rows of the runtime, None where none are known or none are written."""
    offered: Rows | None = block.runtime.service(block, SERVICE)
    if offered is not None or is_author_view(block):
        return offered
    try:
        model = apps.get_model("courseware", "StudentModule")
    except LookupError:
        return None
    # Elsewhere it could not be locked in the transaction that holds the evidence.
    return StudentModuleRows(model) if router.db_for_write(model) == DEFAULT_DB_ALIAS else None
