"""The tree of a log, built again from its leaves, read once in order: places, stored subtrees, checkpoints.

Kept are the hashes at the right edge of the tree and the next checkpoint; stored subtrees are asked for by the part.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from advocert_certificates.domain.merkle import Frontier

Finding = tuple[str, str, str]


class Leaf(Protocol):
    """What the tree needs of an entry that has a number: its place and hash."""

    number: int | None
    leaf_hash: str


class TreeSource(Protocol):
    """Where the size of the log and its stored subtrees come from."""

    size: int

    def size_now(self) -> int:
        """Return the size as it is now: a log at work has grown since the check began."""

    def nodes(self, begin: int, end: int) -> Mapping[tuple[int, int], str]:
        """Return the stored hashes of the subtrees that the leaves from `begin` up to `end` complete."""

    def nodes_beyond(self) -> Iterator[tuple[int, int]]:
        """Yield (level, place) of stored subtrees that no leaf of the log completes."""


class Growth:
    """One check of a tree, fed with its leaves in order of their numbers.

    The tree is compared up to the first missing entry, which is named; beyond it there is no root to compare.
    """

    def __init__(self, source: TreeSource, checkpoints: Iterator[tuple[int, str, str]]) -> None:
        """Take where stored hashes come from, and the checkpoints (size, root, note), smallest first."""
        self._source, self._checkpoints = source, checkpoints
        self._tree, self._next, self._outside = Frontier(), 0, False
        self._due = next(checkpoints, None)

    def grow(self, leaves: Sequence[Leaf]) -> Iterator[Finding]:
        """Take the next leaves, and yield what does not fit."""
        begin, made = self._tree.size, list[tuple[int, int, bytes]]()
        yield from self._reached()
        for leaf in leaves:
            number = leaf.number or 0
            if not 0 <= number < self._source.size:
                yield from self._far_off(number)
                continue
            for missing in range(self._next, number):
                yield "entry", str(missing), "is missing."
            self._next = number + 1
            if number == self._tree.size:
                made += self._tree.grow(_hex(leaf.leaf_hash))
                yield from self._reached()
        stored = self._source.nodes(begin, self._tree.size) if made else {}
        for level, place, value in made:
            if stored.get((level, place)) != value.hex():
                yield "node", f"{level}/{place}", "does not follow from the entries below it."

    def end(self) -> Iterator[Finding]:
        """Yield what is only known after the last leaf."""
        size = self._source.size
        yield from self._reached()
        for missing in range(self._next, size):
            yield "entry", str(missing), "is missing."
        if self._tree.size != size or self._outside:
            return  # named already
        for level, place in self._source.nodes_beyond():
            yield "node", f"{level}/{place}", "does not follow from the entries below it."
        while self._due is not None:
            if self._due[0] > (now := self._source.size_now()):
                yield (
                    "checkpoint",
                    str(self._due[0]),
                    f"speaks of {self._due[0]} entries and there are {now}.",
                )
            self._due = next(self._checkpoints, None)

    def _reached(self) -> Iterator[Finding]:
        while self._due is not None and self._due[0] <= self._tree.size:
            size, stated, _ = self._due
            if self._tree.root().hex() != stated:
                said = "does not fit the entries: one of them was changed after it."
                yield "checkpoint", str(size), said
            self._due = next(self._checkpoints, None)

    def _far_off(self, number: int) -> Iterator[Finding]:
        if not 0 <= number < (size := self._source.size_now()):
            self._outside = True
            yield "entry", str(number), f"has a place outside of the {size} of the log."


def _hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
