"""Words that people wrote about others: where they name somebody who is forgotten, and blacking that out (ADR 0091).

Reasons of steps and of waivers are committed to by the log through their marks: the seal of the erasure says which mark
became which, so every proof holds and nothing else can be changed under its cover.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, cast
from uuid import UUID

from django.db.models import Q, QuerySet

from advocert_certificates.data import Mention
from advocert_certificates.domain.erased_names import ErasedNames, excerpt
from advocert_certificates.domain.ledger import words_mark
from advocert_certificates.models import BulkRun, Credential, Evidence, Hold, Person, Transition
from advocert_certificates.usecases.ledger import SALT, words_salt
from advocert_certificates.usecases.tables import chunks, pages

_PART = 500
# Facts in whose body somebody of HR has written why.
_REASONED = ("exemption.granted", "exemption.withdrawn")


@dataclass(frozen=True)
class Found:
    """One text that names the person; `blacken` writes it anew and returns how its mark has changed, if it has one."""

    mention: Mention
    blacken: Callable[[], dict[str, str]]


def names_of(person: Person) -> ErasedNames:
    """Return the patterns of all that a person was called here: now, and on any certificate."""
    said = Credential.objects.filter(certification__person=person).values_list("snapshot", flat=True)
    former = {str(one.get("holder_name", "")) for one in said}
    return ErasedNames({person.full_name, *former}, {person.email})


def mentions_of(names: ErasedNames) -> Iterator[Found]:
    """Return every text that names them, of which the tables hold more than a copy for a while."""
    if not names:
        return
    yield from _columns(names, Transition, "reason_text", "reason")
    yield from _columns(names, Hold, "reason_text", "hold")
    yield from _columns(names, Hold, "appeal_text", "appeal")
    yield from _columns(names, BulkRun, "reason_text", "run")
    for row in _reasoned():
        text = str(row.body.get("reason", "")) if isinstance(row.body, dict) else ""
        if names.are_in(text):
            mention = Mention("waiver", row.occurred_at, excerpt(text, names), row.person.uuid)
            yield Found(mention, partial(_blacken_fact, row, names))


def _reasoned() -> Iterator[Evidence]:
    """Yield the facts with reasons. Somebody decided each, so the index of who confirmed facts finds them.

    Their ids first, in no order: asked for in the order of ids, a database reads the whole table.
    """
    confirmed = Evidence.objects.filter(recorded_by__gt="", kind__in=_REASONED)
    for ids in chunks(confirmed.values_list("pk", flat=True), _PART):
        yield from Evidence.objects.filter(pk__in=ids).select_related("person").order_by("pk")


def _columns(names: ErasedNames, model: Any, column: str, where: str) -> Iterator[Found]:
    rows = model.objects.exclude(**{column: ""})
    if model is not BulkRun:
        rows = rows.select_related("certification__person")
    for row in _rows(rows, column, names):
        text = getattr(row, column)
        if names.are_in(text):
            mention = Mention(where, _moment(row), excerpt(text, names), _about(row))
            yield Found(mention, partial(_blacken_column, row, column, names))


def _rows(rows: QuerySet[Any], column: str, names: ErasedNames) -> Iterator[Any]:
    """Yield the rows that may name them, a page at a time."""
    may = Q()
    for word in names.hints():
        may |= Q(**{f"{column}__icontains": word})
    for page in pages(rows.filter(may), _PART):
        yield from page


def _moment(row: Any) -> Any:
    return next(getattr(row, name) for name in ("at", "opened_at", "created_at") if hasattr(row, name))


def _about(row: Any) -> UUID | None:
    return None if isinstance(row, BulkRun) else cast("UUID", row.certification.person.uuid)


def _blacken_column(row: Any, column: str, names: ErasedNames) -> dict[str, str]:
    text = names.blacken(getattr(row, column))
    if not isinstance(row, Transition):
        type(row).objects.filter(pk=row.pk).update(**{column: text})
        return {}
    salt = words_salt(text)
    Transition.objects.filter(pk=row.pk).update(reason_text=text, reason_salt=salt)
    return {words_mark(row.reason_salt, row.reason_text): words_mark(salt, text)}


def _blacken_fact(row: Evidence, names: ErasedNames) -> dict[str, str]:
    text = names.blacken(str(row.body["reason"]))
    salt = words_salt(text)
    Evidence.objects.filter(pk=row.pk).update(body={**row.body, "reason": text, SALT: salt})
    return {words_mark(str(row.body.get(SALT, "")), str(row.body["reason"])): words_mark(salt, text)}
