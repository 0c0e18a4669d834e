"""The Merkle tree of RFC 6962 (section 2.1), as pure arithmetic over hashes.

Leaves are numbered from 0. A proof is a list of hashes; whoever checks one needs only the leaf and a root.
Nodes of whole subtrees are given by a function of (level, index), so that a tree of a million leaves needs
about twenty reads. This module hashes what it is told; what stands in a leaf is the business of `ledger`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from hashlib import sha256

# The hash of the whole subtree `index` of height `level`; level 0 are the leaves.
Nodes = Callable[[int, int], bytes]
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf (the 0x00 of section 2.1 keeps leaves and nodes apart)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def new_nodes(size: int, leaf: bytes, nodes: Nodes) -> Iterator[tuple[int, int, bytes]]:
    """Return (level, index, hash) of the whole subtrees that one more leaf completes in a tree of `size`."""
    level, index, value = 0, size, leaf
    yield level, index, value
    while index % 2:
        value = node_hash(nodes(level, index - 1), value)
        level, index = level + 1, index // 2
        yield level, index, value


def root(size: int, nodes: Nodes) -> bytes:
    """Return the root of the first `size` leaves."""
    return EMPTY_ROOT if size == 0 else _range(0, size, nodes)


class Frontier:
    """A tree that only grows, from its first leaf on: it keeps the roots of whole subtrees at its right edge.

    These are at most one hash per bit of the size, and everything that growing and the root need.
    """

    def __init__(self) -> None:
        """Begin with the empty tree."""
        self.size = 0
        self._edge: list[bytes] = []

    def grow(self, leaf: bytes) -> list[tuple[int, int, bytes]]:
        """Add a leaf; return (level, index, hash) of the whole subtrees that it completes, as `new_nodes` does."""
        made = list(new_nodes(self.size, leaf, lambda _level, _index: self._edge.pop()))
        self._edge.append(made[-1][2])
        self.size += 1
        return made

    def root(self) -> bytes:
        """Return the root of all leaves so far."""
        if not self._edge:
            return EMPTY_ROOT
        return reduce(lambda right, left: node_hash(left, right), reversed(self._edge))


def inclusion_proof(index: int, size: int, nodes: Nodes) -> list[bytes]:
    """Return the audit path PATH(m, D[n]) of section 2.1.1, from the leaf upwards."""
    return _path(index, 0, size, nodes)


def consistency_proof(old: int, size: int, nodes: Nodes) -> list[bytes]:
    """Return PROOF(m, D[n]) of section 2.1.2: nothing of the first `old` leaves was changed or removed."""
    return [] if old in {0, size} else _subproof(old, 0, size, nodes, whole=True)


def root_from_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """Return the root that the proof leads to (RFC 9162, 2.1.3.2), or None when it has a wrong length."""
    if not 0 <= index < size:
        return None
    place, last, value = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return None
        if place % 2 or place == last:
            value = node_hash(step, value)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            value = node_hash(value, step)
        place, last = place // 2, last // 2
    return value if last == 0 else None


def is_consistent(old: int, size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Tell whether the tree of `size` begins with the tree of `old` leaves (RFC 9162, 2.1.4.2)."""
    if old > size or (old in {0, size} and proof):
        return False
    if old in {0, size}:
        return old_root == (EMPTY_ROOT if old == 0 else new_root)
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        return False
    return _grown(old, size, path) == (old_root, new_root)


def _grown(old: int, size: int, path: Sequence[bytes]) -> tuple[bytes, bytes] | None:
    place, last = old - 1, size - 1
    while place % 2:
        place, last = place // 2, last // 2
    before = after = path[0]
    for step in path[1:]:
        if last == 0:
            return None
        if place % 2 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            after = node_hash(after, step)
        place, last = place // 2, last // 2
    return (before, after) if last == 0 else None


def _split(size: int) -> int:
    """Return the largest power of two that is smaller than `size` (at least 2)."""
    return 1 << (size - 1).bit_length() - 1


def _range(begin: int, end: int, nodes: Nodes) -> bytes:
    width = end - begin
    if width & (width - 1) == 0:
        level = width.bit_length() - 1
        return nodes(level, begin >> level)
    middle = begin + _split(width)
    return node_hash(_range(begin, middle, nodes), _range(middle, end, nodes))


def _path(index: int, begin: int, end: int, nodes: Nodes) -> list[bytes]:
    if end - begin == 1:
        return []
    middle = begin + _split(end - begin)
    if index < middle:
        return [*_path(index, begin, middle, nodes), _range(middle, end, nodes)]
    return [*_path(index, middle, end, nodes), _range(begin, middle, nodes)]


def _subproof(old: int, begin: int, end: int, nodes: Nodes, *, whole: bool) -> list[bytes]:
    if old == end:
        return [] if whole else [_range(begin, end, nodes)]
    middle = begin + _split(end - begin)
    if old <= middle:
        return [*_subproof(old, begin, middle, nodes, whole=whole), _range(middle, end, nodes)]
    return [*_subproof(old, middle, end, nodes, whole=False), _range(begin, middle, nodes)]
