"""Figures over years: growth and trends, each with its reason where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import stats

from jiju.core.words import Word, word

Years = Mapping[int, float]


@dataclass(frozen=True)
class Growth:
    """A rate, or why there is none. Rates are shares: 0.05 is five per cent."""

    rate: float | None
    why_not: Word | None = None


def change(series: Years, base: int, year: int) -> Growth:
    """The change from one year to another, as a share of the base."""
    missing = [y for y in (base, year) if y not in series or np.isnan(series[y])]
    if missing:
        return Growth(None, word("There is no figure for {year}.", year=missing[0]))
    if series[base] <= 0:
        return Growth(None, word("The base of {year} is {value}, not above zero.", year=base, value=series[base]))
    return Growth(series[year] / series[base] - 1.0)


def compound(series: Years, base: int, year: int) -> Growth:
    """年均增速 (CAGR): the even yearly rate that leads from one year's figure to another's."""
    if year <= base:
        return Growth(None, word("The last year must lie after the first."))
    found = change(series, base, year)
    if found.rate is None:
        return found
    if found.rate < -1.0:
        return Growth(None, word("The figure of {year} is below zero.", year=year))
    return Growth(float((1.0 + found.rate) ** (1.0 / (year - base)) - 1.0))


@dataclass(frozen=True)
class Trend:
    """A line through the years: slope a year, and the p-value of there being none (least squares).

    Missing  all None with fewer than three years; `why_not` says so
    """

    slope: float | None
    intercept: float | None
    p: float | None
    why_not: Word | None = None


def trend(series: Years, method: Literal["least squares", "theil-sen"]) -> Trend:
    """A trend by least squares, or by the median of all slopes (Theil–Sen), which no single year bends."""
    there = sorted((y, v) for y, v in series.items() if not np.isnan(v))
    if len(there) < 3:
        return Trend(None, None, None, word("There are {n} years with figures; a trend needs three.", n=len(there)))
    years, values = np.array([y for y, _ in there], dtype=np.float64), np.array([v for _, v in there])
    if method == "theil-sen":
        slope, intercept, _, _ = stats.theilslopes(values, years)
        return Trend(float(slope), float(intercept), None)
    line = stats.linregress(years, values)
    return Trend(float(line.slope), float(line.intercept), float(line.pvalue))
