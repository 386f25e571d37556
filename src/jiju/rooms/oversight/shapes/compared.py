"""Frozen values of comparing zones."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.rooms.registry.shapes import ZoneFacts


@dataclass(frozen=True)
class ComparedZone:
    """One zone over like periods. Missing: a value None was not accepted; growth None cannot be computed."""

    zone: ZoneFacts
    values: tuple[Value | None, ...]
    growth: Decimal | None
    state: str


@dataclass(frozen=True)
class Compared:
    """Several zones over like periods, the oldest first."""

    indicator: str
    name: str
    unit: str
    decimals: int
    periods: tuple[Period, ...]
    vintage: int
    zones: tuple[ComparedZone, ...]


@dataclass(frozen=True)
class ZonePeer:
    """A zone to compare with: of the same type, near in size. Missing: size None is not known."""

    code: str
    name: str
    size: Decimal | None
