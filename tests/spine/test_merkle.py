"""The tree of the ledger, against the roots that Certificate Transparency publishes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.spine.merkle import (
    EMPTY_ROOT,
    Frontier,
    block_root,
    inclusion_proof,
    leaf_hash,
    pieces_of,
    root_from_proof,
    root_of,
    sibling_blocks,
)

# The reference inputs and roots of the Certificate Transparency log, for 1 to 8 leaves.
INPUTS = (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = [leaf_hash(bytes.fromhex(i)) for i in INPUTS]
leaf_lists = st.lists(st.binary(min_size=32, max_size=32), max_size=70)


def test_an_empty_tree_has_the_root_of_nothing() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Frontier().root == root_of([]) == EMPTY_ROOT


@pytest.mark.parametrize("size", range(1, 9))
def test_the_published_roots_are_met(size: int) -> None:
    frontier = Frontier()
    for leaf in LEAVES[:size]:
        frontier.append(leaf)
    assert frontier.root.hex() == ROOTS[size - 1]
    assert root_of(LEAVES[:size]).hex() == ROOTS[size - 1]


@given(leaf_lists)
def test_the_growing_tree_agrees_with_the_definition(leaves: list[bytes]) -> None:
    frontier = Frontier()
    for n, leaf in enumerate(leaves, 1):
        frontier.append(leaf)
        frontier = Frontier.loads(frontier.size, frontier.dumps())  # as it is stored with each entry
        assert frontier.size == n
    assert frontier.root == root_of(leaves)


@given(leaf_lists.filter(bool), st.data())
def test_every_leaf_is_proved_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = inclusion_proof(index, leaves), root_of(leaves)
    assert root_from_proof(leaves[index], index, len(leaves), proof) == root
    other = leaf_hash(leaves[index])
    assert root_from_proof(other, index, len(leaves), proof) != root
    assert root_from_proof(leaves[index], index, len(leaves), [*proof, other]) is None
    if proof:
        assert root_from_proof(leaves[index], index, len(leaves), proof[:-1]) != root
        assert root_from_proof(leaves[index], index, len(leaves), [other, *proof[1:]]) != root


@given(leaf_lists.filter(bool), st.data())
def test_a_proof_from_stored_frontiers_is_the_proof(leaves: list[bytes], data: st.DataObject) -> None:
    """The last peak of the frontier stored with a leaf is all that is read of it."""
    index = data.draw(st.integers(0, len(leaves) - 1))
    frontier, peaks = Frontier(), []
    for leaf in leaves:
        frontier.append(leaf)
        peaks.append(frontier.peaks[-1])
    blocks = [pieces_of(start, end) for start, end in sibling_blocks(index, len(leaves))]
    read = [block_root([*(peaks[n] for n in block[:-1]), leaves[block[-1]]]) for block in blocks]
    assert read == inclusion_proof(index, leaves)
    assert all(len(block) <= len(leaves).bit_length() for block in blocks)


def test_a_proof_beyond_the_tree_is_refused() -> None:
    assert root_from_proof(LEAVES[0], 8, 8, inclusion_proof(0, LEAVES)) is None


def test_a_leaf_is_never_taken_for_a_node() -> None:
    """Without the two prefixes an inner node could be passed off as an entry."""
    pair = root_of(LEAVES[:2])
    assert leaf_hash(LEAVES[0] + LEAVES[1]) != pair
