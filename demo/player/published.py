"""What blocks publish: grades and completion, stored as strictly or loosely as the platform does."""

from collections.abc import Mapping
from typing import Any

from demo.models import Completion, Grade
from demo.player.errors import PlayerError


class CompletionRangeError(PlayerError):
    """A block says it is done by more than all or less than nothing; the platform fails there too."""

    def __init__(self, value: object) -> None:
        super().__init__(f"Completion goes from 0 to 1, not {value}: mend the block.")


def publish(user_id: int | None, usage_key: str, event: str, data: Mapping[str, Any]) -> None:
    """Store a grade or a completion of this person; other events go nowhere, as in a tracking log.

    A missing `value` or `max_value` is a KeyError and values are not clamped: so it is in the platform.

    Raises:
        CompletionRangeError: completion outside 0 to 1.
    """
    if user_id is None:
        return
    if event == "grade":
        _grade(user_id, usage_key, data)
    elif event == "completion":
        _complete(user_id, usage_key, data["completion"])


def _grade(user_id: int, usage_key: str, data: Mapping[str, Any]) -> None:
    value, max_value = data["value"], data["max_value"]
    if data.get("only_if_higher"):
        known = Grade.objects.filter(user_id=user_id, usage_key=usage_key).first()
        if known and known.value * max_value >= value * known.max_value:
            return
    Grade.objects.update_or_create(
        user_id=user_id, usage_key=usage_key, defaults={"value": value, "max_value": max_value}
    )


def _complete(user_id: int, usage_key: str, value: float) -> None:
    if not 0 <= value <= 1:
        raise CompletionRangeError(value)
    Completion.objects.update_or_create(user_id=user_id, usage_key=usage_key, defaults={"value": value})
