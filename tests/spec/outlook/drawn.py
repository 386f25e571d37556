"""Series and provinces drawn in a test, as a reader sees them, and simulated ones of realistic shapes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from jiju.core.periods import PER_YEAR, Kind, Period, parse
from jiju.engines.outlook import Nature, Series


def drawn(table: str, nature: Nature = "cumulative", breaks: Sequence[str] = ()) -> Series:
    """A row a year: the year, then its quarters (or months); a dot is an absent figure, an empty cell is not there."""
    head, *rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    figures = {
        parse(row[0] + mark): None if cell == "." else Decimal(cell)
        for row in rows
        for mark, cell in zip(head[1:], row[1:], strict=True)
        if cell
    }
    return Series(figures, nature, tuple(parse(b) for b in breaks))


def cumulative(adds: Sequence[float], kind: Kind = "quarter", first: int = 2020) -> Series:
    """A cumulative series from what each period adds, from January of a year on."""
    figures, run = {}, 0.0
    for place, one in enumerate(adds):
        period = Period(first + place // PER_YEAR[kind], place % PER_YEAR[kind] + 1, kind)
        run = float(one) if period.is_first_of_year else run + float(one)
        figures[period] = run
    return Series(figures)


def lively(rng: np.random.Generator, periods: int, per_year: int) -> np.ndarray:
    """What the periods of one zone add, as they do: a season of its own, growth that wanders, rough noise, rare dips.

    Nothing here is the model of the forecasts: noise has heavy tails, a thirtieth of all periods fall by a tenth to a
    third, and growth, season and roughness differ from one zone to the next.
    """
    season = rng.normal(0, rng.uniform(0.05, 0.45), per_year)
    wander, noise = rng.uniform(0, 0.06) * (4 / per_year) ** 0.5, rng.uniform(0.02, 0.12)
    level = np.cumsum(rng.normal(0.07, 0.10) / per_year + wander * rng.standard_t(5, periods))
    dips = np.where(rng.random(periods) < 0.03, rng.uniform(-0.3, -0.1, periods), 0)
    logs = 5 + level + season[np.arange(periods) % per_year] + noise * rng.standard_t(5, periods) + dips
    return np.exp(logs)


def together(rng: np.random.Generator, zones: int, periods: int, strength: float) -> dict[str, np.ndarray]:
    """What the zones of a province add: each lively, of skewed sizes, with shocks of a strength that all of them share."""
    shock = 0.03 * strength * rng.standard_t(5, periods)
    shared = np.exp(np.cumsum(shock) + shock)
    return {f"Z{n:02d}": lively(rng, periods, 4) * rng.lognormal(0, 1) * shared for n in range(zones)}


def growing(rng: np.random.Generator, periods: int) -> np.ndarray:
    """The enterprises of a zone at the end of each quarter: growth that wanders with heavy tails, and jumps now and then."""
    wander, noise = rng.uniform(0.005, 0.06), rng.uniform(0, 0.02)
    logs = np.cumsum(rng.normal(0.06, 0.06) / 4 + wander * rng.standard_t(5, periods))
    jumps = np.where(rng.random(periods) < 0.03, rng.uniform(0.9, 1.2, periods), 1).cumprod()
    return np.round(np.exp(5 + logs + noise * rng.standard_normal(periods)) * jumps)


def level(figures: Sequence[float], first: int = 2020) -> Series:
    """A level at the end of each quarter, from a year on."""
    return Series({Period(first + n // 4, n % 4 + 1, "quarter"): int(v) for n, v in enumerate(figures)}, "level")


def province(units: int, periods: int = 12, seed: int = 3) -> tuple[np.ndarray, list[str]]:
    """A panel of enterprises: skewed sizes, a season by type and a little of one's own, the small rougher than the large."""
    rng = np.random.default_rng(seed)
    kind = rng.integers(0, 8, units)
    quarter = np.arange(periods) % 4
    size = rng.lognormal(6, 1.6, (units, 1))
    season = rng.normal(0, 0.25, (8, 4))[kind][:, quarter] + rng.normal(0, 0.08, (units, 4))[:, quarter]
    rough = np.minimum(0.04 + 0.08 * (size / np.median(size)) ** -0.25, 0.3)
    level = np.cumsum(0.015 + rough * 0.35 * rng.standard_t(5, (units, periods)), axis=1)
    return size * np.exp(season + level + rough * 0.7 * rng.standard_t(5, (units, periods))), [f"类型{k}" for k in kind]
