"""How an exam keeps what happened: one row, one seat, one result (docs/decisions/0027).

Where the runtime has rows, a step holds the learner's row and nothing else is needed. Elsewhere the seat's mark in
the site's cache decides, and closed attempts stand in a field that no answer writes.
"""

from functools import partial
from typing import Any

from django.db import transaction

from advocert_courses import api as courses
from advocert_xblocks._quiz.attempts import ClosedAttempt, OpenAttempt
from advocert_xblocks._quiz.desk import Desk
from advocert_xblocks._quiz.errors import AttemptClosedError
from advocert_xblocks._quiz.facts import finished
from advocert_xblocks._quiz.people import who
from advocert_xblocks._quiz.state import QuizState
from advocert_xblocks._shared.answers import Answer, regions
from advocert_xblocks._shared.learner import Learner
from advocert_xblocks._shared.links import jump_link, rewritten
from advocert_xblocks._shared.recording import publish_completion


class KeepingMixin:
    """Reading and writing of what a learner did in one exam."""

    def _keep(self: Any, learner: Learner, desk: Desk, state: QuizState) -> Desk:
        """Write the state of an open attempt, unless another request closed it in the meantime.

        Raises:
            AttemptClosedError: it did; nothing was written.
        """
        seat = desk.with_state(state).seat
        with transaction.atomic():
            self.keep(learner, [], advocert_state=state.open_json())
            if not self.is_held and seat.is_closed:
                raise AttemptClosedError
        return desk.with_state(state)

    def _close(self: Any, learner: Learner, desk: Desk, attempt: OpenAttempt, note: str = "") -> Answer:
        """Close the attempt: state and fact together, then the grade. Of many requests one gets here.

        Raises:
            AttemptClosedError: another one did, where the runtime has no rows.
        """
        closed = desk.close(attempt)
        desk = desk.with_state(desk.state.with_closed(closed))
        if self.is_held:
            self._keep_closed(learner, desk, closed)
        else:
            self._keep_marked(learner, desk, closed)
        self.after_commit(partial(self._publish, desk, closed))
        stage = desk.around.result(closed, note)
        return regions({"stage": stage}, focus="stage")

    def _keep_closed(self: Any, learner: Learner, desk: Desk, closed: ClosedAttempt) -> None:
        facts = [] if desk.is_practice else [finished(desk, closed)]
        state = desk.state
        self.keep(learner, facts, advocert_state=state.open_json(), advocert_closed=state.closed_json())

    def _keep_marked(self: Any, learner: Learner, desk: Desk, closed: ClosedAttempt) -> None:
        seat = desk.seat_of(closed.window, closed.number)
        if not seat.close():
            raise AttemptClosedError
        try:
            self._keep_closed(learner, desk, closed)
        except Exception:
            seat.reopen()
            raise

    def _publish(self: Any, desk: Desk, closed: ClosedAttempt) -> None:
        if not desk.is_practice:
            self.publish_own()
        if closed.passed or desk.is_practice:
            publish_completion(self)

    def _quiz_state(self: Any) -> QuizState:
        return QuizState.from_json(self.stored("advocert_state"), self.stored("advocert_closed"))

    def _desk_of(self: Any, learner: Learner) -> Desk:
        return self._desk(self.bundle(), learner)

    def _desk(self: Any, bundle: courses.Bundle[courses.Exam], learner: Learner) -> Desk:
        known = who(learner)
        return Desk(
            words=self.words,
            bundle=bundle,
            state=self._quiz_state(),
            allowance=self.allowances.of(known),
            now=self.now(),
            usage=str(self.usage_key),
            who=known,
            link=lambda ref, title: rewritten(self, jump_link("a.strong", ref, title)),
        )
