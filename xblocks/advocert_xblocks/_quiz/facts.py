"""What an exam tells the world: one fact per attempt, complete enough to prove it and to analyse its questions.

`responses` has one entry per question: its id, the original option indexes in the order of the screen, those of
the answer (null without one), the seconds that went into it, and whether it was right by the key of that day.
`unclear` are the questions that were called so, without a word. That is all that item analysis needs, and about 55
bytes a question.
"""

from typing import Any

from advocert_courses import api as courses
from advocert_xblocks._quiz.attempts import ClosedAttempt
from advocert_xblocks._quiz.desk import Desk
from advocert_xblocks._shared.recording import Fact


def finished(desk: Desk, closed: ClosedAttempt, *, rescored: bool = False) -> Fact:
    """Return the fact of a closed attempt.

    Args:
        desk: the exam and the time.
        closed: the attempt.
        rescored: a corrected key made it pass. That is another fact with another key.
    """
    exam = desk.exam
    body = {
        "exam": exam.ref,
        "attempt": closed.number,
        "window": closed.window,
        "correct": closed.correct,
        "items": closed.items,
        "needed": closed.needed,
        "cut": closed.cut,
        "margin": closed.margin,
        "passed": closed.passed,
        "provisional": closed.provisional,
        "panel": exam.panel,
        "item_refs": list(closed.form.item_refs),
        "responses": _responses(desk, closed),
        "unclear": list(closed.unclear),
        "sha256": closed.sha256,
        "banks": {ref: bank.sha256 for ref, bank in sorted(desk.bundle.banks.items())},
        "seconds": closed.total_seconds,
        "percent": closed.percent,
        "paused": closed.paused,
        "timed_out": closed.timed_out,
        "rescored": rescored,
    }
    key = f"exam.finished/{closed.id}" + ("/rescored" if rescored else "")
    return Fact("exam.finished", exam.ref, key, body, exam.origin.language, desk.now)


def _responses(desk: Desk, closed: ClosedAttempt) -> list[list[Any]]:
    orders, items = closed.form.option_orders, desk.bundle.items
    return [
        [
            ref,
            list(orders.get(ref, ())),
            list(closed.answers[ref]) if ref in closed.answers else None,
            closed.seconds.get(ref, 0),
            ref in items and courses.is_right(items[ref], closed.answers.get(ref)),
        ]
        for ref in closed.form.item_refs
    ]
