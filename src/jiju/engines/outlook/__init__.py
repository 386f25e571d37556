"""Outlook: what is to be expected of a unit, and what is not as usual."""

from jiju.engines.outlook.backtests import Coverage, backtest
from jiju.engines.outlook.chances import Chance, chance
from jiju.engines.outlook.forecasts import Forecast, forecast
from jiju.engines.outlook.gaps import GapSet, Lift, Pace, by_own_growth, gap_set
from jiju.engines.outlook.outliers import Usual, unusual
from jiju.engines.outlook.refusals import (
    CannotBeTold,
    FewerThanTwoYears,
    MostlyNew,
    NoEarlierYear,
    NothingMoves,
    SeriesIsBroken,
    TooFarAhead,
    TooFewToTest,
    TooManyPeriodsAbsent,
    YearIsOver,
    ZonesHaveChanged,
)
from jiju.engines.outlook.seasons import Season, calendar, expected_by_now, level_by_now, season
from jiju.engines.outlook.shapes import Figure, Nature, Series
from jiju.engines.outlook.totals import Range, Total, total

__all__ = [
    "CannotBeTold", "Chance", "Coverage", "FewerThanTwoYears", "Figure", "Forecast", "GapSet", "Lift", "MostlyNew",
    "Nature", "NoEarlierYear", "NothingMoves", "Pace", "Range", "Season", "Series", "SeriesIsBroken", "TooFarAhead",
    "TooFewToTest", "TooManyPeriodsAbsent", "Total", "Usual", "YearIsOver", "ZonesHaveChanged", "backtest",
    "by_own_growth", "calendar", "chance", "expected_by_now", "forecast", "gap_set", "level_by_now", "season", "total",
    "unusual",
]  # fmt: skip
