"""What explains a standing: proved places, what moved the score, what would lift it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class PlaceBounds:
    """The best and the worst place that any admissible weighting gives. proved: neither end can be passed."""

    unit: str
    best: int
    worst: int
    proved: bool


@dataclass(frozen=True)
class Moved:
    """How one item's contribution moved, by cause. before, after: points that it gave."""

    item: str
    name: str
    before: Decimal
    after: Decimal
    own: Decimal
    peers: Decimal
    method: Decimal

    @property
    def change(self) -> Decimal:
        return self.after - self.before


@dataclass(frozen=True)
class Step:
    """One item to be improved: from where to where, in its own unit, and the points that it brings."""

    item: str
    name: str
    unit: str
    now: Decimal
    wanted: Decimal
    gains: Decimal


@dataclass(frozen=True)
class Improvement:
    """The way to the next grade. alone: each is enough by itself; together: all are needed; nearest: the best single.

    Missing  all empty: held back by a cap alone where `gap` is zero, else not even the best three together reach it
    """

    grade: str
    gap: Decimal
    alone: tuple[Step, ...]
    together: tuple[Step, ...]
    nearest: Step | None
