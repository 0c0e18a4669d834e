"""The desk at which one learner sits: which page is up, which door is open, what an attempt came to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from uuid import uuid4

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.allowances import Allowance
from advocert_xblocks._quiz.attempts import ClosedAttempt, OpenAttempt, result_fields
from advocert_xblocks._quiz.exam_page import ExamPage
from advocert_xblocks._quiz.result_page import Link, ResultPage
from advocert_xblocks._quiz.seat import Seat
from advocert_xblocks._quiz.state import QuizState
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words


@dataclass(frozen=True)
class Desk:
    """Exam, state and time of one request; `usage` and `who` say which seat this is."""

    words: Words
    bundle: courses.Bundle[courses.Exam]
    state: QuizState
    allowance: Allowance
    now: datetime
    usage: str
    who: str
    link: Link

    @property
    def exam(self) -> courses.Exam:
        """Return the exam."""
        return self.bundle.main

    @property
    def is_practice(self) -> bool:
        """Return whether nothing counts here."""
        return bool(self.exam.purpose == courses.PRACTICE)

    @property
    def window(self) -> int:
        """Return the window of the next attempt: a new one when all tries are used and a trainer said so."""
        last = self.state.last
        if last is None:
            return 1
        return last.window + 1 if self._is_reopened(last.window) else last.window

    @property
    def number(self) -> int:
        """Return the number of the next attempt in its window; rounds of practice are counted for ever."""
        last = self.state.last
        return last.number + 1 if self.is_practice and last else self.gate.number

    @property
    def gate(self) -> courses.AttemptGate:
        """Return the door to the next attempt."""
        before, opened_at = self._ended(self.window - 1), self.allowance.opened_at
        not_before = courses.window_opens_at(self.exam, before, opened_at) if before and opened_at else None
        return courses.attempt_gate(self.exam, self._ended(self.window), self.now, not_before)

    @property
    def seat(self) -> Seat:
        """Return the seat of the open attempt, or of the next one."""
        attempt = self.state.open
        window, number = (attempt.window, attempt.number) if attempt else (self.window, self.number)
        return self.seat_of(window, number)

    def seat_of(self, window: int, number: int) -> Seat:
        """Return the seat of an attempt of this learner."""
        return Seat(self.usage, self.who, window, number)

    @property
    def around(self) -> ResultPage:
        """Return the pages before and after an attempt."""
        last = self.state.last
        is_new = last is not None and self.window > last.window
        return ResultPage(self.words, self.bundle, self.gate, self.allowance, self.link, is_new)

    def with_state(self, state: QuizState) -> "Desk":
        """Return the same desk after a step."""
        return replace(self, state=state)

    def html(self, note: str = "") -> SafeString:
        """Return the page that is up when the learner comes in."""
        attempt = self.attempt
        if attempt is not None and not self.is_rewritten(attempt):
            page = self.page(attempt)
            return page.time_over() if attempt.is_over(self.now) else page.resume()
        note = note or (self.words(texts.REWRITTEN) if attempt else "")
        last, around = self.state.last, self.around
        if last is not None and not attempt and not around.is_new_window:
            return around.result(last, note)
        return around.intro(note)

    @property
    def attempt(self) -> OpenAttempt | None:
        """Return the open attempt with all the time that the learner has by now."""
        attempt = self.state.open
        if attempt is None or attempt.deadline is None or attempt.percent >= self.allowance.percent:
            return attempt
        return attempt.with_allowance(self.allowance.percent, self._deadline(attempt.started_at))

    def page(self, attempt: OpenAttempt) -> ExamPage:
        """Return the pages of an open attempt."""
        return ExamPage(self.words, attempt, self.now, self._tongue, self.is_practice)

    def question(self, attempt: OpenAttempt, number: int) -> SafeString:
        """Return one question of an open attempt, by its number from 1."""
        return self.page(attempt).question(number, self.item(attempt, number))

    def item(self, attempt: OpenAttempt, number: int) -> courses.Item:
        """Return the question that stands at a number from 1."""
        return self.bundle.items[attempt.item_ref(number)]

    def _tongue(self, item: courses.Item) -> Tongue:
        return self.words.tongue(self.bundle.languages[item.ref])

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
        seed = self.seat.seed(self.exam.sha256, self.now)
        deadline = None if self.is_practice else self._deadline(self.now)
        return OpenAttempt(
            id=uuid4().hex,
            number=self.number,
            window=self.window,
            form=self._draw(seed),
            sha256=self.exam.sha256,
            started_at=self.now,
            deadline=deadline,
            percent=self.allowance.percent,
        )

    def close(self, attempt: OpenAttempt) -> ClosedAttempt:
        """Grade an attempt as it was saved."""
        timed_out = attempt.deadline is not None and self.now >= attempt.deadline
        ended_at = attempt.deadline if timed_out and attempt.deadline else self.now
        return ClosedAttempt(
            id=attempt.id,
            number=attempt.number,
            window=attempt.window,
            form=attempt.form,
            sha256=attempt.sha256,
            answers=attempt.answers,
            seconds=attempt.seconds,
            ended_at=ended_at,
            total_seconds=int((ended_at - attempt.started_at).total_seconds()),
            percent=attempt.percent,
            paused=attempt.paused,
            timed_out=timed_out,
            unclear=attempt.unclear,
            **result_fields(self._grade(attempt.form, attempt.answers)),
        )

    def regraded(self) -> list[ClosedAttempt]:
        """Return the closed attempts graded by today's keys; those whose questions left the bank stay."""
        return [self._regraded(one) for one in self.state.closed]

    def _regraded(self, one: ClosedAttempt) -> ClosedAttempt:
        try:
            return one.graded(self._grade(one.form, one.answers))
        except courses.PlayError:
            return one

    def _grade(self, form: courses.Form, answers: Mapping[str, courses.Answer]) -> courses.ExamResult:
        return courses.grade_form(form, answers, self.bundle.banks)

    def _draw(self, seed: int) -> courses.Form:
        seen = self.state.seen_items(self.window)
        try:
            return courses.draw_form(self.exam, self.bundle.banks, seen, seed)
        except courses.BankExhaustedError:
            if not self.is_practice:
                raise
        # Practice begins anew when everything was seen.
        return courses.draw_form(self.exam, self.bundle.banks, set(), seed)

    def _deadline(self, started_at: datetime) -> datetime:
        share = Fraction(self.allowance.percent, 100)
        return started_at + timedelta(seconds=courses.form_seconds(self.exam, share))

    def _ended(self, window: int) -> list[datetime]:
        return [one.ended_at for one in self.state.of_window(window)]

    def _is_reopened(self, window: int) -> bool:
        ended, opened_at = self._ended(window), self.allowance.opened_at
        is_used_up = len(ended) >= self.exam.attempts and not self.is_practice
        return is_used_up and opened_at is not None and opened_at >= ended[-1]
