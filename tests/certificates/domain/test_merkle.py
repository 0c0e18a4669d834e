"""The tree, by itself and against an implementation that we did not write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree, verify_consistency, verify_inclusion

from advocert_certificates.domain.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    leaf_hash,
    new_nodes,
    root,
    root_from_inclusion,
)

SIZES = st.integers(1, 70)


def build(size):
    known = {}
    for number in range(size):
        leaf = leaf_hash(f"entry {number}".encode())
        known.update({key[:2]: key[2] for key in new_nodes(number, leaf, lambda *key: known[key])})
    return lambda *key: known[key]


def foreign(size):
    tree = InmemoryTree(algorithm="sha256")
    for number in range(size):
        tree.append_entry(f"entry {number}".encode())
    return tree


def test_the_empty_tree_has_the_root_of_the_standard():
    assert root(0, build(0)) == EMPTY_ROOT


@given(st.integers(0, 70))
def test_a_tree_that_only_grows_has_the_same_root_and_subtrees(size):
    tree, known = Frontier(), {}
    for number in range(size):
        known.update({key[:2]: key[2] for key in tree.grow(leaf_hash(f"entry {number}".encode()))})
    nodes = build(size)
    assert (tree.size, tree.root()) == (size, root(size, nodes))
    assert all(value == nodes(*key) for key, value in known.items())
    assert len(known) == sum(size >> level for level in range(size.bit_length()))


@given(SIZES)
def test_another_implementation_finds_the_same_root(size):
    assert root(size, build(size)) == foreign(size).get_root()


@given(SIZES, st.data())
def test_another_implementation_finds_the_same_inclusion_proof(size, data):
    index = data.draw(st.integers(0, size - 1))
    theirs = foreign(size).prove_inclusion(index + 1, size)
    # Theirs begins with the leaf itself.
    assert [leaf_hash(f"entry {index}".encode()), *inclusion_proof(index, size, build(size))] == theirs.path


@given(SIZES, st.data())
def test_another_implementation_accepts_that_the_tree_only_grew(size, data):
    old = data.draw(st.integers(1, size))
    nodes, tree = build(size), foreign(size)
    verify_consistency(root(old, nodes), root(size, nodes), tree.prove_consistency(old, size))
    proof = consistency_proof(old, size, nodes)
    assert is_consistent(old, size, root(old, nodes), root(size, nodes), proof)


@given(SIZES, st.data())
def test_our_proof_leads_to_their_root(size, data):
    index = data.draw(st.integers(0, size - 1))
    tree = foreign(size)
    leaf = leaf_hash(f"entry {index}".encode())
    verify_inclusion(leaf, tree.get_root(), tree.prove_inclusion(index + 1, size))
    assert (
        root_from_inclusion(leaf, index, size, inclusion_proof(index, size, build(size))) == tree.get_root()
    )


@given(SIZES, st.data())
def test_a_changed_leaf_leads_to_another_root(size, data):
    index = data.draw(st.integers(0, size - 1))
    nodes = build(size)
    proof = inclusion_proof(index, size, nodes)
    assert root_from_inclusion(leaf_hash(b"forged"), index, size, proof) != root(size, nodes)


@given(st.integers(2, 70), st.data())
def test_a_tree_that_was_changed_does_not_continue_the_old_one(size, data):
    old = data.draw(st.integers(1, size - 1))
    nodes = build(size)
    proof = consistency_proof(old, size, nodes)
    assert not is_consistent(old, size, leaf_hash(b"forged"), root(size, nodes), proof)


@pytest.mark.parametrize(
    "change", [lambda proof: proof[:-1], lambda proof: [*proof, b"x" * 32], lambda proof: []]
)
def test_a_proof_of_another_length_proves_nothing(change):
    nodes = build(11)
    proof = change(inclusion_proof(4, 11, nodes))
    assert root_from_inclusion(leaf_hash(b"entry 4"), 4, 11, proof) != root(11, nodes)


@pytest.mark.parametrize("index", [-1, 11])
def test_a_place_outside_of_the_tree_has_no_root(index):
    assert root_from_inclusion(leaf_hash(b"entry"), index, 11, []) is None
