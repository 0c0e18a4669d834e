"""The exam: drawn by blueprint, saved answer by answer, graded on the server, told when it ends."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.safestring import SafeString
from xblock.fields import Float, Scope

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.desk import Desk
from advocert_xblocks._quiz.state import ClosedAttempt, OpenAttempt, QuizState
from advocert_xblocks._shared.answers import Answer, learner_action, regions
from advocert_xblocks._shared.block import AdvocertBlock
from advocert_xblocks._shared.errors import BadInputError
from advocert_xblocks._shared.html import el
from advocert_xblocks._shared.inputs import read_flag, read_number, read_text
from advocert_xblocks._shared.learner import Learner
from advocert_xblocks._shared.recording import Fact, publish_completion, publish_grade, record

LANGUAGE = "en"
MAX_SCORE = 1.0


class QuizBlock(AdvocertBlock):
    """An exam: one question at a time leaves the server, and explanations once an attempt has ended."""

    component_type = courses.Exam
    folder = "quiz"
    icon_class = "problem"
    has_score = True

    weight = Float(help="How much this counts within its assignment type", scope=Scope.settings, default=1.0)

    def max_score(self) -> float:
        """Return the highest grade; the platform asks an unbound block, so no state is read."""
        return MAX_SCORE

    def learner_html(self, bundle: courses.Bundle, learner: Learner) -> SafeString:  # noqa: ARG002 - the base's signature
        """Return the page that is up: what awaits, an open attempt, or what came of the last one."""
        return el("div.block.wide", self._desk(bundle).html(), data_region="stage")

    @learner_action
    def begin(self, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - nothing is asked beyond the press
        """Open the next attempt, if its door is open; an attempt that is open goes on, whatever tab asks."""
        desk = self._desk(self.bundle())
        attempt = desk.state.open
        if attempt is not None and not desk.is_rewritten(attempt):
            return _up(desk.html())
        if desk.state.has_passed or not desk.gate.is_open:
            return _up(desk.html(self.words(texts.NOT_OPEN)))
        try:
            attempt = desk.new_attempt()
        except courses.BankExhaustedError:
            return _up(desk.html(self.words(texts.EXHAUSTED)))
        desk = self._keep(learner, desk, desk.state.with_open(attempt))
        return _up(desk.question(attempt, 1))

    @learner_action
    def show(self, learner: Learner, data: Any) -> Answer:
        """Show a question; nothing is written."""
        return self._in_attempt(learner, data, self._shown)

    @learner_action
    def overview(self, learner: Learner, data: Any) -> Answer:
        """Show what is answered and what is open; nothing is written."""
        return self._in_attempt(learner, data, self._overview)

    @learner_action
    def answer(self, learner: Learner, data: Any) -> Answer:
        """Save one answer, at once; with `go`, show the next question."""
        return self._in_attempt(learner, data, self._answered)

    @learner_action
    def flag(self, learner: Learner, data: Any) -> Answer:
        """Mark a question to be looked at again, or not."""
        return self._in_attempt(learner, data, self._flagged)

    @learner_action
    def submit(self, learner: Learner, data: Any) -> Answer:
        """Hand the attempt in. With open questions, ask back first."""
        return self._in_attempt(learner, data, self._submitted)

    def _in_attempt(
        self, learner: Learner, data: Any, step: Callable[[Learner, Desk, OpenAttempt, Any], Answer]
    ) -> Answer:
        """Do a step in the open attempt; a request for another one changes nothing and shows what is up."""
        desk = self._desk(self.bundle())
        attempt = desk.state.open
        if attempt is None or attempt.id != read_text(data, "attempt", 64):
            note = self.words(texts.STALE) if desk.state.last else ""
            return _up(desk.html(note), note)
        if desk.is_rewritten(attempt):
            desk = self._keep(learner, desk, desk.state.with_open(None))
            return _up(desk.around.intro(self.words(texts.REWRITTEN)))
        if attempt.is_over(desk.now):
            return self._close(learner, desk, attempt, self._late_note(data))
        return step(learner, desk, attempt, data)

    def _shown(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:  # noqa: ARG002 - a step's signature
        return _up(desk.question(attempt, _question(attempt, data)))

    def _overview(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:  # noqa: ARG002 - a step's signature
        return _up(desk.page(attempt).overview())

    def _answered(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:
        question = _question(attempt, data)
        if "option" in data:
            option = _option(attempt, question, read_number(data, "option"))
            if attempt.answers.get(attempt.item_ref(question)) != option:
                attempt = attempt.with_answer(question, option, desk.now)
                desk = self._keep(learner, desk, desk.state.with_open(attempt))
        if not read_flag(data, "go"):
            return self._saved(desk, attempt, question)
        if question == attempt.size:
            return _up(desk.page(attempt).overview())
        return _up(desk.question(attempt, question + 1))

    def _flagged(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:
        question = _question(attempt, data)
        attempt = attempt.with_flag(question, on=read_flag(data, "on"))
        desk = self._keep(learner, desk, desk.state.with_open(attempt))
        return _up(desk.question(attempt, question))

    def _submitted(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:
        if attempt.open_questions and not read_flag(data, "confirmed"):
            return _up(desk.page(attempt).overview())
        return self._close(learner, desk, attempt)

    def _saved(self, desk: Desk, attempt: OpenAttempt, question: int) -> Answer:
        page = desk.page(attempt)
        share = round(100 * len(attempt.answers) / attempt.size)
        return regions(
            {"saved": page.saved(), "map": page.map(question)},
            announce=self.words(texts.SAVED_ANNOUNCE),
            share=share,
        )

    def _close(self, learner: Learner, desk: Desk, attempt: OpenAttempt, note: str = "") -> Answer:
        closed = desk.close(attempt)
        desk = self._keep(learner, desk, desk.state.with_closed(closed), [_fact(desk, closed)])
        publish_grade(self, closed.correct / closed.items, MAX_SCORE)
        if closed.passed:
            publish_completion(self)
        return _up(desk.around.result(closed, note))

    def _late_note(self, data: Any) -> str:
        return self.words(texts.TIME_OVER_NOTE) if "option" in data else ""

    def _keep(self, learner: Learner, desk: Desk, state: QuizState, facts: Sequence[Fact] = ()) -> Desk:
        self.advocert_state = state.to_json()
        record(self, learner, facts)
        return desk.with_state(state)

    def _desk(self, bundle: courses.Bundle) -> Desk:
        return Desk(self.words, bundle, QuizState.from_json(self.advocert_state), self.now())


def _up(html: SafeString, announce: str = "") -> Answer:
    return regions({"stage": html}, focus="stage", announce=announce)


def _question(attempt: OpenAttempt, data: Any) -> int:
    question = read_number(data, "question")
    if not 1 <= question <= attempt.size:
        raise BadInputError
    return question


def _option(attempt: OpenAttempt, question: int, place: int) -> int:
    """Return the original index of the option at a place on the screen."""
    try:
        return courses.original_option(attempt.form, attempt.item_ref(question), place)
    except courses.UnknownOptionError as error:
        raise BadInputError from error


def _fact(desk: Desk, closed: ClosedAttempt) -> Fact:
    exam = desk.bundle.main
    body = {
        "exam": exam.ref,
        "attempt": closed.number,
        "correct": closed.correct,
        "items": closed.items,
        "needed": closed.needed,
        "passed": closed.passed,
        "provisional": closed.provisional,
        "item_refs": list(closed.form.item_refs),
        "sha256": closed.sha256,
        "seconds": closed.seconds,
    }
    return Fact("exam.finished", exam.ref, f"exam.finished/{closed.id}", body, LANGUAGE, desk.now)
