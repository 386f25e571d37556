"""Location quotients from enterprises, with intervals from drawing the enterprises again."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.engines.agglomeration.quotient_shapes import LQ, Interval, Quotient, Quotients, ThinCell
from jiju.engines.agglomeration.quotients import FEWEST, Cell, cells, check, few_for_interval
from jiju.engines.agglomeration.reading import (
    NOISE,
    Filled,
    compared,
    filled,
    industries_of,
    known,
    name_of,
    number,
    spoken_unit,
)
from jiju.engines.agglomeration.shapes import Basis, Itself, Plant, Reference
from jiju.engines.agglomeration.thin import MOST_ABSENT, TooManyAbsent, covered, malformed

FEWEST_DRAWS = 200
Floats = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class Roster:
    """Enterprises with a size, as arrays, and the tables of their sums and numbers.

    Shape    place: the cell of each enterprise, area × industries + industry
    """

    place: np.ndarray[Any, np.dtype[np.intp]]
    size: Floats
    sums: Filled
    numbers: Filled
    absent: tuple[str, ...]
    absent_of: Mapping[str, int]  # how many of an area's enterprises have no size

    def hides(self, cell: Cell) -> Refusal | None:
        """Whether more than one in five of the area's enterprises lacks its size."""
        lost = self.absent_of.get(cell.area, 0)
        total = (cell.in_area or 0) + lost
        return TooManyAbsent(LQ, total - lost, total) if lost > total // MOST_ABSENT else None

    def bears(self, cell: Cell, reference: str | Reference, itself: Itself) -> bool:
        """Whether enough enterprises are in the cell, and in what it is compared with, for an interval."""
        there = math.inf
        if isinstance(reference, str):
            there = compared(self.numbers, cell.area, reference, itself)[cell.industry]
        return min(cell.enterprises or 0, there) >= FEWEST


def location_quotients_of_plants(
    plants: Sequence[Plant],
    *,
    reference: str | Reference,
    unit: str,
    seed: int,
    itself: Itself = "counted",
    level: float = 0.95,
    draws: int = 1000,
) -> Quotients:
    """LQ of every cell from single enterprises, with percentile intervals from enterprises drawn again.

    All enterprises are drawn again together, with replacement; a Reference given from elsewhere stays as it is. The
    same seed gives the same intervals. Works for money and staff, since the enterprise is what comes and goes.

    Shape    plants: the whole roster of the areas, so that a cell without a plant is a known zero
    Missing  an enterprise without a size is left out and named; an area where more than one in five lacks it is thin
    Errors   TooManyAbsent; TooThin below two industries or areas. A cell with fewer than five enterprises, there and
             expected, is in `thin`
    Source   Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13
    """
    spoken_unit(unit)
    roster = read_roster(plants, reference)
    covered(LQ, len(roster.place), roster.absent)
    check(roster.sums, reference, level)
    listed = list(cells(roster.sums, roster.numbers, reference, itself))
    again, fixed = redrawn(roster, draws, seed), _fixed(roster, reference)
    values = [quotients_of(again, j, fixed, itself) for j in range(len(roster.sums.areas))]
    found: list[Quotient] = []
    thin: list[ThinCell] = []
    for k, cell in enumerate(listed):
        refusal = roster.hides(cell) or cell.stands_in_the_way(name_of(reference))
        if refusal is not None:
            thin.append(ThinCell(cell.area, cell.industry, cell.x, refusal))
            continue
        j, i = divmod(k, len(roster.sums.industries))
        drawn = percentiles(values[j][:, i], level, seed, draws) if roster.bears(cell, reference, itself) else None
        basis = Basis(name_of(reference), cell.in_area or 0, "enterprises", unit, roster.absent, itself)
        found.append(_quotient(cell, drawn, basis))
    return Quotients(tuple(found), tuple(thin), roster.absent)


def _quotient(cell: Cell, spread: Interval | None, basis: Basis) -> Quotient:
    why = None if spread else few_for_interval()
    return Quotient(cell.area, cell.industry, cell.x, cell.value, cell.enterprises, spread, why, basis)


def read_roster(plants: Sequence[Plant], reference: str | Reference) -> Roster:
    """The enterprises that have a size, in arrays and tables."""
    read = [(p, number(p.size, p.name)) for p in plants]
    sized = [(p, s) for p, s in read if s is not None]
    areas = list(dict.fromkeys(p.area for p in plants))
    industries = list(dict.fromkeys([*industries_of(reference), *(p.industry for p, _ in sized)]))
    at = {(a, i): n * len(industries) + m for n, a in enumerate(areas) for m, i in enumerate(industries)}
    place = np.array([at[p.area, p.industry] for p, _ in sized], dtype=np.intp)
    size = np.array([s for _, s in sized], dtype=np.float64)
    absent = [p for p, s in read if s is None]
    sums, numbers = np.zeros(len(at)), np.zeros(len(at))
    np.add.at(sums, place, size)
    np.add.at(numbers, place, 1.0)
    return Roster(
        place,
        size,
        _table(at, sums),
        _table(at, numbers),
        tuple(p.name for p in absent),
        Counter(p.area for p in absent),
    )


def _table(at: Mapping[tuple[str, str], int], values: Floats) -> Filled:
    out: dict[str, dict[str, float]] = {}
    for (area, industry), k in at.items():
        out.setdefault(area, {})[industry] = float(values[k])
    return filled(out)


def redrawn(roster: Roster, draws: int, seed: int) -> Floats:
    """The table of sums of each draw.

    Shape    draws × areas × industries
    Errors   Malformed below two hundred draws
    """
    if draws < FEWEST_DRAWS:
        raise malformed(
            "draws",
            word("There are {draws} draws.", draws=draws),
            word("Draw at least {fewest} times; the ends of an interval need many.", fewest=FEWEST_DRAWS),
        )
    rng = np.random.default_rng(seed)
    n, shape = len(roster.place), (len(roster.sums.areas), len(roster.sums.industries))
    out = np.empty((draws, shape[0] * shape[1]))
    for k in range(draws):
        drawn = rng.integers(n, size=n)
        out[k] = np.bincount(roster.place[drawn], weights=roster.size[drawn], minlength=out.shape[1])
    return out.reshape(draws, *shape)


def _fixed(roster: Roster, reference: str | Reference) -> Floats | None:
    """A given reference's figures in the order of the industries; None where the areas' own sum is the reference."""
    if isinstance(reference, str):
        return None
    totals, _ = known(reference.totals)
    return np.array([totals[i] for i in roster.sums.industries])


def quotients_of(sums: Floats, area: int, fixed: Floats | None, itself: Itself) -> Floats:
    """One area's quotients in every draw; NaN where a draw leaves nothing to divide by.

    Shape    sums: draws × areas × industries; out: draws × industries
    """
    own = sums[:, area, :]
    whole = sums.sum(axis=1) if fixed is None else np.broadcast_to(fixed, own.shape)
    theirs = whole
    if itself == "left out":
        theirs = np.where(whole - own > NOISE * whole, whole - own, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = (own / own.sum(axis=1, keepdims=True)) / (theirs / theirs.sum(axis=1, keepdims=True))
    return np.where(np.isfinite(found), found, np.nan)


def percentiles(values: Floats, level: float, seed: int, draws: int) -> Interval:
    """The middle part of the drawn quotients."""
    low, high = np.nanquantile(values, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), level, "bootstrap", seed, draws)
