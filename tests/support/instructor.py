"""What the instructor dashboard does to one learner in one block, step by step as the platform's tasks do it."""

from tests.support.strict_runtime import ADA, Platform, User
from xblock.scorable import Score


def override_score(platform: Platform, name: str, score: float, user: User = ADA) -> None:
    """Put a grade in place of the learner's own.

    As `override_score_module_state` in `lms/djangoapps/instructor_task/tasks_helper/module_state.py`: an error stops
    the task, so whatever has `set_score` needs `weight` and `publish_grade` as well.
    """
    block = platform.block(name, user)
    assert hasattr(type(block), "set_score"), "the dashboard says that the score cannot be overridden"
    assert 0 <= score <= block.max_score()
    weight = block.weight if block.weight is not None else 1
    block.set_score(Score(raw_earned=score / weight, raw_possible=block.max_score() / weight))
    block.publish_grade()
    block.save()
