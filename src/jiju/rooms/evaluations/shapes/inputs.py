"""What a result is computed from: figures frozen in a snapshot, and what persons have judged. Nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Cause:
    """Where a value of a snapshot came from: an indicator of a period, or what stands in another record.

    Shape    kind: figure, reporting, results; name as read by people; filing: of the accepted filing, when one alone;
             indicator: its id, of a figure
    Missing  value None: there was none
    """

    kind: str
    name: str
    period: str
    value: Decimal | None
    unit: str
    form: str = ""
    row: str = ""
    filing: int | None = None
    indicator: str = ""


@dataclass(frozen=True)
class Measured:
    """A unit and what was measured of it, item by item. Missing: an item that is absent has no value."""

    unit: str
    name: str
    zone_type: str
    city: str
    county: str
    values: dict[str, Decimal]
    causes: dict[str, tuple[Cause, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Snapshot:
    """Every unit of a round as it was measured, and the units of measure of the items."""

    period: str
    vintage: int
    units: tuple[Measured, ...]
    measures: dict[str, str]  # item → unit of measure


@dataclass(frozen=True)
class Judgements:
    """What persons judged, as it stood when a result was computed.

    Shape    points: unit → item → the points of each scorer, 0–100; cases: unit → adjustment → how many;
             vetoes: unit → those confirmed; values: unit → item → the value that a ruling or correction gave it;
             absent: who did not take part; exempted: unit → why
    """

    points: dict[str, dict[str, tuple[Decimal, ...]]] = field(default_factory=dict)
    cases: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    vetoes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    exempted: dict[str, str] = field(default_factory=dict)
