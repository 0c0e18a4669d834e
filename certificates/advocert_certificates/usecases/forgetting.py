"""Forgetting the name of somebody who decided about others: a pseudonym takes its place wherever it stands."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote_plus

from advocert_certificates.models import (
    BulkRun,
    Erasure,
    ErasureRequest,
    Evidence,
    Hold,
    ProgrammeVersion,
    RulesLook,
    SavedView,
    Transition,
)
from advocert_certificates.usecases.actors import forget_name

# A shorter word is in too many other words to be somebody's trace.
_SHORTEST = 3

# Every column that holds the user name of somebody who decided. The log commits to marks and needs none of them.
DECIDED: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (Transition, ("actor",)),
    (Hold, ("opened_by", "proposed_by", "lifted_by")),
    (Evidence, ("recorded_by",)),
    (ProgrammeVersion, ("loaded_by", "approved_by")),
    (BulkRun, ("actor",)),
    (RulesLook, ("actor",)),
    (ErasureRequest, ("asked_by",)),
    (Erasure, ("done_by",)),
)


def forget_decider(name: str) -> tuple[int, str]:
    """Put a pseudonym in the place of a user name; return how many rows named it, and the mark that it had.

    The caller opens the transaction and writes into the log that the mark has lost its name.
    """
    pseudonym, mark = forget_name(name)
    SavedView.objects.filter(owner=name).delete()
    changed = 0
    for model, fields in DECIDED:
        if model is Transition and not mark:
            continue  # who ever decided a step has a mark; without one the largest table need not be read
        for field in fields:
            changed += model.objects.filter(**{field: name}).update(**{field: pseudonym})
    return changed + _forget_options(name, pseudonym), mark


def _forget_options(name: str, pseudonym: str) -> int:
    """Runs keep what they were asked for as JSON; there are few, and they go after a while."""
    changed = 0
    for run in BulkRun.objects.only("pk", "options"):
        if run.options.get("asked_by") == name:
            run.options = {**run.options, "asked_by": pseudonym}
            run.save(update_fields=["options"])
            changed += 1
    return changed


def forget_searches(names: Iterable[str]) -> int:
    """Delete lists that somebody keeps under a search for one of these names; return how many."""
    words = {word for name in names for word in name.casefold().split() if len(word) >= _SHORTEST}
    found = [
        row.pk
        for row in SavedView.objects.only("pk", "name", "query")
        if any(word in unquote_plus(f"{row.name} {row.query}").casefold() for word in words)
    ]
    return SavedView.objects.filter(pk__in=found).delete()[0]
