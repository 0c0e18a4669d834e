"""Which stage a learner stands on: before a run, in it, or after it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import drill, texts
from advocert_xblocks._scenario.debrief import looking_back
from advocert_xblocks._scenario.decision import decision, ending
from advocert_xblocks._scenario.intro import intro
from advocert_xblocks._scenario.people import Cast, persona_card
from advocert_xblocks._scenario.state import Attempt, ScenarioState
from advocert_xblocks._scenario.thread import Thread, standing, typing
from advocert_xblocks._shared.html import el
from advocert_xblocks._shared.words import Words


@dataclass(frozen=True)
class Stage:
    """Everything that the markup of one conversation for one learner depends on.

    `first` moves the order of the variants, so that two colleagues do not begin with the same people. `address`
    tells where a file lies that only some stages load: the style of the debrief, the code of replies and drills.
    """

    words: Words
    scenario: courses.Scenario
    state: ScenarioState
    now: datetime
    first: int = 0
    address: Callable[[str], str] = str

    @property
    def upcoming(self) -> courses.NextVariant:
        """Return what the next run would be."""
        return courses.next_variant(self.scenario, self.settled.history, self.now, self.first)

    @property
    def settled(self) -> ScenarioState:
        """Return the state in which a run that the text no longer holds is not held against anybody."""
        attempt = self.state.attempt
        if attempt is None or attempt.finished or not self.is_rewritten():
            return self.state
        return self.state.without_attempt()

    def after(self, state: ScenarioState) -> "Stage":
        """Return the stage of another state of the same learner."""
        return replace(self, state=state)

    def html(self, *, new_from: int | None = None, note: str = "", back: bool = False) -> SafeString:
        """Return the stage as it stands: a finished attempt is looked back at, an open one goes on.

        Args:
            new_from: how many posts were there before; what came since then arrives.
            note: a sentence above everything, such as for a reply that came twice, or right before what is new.
            back: greet somebody who comes back to an open run.
        """
        attempt = self.state.attempt
        if attempt is None or self.is_rewritten():
            return self.before(note or self._rewritten())
        if attempt.finished and new_from is None:
            told = looking_back(self.words, self.cast(attempt), self.state, attempt, self.upcoming)
            return el("div", told, data_style=self.address("debrief.css"))
        return self._during(attempt, new_from, note, back=back)

    @property
    def focus(self) -> str:
        """Return where the focus goes when this stage is shown anew."""
        attempt = self.state.attempt
        if attempt is None or self.is_rewritten():
            return "persona"
        return "debrief" if attempt.finished else "thread"

    @property
    def skin(self) -> str:
        """Return where the style of this channel lies."""
        return self.address(f"{self.scenario.channel.skin}.css")

    def is_rewritten(self) -> bool:
        """Return whether the text as it is now no longer holds what the learner did in it."""
        attempt = self.state.attempt
        if attempt is None:
            return False
        try:
            courses.run_view(self.scenario, attempt.run)
        except courses.RunChangedError:
            return True
        return False

    def before(self, note: str = "") -> SafeString:
        """Return the stage before a run."""
        return intro(self.words, self.scenario, self.settled, self.upcoming, note)

    def cast(self, attempt: Attempt) -> Cast:
        """Return the people whom the learner met in this attempt."""
        return Cast.of(self.words, self.scenario, attempt.run["variant"])

    def _during(self, attempt: Attempt, new_from: int | None, note: str, *, back: bool) -> SafeString:
        words, cast = self.words, self.cast(attempt)
        view = courses.run_view(self.scenario, attempt.run)
        above, inside = ("", note) if new_from is not None else (note, "")
        thread = Thread(words, cast, view, new_from, self.skin, drill.overdue(attempt), inside)
        number = () if view.finished else (el("span", words(texts.DECISION, number=view.step + 1)),)
        clock = drill.clock(words, attempt, self.now, silent=view.silence)
        return el(
            "div.stack.stack-l",
            el(
                "div.row",
                standing(words, counts=attempt.counts, drill=bool(attempt.pace)),
                self._hint(attempt, back),
            ),
            el("p.note", above, data_focus="note") if above else None,
            persona_card(words, cast, thread.mood),
            thread.scene(*number),
            ending(words) if view.finished else decision(words, attempt, view, cast.tongue, clock),
            self._code(view, attempt),
            typing(words),
        )

    def _rewritten(self) -> str:
        attempt = self.state.attempt
        if attempt is None:
            return ""
        return self.words(texts.REWRITTEN_SINCE if attempt.finished else texts.REWRITTEN)

    def _code(self, view: courses.RunView, attempt: Attempt) -> SafeString | None:
        needs_it = not view.finished and (view.writing or attempt.pace)
        return el("span", hidden=True, data_code=self.address("reply.js")) if needs_it else None

    def _hint(self, attempt: Attempt, back: bool) -> SafeString:  # noqa: FBT001 - private
        """Return what is at stake in one line, or where somebody who comes back stands."""
        step = len(attempt.run["path"])
        if back and step:
            return el("span.small.soft", self.words(texts.BACK_AGAIN, number=step + 1))
        if attempt.counts:
            return el("span.small.soft", self.words(texts.NEEDS, mark=self.scenario.pass_mark))
        return el("span.small.soft", self.words(texts.PRACTICE_COST))
