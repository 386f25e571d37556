"""Frozen values of the analysis: what each table tells of agglomeration, or the refusal that stands in its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from jiju.core.periods import Period
from jiju.core.refusals import Refusal
from jiju.core.words import Word
from jiju.engines.agglomeration import (
    Inequality,
    LikeForLike,
    Localisation,
    Quotient,
    ShiftShare,
    SpatialGini,
    Specialisation,
)
from jiju.spine.actors import Place

T = TypeVar("T")
GrowthBy = Literal["city", "county", "type", "zone"]
Level = Literal["city", "county"]
Parts = Literal["type", "section"]
GROWTH_BY: tuple[GrowthBy, ...] = ("city", "county", "type", "zone")
LEVELS: tuple[Level, ...] = ("city", "county")
PARTS: tuple[Parts, ...] = ("type", "section")


@dataclass(frozen=True)
class Figured:
    """What is measured: an indicator of the plan, its unit, and the decimals in which it is shown."""

    id: str
    name: str
    unit: str
    decimals: int


@dataclass(frozen=True)
class Ground:
    """One indicator zone by zone, over the zones with the provincial title on a period's last day.

    Missing  None for a zone whose figure has not been accepted
    """

    figure: Figured
    period: Period
    figures: Mapping[str, Decimal | None]
    places: Mapping[str, Place]

    @property
    def known(self) -> int:
        return sum(v is not None for v in self.figures.values())


@dataclass(frozen=True)
class TableLine(Generic[T]):
    """One line of a table: what was found, or why nothing is told."""

    key: str
    name: str | Word
    found: T | None
    refusal: Refusal | None = None


@dataclass(frozen=True)
class GrowthTable:
    """Growth like for like, part by part.

    Shape    whole: all zones of the province; own: all of the reader's area, None where that is the province; both are
             None where lines are over the enterprises of a zone
    """

    figure: Figured
    before: Period
    after: Period
    by: GrowthBy
    whole: TableLine[LikeForLike] | None
    own: TableLine[LikeForLike] | None
    rows: tuple[TableLine[LikeForLike], ...]


@dataclass(frozen=True)
class PartCell:
    """One industry in one area: the figure, its quotient or the refusal, and the shares here and in the reference."""

    part: str
    x: Decimal
    share: Decimal | None
    quotient: Quotient | None
    refusal: Refusal | None

    @property
    def is_sure(self) -> bool:
        """Whether the interval of the quotient does not hold 1."""
        spread = self.quotient.interval if self.quotient else None
        return spread is not None and not spread.low <= 1 <= spread.high


@dataclass(frozen=True)
class AreaRow:
    """One area: how many of its units the figures are of, its cells, and how far its mix is from the reference's.

    Shape    refusal stands in the place of all cells; krugman None where not all of the area is the reader's
    """

    key: str
    name: str
    known: int
    units: int
    cells: tuple[PartCell, ...]
    krugman: TableLine[Specialisation] | None
    refusal: Refusal | None = None

    @property
    def told(self) -> int:
        """How many cells have a quotient."""
        return sum(c.quotient is not None for c in self.cells)


@dataclass(frozen=True)
class PartHead:
    """A column: an industry, its share of the reference in percent, and how unevenly it lies over the areas."""

    key: str
    name: str | Word
    share: Decimal | None
    gini: TableLine[SpatialGini]


@dataclass(frozen=True)
class SpecialisationTable:
    """Location quotients of areas, compared with all zones of the province that have reported.

    Shape    refusal stands in the place of all rows; of: what `known` of `units` counts, zones or enterprises
    """

    figure: Figured
    period: Period
    parts: Parts
    level: Level
    of: Literal["zones", "enterprises"]
    known: int
    units: int
    heads: tuple[PartHead, ...]
    rows: tuple[AreaRow, ...]
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Concentrated:
    """How concentrated a zone's enterprises are. No single share and no name is in it.

    Units    points 0–10,000; normalised 0–1; largest: the share of the four largest, 0–1
    Missing  largest None with its refusal
    """

    points: float
    normalised: float
    largest: float | None
    refusal: Refusal | None
    rests_on: int
    absent: int

    @property
    def percent(self) -> float | None:
        """The share of the four largest in percent."""
        return None if self.largest is None else self.largest * 100


@dataclass(frozen=True)
class ConcentrationTable:
    """Concentration zone by zone. is_reviewer: whether the reader is of those who review the zones' reports."""

    figure: Figured
    period: Period
    is_reviewer: bool
    rows: tuple[TableLine[Concentrated], ...]


@dataclass(frozen=True)
class SpreadTables:
    """How revenue is spread between and within areas, what moved each area, and which industries are gathered.

    Shape    theil: keys `size` and `head`; shown: the areas of the reader, whose own parts are told; names of areas
    """

    figure: Figured
    before: Period
    after: Period
    level: Level
    theil: tuple[TableLine[Inequality], ...]
    shown: frozenset[str]
    shifts: tuple[TableLine[ShiftShare], ...]
    localised: tuple[TableLine[Localisation], ...]
    names: Mapping[str, str]
