"""What blocks with a score share: what the platform asks of a score beyond `ScorableXBlockMixin`.

The grade follows from attempts that are only ever added, so nothing can be set that would last. An instructor may
put another grade in its place: the platform calls `set_score`, then `publish_grade`, then saves (`Override score` of
the instructor dashboard). That moves the grade of the course and nothing else: attempts, facts and certificates stay.
"""

from typing import Any

from xblock.scorable import ScorableXBlockMixin, Score

from advocert_xblocks._shared.recording import publish_grade

MAX_SCORE = 1.0


class ScoredMixin(ScorableXBlockMixin):
    """A block with a score between 0 and 1; subclasses say which by `get_score`."""

    _given: Score | None = None

    def max_score(self) -> float:
        """Return the highest grade; the platform asks an unbound block, so no state is read."""
        return MAX_SCORE

    def set_score(self, score: Score) -> None:
        """Remember a grade for as long as this request lasts: the attempts are the score.

        The platform calls this after every grade that it publishes, also with a value that somebody forged.
        """
        self._given = score

    def publish_own(self: Any, *, only_if_higher: bool = True) -> None:
        """Publish the learner's own grade: the best of all attempts, so that it never falls with a later one."""
        publish_grade(self, self.get_score().raw_earned, MAX_SCORE, only_if_higher=only_if_higher)

    def publish_grade(self: Any) -> None:
        """Publish the grade that an instructor has just given, or the learner's own where none was."""
        given = self._given or self.get_score()
        # The platform divides both numbers by the weight of the block.
        share = given.raw_earned / given.raw_possible if given.raw_possible else 0.0
        publish_grade(self, share * MAX_SCORE, MAX_SCORE, only_if_higher=False)
