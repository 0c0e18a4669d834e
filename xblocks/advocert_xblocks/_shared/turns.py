"""A step that is asked for many times at once is taken once (docs/decisions/0022).

The platform reads learner state when a request begins and writes it when the request ends. Fifty copies of one
request, each with another answer, would all read the same state: each would be told what its answer leads to, and
the best of them would become the grade. Where the runtime has rows, a step holds its learner's row (`holding`) and
needs no more. Elsewhere the first one takes the turn in the site's cache, and the others are told that it was taken.
A turn that fails is given back.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.cache import cache

# Longer than any request lives; a request that was killed blocks its learner so long and no longer.
SECONDS = 30


class TurnTakenError(Exception):
    """Somebody, most likely another tab or a repeated request, takes this turn right now."""

    def __init__(self) -> None:
        super().__init__("This step is being taken by another request. Show where things stand instead.")


@contextmanager
def turn(block: Any, *parts: object) -> Iterator[None]:
    """Hold the turn of a block that these parts name; they must differ from one step to the next.

    Raises:
        TurnTakenError: it is held, or was taken a moment ago.
    """
    if block.is_held:
        yield
        return
    named = repr((str(block.usage_key), *parts))
    key = f"advocert-turn-{hashlib.sha256(named.encode()).hexdigest()}"
    if not cache.add(key, True, SECONDS):  # noqa: FBT003 - a mark that something is there
        raise TurnTakenError
    try:
        yield
    except BaseException:
        cache.delete(key)
        raise
