"""Many rows of one table in few statements, the same on every database."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import models

_CHUNK = 500
_Row = TypeVar("_Row", bound=models.Model)


def create_all(model: type[_Row], rows: Sequence[_Row]) -> None:
    """Insert rows; they know their ids afterwards on every database."""
    model._default_manager.bulk_create(rows, batch_size=_CHUNK)  # noqa: SLF001 - Django's public name for it
    lost = {getattr(row, "uuid", None): row for row in rows if row.pk is None}
    lost.pop(None, None)
    if lost:  # MySQL returns no ids of a bulk insert
        manager = model._default_manager  # noqa: SLF001 - likewise
        for pk, uuid in manager.filter(uuid__in=lost).values_list("pk", "uuid"):
            lost[uuid].pk = pk


def change_all(model: type[_Row], rows: Sequence[_Row], fields: Iterable[str]) -> None:
    """Write these fields of rows that exist; one is an update, many are one statement."""
    if len(rows) == 1:
        rows[0].save(update_fields=list(fields))
    elif rows:
        model._default_manager.bulk_update(rows, list(fields), batch_size=100)  # noqa: SLF001 - likewise


def chunks(ids: Iterable[Any], size: int = _CHUNK) -> Iterator[list[Any]]:
    """Return the ids in parts that every database takes as arguments of one statement."""
    known = list(ids)
    return (known[begin : begin + size] for begin in range(0, len(known), size))
