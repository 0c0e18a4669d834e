"""What the platform may ask about grades and answers: the best counting run, and what came of each of them."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any

from xblock.scorable import Score

from advocert_xblocks._scenario.state import Outcome, ScenarioState
from advocert_xblocks._shared.scored import MAX_SCORE, ScoredMixin


class GradedConversation(ScoredMixin):
    """The scorable side of a conversation: the grade is derived from outcomes that are only ever added."""

    def rescore(self: Any, only_if_higher: bool) -> None:  # noqa: FBT001 - the platform's signature
        """Publish the grade again from what is kept.

        Raises:
            ValueError: nothing of this learner counts yet; the platform expects this error.
        """
        if not self.has_submitted_answer():
            raise ValueError(f"{self.usage_key}: no run of this learner counts yet.")
        self.publish_own(only_if_higher=bool(only_if_higher))

    def has_submitted_answer(self: Any) -> bool:
        """Say whether some run of this learner counts."""
        return ScenarioState.from_json(self.stored("advocert_state")).best is not None

    def get_score(self: Any) -> Score:
        """Return the best counting run, nothing of all before the first: whoever asks does sums with it."""
        best = ScenarioState.from_json(self.stored("advocert_state")).best
        return Score(raw_earned=best or 0.0, raw_possible=MAX_SCORE)

    def calculate_score(self) -> Score:
        """Return the grade that the kept outcomes give."""
        return self.get_score()

    @staticmethod
    def generate_report_data(
        user_state_iterator: Iterable[Any], limit_responses: int | None = None
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield a line per counting run for the instructor's report; practice, replies and notes are nobody's."""
        count = 0
        for entry in user_state_iterator:
            for outcome in ScenarioState.from_json(entry.state.get("advocert_state", {})).outcomes:
                if outcome.counts and (limit_responses is None or count < limit_responses):
                    count += 1
                    yield entry.username, _line(outcome)


def _line(outcome: Outcome) -> dict[str, Any]:
    passed = "yes" if outcome.passed else "no"
    # The platform sorts the columns of anything but an ordered dictionary by the alphabet.
    return OrderedDict([("Run", outcome.number), ("Score", outcome.score), ("Passed", passed)])
