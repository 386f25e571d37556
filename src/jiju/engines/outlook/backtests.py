"""Back-tests: forecasts made again as they would have been made, held against what came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiju.core.periods import PER_YEAR, Period
from jiju.engines.outlook.forecasts import SEED, Forecast, forecast
from jiju.engines.outlook.reading import kind_of, numbers
from jiju.engines.outlook.shapes import Series


@dataclass(frozen=True)
class Coverage:
    """How often intervals held.

    Shape    forecasts: how many were made; within80, within95: how many held what came
    """

    forecasts: int
    within80: int
    within95: int

    @property
    def share80(self) -> float | None:
        return self.within80 / self.forecasts if self.forecasts else None

    @property
    def share95(self) -> float | None:
        return self.within95 / self.forecasts if self.forecasts else None


def backtest(many: Iterable[Series], *, seed: str = SEED) -> Coverage:
    """Replay each series: at each period before a year's end that came, forecast it from what was known then.

    The measured share belongs beside every interval that is shown: a stated 80 % is a claim, this is its proof.
    Forecasts of one year lean on one another, so that single years weigh more than their number says.
    """
    held = [(found.within80, found.within95, came) for series in many for found, came in _replayed(series, seed)]
    return Coverage(
        len(held),
        sum(low <= came <= high for (low, high), _, came in held),
        sum(low <= came <= high for _, (low, high), came in held),
    )


def _replayed(series: Series, seed: str) -> Iterator[tuple[Forecast, float]]:
    known, per = numbers(series), PER_YEAR[kind_of(series)]
    for last in known:
        end = Period(last.next.year, per, last.kind)
        if end not in known:
            continue
        then = Series({p: v for p, v in series.figures.items() if p <= last}, series.nature,
                      tuple(b for b in series.breaks if b <= last), series.zones)  # fmt: skip
        found = forecast(then, seed=seed)
        if isinstance(found, Forecast):
            yield found, float(known[end])
