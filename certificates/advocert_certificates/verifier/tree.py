"""The Merkle tree of RFC 6962, section 2.1, and its proofs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that grows leaf by leaf: only the whole subtrees at its right edge are kept."""

    def __init__(self) -> None:
        self.size = 0
        self._edge: list[tuple[int, bytes]] = []

    def add(self, leaf: bytes) -> None:
        """Append the hash of a leaf."""
        level, self.size = 0, self.size + 1
        while self._edge and self._edge[-1][0] == level:
            level, leaf = level + 1, node_hash(self._edge.pop()[1], leaf)
        self._edge.append((level, leaf))

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        if not self._edge:
            return hashlib.sha256(b"").digest()
        *left, (_, value) = self._edge
        for _, node in reversed(left):
            value = node_hash(node, value)
        return value


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """Return the root over the hashes of leaves."""
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def root_by_proof(leaf: bytes, index: int, size: int, proof: list[bytes]) -> bytes | None:
    """Return the root that an inclusion proof leads to, or None (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return None
    place, last, value = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            value = node_hash(step, value)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            value = node_hash(value, step)
        place, last = place >> 1, last >> 1
    return value if last == 0 else None


def grew(old: int, size: int, old_root: bytes, new_root: bytes, proof: list[bytes]) -> bool:
    """Tell whether the tree of `size` begins with the tree of `old` (RFC 9162, 2.1.4.2)."""
    if old in (0, size):
        return not proof and old_root == (hashlib.sha256(b"").digest() if old == 0 else new_root)
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if old > size or not path:
        return False
    place, last = old - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before, after = node_hash(step, before), node_hash(step, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, step)
        place, last = place >> 1, last >> 1
    return last == 0 and (before, after) == (old_root, new_root)
