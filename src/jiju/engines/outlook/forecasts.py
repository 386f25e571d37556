"""Forecasts: where a year will end, with an interval, or why that cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from jiju.core.words import Word, word
from jiju.engines.outlook import shocks
from jiju.engines.outlook.reading import Steps, steps
from jiju.engines.outlook.refusals import CannotBeTold
from jiju.engines.outlook.shapes import Floats, Nature, Series
from jiju.engines.outlook.structure import ahead, drawn

Scale = Literal["logarithms", "plain"]
SEED = "outlook"
LIKELY: dict[Nature, float] = {"cumulative": 0.09, "level": 0.06}  # noise of one period, before any figure is seen
LARGEST = 700.0  # a logarithm beyond which a figure has no number
WAYS: dict[tuple[Nature, Scale], Word] = {
    ("cumulative", "logarithms"): word("What each period adds: a wandering level, drift and season, in logarithms"),
    ("cumulative", "plain"): word("What each period adds: a wandering level, drift and season, in plain figures"),
    ("level", "logarithms"): word("The level itself: wandering, with drift, in logarithms"),
    ("level", "plain"): word("The level itself: wandering, with drift, in plain figures"),
}
SUM = word("The zones' forecasts added up, with shocks that they share")


@dataclass(frozen=True)
class Forecast:
    """Where a year will end.

    Shape    middle: as likely above as below; within80, within95: from, to; points: how many figures it was read from,
             between `first` and `last`; absent: periods between them without a figure; ends: sorted draws
    Units    those of the series; reached: of the year so far, of a level the last one
    """

    year: int
    middle: float
    within80: tuple[float, float]
    within95: tuple[float, float]
    method: Word
    points: int
    first: str
    last: str
    absent: tuple[str, ...]
    reached: float
    ends: Floats = field(repr=False, compare=False)


def forecast(series: Series, year: int | None = None, *, seed: str = SEED) -> Forecast | CannotBeTold:
    """Where a year will end, from at least two years of months, quarters or half-years.

    A cumulative series is forecast by what each period adds, and added up to what is reached. Logarithms where every
    figure is above zero, plain figures otherwise. Of a longer series the last 40 periods are read.

    Shape    year: whose end; None: the year of the first period that is not known
    Errors   returns CannotBeTold: fewer than two years, a break, other zones, too many absent, all zero, the year over
             or too far; raises Malformed
    """
    read = steps(series, year)
    if isinstance(read, CannotBeTold):
        return read
    ends = draws(series, read, shocks.shared(seed, "", tuple(map(str, read.coming)), 0), (seed, ""))
    return told(read, ends, WAYS[series.nature, scale_of(read)])


def draws(series: Series, read: Steps, shock: Floats, names: tuple[str, str]) -> Floats:
    """The year's end, drawn so many times by given shocks.

    Shape    shock: (draws, periods to come); names: seed and code of the other two streams. Returns (draws,)
    """
    logs = scale_of(read) == "logarithms"
    values = np.log(read.values) if logs else read.values
    usual = float(np.nanmedian(values)) if logs else float(np.nanmean(np.abs(values)))
    values = values - usual if logs else values / usual
    flow = series.nature == "cumulative"
    parts = ahead(values, len(read.coming), read.per_year if flow else 1, read.per_year, LIKELY[series.nature])
    found = drawn(parts, shock, shocks.even(*names, "pace"), shocks.even(*names, "wide"))
    figures = np.exp(np.clip(found, -LARGEST, LARGEST - abs(usual)) + usual) if logs else found * usual
    counted = figures[:, np.array(read.counted)]
    return read.reached + counted.sum(axis=1) if flow else counted[:, -1]


def scale_of(read: Steps) -> Scale:
    """Logarithms where every figure is above zero."""
    return "logarithms" if np.nanmin(read.values) > 0 else "plain"


def told(read: Steps, ends: Floats, method: Word) -> Forecast:
    """Draws as a forecast."""
    middle, *sides = (float(q) for q in np.quantile(ends, (0.5, 0.1, 0.9, 0.025, 0.975)))
    return Forecast(
        read.coming[-1].year, middle, (sides[0], sides[1]), (sides[2], sides[3]), method,
        int(np.isfinite(read.values).sum()), str(read.first), str(read.last), read.absent, read.reached, np.sort(ends),
    )  # fmt: skip
