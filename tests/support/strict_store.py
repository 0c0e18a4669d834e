"""Where the strict platform keeps fields: authored ones in memory, learner state in a real table.

Only real rows show whether state and evidence commit and roll back together, and what happens when many ask at
once. One row of `StudentModule` holds all learner state of one block and one learner as one JSON text.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError
from opaque_keys.edx.keys import UsageKey
from tests.support.courseware.models import StudentModule, XModuleStudentInfoField
from xblock.exceptions import InvalidScopeError, KeyValueMultiSaveError
from xblock.field_data import FieldData
from xblock.fields import BlockScope, Scope, UserScope

LMS, STUDIO_PREVIEW, STUDIO, IMPORT = "lms", "studio preview", "studio component", "import"
# Far below what the database takes; a block of ours that needs more has lost its bounds.
MAX_STATE_BYTES = 64 * 1024


# Where fields of scope `user_info` are kept.
EVERYWHERE = "all blocks"


class StateTooLargeError(Exception):
    """Learner state of one block is larger than the platform should be asked to keep."""


@dataclass
class Store:
    """All fields of all blocks; `writes` counts the rows of learner state that were written."""

    authored: dict[str, dict[str, Any]] = field(default_factory=dict)
    sessions: dict[str, dict[str, Any]] = field(default_factory=dict)
    shared: dict[str, dict[str, Any]] = field(default_factory=dict)
    writes: int = 0
    is_broken: bool = False

    def learner_row(self, usage: str, user_id: int) -> dict[str, Any]:
        """Return the learner state of one block, empty before the first write; or what all blocks share."""
        if usage == EVERYWHERE:
            rows = XModuleStudentInfoField.objects.filter(student_id=user_id)
            return {row.field_name: json.loads(row.value) for row in rows}
        state = StudentModule.objects.filter(**_key(usage, user_id)).values_list("state", flat=True).first()
        return json.loads(state or "{}")

    def write_learner_row(self, usage: str, user_id: int, values: dict[str, Any]) -> None:
        """Write fields as the platform does: read the row, put the fields over it, write all of it back."""
        if usage == EVERYWHERE:
            self.write_info(user_id, values, self.learner_row(usage, user_id))
            return
        if self.is_broken:
            raise ConnectionError("the database went away")
        row, _ = StudentModule.objects.get_or_create(**_key(usage, user_id), defaults={"state": "{}"})
        text = json.dumps({**json.loads(row.state or "{}"), **values})
        if len(text.encode()) > MAX_STATE_BYTES:
            raise StateTooLargeError(f"{len(text)} bytes of learner state for {usage}")
        row.state = text
        row.save(force_update=True)
        self.writes += 1

    def write_info(self, user_id: int, values: dict[str, Any], known: dict[str, Any]) -> None:
        """Write what all blocks of a learner share: inserted where the request saw no row, else changed.

        What failed counts as saved, so XBlock does not try it again: so it is in `DjangoOrmFieldCache.set_many`.
        """
        if self.is_broken:
            raise ConnectionError("the database went away")
        done: list[str] = []
        for name, value in sorted(values.items()):
            done.append(name)
            key, text = {"student_id": user_id, "field_name": name}, json.dumps(value)
            try:
                if name in known:
                    XModuleStudentInfoField.objects.filter(**key).update(value=text)
                else:
                    XModuleStudentInfoField.objects.create(**key, value=text)
            except IntegrityError as error:
                raise KeyValueMultiSaveError(done) from error
        self.writes += 1

    def write_grade(
        self, usage: str, user_id: int, grade: tuple[float, float], *, only_if_higher: bool
    ) -> bool:
        """Keep a grade in the same row as the platform does; say whether it was kept.

        A row without a grade is compared like one with a grade, which fails: so it is in `score_published_handler`.
        """
        row = StudentModule.objects.filter(**_key(usage, user_id)).first()
        if only_if_higher and row is not None:
            before, now = (float(value) / float(most) for value, most in ((row.grade, row.max_grade), grade))
            if now < before:
                return False
        values = {"grade": grade[0], "max_grade": grade[1]}
        StudentModule.objects.update_or_create(**_key(usage, user_id), defaults=values)
        return True


def _key(usage: str, user_id: int) -> dict[str, Any]:
    course = str(UsageKey.from_string(usage).context_key)
    return {"student_id": user_id, "course_id": course, "module_state_key": usage}


class StrictFieldData(FieldData):
    """Fields of one request, with the scopes that the platform allows in that place.

    * LMS: authored fields cannot be written. Studio component handlers and import: learner fields cannot be
      written.
    * Studio preview: learner fields live in the session. Masquerade: they are read from the other's row, and what
      is written lives in the session.
    * Anonymous: learner fields read as their defaults, and what is written is gone.
    * Learner fields are what the row said when the request began, whatever others write meanwhile. After a write
      only what was just written can be read: every other field of that row reads as its default (`UserStateCache`
      in `lms/djangoapps/courseware/model_data.py` replaces what it knew).
    * Learner fields of scope `user_info` are one value per person, whatever the block. A value that nobody had when
      the request began is inserted, and an insert that comes second fails.
    * Fields that all learners share have a row of their own, which LMS handlers may write.
    """

    def __init__(self, store: Store, mode: str, user_id: int | None, *, in_session: bool) -> None:
        self.store, self.mode, self.user_id, self.in_session = store, mode, user_id, in_session
        self._rows: dict[str, dict[str, Any]] = {}

    def begin(self, block: Any) -> None:
        """Read what this request will know of the learner."""
        if self.user_id is None or self.mode in {STUDIO_PREVIEW, IMPORT}:
            return
        for usage in (str(block.scope_ids.usage_id), EVERYWHERE):
            self._rows[usage] = self.store.learner_row(usage, self.user_id)

    def get(self, block: Any, name: str) -> Any:
        return self._values(block, name)[name]

    def has(self, block: Any, name: str) -> bool:
        return name in self._values(block, name)

    def default(self, block: Any, name: str) -> Any:
        raise KeyError(name)

    def set(self, block: Any, name: str, value: Any) -> None:
        self.set_many(block, {name: value})

    def delete(self, block: Any, name: str) -> None:
        self._values(block, name).pop(name, None)

    def set_many(self, block: Any, update_dict: dict[str, Any]) -> None:
        learner = {name: value for name, value in update_dict.items() if self._is_learners(block, name)}
        shared = {name: value for name, value in update_dict.items() if self._is_shared(block, name)}
        authored = {
            name: value for name, value in update_dict.items() if name not in learner and name not in shared
        }
        if shared:
            self._write_shared(block, shared)
        if authored:
            self._write_authored(block, authored)
        if learner:
            self._write_learner(block, learner)

    def _write_authored(self, block: Any, values: dict[str, Any]) -> None:
        if self.mode in {LMS, STUDIO_PREVIEW}:
            raise InvalidScopeError(Scope.content)
        self.store.authored.setdefault(str(block.scope_ids.usage_id), {}).update(values)

    def _write_learner(self, block: Any, values: dict[str, Any]) -> None:
        rows: dict[str, dict[str, Any]] = {}
        for name, value in values.items():
            rows.setdefault(self._row(block, name), {})[name] = value
        for usage, fields in rows.items():
            self._write_row(usage, fields)

    def _write_row(self, usage: str, values: dict[str, Any]) -> None:
        if self.mode in {STUDIO, IMPORT}:
            raise InvalidScopeError(Scope.user_state)
        if self.in_session or self.mode == STUDIO_PREVIEW:
            self.store.sessions.setdefault(usage, {}).update(json.loads(json.dumps(values)))
        elif self.user_id is not None:
            self._write_own_row(usage, values, self.user_id)

    def _write_own_row(self, usage: str, values: dict[str, Any], user_id: int) -> None:
        known = self._rows.setdefault(usage, {})
        if usage == EVERYWHERE:
            self.store.write_info(user_id, values, known)
            self._rows[usage] = {**known, **values}
            return
        self._rows[usage] = dict(values)
        self.store.write_learner_row(usage, user_id, values)

    def _write_shared(self, block: Any, values: dict[str, Any]) -> None:
        if self.mode != LMS:
            raise InvalidScopeError(Scope.user_state_summary)
        usage = str(block.scope_ids.usage_id)
        self.store.shared.setdefault(usage, {}).update(json.loads(json.dumps(values)))

    def _values(self, block: Any, name: str) -> dict[str, Any]:
        usage = str(block.scope_ids.usage_id)
        if self._is_shared(block, name):
            return self.store.shared.get(usage, {})
        if not self._is_learners(block, name):
            return self.store.authored.setdefault(usage, {})
        usage = self._row(block, name)
        if self.mode == STUDIO_PREVIEW:
            return self.store.sessions.setdefault(usage, {})
        known = self._rows.get(usage, {})
        return {**known, **self.store.sessions.get(usage, {})} if self.in_session else known

    @staticmethod
    def _is_learners(block: Any, name: str) -> bool:
        scope = block.fields[name].scope
        return getattr(scope, "user", UserScope.NONE) == UserScope.ONE

    @staticmethod
    def _row(block: Any, name: str) -> str:
        everywhere = getattr(block.fields[name].scope, "block", None) == BlockScope.ALL
        return EVERYWHERE if everywhere else str(block.scope_ids.usage_id)

    @staticmethod
    def _is_shared(block: Any, name: str) -> bool:
        return block.fields[name].scope == Scope.user_state_summary
