"""What zones and their enterprises really earn, pay and invest: from the province's course down to each firm.

The province's total is shared out among zones, each zone's among its enterprises. So any part can be made on its
own, in bounded memory, and the parts add up to the whole exactly.

Units    money in thousands of yuan (千元, whole numbers); quarters alone, made cumulative at the end
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from jiju.config.demo.scale import Course
from jiju.config.demo.zones import ZoneSeed

Ints = np.ndarray[Any, np.dtype[np.int64]]
Floats = np.ndarray[Any, np.dtype[np.float64]]

SEASON = np.array([0.205, 0.245, 0.250, 0.300])  # the share of a year's revenue in each quarter
PAY_A_HEAD = 14.0  # thousand yuan a quarter
UNREPORTED = 0.03  # of a zone's revenue, estimated by the zone for firms that do not answer


@dataclass(frozen=True)
class ZoneCourse:
    """One zone over the quarters.

    Shape    arrays (quarters,); zero before the zone's first quarter
    """

    seed: ZoneSeed
    revenue: Ints
    firms: Ints
    jobs: Ints


class Economy:
    """Shares the province's course out among its zones."""

    def __init__(
        self, course: Course, zones: list[ZoneSeed], falls: Mapping[int, tuple[int, float]] | None = None
    ) -> None:
        """falls: zones that decline: index → from which quarter on, and what is left of their weight."""
        self.course, self.zones, self.falls = course, zones, falls or {}
        count = len(course.quarters)
        self._weights = np.array([[self._weight(z, q) for q in range(count)] for z in zones])
        self._noise = course.scale.rng(2).lognormal(0, 0.05, self._weights.shape)

    def _weight(self, zone: ZoneSeed, quarter: int) -> float:
        if quarter < zone.first:
            return 0.0
        years = self.course.quarters[quarter].year - self.course.quarters[0].year
        young = 0.55 if zone.first and quarter - zone.first < 4 else 1.0
        begins, left = self.falls.get(zone.index, (quarter + 1, 1.0))
        return zone.weight * young * float(np.exp(zone.drift * years)) * (left if quarter >= begins else 1.0)

    def course_of(self, index: int) -> ZoneCourse:
        """One zone's share of everything."""
        firms = np.maximum(self._share("enterprises", index, 0.6), (self._weights[index] > 0) * 3)
        jobs = np.maximum(self._share("jobs", index, 0.8), firms * 2)
        return ZoneCourse(self.zones[index], self._revenue(index), _steady(firms), jobs)

    def _revenue(self, index: int) -> Ints:
        heavy = self._weights * self._noise
        share = heavy[index] / heavy.sum(axis=0)
        year = [self.course.year_end("revenue", p.year) for p in self.course.quarters]
        season = [SEASON[p.number - 1] for p in self.course.quarters]
        return _whole(share * np.array(year) * np.array(season))

    def _share(self, indicator: str, index: int, power: float) -> Ints:
        heavy = self._weights**power
        total = np.array([self.course.stock(indicator, p) for p in self.course.quarters])
        return _whole(heavy[index] / heavy.sum(axis=0) * total)


def _whole(values: Floats) -> Ints:
    return np.rint(values).astype(np.int64)


def _steady(firms: Ints) -> Ints:
    """A count that falls only between years: firms leave at a year's end, so that sums within a year never fall."""
    out = firms.copy()
    for q in range(1, len(out)):
        if q % 4:
            out[q] = max(out[q], out[q - 1])
    return out


@dataclass(frozen=True)
class Firms:
    """The enterprises of one zone: when each came and left, and what each did in each quarter alone.

    Shape    entered, left: (firms,) quarter indices, `left` is one past the last; the rest (firms, quarters)
    """

    entered: Ints
    left: Ints
    household: np.ndarray[Any, np.dtype[np.bool_]]
    revenue: Ints
    surcharge: Ints
    vat: Ints
    pay: Ints
    jobs: Ints
    investment: Ints
    active: np.ndarray[Any, np.dtype[np.bool_]]


def firms_of(course: ZoneCourse, rng: np.random.Generator) -> Firms:
    """Share a zone's figures out among firms of very unequal size, with entries and exits."""
    entered, left = _comings_and_goings(course.firms, rng)
    count, quarters = len(entered), len(course.firms)
    at = np.arange(quarters)
    active = (entered[:, None] <= at) & (at < left[:, None])
    size = rng.lognormal(0, 1.35, count)
    wave = rng.lognormal(0, 0.12, (count, quarters))
    revenue = _shared(_whole(course.revenue * (1 - UNREPORTED)), size[:, None] * wave * active)
    hands = active.sum(axis=0)  # everybody who earns has one at least
    jobs = active + _shared(np.maximum(course.jobs - hands, 0), size[:, None] ** 0.7 * active)
    rate = rng.uniform(0.5, 1.5, count)[:, None]
    return Firms(
        entered=entered, left=left, household=size < np.quantile(size, 0.12), revenue=revenue,
        surcharge=_whole(revenue * 0.006 * rate), vat=_whole(revenue * 0.021 * rate),
        pay=_whole(jobs * PAY_A_HEAD * rng.uniform(0.8, 1.25, count)[:, None]),
        jobs=jobs, investment=_whole(revenue * rng.exponential(0.08, (count, quarters)) * (size > 1.5)[:, None]),
        active=active,
    )  # fmt: skip


def _shared(totals: Ints, weights: Floats) -> Ints:
    """Whole numbers in proportion to the weights that add up to each total exactly (largest remainder)."""
    sums = weights.sum(axis=0)
    exact = weights / np.where(sums == 0, 1, sums) * totals
    out = np.floor(exact).astype(np.int64)
    for q in range(out.shape[1]):
        rest = int(totals[q] - out[:, q].sum()) if sums[q] else 0
        order = np.argsort(out[:, q] - exact[:, q], kind="stable")[:rest]
        out[order, q] += 1
    return out


def _comings_and_goings(firms: Ints, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Entry and exit quarters that give the zone's count in each quarter; exits fall on year ends only."""
    quarters = len(firms)
    entered: list[int] = []
    left: list[int] = []
    present: list[int] = []
    for q in range(quarters):
        if q and q % 4 == 0 and present:
            leavers = max(len(present) - int(firms[q]), round(0.03 * len(present)))
            for i in sorted(rng.choice(len(present), min(leavers, len(present)), replace=False), reverse=True):
                left[present.pop(int(i))] = q
        for _ in range(int(firms[q]) - len(present)):
            present.append(len(entered))
            entered.append(q)
            left.append(quarters)
    return np.array(entered, dtype=np.int64), np.array(left, dtype=np.int64)


def cumulative(alone: Ints, numbers: list[int]) -> Ints:
    """From quarters alone to totals from January on. `numbers` are the quarters' numbers within their years."""
    out = alone.copy()
    for q in range(1, out.shape[-1]):
        if numbers[q] != 1:
            out[..., q] += out[..., q - 1]
    return out


def alone(sums: Ints, numbers: list[int]) -> Ints:
    """From totals from January on to quarters alone."""
    out = sums.copy()
    for q in range(1, out.shape[-1]):
        if numbers[q] != 1:
            out[..., q] -= sums[..., q - 1]
    return out
