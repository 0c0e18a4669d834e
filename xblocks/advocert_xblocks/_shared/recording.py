"""How a fact leaves a block: state and evidence in one transaction, then the grade, then completion.

The platform runs handlers outside any transaction and saves learner state last, after the handler. Without
the transaction here, a handler that fails after the event would leave a fact without the state that
explains it. The grade follows the commit, because the platform's grade task reads in another process.

What the platform makes of a grade or a completion comes after everything is kept, and goes through its broker: where
that is away, the learner's step stands all the same, and the failure is for the log.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from advocert_xblocks._shared.errors import EvidenceNotRecordedError
from advocert_xblocks._shared.learned import FINISHING, keep_learned
from advocert_xblocks._shared.learner import Learner, is_author_view, learner_of
from advocert_xblocks._shared.rows import rows_of
from advocert_xblocks.events import EVIDENCE_RECORDED, EvidenceData

logger = logging.getLogger(__name__)

PAYLOAD_VERSION = 1
# Only our own service may veto a fact; a stranger that listens (an event bus) must not stop a learner.
OUR_RECEIVERS = "advocert_"


@dataclass(frozen=True)
class Fact:
    """What will be told; the block adds who and where."""

    kind: str
    ref: str
    fact_key: str
    body: dict[str, Any]
    language: str
    occurred_at: datetime


def record(block: Any, learner: Learner, facts: Sequence[Fact]) -> None:
    """Save the block's state and send the facts; both happen or neither.

    Raises:
        EvidenceNotRecordedError: the certificate service answered with an error; nothing was kept.
    """
    finished = [(fact.ref, fact.occurred_at) for fact in facts if fact.kind in FINISHING]
    with transaction.atomic():
        keep_learned(block, learner, finished)
        block.save()
        for fact in _tellable(block, learner, facts):
            _send(fact)


def publish_grade(block: Any, value: float, max_value: float, *, only_if_higher: bool = True) -> None:
    """Publish a grade within 0..max. The platform itself clamps nothing, and fails where it shall compare and cannot.

    It takes the row of learner state for a grade, also while that row has none: a first grade that says
    `only_if_higher` ends in an error page (`score_published_handler` in `lms/djangoapps/grades/signals/handlers.py`).

    A learner's step never lowers an earlier grade; only staff may. What an author plays in Studio is no grade:
    the runtime of libraries would keep it as one.
    """
    if is_author_view(block):
        return
    clamped = min(max(value, 0.0), max_value)
    compares = only_if_higher and _is_graded(block)
    event = {"value": clamped, "max_value": max_value, "only_if_higher": compares}
    _publish(block, "grade", lambda: block.runtime.publish(block, "grade", event))


def _is_graded(block: Any) -> bool:
    learner, rows = learner_of(block), rows_of(block)
    return rows is not None and learner.user_id is not None and rows.is_graded(block, learner.user_id)


def publish_completion(block: Any) -> None:
    """Mark the block as done for a learner, in runtimes that keep completion."""
    if is_author_view(block):
        return
    _publish(block, "completion", lambda: block.emit_completion(1.0))


def _publish(block: Any, what: str, publish: Callable[[], object]) -> None:
    try:
        publish()
    except Exception:
        logger.exception(
            "The platform could not take the %s of %s; what the learner did is kept", what, block.usage_key
        )


def _tellable(block: Any, learner: Learner, facts: Sequence[Fact]) -> list[EvidenceData]:
    if learner.user_id is None or is_author_view(block):
        return []
    return [_evidence(block, learner.user_id, fact) for fact in facts]


def _evidence(block: Any, user_id: int, fact: Fact) -> EvidenceData:
    return EvidenceData(
        version=PAYLOAD_VERSION,
        kind=fact.kind,
        user_id=user_id,
        course_key=str(block.context_key or ""),
        usage_key=str(block.usage_key),
        ref=fact.ref,
        fact_key=fact.fact_key,
        occurred_at=fact.occurred_at,
        language=fact.language,
        body=json.dumps(fact.body, ensure_ascii=False, sort_keys=True),
    )


def _send(evidence: EvidenceData) -> None:
    answers = EVIDENCE_RECORDED.send_event(evidence=evidence)
    failures = [
        answer for receiver, answer in answers if isinstance(answer, Exception) and _is_ours(receiver)
    ]
    if failures:
        raise EvidenceNotRecordedError from failures[0]


def _is_ours(receiver: Any) -> bool:
    return str(getattr(receiver, "__module__", "")).startswith(OUR_RECEIVERS)
