"""What learners leave behind in blocks: one row per person and block, read once per request."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from xblock.exceptions import InvalidScopeError
from xblock.fields import Scope, UserScope
from xblock.runtime import KeyValueStore

from demo.models import SHARED, BlockState

Row = tuple[int, str, str]


class LearnerStore(KeyValueStore):
    """Fields of blocks during one request.

    Content and settings come from the course and cannot be written; as in the platform, a handler that tries
    gets InvalidScopeError. Everything else lives in BlockState.
    """

    def __init__(self, course_fields: Mapping[Any, Any]) -> None:
        self._course_fields = course_fields
        self._rows: dict[Row, dict[str, Any]] = {}

    def get(self, key: KeyValueStore.Key) -> Any:
        """Return the value; KeyError where there is none."""
        if _is_authored(key):
            return self._course_fields[key]
        return self._fields(_row(key))[key.field_name]

    def has(self, key: KeyValueStore.Key) -> bool:
        """Return whether a value was set."""
        if _is_authored(key):
            return key in self._course_fields
        return key.field_name in self._fields(_row(key))

    def set(self, key: KeyValueStore.Key, value: Any) -> None:
        """Write one value."""
        self.set_many({key: value})

    def delete(self, key: KeyValueStore.Key) -> None:
        """Forget one value."""
        with transaction.atomic():
            state = _locked(_row(self._writable(key)))
            state.fields.pop(key.field_name, None)
            state.save()
        self._rows[_row(key)] = state.fields

    def set_many(self, update_dict: Mapping[KeyValueStore.Key, Any]) -> None:
        """Write the changed fields, each row once; other fields of the row stay as the database has them."""
        changes: dict[Row, dict[str, Any]] = {}
        for key, value in update_dict.items():
            changes.setdefault(_row(self._writable(key)), {})[key.field_name] = value
        with transaction.atomic():
            for row, fields in changes.items():
                state = _locked(row)
                state.fields.update(fields)
                state.save()
                self._rows[row] = state.fields

    def _fields(self, row: Row) -> dict[str, Any]:
        if row not in self._rows:
            user_id, scope, scope_id = row
            found = BlockState.objects.filter(user_id=user_id, scope=scope, scope_id=scope_id).first()
            self._rows[row] = found.fields if found else {}
        return self._rows[row]

    @staticmethod
    def _writable(key: KeyValueStore.Key) -> KeyValueStore.Key:
        if _is_authored(key):
            raise InvalidScopeError(key)
        return key


def _is_authored(key: KeyValueStore.Key) -> bool:
    return key.scope in (Scope.children, Scope.parent) or key.scope.user == UserScope.NONE


def _row(key: KeyValueStore.Key) -> Row:
    user_id = SHARED if key.user_id is None else int(key.user_id)
    return user_id, key.scope.name, str(key.block_scope_id)


def _locked(row: Row) -> BlockState:
    user_id, scope, scope_id = row
    state, _ = BlockState.objects.select_for_update().get_or_create(
        user_id=user_id, scope=scope, scope_id=scope_id
    )
    return state
