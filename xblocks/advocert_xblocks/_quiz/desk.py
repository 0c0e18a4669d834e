"""The desk at which one learner sits: which page is up, which door is open, what an attempt came to."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.exam_page import ExamPage
from advocert_xblocks._quiz.result_page import ResultPage
from advocert_xblocks._quiz.state import ClosedAttempt, OpenAttempt, QuizState
from advocert_xblocks._shared.words import Words


@dataclass(frozen=True)
class Desk:
    """Exam, state and time of one request."""

    words: Words
    bundle: courses.Bundle
    state: QuizState
    now: datetime

    @property
    def gate(self) -> courses.AttemptGate:
        """Return the door to the next attempt."""
        ended = [one.ended_at for one in self.state.closed]
        return courses.attempt_gate(self.bundle.main, ended, self.now)

    @property
    def around(self) -> ResultPage:
        """Return the pages before and after an attempt."""
        return ResultPage(self.words, self.bundle, self.gate)

    def with_state(self, state: QuizState) -> "Desk":
        """Return the same desk after a step."""
        return replace(self, state=state)

    def html(self, note: str = "") -> SafeString:
        """Return the page that is up when the learner comes in."""
        attempt = self.state.open
        if attempt is not None and not self.is_rewritten(attempt):
            page = self.page(attempt)
            return page.time_over() if attempt.is_over(self.now) else page.resume()
        note = note or (self.words(texts.REWRITTEN) if attempt else "")
        if self.state.last is not None and not attempt:
            return self.around.result(self.state.last, note)
        return self.around.intro(note)

    def page(self, attempt: OpenAttempt) -> ExamPage:
        """Return the pages of an open attempt."""
        return ExamPage(self.words, attempt, self.now)

    def question(self, attempt: OpenAttempt, number: int) -> SafeString:
        """Return one question of an open attempt, by its number from 1."""
        return self.page(attempt).question(number, self.bundle.items[attempt.item_ref(number)])

    def is_rewritten(self, attempt: OpenAttempt) -> bool:
        """Return whether a question of the attempt is no longer in the text."""
        items = self.bundle.items
        return any(
            ref not in items or len(items[ref].options) != len(attempt.form.option_orders[ref])
            for ref in attempt.form.item_refs
        )

    def new_attempt(self) -> OpenAttempt:
        """Draw the form of the next attempt and start its clock.

        Raises:
            BankExhaustedError: there are not enough questions left that this learner has not seen.
        """
        exam = self.bundle.main
        seed = secrets.randbelow(2**31)
        form = courses.draw_form(exam, self.bundle.banks, self.state.seen_items, seed)
        deadline = self.now + timedelta(seconds=courses.form_seconds(exam))
        return OpenAttempt(uuid4().hex, self.gate.number, form, exam.sha256, self.now, deadline)

    def close(self, attempt: OpenAttempt) -> ClosedAttempt:
        """Grade an attempt as it was saved."""
        result = courses.grade_form(attempt.form, attempt.answers, self.bundle.banks)
        timed_out = attempt.is_over(self.now)
        ended_at = attempt.deadline if timed_out else self.now
        return ClosedAttempt(
            id=attempt.id,
            number=attempt.number,
            form=attempt.form,
            sha256=attempt.sha256,
            answers=attempt.answers,
            ended_at=ended_at,
            seconds=int((ended_at - attempt.started_at).total_seconds()),
            timed_out=timed_out,
            correct=result.correct,
            items=result.items,
            needed=result.needed,
            passed=result.passed,
            provisional=result.provisional,
            by_outcome=result.by_outcome,
        )
