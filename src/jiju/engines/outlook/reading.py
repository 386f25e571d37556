"""Reading a series: what each period adds, from where on it may be compared, and what stands in the way."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from jiju.core.periods import PER_YEAR, Kind, Period, between
from jiju.core.words import word
from jiju.engines.outlook.refusals import (
    CannotBeTold,
    FewerThanTwoYears,
    NothingMoves,
    SeriesIsBroken,
    TooFarAhead,
    TooManyPeriodsAbsent,
    YearIsOver,
    ZonesHaveChanged,
    malformed,
)
from jiju.engines.outlook.shapes import Figure, Floats, Series

YEARS = 2  # before a season can be told, and how far ahead anything is told
MOST = 40  # periods; what lies further back says little of today
ABSENT = 5  # one in so many may be absent


@dataclass(frozen=True)
class Steps:
    """A series ready to be forecast: what each period added (or its level), and what is still to come.

    Shape    values: from `first` on, NaN absent; coming: periods after the last known up to the year's end;
             counted: which of them belong to the year
    Units    of the series; reached: what the year has so far, zero before its first period; of a level the last one
    """

    values: Floats
    first: Period
    last: Period
    coming: tuple[Period, ...]
    counted: tuple[bool, ...]
    reached: float
    absent: tuple[str, ...]

    @property
    def per_year(self) -> int:
        return PER_YEAR[self.last.kind]


def numbers(series: Series) -> dict[Period, Decimal]:
    """What is known, exactly, in order of time.

    Missing  None and NaN are left out
    Errors   Malformed on periods of several kinds or of whole years, and on infinite figures
    """
    kind_of(series)
    out = {p: _exact(v, str(p)) for p, v in sorted(series.figures.items())}
    return {p: v for p, v in out.items() if v is not None}


def kind_of(series: Series) -> Kind:
    """The kind of the series' periods.

    Errors   Malformed when there are none, several, or whole years
    """
    kinds = {p.kind for p in (*series.figures, *series.breaks, *series.zones)}
    if len(kinds) != 1 or kinds == {"year"}:
        raise malformed(
            "figures",
            word("The periods are not all months, all quarters or all half-years."),
            word("Give the figures of one kind of period."),
        )
    return kinds.pop()


def added(known: Mapping[Period, Decimal], breaks: Collection[Period] = ()) -> dict[Period, Decimal]:
    """What each period adds to a cumulative figure, where it and the one before are known and comparable."""
    return {p: v - (0 if p.is_first_of_year else known[p.previous]) for p, v in known.items()
            if p.is_first_of_year or (p.previous in known and p not in breaks)}  # fmt: skip


def steps(series: Series, year: int | None = None) -> Steps | CannotBeTold:
    """A series as its forecast needs it, or why there is none.

    Shape    year: whose end is asked for; None: of the first period that is not known
    Errors   returns CannotBeTold; raises Malformed
    """
    known = numbers(series)
    per = PER_YEAR[kind_of(series)]
    if not known:
        return FewerThanTwoYears(0, YEARS * per)
    last = max(known)
    wanted = Period(last.next.year if year is None else year, per, last.kind)
    if wanted <= last:
        return YearIsOver(wanted.year) if wanted in known else TooManyPeriodsAbsent((str(wanted),))
    coming = tuple(between(last.next, wanted))
    if len(coming) > YEARS * per:
        return TooFarAhead(wanted.year, str(last))
    values = added(known, series.breaks) if series.nature == "cumulative" else known
    return _comparable(series, known, values, coming)


def _comparable(
    series: Series, known: Mapping[Period, Decimal], values: Mapping[Period, Decimal], coming: tuple[Period, ...]
) -> Steps | CannotBeTold:
    """The stretch after the last break, if it is long and dense enough."""
    last, per = max(known), PER_YEAR[max(known).kind]
    breaks = [b for b in series.breaks if min(known) < b <= last]
    first = max([min(known), last.shift(1 - MOST), *breaks])
    stretch = between(first, last)
    if len(stretch) < YEARS * per:
        short = FewerThanTwoYears(len(stretch), YEARS * per)
        return SeriesIsBroken(str(max(breaks)), len(stretch), YEARS * per) if breaks else short
    absent = tuple(str(p) for p in stretch if p not in values)
    changed = _changed(series, stretch)
    if changed is not None:
        return changed
    seen = {p.number for p in stretch if p in values}
    if len(absent) * ABSENT > len(stretch) or not {p.number for p in coming} <= seen:
        return TooManyPeriodsAbsent(absent)
    if not any(values[p] for p in stretch if p in values):
        return NothingMoves()
    year = coming[-1].year
    counted = tuple(p.year == year for p in coming)
    reached = float(known[last]) if series.nature == "level" or last.year == year else 0.0
    found = np.array([float(values.get(p, math.nan)) for p in stretch])
    return Steps(found, first, last, coming, counted, reached, absent)


def _changed(series: Series, stretch: list[Period]) -> ZonesHaveChanged | None:
    sets = [series.zones[p] for p in stretch if p in series.zones]
    if not sets or all(s == sets[-1] for s in sets):
        return None
    ever, always = frozenset().union(*sets), sets[0].intersection(*sets)
    return ZonesHaveChanged((ever - always) & sets[-1], ever - sets[-1])


def _exact(value: Figure, where: str) -> Decimal | None:
    if value is None or value != value:  # only NaN differs from itself
        return None
    found = Decimal(repr(float(value))) if isinstance(value, float) else Decimal(value)
    if not found.is_finite():
        raise malformed(
            where, word("The figure is infinite."), word("Write the figure, or leave it out where it is not known.")
        )
    return found
