"""The one place where a certification changes: step, row, what it allows, and the log entry, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from advocert_certificates.domain.condition import Condition, next_change
from advocert_certificates.domain.history import Step, apply_step
from advocert_certificates.domain.lifecycle import Standing, Trigger
from advocert_certificates.domain.phases import condition_on, counts_from, is_late
from advocert_certificates.models import Certification, Evidence, Transition
from advocert_certificates.usecases.allowances import believe
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.ledger import entry_of, words_salt
from advocert_certificates.usecases.storable import storable
from advocert_certificates.usecases.storing import store
from advocert_certificates.usecases.stretches import note_stretches

BY_RULES, BY_CLOCK = "programme", "clock"


@dataclass(frozen=True)
class Why:
    """The reason of a step.

    Attributes:
        code: a word of a fixed list; other systems may be told one.
        actor: who decided; `programme` or `clock` when nobody did.
        source: what it came from: `rules`, `hr`, `person`, `clock` or `import`.
        text: words for the record and for the person it is about.
        evidence: the fact that it hangs on, if any.
    """

    code: str
    actor: str
    source: str
    text: str = ""
    evidence: Evidence | None = None


def step(trigger: Trigger, now: datetime, effective_at: datetime | None = None, **details: Any) -> Step:
    """Return a step. It counts from the whole second on, because that is what documents and messages can say."""
    return Step(trigger, now, (effective_at or now).replace(microsecond=0), details)


def since_when(
    row: Certification, trigger: Trigger, effective_at: datetime | None, now: datetime
) -> datetime:
    """Return from when a decision counts: never later than now; an earlier day where it was possible then."""
    if effective_at is None or effective_at >= now:
        return now
    return counts_from(steps_of(row), trigger, effective_at, now)


def steps_of(row: Certification) -> list[Step]:
    """Return every step of a certification in the order of its recording."""
    return [as_step(one) for one in Transition.objects.filter(certification=row).order_by("number")]


def as_step(row: Transition) -> Step:
    """Return the step that was written down."""
    return Step(Trigger(row.trigger), row.at, row.effective_at, row.details)


def record_step(row: Certification, taken: Step, why: Why) -> tuple[Condition, Condition]:
    """Take a step of one certification and write it; return the condition before and after it.

    The caller holds the person's lock inside a transaction, and writes hold rows after this.

    Raises:
        IllegalMoveError: the certification cannot do that from where it stands; nothing was written.
    """
    desk = Desk.around(row)
    both = take_step(desk, row, taken, why)
    store(desk.made, taken.at)
    return both


def take_step(desk: Desk, row: Certification, taken: Step, why: Why) -> tuple[Condition, Condition]:
    """Take a step on the desk; return the condition before and after it.

    Raises:
        IllegalMoveError: the certification cannot do that from where it stands; the desk knows nothing of it.
    """
    before = desk.condition(row)
    after = apply_step(before, taken)
    earlier = steps_of(row) if is_late(taken) else []
    told = row.told if taken.trigger is Trigger.TIME else _stood(before, earlier, taken)
    _keep(row, after, taken, earlier)
    desk.change(row, after)
    words = storable(why.text).strip()
    transition = Transition(
        certification=row,
        number=row.steps,
        trigger=taken.trigger,
        from_state=told,
        to_state=row.told,
        reason_code=why.code,
        reason_text=words,
        reason_salt=words_salt(words),
        actor=why.actor,
        source=why.source,
        evidence=why.evidence,
        details=dict(taken.details),
        effective_at=taken.effective_at,
        at=taken.at,
    )
    desk.made.transitions.append(transition)
    desk.made.entries.append(entry_of(transition, row))
    believe(desk, row, after, taken, earlier)
    note_stretches(desk, row, (before, after), taken, earlier)
    return before, after


def _stood(before: Condition, earlier: Sequence[Step], taken: Step) -> Standing:
    then = condition_on(earlier, taken.effective_at) if earlier else before
    return then.standing(taken.effective_at)


def _keep(row: Certification, after: Condition, taken: Step, earlier: Sequence[Step]) -> None:
    # What a sweep has written down is not written again because of a step that counts from before it.
    moment = max([taken.effective_at, *(step.effective_at for step in earlier)])
    row.state = after.state
    row.steps += 1
    row.told = after.standing(moment)
    row.next_change_at = next_change(after, moment)
    if taken.trigger in {Trigger.PASS, Trigger.RENEW} and after.period is not None:
        row.valid_from = after.period.valid_from
        row.expiring_from = after.period.expiring_from
        row.valid_until = after.period.valid_until
        row.grace_until = after.period.grace_until
        row.terms = taken.details["terms"]
