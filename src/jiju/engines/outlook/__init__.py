"""Outlook: where a year will end, whether its target will be met, and what is not as usual.

`season` and `expected_by_now`, `forecast` and `total`, `chance`, `gap_set`; `unusual`, scores, digits and crowding with
their `false_alarms`. What the figures cannot tell is answered by a `CannotBeTold`, not raised.
"""

from jiju.engines.outlook.alarms import FalseAlarms, false_alarms, false_alarms_at, line_for
from jiju.engines.outlook.backtests import Coverage, backtest
from jiju.engines.outlook.chances import Chance, chance
from jiju.engines.outlook.crowding import Crowding, crowding
from jiju.engines.outlook.digits import LastDigits, RoundNumbers, last_digits, remarkable, round_numbers
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
from jiju.engines.outlook.scoring import GrowthBesidePeers, Scores, SeasonBesideItself, Stray, strays
from jiju.engines.outlook.seasons import Season, calendar, expected_by_now, level_by_now, season
from jiju.engines.outlook.shapes import Figure, Nature, Series
from jiju.engines.outlook.totals import Range, Total, total

__all__ = [
    "CannotBeTold", "Chance", "Coverage", "Crowding", "FalseAlarms", "FewerThanTwoYears", "Figure", "Forecast",
    "GapSet", "GrowthBesidePeers", "LastDigits", "Lift", "MostlyNew", "Nature", "NoEarlierYear", "NothingMoves",
    "Range", "RoundNumbers", "Scores", "Season", "SeasonBesideItself", "Series", "SeriesIsBroken", "Pace", "Stray",
    "TooFarAhead", "TooFewToTest", "TooManyPeriodsAbsent", "Total", "Usual", "YearIsOver", "ZonesHaveChanged",
    "backtest", "by_own_growth", "calendar", "chance", "crowding", "expected_by_now", "false_alarms",
    "false_alarms_at", "forecast", "gap_set", "last_digits", "level_by_now", "line_for", "remarkable", "round_numbers",
    "season", "strays", "total", "unusual",
]  # fmt: skip
