"""Frozen values of the room: tables of figures, and how two periods compare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jiju.core.nothing import Value
from jiju.core.periods import Period

Dimension = Literal["province", "city", "county", "type", "lead", "zone"]
DIMENSIONS: tuple[Dimension, ...] = ("province", "city", "county", "type", "lead", "zone")
Basis = Literal["then", "now"]
Edition = int | Literal["current", "first"]  # as known up to a ledger entry; as it stands; each as first accepted


@dataclass(frozen=True)
class ZoneCell:
    """One zone's figure, with the place as it was when it was reported.

    Missing  value None when nobody gave a number
    """

    zone: str
    zone_type: str
    city: str
    county: str
    value: Decimal | None
    answered: int


@dataclass(frozen=True)
class FigureRow:
    """One line of a table. Missing: a kind of nothing, never a zero; growth None cannot be computed."""

    key: str
    name: str
    value: Value
    zones: int
    growth: Decimal | None = None


@dataclass(frozen=True)
class FigureTable:
    """An indicator by a dimension. vintage: the last ledger entry whose figures are in it."""

    indicator: str
    name: str
    unit: str
    decimals: int
    period: Period
    by: Dimension
    basis: Basis
    vintage: int
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class Comparison:
    """A period against the same period last year.

    Units    growth in percent; new_points in percentage points of the total's growth
    Missing  None where the base is zero or absent
    """

    now: Decimal | None
    ago: Decimal | None
    total: Decimal | None
    like_for_like: Decimal | None
    new_points: Decimal | None
    same_zones: int
