"""What follows a zone that lies elsewhere, or whose place another took: from where to where, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiju.core.words import Word
from jiju.rooms.oversight.shapes.tasks import UnitPlaced
from jiju.spine.actors import Place


@dataclass(frozen=True)
class Followed:
    """A zone that something is about: where it lay when that was written down, where it lies now, why and since when.

    Shape    why: the sentence that its history tells
    """

    then: Place
    now: Place
    since: date
    why: Word

    @property
    def is_elsewhere(self) -> bool:
        """Whether other offices are responsible now."""
        return (self.then.city, self.then.county) != (self.now.city, self.now.county)


@dataclass(frozen=True)
class Swap:
    """A unit's part in a task that ends, and the unit that takes it. Missing: to None has the part already."""

    party: int
    part: str
    unit: str
    to: UnitPlaced | None


@dataclass(frozen=True)
class TaskFollowed:
    """A task that goes with its zones."""

    followed: Followed
    swaps: tuple[Swap, ...]
