"""The season of a year: how much of it is done by each period's end, and what is expected by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from jiju.core.periods import PER_YEAR, Kind, Period
from jiju.core.words import word
from jiju.engines.outlook.reading import kind_of, numbers
from jiju.engines.outlook.refusals import CannotBeTold, NoEarlierYear, malformed
from jiju.engines.outlook.shapes import Series

BACK = 5  # years that are looked at; further back lies another economy


@dataclass(frozen=True)
class Season:
    """Which share of a year is done by the end of each of its periods.

    Shape    shares: one a period, the last is 1; years: from which, none for the calendar; left_out: earlier years that
             were looked at and could not be used
    """

    kind: Kind
    shares: tuple[Decimal, ...]
    years: tuple[int, ...]
    left_out: tuple[int, ...] = ()


def season(series: Series, year: int) -> Season | CannotBeTold:
    """The season of a cumulative series before a year: of each period the median share over up to five years.

    The median, so that one year of closed shops does not become the measure of all. A year is used when each of its
    periods is known, none is the first of a break but January's, its zones are the same, and its whole is above zero.

    Errors   returns NoEarlierYear; raises Malformed for a level, which has no share
    """
    if series.nature != "cumulative":
        raise malformed(
            "nature",
            word("A level has no share of the year."),
            word("Expect a level on the straight way from the year's start."),
        )
    kind, known = kind_of(series), numbers(series)
    looked = sorted({p.year for p in known if year - BACK <= p.year < year})
    used = [y for y in looked if _is_whole(series, known, y)]
    if not used:
        return NoEarlierYear(year)
    per = PER_YEAR[kind]
    shares = tuple(
        median(known[Period(y, n, kind)] / known[Period(y, per, kind)] for y in used) for n in range(1, per + 1)
    )
    return Season(kind, shares, tuple(used), tuple(y for y in looked if y not in used))


def calendar(kind: Kind) -> Season:
    """The season of a year in which each period is like the other: what is expected where nothing is known."""
    per = PER_YEAR[kind]
    return Season(kind, tuple(Decimal(n) / per for n in range(1, per + 1)), ())


def expected_by_now(target: Decimal, season: Season, period: Period) -> Decimal:
    """What a cumulative figure should have reached by a period's end to be on its way to the year's target.

    Units    in and out: that of the target
    Errors   Malformed on a period of another kind than the season's
    """
    if period.kind != season.kind:
        raise malformed(
            str(period),
            word("The season is told by another kind of period."),
            word("Ask for a period of the season's own kind."),
        )
    return target * season.shares[period.number - 1]


def level_by_now(target: Decimal, start: Decimal, period: Period) -> Decimal:
    """What a level should have reached: on the straight way from the end of last year to the target.

    Units    in and out: that of the target; start: the level at the end of last year
    """
    return start + (target - start) * period.number / PER_YEAR[period.kind]


def _is_whole(series: Series, known: Mapping[Period, Decimal], year: int) -> bool:
    kind = kind_of(series)
    periods = [Period(year, n, kind) for n in range(1, PER_YEAR[kind] + 1)]
    sets = {series.zones[p] for p in periods if p in series.zones}
    whole = all(p in known for p in periods) and len(sets) <= 1
    return whole and known[periods[-1]] > 0 and not set(periods[1:]) & set(series.breaks)
