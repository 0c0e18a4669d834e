"""The exam: drawn by blueprint, saved answer by answer, graded on the server, told when it ends."""

from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString
from xblock.fields import Dict, Float, Scope

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.allowances import Note, with_note
from advocert_xblocks._quiz.answers import read_answer, read_question
from advocert_xblocks._quiz.attempts import OpenAttempt
from advocert_xblocks._quiz.desk import Desk
from advocert_xblocks._quiz.errors import NothingWrittenError
from advocert_xblocks._quiz.exam_page import MAX_NOTE
from advocert_xblocks._quiz.keeping import KeepingMixin
from advocert_xblocks._quiz.scoring import ScoreMixin
from advocert_xblocks._quiz.trainers import TrainerMixin
from advocert_xblocks._shared.answers import Answer, held_action, regions
from advocert_xblocks._shared.block import AdvocertBlock
from advocert_xblocks._shared.html import el, join, trusted
from advocert_xblocks._shared.inputs import read_flag, read_number, read_text
from advocert_xblocks._shared.learner import Learner
from advocert_xblocks._shared.page import address

Step = Callable[[Learner, Desk, OpenAttempt, Any], Answer]


class QuizBlock(KeepingMixin, TrainerMixin, ScoreMixin, AdvocertBlock):
    """An exam: one question at a time leaves the server, and explanations once an attempt has ended."""

    component_type = courses.Exam
    folder = "quiz"
    plain_actions = frozenset(
        {"begin", "show", "overview", "answer", "flag", "unclear", "submit", "allow", "reopen"}
    )
    plain_styles = ("quiz/sitting",)
    plain_frame = "div.block.wide.stack"
    icon_class = "problem"
    has_score = True

    # Written when an attempt is closed, and by nothing else.
    advocert_closed = Dict(help="Attempts of this learner that ended", scope=Scope.user_state, default={})
    weight = Float(help="How much this counts within its assignment type", scope=Scope.settings, default=1.0)

    def learner_html(self, bundle: courses.Bundle[courses.Exam], learner: Learner) -> SafeString:
        """Return the page that is up: what awaits, an open attempt, or what came of the last one."""
        later = {"data_style": "sitting.css", "data_code": "sitting.js"}
        addresses = {name: address(self, f"public/quiz/{file}") for name, file in later.items()}
        stage = el("div.block.wide", self._desk(bundle, learner).html(), data_region="stage", **addresses)
        return join(stage, self.trainer_html())

    def plain_parts(self, told: dict[str, Any]) -> SafeString | None:
        """Return what a step brought beside the stage, such as the thanks for a note to the trainer."""
        return join(*map(trusted, told.get("regions", {}).values())) or None

    @held_action(creates=True)
    def begin(self, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - nothing is asked beyond the press
        """Open the next attempt, if its door is open; an attempt that is open goes on, whatever tab asks."""
        desk = self._desk_of(learner)
        if desk.attempt is not None and not desk.is_rewritten(desk.attempt):
            return _up(desk.html())
        if desk.attempt is not None:
            desk = desk.with_state(desk.state.set_aside())
        is_done = desk.state.has_passed and not desk.is_practice
        if is_done or not desk.gate.is_open:
            return _up(desk.html(self.words(texts.NOT_OPEN)))
        try:
            attempt = desk.new_attempt()
        except courses.BankExhaustedError:
            return _up(desk.html(self.words(texts.EXHAUSTED)))
        desk = self._keep(learner, desk, desk.state.with_open(attempt))
        return _up(desk.question(attempt, 1))

    @held_action()
    def show(self, learner: Learner, data: Any) -> Answer:
        """Show a question; nothing is written."""
        return self._in_attempt(learner, data, self._shown)

    @held_action()
    def overview(self, learner: Learner, data: Any) -> Answer:
        """Show what is answered and what is open; nothing is written."""
        return self._in_attempt(learner, data, self._overview)

    @held_action()
    def clock(self, learner: Learner, data: Any) -> Answer:
        """Say how much time is left, for a page that slept or lost its connection; nothing is written."""
        return self._in_attempt(learner, data, self._clock)

    @held_action()
    def answer(self, learner: Learner, data: Any) -> Answer:
        """Save one answer, at once; with `go`, show the next question."""
        return self._in_attempt(learner, data, self._answered)

    @held_action()
    def flag(self, learner: Learner, data: Any) -> Answer:
        """Mark a question to be looked at again, or not; what is chosen on the page is saved with it."""
        return self._in_attempt(learner, data, self._flagged)

    @held_action()
    def unclear(self, learner: Learner, data: Any) -> Answer:
        """Tell the trainer, without a name, that a question is unclear."""
        return self._in_attempt(learner, data, self._called_unclear)

    @held_action()
    def submit(self, learner: Learner, data: Any) -> Answer:
        """Hand the attempt in. With open questions, ask back first."""
        return self._in_attempt(learner, data, self._submitted)

    def _in_attempt(self, learner: Learner, data: Any, step: Step) -> Answer:
        """Do a step in the open attempt; a request for another one changes nothing and shows what is up."""
        desk = self._desk_of(learner)
        attempt = desk.attempt
        if attempt is None or attempt.id != read_text(data, "attempt", 64):
            note = self.words(texts.STALE) if desk.state.last else ""
            return _up(desk.html(note), note)
        if desk.is_rewritten(attempt):
            desk = self._keep(learner, desk, desk.state.set_aside())
            return _up(desk.around.intro(self.words(texts.REWRITTEN)))
        attempt, desk = self._paused(learner, desk, attempt, data)
        if attempt.is_over(desk.now):
            return self._close(learner, desk, attempt, self._late_note(step))
        return step(learner, desk, attempt, data)

    def _paused(
        self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any
    ) -> tuple[OpenAttempt, Desk]:
        """Give time back for a connection that was broken, within the bounds that the server can see."""
        claimed = read_number(data, "away") if data.get("away") else 0
        seconds = attempt.pause_for(claimed, desk.now)
        if not seconds:
            return attempt, desk
        attempt = attempt.with_pause(seconds, desk.now)
        return attempt, self._keep(learner, desk, desk.state.with_open(attempt))

    def _shown(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:  # noqa: ARG002 - a step's signature
        return _up(desk.question(attempt, read_question(attempt, data)))

    def _overview(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:  # noqa: ARG002 - a step's signature
        return _up(desk.page(attempt).overview())

    def _clock(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:  # noqa: ARG002 - a step's signature
        return regions({}, left=desk.page(attempt).seconds_left())

    def _answered(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:
        question = read_question(attempt, data)
        attempt, desk = self._save(learner, desk, attempt, question, data)
        if not read_flag(data, "go"):
            return self._saved(desk, attempt, question)
        if desk.is_practice and attempt.item_ref(question) in attempt.answers:
            return _up(desk.question(attempt, question))
        if question == attempt.size:
            return _up(desk.page(attempt).overview())
        return _up(desk.question(attempt, question + 1))

    def _save(
        self, learner: Learner, desk: Desk, attempt: OpenAttempt, question: int, data: Any
    ) -> tuple[OpenAttempt, Desk]:
        """Keep what was chosen; the same again is no write, and in practice the first answer stays."""
        item = desk.item(attempt, question)
        answer, before = read_answer(attempt, item, data), attempt.answers.get(item.ref)
        if answer is None or answer == before or (desk.is_practice and before is not None):
            return attempt, desk
        attempt = attempt.with_answer(question, answer, desk.now)
        return attempt, self._keep(learner, desk, desk.state.with_open(attempt))

    def _flagged(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:
        question = read_question(attempt, data)
        answer = read_answer(attempt, desk.item(attempt, question), data)
        if answer is not None and not desk.is_practice:
            attempt = attempt.with_answer(question, answer, desk.now)
        attempt = attempt.with_flag(question, on=read_flag(data, "on"))
        desk = self._keep(learner, desk, desk.state.with_open(attempt))
        return _up(desk.question(attempt, question))

    def _called_unclear(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:
        question = read_question(attempt, data)
        text, ref = read_text(data, "note", MAX_NOTE).strip(), attempt.item_ref(question)
        if not text:
            raise NothingWrittenError
        if ref not in attempt.unclear:
            note = Note(ref, text, f"{desk.now:%Y-%m-%d}")
            self.advocert_notes = with_note(self.advocert_notes, note)
            attempt = attempt.with_unclear(question)
            desk = self._keep(learner, desk, desk.state.with_open(attempt))
        return regions({"unclear": desk.page(attempt).unclear(question)}, focus="unclear")

    def _submitted(self, learner: Learner, desk: Desk, attempt: OpenAttempt, data: Any) -> Answer:
        if attempt.open_questions and not read_flag(data, "confirmed"):
            return _up(desk.page(attempt).overview())
        return self._close(learner, desk, attempt)

    def _saved(self, desk: Desk, attempt: OpenAttempt, question: int) -> Answer:
        page = desk.page(attempt)
        share = round(100 * len(attempt.answers) / attempt.size)
        return regions(
            {"saved": page.saved(), "map": page.side.map(question)},
            announce=self.words(texts.SAVED_ANNOUNCE),
            share=share,
            left=page.seconds_left(),
        )

    def _late_note(self, step: Step) -> str:
        return self.words(texts.TIME_OVER_NOTE) if step == self._answered else ""


def _up(html: SafeString, announce: str = "") -> Answer:
    return regions({"stage": html}, focus="stage", announce=announce)
