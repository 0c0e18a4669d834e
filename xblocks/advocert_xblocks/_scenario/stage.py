"""Which stage a learner stands on: before a run, in it, or after it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import texts
from advocert_xblocks._scenario.debrief import looking_back
from advocert_xblocks._scenario.intro import intro
from advocert_xblocks._scenario.people import Cast
from advocert_xblocks._scenario.state import Attempt, ScenarioState
from advocert_xblocks._scenario.thread import playing
from advocert_xblocks._shared.words import Words


@dataclass(frozen=True)
class Stage:
    """Everything that the markup of one conversation for one learner depends on.

    `turn` moves the order of the variants, so that two colleagues do not begin with the same people.
    """

    words: Words
    scenario: courses.Scenario
    state: ScenarioState
    now: datetime
    turn: int = 0

    @property
    def upcoming(self) -> courses.NextVariant:
        """Return what the next run would be."""
        return courses.next_variant(self.scenario, self.state.history, self.now, self.turn)

    def html(self, *, new_from: int | None = None, note: str = "") -> SafeString:
        """Return the stage as it stands: a finished attempt is looked back at, an open one goes on."""
        attempt = self.state.attempt
        if attempt is None or self.is_rewritten():
            return self.before(note or (self.words(texts.REWRITTEN) if attempt else ""))
        if attempt.finished and new_from is None:
            return self.after(attempt)
        return self.during(attempt, new_from=new_from, note=note)

    def is_rewritten(self) -> bool:
        """Return whether the text is no longer the one on which the attempt was started."""
        attempt = self.state.attempt
        return attempt is not None and attempt.run.get("sha256") != self.scenario.sha256

    def before(self, note: str = "") -> SafeString:
        """Return the stage before a run."""
        return intro(self.words, self.scenario, self.state, self.upcoming, note)

    def during(self, attempt: Attempt, *, new_from: int | None = None, note: str = "") -> SafeString:
        """Return the stage of a run; `new_from` is the number of posts that were there before."""
        view = courses.run_view(self.scenario, attempt.run)
        return playing(self.words, self.cast(attempt), attempt, view, new_from=new_from, note=note)

    def after(self, attempt: Attempt) -> SafeString:
        """Return the stage after a run."""
        return looking_back(self.words, self.cast(attempt), self.state, attempt, self.upcoming)

    def cast(self, attempt: Attempt) -> Cast:
        """Return the people whom the learner met in this attempt."""
        return Cast(self.scenario, courses.variables_of(self.scenario, attempt.run["variant"]))
