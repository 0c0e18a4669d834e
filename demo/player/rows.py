"""The demo's rows of learner state, as blocks may hold them (docs/decisions/0027)."""

from typing import Any

from demo.models import BlockState, Grade

SCOPE = "user_state"


class BlockRows:
    """The service `advocert_rows`: one row per person and block, locked by those who write."""

    def create(self, block: Any, user_id: int) -> None:
        """Make the row, if there is none."""
        BlockState.objects.get_or_create(user_id=user_id, scope=SCOPE, scope_id=str(block.usage_key))

    def lock(self, block: Any, user_id: int) -> dict[str, Any]:
        """Lock the row to the end of the transaction and read it."""
        rows = BlockState.objects.select_for_update()
        row = rows.filter(user_id=user_id, scope=SCOPE, scope_id=str(block.usage_key)).first()
        return row.fields if row else {}

    def is_graded(self, block: Any, user_id: int) -> bool:
        """Return whether a grade is kept."""
        return Grade.objects.filter(user_id=user_id, usage_key=str(block.usage_key)).exists()
