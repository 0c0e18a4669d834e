"""The conversation: choose or write, see what readers see, look back. Only the server knows the graph."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from xblock.fields import Float, Scope

from advocert_courses import api as courses
from advocert_courses.parsing.scenario import SKINS
from advocert_xblocks._scenario import drill, texts
from advocert_xblocks._scenario.debrief import questions
from advocert_xblocks._scenario.decision import WRITTEN
from advocert_xblocks._scenario.facts import finished
from advocert_xblocks._scenario.grading import GradedConversation
from advocert_xblocks._scenario.refusals import (
    CountedOnceError,
    NothingChosenError,
    ReplyEmptyError,
    ReplyTooLongError,
)
from advocert_xblocks._scenario.replay import replay
from advocert_xblocks._scenario.stage import Stage
from advocert_xblocks._scenario.state import MAX_NOTE, NOTES, Attempt, ScenarioState
from advocert_xblocks._shared.answers import Answer, held_action, learner_action, regions
from advocert_xblocks._shared.block import AdvocertBlock
from advocert_xblocks._shared.errors import BadInputError
from advocert_xblocks._shared.html import el
from advocert_xblocks._shared.inputs import read_flag, read_number, read_text
from advocert_xblocks._shared.learner import Learner
from advocert_xblocks._shared.page import PREFIX
from advocert_xblocks._shared.recording import Fact, publish_completion
from advocert_xblocks._shared.turns import TurnTakenError, turn

# Longer than a reply may be, so that a long one gets its own sentence instead of a refusal.
MAX_SENT = 10 * courses.MAX_REPLY
Run = dict[str, Any]


class ScenarioBlock(GradedConversation, AdvocertBlock):
    """A conversation to practise in, and to pass."""

    component_type = courses.Scenario
    folder = "scenario"
    plain_actions = frozenset({"begin", "choose", "take_back", "look_back", "watch", "keep_notes"})
    plain_styles = tuple(f"scenario/{name}" for name in (*SKINS, "debrief"))
    icon_class = "problem"
    has_score = True

    weight = Float(help="How much this counts within its assignment type", scope=Scope.settings, default=1.0)

    def learner_html(self, bundle: courses.Bundle[courses.Scenario], learner: Learner) -> SafeString:
        """Return the stage on which this learner stands."""
        stage = self._stage(bundle, learner)
        return el("div.block", el("div", stage.html(back=True), data_region="stage"))

    def search_text(self, bundle: courses.Bundle[courses.Scenario]) -> str:
        """Return title and setting; nothing that is said, chosen or scored."""
        scenario = bundle.main
        words = courses.variables_of(scenario, scenario.playable[0].id)
        return "\n".join(courses.fill(text, words) for text in (scenario.title, scenario.setting))

    def plain_title(self, bundle: courses.Bundle[courses.Scenario]) -> str:
        """Return the title in the words of the run on the table."""
        scenario, attempt = bundle.main, ScenarioState.from_json(self.stored("advocert_state")).attempt
        known = {variant.id: variant.variables for variant in scenario.variants}
        variant = attempt.run["variant"] if attempt else ""
        return courses.fill(scenario.title, known.get(variant, scenario.playable[0].variables))

    @held_action(creates=True)
    def begin(self, learner: Learner, data: Any) -> Answer:
        """Begin an attempt, or a drill. One that is open goes on, whatever tab asks."""
        stage = self._stage(self.bundle(), learner)
        attempt = stage.state.attempt
        if attempt and not attempt.finished and not stage.is_rewritten():
            return regions({"stage": stage.html()}, focus="thread")
        pace = drill.seconds_of(stage.scenario, read_number(data, "pace")) if _has(data, "pace") else 0
        state = self._drilled(stage, pace) if pace else self._started(stage)
        try:
            with turn(self, learner, "begin", stage.state.started):
                stage = self._keep(learner, stage, state)
        except TurnTakenError:
            return self._stale(stage)
        return regions({"stage": stage.html(new_from=1)}, focus="thread")

    @held_action()
    def choose(self, learner: Learner, data: Any) -> Answer:
        """Take one reply, chosen or written. A step that was taken already changes nothing."""
        step, choice = read_number(data, "step"), read_text(data, "choice", 8) if _has(data, "choice") else ""
        if read_flag(data, "late"):
            return self._step(learner, data, lambda stage, attempt: _silent(stage, attempt, step), late=True)
        if not choice:
            raise NothingChosenError
        if choice == WRITTEN:
            text = read_text(data, "text", MAX_SENT)
            return self._step(
                learner,
                data,
                lambda stage, attempt: courses.write_reply(stage.scenario, attempt.run, step, text),
            )
        return self._step(
            learner,
            data,
            lambda stage, attempt: courses.take_choice(stage.scenario, attempt.run, step, choice),
        )

    @held_action()
    def take_back(self, learner: Learner, data: Any) -> Answer:
        """Take the last reply back, as if it had not left; in practice only."""
        step = read_number(data, "step")

        def back(stage: Stage, attempt: Attempt) -> Run:
            if attempt.counts or attempt.pace:
                raise CountedOnceError
            return courses.take_back(stage.scenario, attempt.run, step)

        answer = self._step(learner, data, back)
        return {**answer, "announce": answer["announce"] or self.words(texts.TAKEN_BACK)}

    @learner_action
    def look_back(self, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - nothing is asked
        """Show where the learner stands: the debrief of a finished attempt, else the run or the start."""
        stage = self._stage(self.bundle(), learner)
        return regions({"stage": stage.html()}, focus=stage.focus)

    @learner_action
    def watch(self, learner: Learner, data: Any) -> Answer:
        """Show a moment of the solved variant; nothing is kept, and nothing in it is about anybody."""
        stage = self._stage(self.bundle(), learner)
        if not stage.scenario.worked:
            raise BadInputError
        shown = replay(self.words, stage.scenario, read_number(data, "step"), stage.skin)
        return regions({"stage": shown}, focus="consequence" if read_number(data, "step") else "thread")

    @held_action()
    def keep_notes(self, learner: Learner, data: Any) -> Answer:
        """Keep the learner's private answers; they are never told to anybody."""
        stage = self._stage(self.bundle(), learner)
        attempt = stage.state.attempt
        if attempt is None or stage.is_rewritten():
            return self._stale(stage)
        notes = {name: read_text(data, name, MAX_NOTE).strip() for name in NOTES}
        stage = self._keep(learner, stage, stage.state.with_notes(notes))
        kept = self.words(texts.KEPT)
        form = questions(self.words, stage.cast(attempt).persona, notes, kept)
        return regions({"notes": form}, announce=kept)

    def _step(
        self, learner: Learner, data: Any, take: Callable[[Stage, Attempt], Run], *, late: bool = False
    ) -> Answer:
        """Take one step in the open attempt, once however often it is asked for; `late`: the clock asks for it."""
        stage = self._stage(self.bundle(), learner)
        attempt = stage.state.attempt
        if attempt is None or attempt.id != read_text(data, "attempt", 64):
            return self._stale(stage)
        if stage.is_rewritten():
            told = stage.html()
            self._keep(learner, stage, stage.settled)
            return regions({"stage": told}, focus="note")
        try:
            with turn(self, learner, attempt.id, attempt.turn):
                return self._advanced(learner, stage, attempt, take(stage, attempt), late=late)
        except (courses.StaleStepError, courses.RunFinishedError, TurnTakenError):
            return self._stale(stage)
        except courses.UnknownChoiceError as error:
            raise BadInputError from error
        except courses.EmptyReplyError as error:
            raise ReplyEmptyError from error
        except courses.LongReplyError as error:
            raise ReplyTooLongError from error

    def _started(self, stage: Stage) -> ScenarioState:
        upcoming = stage.upcoming
        return stage.settled.with_attempt(_attempt(stage, upcoming.variant_id, counts=upcoming.counts))

    def _drilled(self, stage: Stage, pace: int) -> ScenarioState:
        known = stage.state.known(stage.scenario)
        if known is None:
            raise BadInputError
        return stage.settled.with_attempt(_attempt(stage, known, counts=False, pace=pace))

    def _advanced(
        self, learner: Learner, stage: Stage, attempt: Attempt, run: Run, *, late: bool = False
    ) -> Answer:
        before = len(courses.run_view(stage.scenario, attempt.run).posts)
        state = stage.state.with_run(run, stage.now, get_language() or "")
        view = courses.run_view(stage.scenario, run)
        if view.finished:
            result = courses.score_run(stage.scenario, run)
            told = finished(stage.scenario, attempt, run, result, stage.now)
            stage = self._keep(learner, stage, state.with_outcome(result), told)
            self.after_commit(partial(self._publish, attempt))
        else:
            stage = self._keep(learner, stage, state)
        if view.step <= len(attempt.run["path"]):
            return regions({"stage": stage.html()}, focus="thread")
        note = self.words(texts.WENT_ON) if late else ""
        html = stage.html(new_from=before, note=note)
        return regions({"stage": html}, focus="note" if note else "consequence", announce=note)

    def _publish(self, attempt: Attempt) -> None:
        if attempt.counts:
            self.publish_own()
        publish_completion(self)

    def _keep(
        self, learner: Learner, stage: Stage, state: ScenarioState, facts: list[Fact] | None = None
    ) -> Stage:
        self.keep(learner, facts or [], advocert_state=state.to_json())
        return stage.after(state)

    def _stale(self, stage: Stage) -> Answer:
        note = self.words(texts.STALE)
        return regions({"stage": stage.html(note=note)}, focus="note", announce=note)

    def _stage(self, bundle: courses.Bundle[courses.Scenario], learner: Learner) -> Stage:
        state = ScenarioState.from_json(self.stored("advocert_state"))
        if state.attempt and state.attempt.language:
            bundle = self.bundle(state.attempt.language)
        return Stage(self.words, bundle.main, state, self.now(), learner.user_id or 0, self._address)

    def _address(self, file: str) -> str:
        return PREFIX + str(self.runtime.local_resource_url(self, f"public/scenario/{file}"))


def _attempt(stage: Stage, variant_id: str, *, counts: bool, pace: int = 0) -> Attempt:
    run = courses.start_run(stage.scenario, variant_id, secrets.randbelow(2**31), uuid4().hex)
    since = stage.now if pace else None
    return Attempt(run, stage.state.started + 1, counts, stage.now, pace=pace, since=since)


def _silent(stage: Stage, attempt: Attempt, step: int) -> Run:
    """Return the run after nothing was said in time; the browser's clock is asked, and not believed."""
    if not drill.is_late(attempt, stage.now):
        raise BadInputError
    run = courses.take_silence(stage.scenario, attempt.run, step)
    if run is None:
        raise courses.UnknownChoiceError("late")
    return run


def _has(data: Any, key: str) -> bool:
    return isinstance(data, dict) and key in data
