"""One step of a learner at a time, however many requests ask for one (docs/decisions/0027).

The platform reads learner state when a request begins and writes it when the request ends, without a lock. Of
fifty requests at the same moment all would work on the same state. So a step that writes holds the learner's row
from before it decides to after it wrote, and reads anew what the row says: the second request sees what the first
one did. What must wait for the commit, such as a grade, waits.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from advocert_xblocks._shared.learner import Learner
from advocert_xblocks._shared.recording import Fact, record
from advocert_xblocks._shared.rows import rows_of


class HoldingMixin:
    """Learner state of a block that can be held. `_held` is what the row said, with what was written since."""

    _held: dict[str, Any] | None = None
    _later: list[Callable[[], None]] | None = None

    @property
    def is_held(self) -> bool:
        """Return whether nobody else can write now."""
        return self._later is not None

    @contextmanager
    def holding(self, learner: Learner, *, creates: bool = False) -> Iterator[None]:
        """Hold the learner's row; where the runtime has no rows, hold nothing.

        A step that `creates` is the first one in a block; every other one finds a row, or nothing to do.
        """
        rows = rows_of(self) if learner.user_id is not None else None
        if rows is None or learner.user_id is None:
            yield
            return
        if creates:
            rows.create(self, learner.user_id)
        with transaction.atomic():
            self._held = dict(rows.lock(self, learner.user_id))
            later: list[Callable[[], None]] = []
            self._later = later
            try:
                yield
            finally:
                self._later = None
        for step in later:
            step()

    def stored(self: Any, name: str) -> Any:
        """Return a field of learner state as it stands now; never change what this returns."""
        if self._held is None:
            return getattr(self, name)
        return self._held.get(name, self.fields[name].default)

    def keep(self: Any, learner: Learner, facts: Sequence[Fact], **fields: Any) -> None:
        """Write fields of learner state together with the facts; both happen or neither.

        Raises:
            EvidenceNotRecordedError: the certificate service answered with an error; nothing was kept.
        """
        for name, value in fields.items():
            setattr(self, name, value)
        record(self, learner, facts)
        if self._held is not None:
            self._held |= fields

    def after_commit(self, step: Callable[[], None]) -> None:
        """Do something as soon as what was kept can be read by other processes."""
        if self._later is None:
            step()
        else:
            self._later.append(step)
