"""Frozen values of the files of zones: dated facts, and figures over several periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.core.words import Word


@dataclass(frozen=True)
class Dated:
    """One fact on a timeline: when, what, and the page that tells more. Missing: key "" leads nowhere."""

    day: date
    what: Word
    kind: str  # registry, title, round, rectification, removal, falsehood, grant, task, filing
    key: str = ""


@dataclass(frozen=True)
class SeriesRow:
    """An indicator of one zone over several periods, the oldest first.

    Units    growth in percent against the same period last year; like_for_like over the same enterprises
    Missing  a value None was not accepted for that period; why: the reason for which like_for_like is not told
    """

    indicator: str
    name: str
    unit: str
    decimals: int
    values: tuple[Value | None, ...]
    growth: Decimal | None
    state: str  # ok, watch, bad, none
    like_for_like: Decimal | None = None
    why: Word | None = None

    @property
    def newest(self) -> Value | None:
        return self.values[-1] if self.values else None


@dataclass(frozen=True)
class ZoneSeries:
    """The figures of one zone over several periods. vintage: the ledger entry up to which they are accepted."""

    zone: str
    periods: tuple[Period, ...]
    vintage: int
    rows: tuple[SeriesRow, ...]
