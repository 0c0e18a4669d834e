"""Comparing what is stored about a certification with a replay of its records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from advocert_certificates.domain.condition import Condition, Span
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.domain.history import Step, apply_step, write_period, write_terms
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.knowledge import FOREVER
from advocert_certificates.domain.lifecycle import Trigger
from advocert_certificates.domain.phases import belief_after
from advocert_certificates.domain.stretches import Stretch, may_move, stretches_after

# A span or a stretch, and from when until when it was believed.
Row = tuple[Span, datetime, datetime]
StretchRow = tuple[Stretch, datetime, datetime]


@dataclass
class Life:
    """What is stored about one certification, beside its records.

    `credentials` by uuid: whether it was taken back, and the hash of what it says.
    """

    state: str
    steps: int
    period: Mapping[str, str] | None
    terms: Mapping[str, Any]
    holds: Mapping[str, Sequence[str]] = field(default_factory=dict)
    tasks: Mapping[str, tuple[Sequence[str], str]] = field(default_factory=dict)
    allowances: list[Row] = field(default_factory=list)
    stretches: list[StretchRow] = field(default_factory=list)
    credentials: Mapping[str, tuple[bool, str]] = field(default_factory=dict)


def check_life(
    name: str, life: Life | None, records: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[str, str, str]]:
    """Return what does not fit, as (where, name, sentence)."""
    if life is None:
        yield "certification", name, "is missing, and the log knows it."
        return
    if [record["number"] for record in records] != list(range(1, life.steps + 1)):
        yield "certification", name, "has other steps than the log knows."
        return
    try:
        condition, rows, stretches = _replayed(records)
    except (AdvocertError, CredentialError, AttributeError, KeyError, ValueError, TypeError):
        yield "certification", name, "its steps are no possible life."
        return
    yield from (("certification", name, said) for said in _conditions(life, condition))
    if set(rows) != set(life.allowances) or len(rows) != len(life.allowances):
        yield "allowance", name, "what is written about who could do what does not follow from its steps."
    if set(stretches) != set(life.stretches) or len(stretches) != len(life.stretches):
        yield "stretch", name, "what is written about how it stood, and when, does not follow from its steps."
    yield from _documents(name, life, records)


def _replayed(records: Iterable[Mapping[str, Any]]) -> tuple[Condition, list[Row], list[StretchRow]]:
    condition = Condition()
    believed: dict[Span, datetime] = {}
    stood: dict[Stretch, datetime] = {}
    past: list[Row] = []
    outlived: list[StretchRow] = []
    steps: list[Step] = []
    for record in records:
        taken = _step(record)
        before, condition = condition, apply_step(condition, taken)
        belief = belief_after(believed, steps, taken, condition)
        if may_move(before, taken, condition):
            wanted = dict.fromkeys(stretches_after(stood, steps, taken, condition), taken.at)
            outlived += [(one, stood.pop(one), taken.at) for one in stood.keys() - wanted.keys()]
            stood = wanted | stood
        steps.append(taken)
        past += [(span, believed.pop(span), taken.at) for span in belief.superseded]
        believed |= dict.fromkeys(belief.recorded, taken.at)
    rows = [(span, at, FOREVER) for span, at in believed.items()]
    return condition, past + rows, outlived + [(one, at, FOREVER) for one, at in stood.items()]


def _step(record: Mapping[str, Any]) -> Step:
    at, effective_at = (datetime.fromisoformat(str(record[key])) for key in ("at", "effective_at"))
    return Step(Trigger(record["trigger"]), at, effective_at, record["details"])


def _conditions(life: Life, condition: Condition) -> Iterator[str]:
    if life.state != condition.state:
        yield f"is {life.state} in the table and {condition.state} by its steps."
    if life.period != (write_period(condition.period) if condition.period else None):
        yield "has other dates than its steps gave it."
    if condition.period and dict(life.terms) != write_terms(condition.terms):
        yield "allows something else than its steps gave it."
    if {ref: list(scopes) for ref, scopes in life.holds.items()} != {
        hold.ref: list(hold.scopes) for hold in condition.holds
    }:
        yield "is held back otherwise than its steps say."
    if {ref: (list(task[0]), task[1]) for ref, task in life.tasks.items()} != {
        task.ref: (list(task.scopes), format_instant(task.due_at)) for task in condition.tasks
    }:
        yield "has other tasks than its steps gave it."


def _documents(name: str, life: Life, records: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    steps = [record["details"] for record in records if "credential" in record["details"]]
    issued = {str(details["credential"]): details.get("snapshot") for details in steps}
    lists = [record["details"].get("credentials", ()) for record in records]
    ended = {str(uuid) for uuids in lists if isinstance(uuids, Sequence) for uuid in uuids}
    for uuid in sorted(set(issued) | set(life.credentials)):
        if uuid not in life.credentials:
            yield "credential", uuid, f"of certification {name} is missing."
        elif uuid not in issued:
            yield "credential", uuid, f"of certification {name} was never issued by a step."
        elif life.credentials[uuid][0] != (uuid in ended):
            word = "taken back" if life.credentials[uuid][0] else "not taken back"
            yield "credential", uuid, f"is {word} in the table, and its steps say otherwise."
        elif issued[uuid] not in {None, life.credentials[uuid][1]}:
            yield "credential", uuid, "says something else than what was issued."
