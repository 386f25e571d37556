"""One unit's sheet: where it stands, why, how sure that is, what moved it and what would lift it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.core.periods import Period
from jiju.rooms.evaluations.shapes.explaining import Improvement, Moved, PlaceBounds
from jiju.rooms.evaluations.shapes.inputs import Cause
from jiju.rooms.evaluations.shapes.standing import Standing
from jiju.rooms.evaluations.shapes.sureness import GroupSureness, UnitSureness
from jiju.rooms.programmes.shapes import Scheme


@dataclass(frozen=True)
class Sheet:
    """Everything that a sheet shows of one unit in one version of a result.

    Shape    medians: item → the median score among the peers; before: the standing of the round before, with its
             period; causes: item → where its value came from
    Missing  `sure` None: too few to draw, or no score; `bounds` None: not yet proved; `moved` empty: no round before
    """

    scheme: Scheme
    period: Period
    row: Standing
    medians: dict[str, Decimal]
    causes: dict[str, tuple[Cause, ...]]
    sure: UnitSureness | None
    drawn: GroupSureness | None
    bounds: PlaceBounds | None
    before: Standing | None
    before_period: Period | None
    moved: tuple[Moved, ...]
    improvement: Improvement | None
    vintage: int
    digest: str
    neighbours: tuple[str, str]  # the units placed just before and just after; empty where there is none
