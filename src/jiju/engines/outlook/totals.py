"""Totals of many zones: each drawn by itself and with the shocks that all share, then added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from jiju.core.periods import PER_YEAR, Kind, Period
from jiju.core.words import Word, word
from jiju.engines.outlook import shocks
from jiju.engines.outlook.forecasts import SEED, SUM, Forecast, draws
from jiju.engines.outlook.newcomers import carried
from jiju.engines.outlook.reading import YEARS, Steps, kind_of, numbers, steps
from jiju.engines.outlook.refusals import CannotBeTold, FewerThanTwoYears, MostlyNew, YearIsOver, malformed
from jiju.engines.outlook.shapes import Floats, Series
from jiju.engines.outlook.sharing import common_shock

HALF = 0.5


@dataclass(frozen=True)
class Range:
    """A share or a growth with its interval.

    Units    percent; within80: from, to
    """

    middle: float
    within80: tuple[float, float]


@dataclass(frozen=True)
class Total:
    """Where the total of many zones will end, and how much of it is growth like for like.

    Shape    forecast: of the total; same: zones with a figure at the end of last year, new: those without; growth_same:
             of the first alone, against their own; new_share: of the total; carried: zones too young for a forecast of
             their own, taken to go on as the others do; left_out: zones in no sum, and why
    Units    growth and share in percent, None where last year has nothing; common: the correlation of shocks assumed
    """

    forecast: Forecast
    growth_same: Range | None
    new_share: Range
    same: tuple[str, ...]
    new: tuple[str, ...]
    carried: tuple[str, ...]
    left_out: dict[str, CannotBeTold]
    common: float

    @property
    def assumes(self) -> Word:
        """What the interval rests on beside the zones' own forecasts, to be shown beside it."""
        return word(
            "Shocks of two zones in one period are taken to correlate by {common}; zones without two years of their "
            "own ({n}) are taken to go on as the others do.",
            common=f"{self.common:.2f}", n=len(self.carried),
        )  # fmt: skip


def total(zones: Mapping[str, Series], year: int, *, seed: str = SEED) -> Total | CannotBeTold:
    """Where the total of many zones will end, with the zones drawn together.

    Independent zones would even one another out and make the interval far too narrow; so a part of each shock is the
    same for all zones of a period. Zones too young to be forecast are carried with the others.

    Shape    zones: code → its own figures, all of one indicator and one kind of period
    Missing  a zone without a figure since the end of last year is in no sum, and named
    Errors   returns MostlyNew where the zones that can be forecast hold less than half, YearIsOver where all is known;
             raises Malformed
    """
    kind = _kind(zones)
    silent = FewerThanTwoYears(0, YEARS * PER_YEAR[kind])
    read = {code: steps(zones[code], year) if zones[code].figures else silent for code in sorted(zones)}
    able = {code: one for code, one in read.items() if isinstance(one, Steps)}
    over = {code for code, one in read.items() if isinstance(one, YearIsOver)}
    if over and not able and len(over) == len(read):
        return YearIsOver(year)
    end = Period(year, PER_YEAR[kind], kind)
    known = {code: _known(zones[code], end) for code in read}
    common = common_shock(able)
    own = {code: draws(zones[code], one, shocks.shared(seed, code, tuple(map(str, one.coming)), common), (seed, code))
           for code, one in able.items()}  # fmt: skip
    own |= {code: np.full(shocks.DRAWS, known[code][end]) for code in over if end in known[code]}
    young = {code: known[code] for code in read if code not in own}
    others = carried(young, {code: known[code] for code in own}, own, end, seed)
    if not own or _held(own, known) < HALF * _held({**own, **others}, known):
        return MostlyNew(len(own), len(read))
    left_out = {code: one for code, one in read.items()
                if code not in own and code not in others and isinstance(one, CannotBeTold)}  # fmt: skip
    return _added(dict(sorted({**own, **others}.items())), known, end, tuple(sorted(others)), left_out, common)


def _kind(zones: Mapping[str, Series]) -> Kind:
    """The kind of period that all zones share."""
    kinds = {kind_of(series) for series in zones.values() if series.figures}
    natures = {series.nature for series in zones.values()}
    if len(kinds) != 1 or len(natures) != 1:
        raise malformed(
            "zones",
            word("The zones do not report one indicator by one kind of period."),
            word("Add up zones with the same periods, all cumulative or all levels."),
        )
    return kinds.pop()


def _known(series: Series, end: Period) -> dict[Period, float]:
    """What a zone has up to the year's end; nothing of one that never reported."""
    return {p: float(v) for p, v in numbers(series).items() if p <= end} if series.figures else {}


def _held(ends: Mapping[str, Floats], known: Mapping[str, Mapping[Period, float]]) -> float:
    """What these zones had at their last figures together."""
    return float(sum(abs(known[code][max(known[code])]) for code in sorted(ends)))


def _added(
    ends: Mapping[str, Floats], known: Mapping[str, Mapping[Period, float]], end: Period,
    young: tuple[str, ...], left_out: dict[str, CannotBeTold], common: float,
) -> Total:  # fmt: skip
    ago = end.year_before
    same = tuple(code for code in ends if ago in known[code])
    new = tuple(code for code in ends if ago not in known[code])
    nothing = np.zeros(shocks.DRAWS)
    of_same = np.sum([ends[code] for code in same], axis=0) if same else nothing
    of_new = np.sum([ends[code] for code in new], axis=0) if new else nothing
    whole = of_same + of_new
    before = float(sum(known[code][ago] for code in same))
    return Total(
        _told(whole, ends, known, end),
        range_of((of_same / before - 1) * 100) if before > 0 else None,
        range_of(of_new / np.where(whole == 0, np.nan, whole) * 100),
        same, new, young, left_out, common,
    )  # fmt: skip


def range_of(values: Floats) -> Range:
    """Draws of a percentage as a range; NaN where there is nothing to take it of."""
    some = values[np.isfinite(values)]
    if not len(some):
        return Range(float("nan"), (float("nan"), float("nan")))
    low, middle, high = (float(q) for q in np.quantile(some, (0.1, 0.5, 0.9)))
    return Range(middle, (low, high))


def _told(
    whole: Floats, ends: Mapping[str, Floats], known: Mapping[str, Mapping[Period, float]], end: Period
) -> Forecast:
    middle, *sides = (float(q) for q in np.quantile(whole, (0.5, 0.1, 0.9, 0.025, 0.975)))
    periods = [p for code in ends for p in known[code]]
    reached = sum(known[c][max(known[c])] for c in ends if max(known[c]).year == end.year)
    return Forecast(
        end.year, middle, (sides[0], sides[1]), (sides[2], sides[3]), SUM, len(periods), str(min(periods)),
        str(max(periods)), (), float(reached), np.sort(whole),
    )  # fmt: skip
