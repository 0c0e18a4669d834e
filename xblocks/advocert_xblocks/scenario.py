"""The conversation: choose, see what readers see, look back. Only the server knows the graph."""

import secrets
from typing import Any
from uuid import uuid4

from django.utils.safestring import SafeString
from xblock.fields import Float, Scope

from advocert_courses import api as courses
from advocert_xblocks._scenario import texts
from advocert_xblocks._scenario.debrief import questions
from advocert_xblocks._scenario.stage import Stage
from advocert_xblocks._scenario.state import MAX_NOTE, NOTES, Attempt, ScenarioState
from advocert_xblocks._shared.answers import Answer, learner_action, regions
from advocert_xblocks._shared.block import AdvocertBlock
from advocert_xblocks._shared.errors import BadInputError
from advocert_xblocks._shared.html import el
from advocert_xblocks._shared.inputs import read_number, read_text
from advocert_xblocks._shared.learner import Learner
from advocert_xblocks._shared.recording import Fact, publish_completion, publish_grade, record

LANGUAGE = "en"
MAX_SCORE = 1.0
FULL = 100


class ScenarioBlock(AdvocertBlock):
    """A conversation to practise in, and to pass."""

    component_type = courses.Scenario
    folder = "scenario"
    icon_class = "problem"
    has_score = True

    weight = Float(help="How much this counts within its assignment type", scope=Scope.settings, default=1.0)

    def max_score(self) -> float:
        """Return the highest grade; the platform asks an unbound block, so no state is read."""
        return MAX_SCORE

    def learner_html(self, bundle: courses.Bundle, learner: Learner) -> SafeString:
        """Return the stage on which this learner stands."""
        return el("div.block", self._stage(bundle, learner).html(), data_region="stage")

    def search_text(self, bundle: courses.Bundle) -> str:
        """Return title and setting; nothing that is said, chosen or scored."""
        scenario = bundle.main
        words = courses.variables_of(scenario, scenario.variants[0].id)
        return "\n".join(courses.fill(text, words) for text in (scenario.title, scenario.setting))

    @learner_action
    def begin(self, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - nothing is asked beyond the press
        """Begin an attempt. One that is open goes on, whatever tab asks."""
        stage = self._stage(self.bundle(), learner)
        attempt = stage.state.attempt
        if attempt is None or attempt.finished or stage.is_rewritten():
            state = self._started(stage)
            stage = self._keep(learner, stage, state)
        return regions({"stage": stage.html()}, focus="thread")

    @learner_action
    def choose(self, learner: Learner, data: Any) -> Answer:
        """Take one reply. A step that was taken already changes nothing and shows where the run stands."""
        stage = self._stage(self.bundle(), learner)
        step, choice = read_number(data, "step"), read_text(data, "choice", 8)
        attempt = stage.state.attempt
        if attempt is None or attempt.id != read_text(data, "attempt", 64):
            return self._stale(stage)
        if stage.is_rewritten():
            stage = self._keep(learner, stage, stage.state.without_attempt())
            return regions({"stage": stage.before(self.words(texts.REWRITTEN))}, focus="note")
        try:
            run = courses.take_choice(stage.scenario, attempt.run, step, choice)
        except (courses.StaleStepError, courses.RunFinishedError):
            return self._stale(stage)
        except courses.UnknownChoiceError as error:
            raise BadInputError from error
        return self._advanced(learner, stage, attempt, run)

    @learner_action
    def look_back(self, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - nothing is asked
        """Show the debrief of a finished attempt."""
        return regions({"stage": self._stage(self.bundle(), learner).html()}, focus="debrief")

    @learner_action
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

    def _started(self, stage: Stage) -> ScenarioState:
        upcoming = stage.upcoming
        seed = secrets.randbelow(2**31)
        run = courses.start_run(stage.scenario, upcoming.variant_id, seed, uuid4().hex)
        number = stage.state.started + 1
        return stage.state.with_attempt(Attempt(run, number, upcoming.counts, stage.now))

    def _advanced(self, learner: Learner, stage: Stage, attempt: Attempt, run: dict[str, Any]) -> Answer:
        before = len(courses.run_view(stage.scenario, attempt.run).posts)
        state = stage.state.with_run(run)
        if courses.run_view(stage.scenario, run).finished:
            result = courses.score_run(stage.scenario, run)
            stage = self._keep(
                learner, stage, state.with_outcome(result), _facts(stage, attempt, run, result)
            )
            self._publish(attempt, result)
        else:
            stage = self._keep(learner, stage, state)
        return regions({"stage": stage.html(new_from=before)}, focus="consequence")

    def _publish(self, attempt: Attempt, result: courses.RunResult) -> None:
        if attempt.counts:
            publish_grade(self, MAX_SCORE if result.passed else result.score / FULL, MAX_SCORE)
        publish_completion(self)

    def _keep(
        self, learner: Learner, stage: Stage, state: ScenarioState, facts: list[Fact] | None = None
    ) -> Stage:
        self.advocert_state = state.to_json()
        record(self, learner, facts or [])
        return Stage(stage.words, stage.scenario, state, stage.now, stage.turn)

    def _stale(self, stage: Stage) -> Answer:
        note = self.words(texts.STALE)
        return regions({"stage": stage.html(note=note)}, focus="note", announce=note)

    def _stage(self, bundle: courses.Bundle, learner: Learner) -> Stage:
        state = ScenarioState.from_json(self.advocert_state)
        return Stage(self.words, bundle.main, state, self.now(), learner.user_id or 0)


def _facts(stage: Stage, attempt: Attempt, run: dict[str, Any], result: courses.RunResult) -> list[Fact]:
    """Return what is told: counting runs only. Nobody sees practice."""
    if not attempt.counts:
        return []
    body = {
        "scenario": stage.scenario.ref,
        "variant": run["variant"],
        "attempt": attempt.number,
        "counts": attempt.counts,
        "score": result.score,
        "passed": result.passed,
        "critical": result.critical,
        "dimensions": {name: one.percent for name, one in result.dimensions.items()},
        "sha256": stage.scenario.sha256,
        "steps": len(run["path"]),
    }
    key = f"scenario.finished/{attempt.id}"
    return [Fact("scenario.finished", stage.scenario.ref, key, body, LANGUAGE, stage.now)]
