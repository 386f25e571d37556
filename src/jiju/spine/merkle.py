"""The Merkle tree of the ledger, appended to in place.

Source   RFC 9162, section 2.1
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The roots of the full subtrees of a growing tree, largest first: all that an append needs."""

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size, self.peaks = size, list(peaks)

    def append(self, leaf: bytes) -> None:
        self.peaks.append(leaf)
        size = self.size
        while size & 1:
            right, left = self.peaks.pop(), self.peaks.pop()
            self.peaks.append(node_hash(left, right))
            size >>= 1
        self.size += 1

    @property
    def root(self) -> bytes:
        if not self.peaks:
            return EMPTY_ROOT
        out = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            out = node_hash(peak, out)
        return out

    def dumps(self) -> str:
        return "".join(p.hex() for p in self.peaks)

    @classmethod
    def loads(cls, size: int, text: str) -> Frontier:
        return cls(size, (bytes.fromhex(text[i : i + 64]) for i in range(0, len(text), 64)))


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, by the definition of the standard: the plain reference for `Frontier`."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = _split(len(leaves))
    return node_hash(root_of(leaves[:split]), root_of(leaves[split:]))


def inclusion_proof(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """The sibling hashes from leaf `index` up to the root."""
    if len(leaves) <= 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion_proof(index, leaves[:split]), root_of(leaves[split:])]
    return [*inclusion_proof(index - split, leaves[split:]), root_of(leaves[:split])]


def sibling_blocks(index: int, size: int) -> list[tuple[int, int]]:
    """The blocks of leaves whose roots prove leaf `index` in a tree of so many, from the leaf up: [first, end)."""
    out, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            out.append((middle, end))
            end = middle
        else:
            out.append((start, middle))
            start = middle
    return out[::-1]


def pieces_of(start: int, end: int) -> list[int]:
    """The leaves at which a block's root can be read from stored frontiers.

    Shape    at each leaf but the last, the smallest subtree that ends there is a piece of the block; at the last
             it is the leaf itself. No more of them than the block's size has binary digits, and one
    """
    out = []
    while end - start > 1:
        start += _split(end - start)
        out.append(start - 1)
    return [*out, start]


def block_root(pieces: Sequence[bytes]) -> bytes:
    """The root of a block from its pieces, largest first."""
    out = pieces[-1]
    for piece in reversed(pieces[:-1]):
        out = node_hash(piece, out)
    return out


def root_from_proof(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that an inclusion proof leads to, or nothing when the proof has the wrong length."""
    if index >= size:
        return None
    node, last, out = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return None
        if node & 1 or node == last:
            out = node_hash(sibling, out)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            out = node_hash(out, sibling)
        node, last = node >> 1, last >> 1
    return out if last == 0 else None


def _split(size: int) -> int:
    """The largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1
