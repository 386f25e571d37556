"""What a scheme would have given, tried on a past period beside another one. Nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from jiju.core.periods import Period
from jiju.rooms.evaluations.shapes.standing import Standing
from jiju.rooms.programmes.shapes import Item, Scheme


@dataclass(frozen=True)
class TrialLine:
    """One unit on trial. Missing: before None, the other scheme does not assess it or there is none."""

    after: Standing
    before: Standing | None

    @property
    def moved(self) -> int | None:
        """Places gained (above zero) or lost; nothing where either has no place, or the group is another one."""
        if self.before is None or not self.after.rank or not self.before.rank or self.after.group != self.before.group:
            return None
        return self.before.rank - self.after.rank

    @property
    def changes_grade(self) -> bool:
        return self.before is not None and self.before.grade != self.after.grade


@dataclass(frozen=True)
class GroupTrial:
    """One group of peers: how many have each grade, now and by the other scheme. is_small: too few to compare."""

    group: str
    units: int
    is_small: bool
    grades: dict[str, int]
    before: dict[str, int]
    without_score: int


@dataclass(frozen=True)
class Trial:
    """What would have come out.

    Shape    left_out: items that persons judge, for which nobody has given points; unmeasured: items for which no unit
             has a value
    Missing  against None: there is nothing to compare with
    """

    scheme: Scheme
    against: Scheme | None
    period: Period
    vintage: int
    lines: tuple[TrialLine, ...]
    groups: tuple[GroupTrial, ...]
    left_out: tuple[Item, ...]
    unmeasured: tuple[Item, ...]
