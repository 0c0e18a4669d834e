"""The platform's contract for blocks with a score, and its report of answers.

The attempts are the score: nothing else is kept, so nothing else can be set (`_shared/scored.py`).
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any

from xblock.scorable import Score

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.attempts import ClosedAttempt
from advocert_xblocks._quiz.facts import finished
from advocert_xblocks._quiz.state import QuizState
from advocert_xblocks._shared.errors import ContentBrokenError
from advocert_xblocks._shared.learner import Learner, learner_of
from advocert_xblocks._shared.recording import publish_grade
from advocert_xblocks._shared.scored import MAX_SCORE, ScoredMixin


class ScoreMixin(ScoredMixin):
    """Score, rescoring and the report, all read from the closed attempts."""

    def has_submitted_answer(self: Any) -> bool:
        """Return whether an attempt was closed."""
        return self._quiz_state().last is not None

    def get_score(self: Any) -> Score:
        """Return the share of right answers of the best attempt."""
        return _score(self._quiz_state().best)

    def calculate_score(self: Any) -> Score:
        """Return the score by today's keys; nothing is changed."""
        state = QuizState(closed=tuple(self._desk_of(learner_of(self)).regraded()))
        return _score(state.best)

    def rescore(self: Any, only_if_higher: bool) -> None:  # noqa: FBT001 - the platform's signature
        """Grade the closed attempts by today's keys. An attempt that passes now is told as such.

        An attempt that passed stays passed: a key that was corrected later is not the learner's mistake.

        Raises:
            ValueError: nothing was handed in yet.
        """
        learner = learner_of(self)
        with self.holding(learner):
            best = self._rescored(learner)
        publish_grade(self, best.raw_earned, MAX_SCORE, only_if_higher=bool(only_if_higher))

    def _rescored(self: Any, learner: Learner) -> Score:
        desk = self._desk_of(learner)
        if desk.state.last is None:
            raise ValueError(self.words(texts.NOTHING_TO_RESCORE))
        pairs = list(zip(desk.state.closed, desk.regraded(), strict=True))
        kept = [old if old.passed and not new.passed else new for old, new in pairs]
        facts = [finished(desk, new, rescored=True) for old, new in pairs if new.passed and not old.passed]
        state = desk.state.with_regraded(kept)
        self.keep(learner, facts, advocert_closed=state.closed_json())
        return _score(state.best)

    def generate_report_data(
        self: Any, user_state_iterator: Iterable[Any], limit_responses: int | None = None
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield (user name, row) for each answer of the closed attempts: what was chosen, never what is right."""
        try:
            items = self.bundle().items
        except ContentBrokenError:
            return
        rows = self._rows(user_state_iterator, items)
        for number, row in enumerate(rows):
            if limit_responses is not None and number >= limit_responses:
                return
            yield row

    def _rows(
        self: Any, user_state_iterator: Iterable[Any], items: dict[str, courses.Item]
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        words = self.words
        for one in user_state_iterator:
            state = QuizState.from_json({}, one.state.get("advocert_closed", {}))
            for attempt in state.closed:
                for ref, answer in attempt.answers.items():
                    row = {
                        words(texts.REPORT_TRY): attempt.number,
                        words(texts.REPORT_QUESTION): ref,
                        words(texts.REPORT_ANSWER): _chosen(items.get(ref), answer),
                        words(texts.REPORT_SECONDS): attempt.seconds.get(ref, ""),
                        words(texts.REPORT_ENDED): attempt.ended_at.isoformat(),
                    }
                    # The platform sorts the columns of anything else by the alphabet.
                    yield one.username, OrderedDict(row)


def _score(attempt: ClosedAttempt | None) -> Score:
    return Score(attempt.correct / attempt.items if attempt else 0.0, MAX_SCORE)


def _chosen(item: courses.Item | None, answer: courses.Answer) -> str:
    if item is None or max(answer) >= len(item.options):
        return ""
    return " | ".join(courses.plain_text(item.options[index].html) for index in answer)
