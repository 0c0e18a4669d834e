"""Markup that was made once is kept: most views show a learner what they saw the last time.

The key holds everything that the markup depends on, so nothing is ever out of date; the oldest entry goes first.
"""

from collections.abc import Callable, Hashable
from threading import Lock

from django.utils.safestring import SafeString

from advocert_xblocks._shared.plain_forms import Prepared

MAX_KEPT = 256


class KeptMarkup:
    """A bounded store of finished markup, shared by the threads of a process."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Prepared] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], SafeString]) -> Prepared:
        """Return the markup of a key; `make` is called when it is not there."""
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        made = Prepared(make())
        with self._lock:
            if len(self._kept) >= MAX_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = made
        return made
