"""Order that looks random to a learner and is the same for ever on every machine.

`random.Random` promises neither across versions and languages; a hash does. Nothing here is a secret: the
seed is kept on the server, so a browser cannot guess an order.
"""

import hashlib
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def shuffled(values: Iterable[T], seed: int, place: str) -> list[T]:
    """Return the values in the order that belongs to this seed at this place (a node, a form, a question).

    Values are told apart by their text, so they must not repeat.
    """
    return sorted(values, key=lambda value: _rank(f"{seed}|{place}|{value}"))


def _rank(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
